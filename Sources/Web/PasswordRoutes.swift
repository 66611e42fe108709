import Domain
import Foundation
import Hummingbird
import Services

/// People set their own password; it takes the one they have.
struct PasswordRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ context: WebContext) throws -> Response {
        .html(page(try context.known(), nil))
    }

    func change(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        do {
            try await office.changePassword(
                of: person, from: form["current"], to: form["new"],
                device: Cookies.device(of: request), at: Moment(Date()))
        } catch let refusal as Refusal {
            return refusal.withRetryAfter(
                .html(page(visitor, refusal), status: refusal.status))
        }
        // All sessions have ended, this one too.
        return .redirect("/login", cookies: [Cookies.set(Cookies.session, "", maxAge: 0)])
    }

    private func page(_ visitor: Visitor, _ refusal: Refusal?) -> String {
        let language = visitor.language
        var html = HTML()
        html.raw("<div class=\"head\">")
        html.element("h1", Words.changePassword[language])
        html.raw(
            "</div><form class=\"fields card wide-form\" method=\"post\" action=\"/password\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", visitor.csrf)
        for (key, label, hint) in [
            ("current", Words.currentPassword, "current-password"),
            ("new", Words.newPassword, "new-password"),
        ] {
            html.raw("<div class=\"field\"><label for=\"\(key)\">")
            html.text(label[language])
            html.raw("</label><input id=\"\(key)\" name=\"\(key)\" type=\"password\" required ")
            html.raw("maxlength=\"512\" autocomplete=\"\(hint)\"></div>")
        }
        html.raw("<button class=\"primary\" type=\"submit\">")
        html.text(Words.changePassword[language])
        html.raw("</button></form>")
        return pages.page(Words.changePassword[language], html.markup, for: visitor, language)
    }
}
