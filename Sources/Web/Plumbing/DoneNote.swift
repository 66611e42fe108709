import HTTPTypes
import Hummingbird

/// What was just done, told once on the page that follows.
struct DoneNote {
    private let text: String?

    init(_ request: Request) {
        text = Cookies.value(Cookies.note, of: request).map(FormFields.decoded)
    }

    var markup: String {
        guard let text else { return "" }
        var html = HTML()
        html.raw("<div class=\"saved\" role=\"status\">")
        html.text(text)
        html.raw("</div>")
        return html.markup
    }

    /// The answer that tells it, so that it is not told again.
    func cleared(_ response: Response) -> Response {
        guard text != nil else { return response }
        var response = response
        response.headers.append(
            HTTPField(name: .setCookie, value: Cookies.set(Cookies.note, "", maxAge: 0)))
        return response
    }
}
