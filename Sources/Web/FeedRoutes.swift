import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Where people make, renew and end the address under which their calendar reads what is due.
struct FeedRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ context: WebContext) async throws -> Response {
        .html(try await page(try context.known(), address: nil))
    }

    /// Makes an address and shows it, once.
    func renew(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        _ = try await Routes.form(request, visitor)
        let token = try await office.renewFeed(of: visitor, at: Moment(Date()))
        let host = context.host ?? "127.0.0.1"
        return .html(
            try await page(
                visitor,
                address: "\(context.isEncrypted ? "https" : "http")://\(host)/feeds/\(token).ics"))
    }

    func end(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        _ = try await Routes.form(request, visitor)
        try await office.endFeed(of: visitor)
        return .redirect("/calendar/feed")
    }

    private func page(_ visitor: Visitor, address: String?) async throws -> String {
        let language = visitor.language
        let made = try await office.feedMade(by: visitor)
        var html = HTML()
        html.raw("<p class=\"crumb\">")
        html.link(Words.calendar[language], to: "/calendar")
        html.raw("</p><div class=\"head\">")
        html.element("h1", Words.feed[language])
        html.raw("</div><section class=\"card wide-form\">")
        html.element("p", Words.feedIntro[language])
        if let address {
            html.raw("<div class=\"field\"><label for=\"address\">")
            html.text(Words.feedAddress[language])
            html.raw("</label><input id=\"address\" type=\"text\" readonly value=\"")
            html.text(address)
            html.raw("\"></div>")
        } else if let made {
            html.element("p", Phrase("订阅地址生成于\(made.day)。", "Made on \(made.day).")[language])
        }
        button(
            made == nil ? Words.feedMake : Words.feedRenew, "/calendar/feed", primary: made == nil,
            visitor, &html)
        if made != nil {
            button(Words.feedEnd, "/calendar/feed/end", primary: false, visitor, &html)
        }
        html.raw("</section>")
        return pages.page(
            Words.feed[language], html.markup, for: visitor, language, path: "/calendar")
    }

    private func button(
        _ label: Phrase, _ address: String, primary: Bool, _ visitor: Visitor, _ html: inout HTML
    ) {
        html.raw("<form class=\"fields\" method=\"post\" action=\"\(address)\">")
        html.hidden("csrf", visitor.csrf)
        html.raw("<button type=\"submit\"\(primary ? " class=\"primary\"" : "")>")
        html.text(label[visitor.language])
        html.raw("</button></form>")
    }
}
