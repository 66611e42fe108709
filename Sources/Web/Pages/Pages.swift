import Domain
import Foundation
import Hummingbird
import Services

/// Draws whole pages: what a page shows comes in as values, and goes out as markup.
struct Pages: Sendable {
    private let templates: Templates

    init() throws {
        templates = try Templates()
    }

    func page(
        _ title: String, _ content: String, for visitor: Visitor?, _ language: Language,
        path: String = "", note: String = ""
    ) -> String {
        templates.render(
            LayoutPage(
                lang: language == .chinese ? "zh-Hans" : "en",
                style: Assets.address("xuncun.css"), script: Assets.address("xuncun.js"),
                title: title,
                product: Words.product[language], skip: Words.skip[language],
                navigation: visitor.map { Self.navigation($0, language, path) } ?? "",
                account: Self.account(visitor, language), note: note, content: content,
                foot: Words.foot[language]))
    }

    func refusal(_ refusal: Refusal, _ context: WebContext) -> String {
        let language = context.language
        let content = templates.render(
            RefusalPage(
                message: refusal.message[language], remedy: refusal.remedy[language],
                codeLabel: Words.code[language], code: refusal.code, home: Words.home[language]))
        return page(refusal.message[language], content, for: context.visitor, language)
    }

    func login(_ refusal: Refusal?, login: String, next: String, _ language: Language) -> String {
        var problem = HTML()
        if let refusal { problem.problem(refusal, language) }
        let content = templates.render(
            LoginPage(
                heading: Words.logIn[language], intro: Words.loginIntro[language],
                problem: problem.markup, next: next, login: login,
                loginLabel: Words.account[language], passwordLabel: Words.password[language],
                button: Words.logIn[language]))
        return page(Words.logIn[language], content, for: nil, language)
    }

    private static func navigation(_ visitor: Visitor, _ language: Language, _ path: String)
        -> String
    {
        var items = [(Words.home, "/")]
        items += NavigationLists.of(visitor.actor).map { ($0.title, "/\($0.name)\($0.landing)") }
        if !Visibility.grants(of: visitor.actor, for: .suspicion).isEmpty {
            items.append((Words.screening, "/screening"))
        }
        if !Visibility.grants(of: visitor.actor, for: .journal).isEmpty {
            items.append((Words.openings, "/openings"))
        }
        if Logbooks.all.contains(where: { $0.isSeen(by: visitor.actor) }) {
            items.append((Words.logbooks, "/logbooks"))
        }
        if !Visibility.grants(of: visitor.actor, for: .roundPlan).isEmpty {
            items.append((Words.calendar, "/calendar"))
        }
        if !Visibility.grants(of: visitor.actor, for: .figures).isEmpty {
            items.append((Words.scoreboard, "/scoreboard"))
        }
        var html = HTML()
        html.raw("<details class=\"menu\"><summary>")
        html.text(Words.menu[language])
        html.raw("</summary></details><nav aria-label=\"")
        html.text(Words.menu[language])
        html.raw("\"><ul>")
        for (label, address) in items {
            let page = address.prefix { $0 != "?" }
            let ofScreening =
                address == "/screening" && ["/datasets", "/runs", "/suspicions"].contains(path)
            let current = ofScreening || (page == "/" ? path == "/" : path.hasPrefix(page))
            html.raw("<li><a href=\"\(address)\"\(current ? " aria-current=\"page\"" : "")>")
            html.text(label[language])
            html.raw("</a></li>")
        }
        html.raw("</ul></nav>")
        return html.markup
    }

    private static func roles(of actor: Actor, _ language: Language) -> String {
        Role.allCases.filter(actor.roles.contains).map { $0.label[language] }
            .joined(separator: language == .chinese ? "、" : ", ")
    }

    private static func account(_ visitor: Visitor?, _ language: Language) -> String {
        guard let visitor else { return "" }
        let other: Language = language == .chinese ? .english : .chinese
        var html = HTML()
        html.raw("<div class=\"account\">")
        if let person = visitor.actor.person {
            html.link(visitor.actor.name, to: "/people/\(person)")
            html.element("span", roles(of: visitor.actor, language), class: "roles")
            html.link(Words.password[language], to: "/password")
        }
        for (action, label, value) in [
            ("/language", other == .english ? "English" : "中文", other.rawValue),
            ("/logout", Words.logOut[language], ""),
        ] {
            html.raw("<form method=\"post\" action=\"\(action)\">")
            html.hidden("csrf", visitor.csrf)
            html.hidden("language", value)
            html.raw("<button class=\"plain\" type=\"submit\">")
            html.text(label)
            html.raw("</button></form>")
        }
        html.raw("</div>")
        return html.markup
    }
}

extension HTML {
    mutating func hidden(_ key: String, _ value: String) {
        raw("<input type=\"hidden\" name=\"")
        text(key)
        raw("\" value=\"")
        text(value)
        raw("\">")
    }

    /// A refusal on top of the form that it is about.
    mutating func problem(_ refusal: Refusal, _ language: Language) {
        raw("<div class=\"problem\" role=\"alert\"><strong>")
        text(refusal.message[language])
        raw("</strong> ")
        text(refusal.remedy[language])
        raw("</div>")
    }
}
