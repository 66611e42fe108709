import Mustache

/// Everything that `layout.mustache` may mention. Values are finished: words in the reader's
/// language, markup that was escaped where it was made.
struct LayoutPage: TemplatePage {
    static let template = "layout"
    let lang: String
    let style: String
    let script: String
    let title: String
    let product: String
    let skip: String
    let navigation: String
    let account: String
    let note: String
    let content: String
    let foot: String

    static let fields: [String: @Sendable (LayoutPage) -> String] = [
        "lang": { $0.lang }, "style": { $0.style }, "script": { $0.script },
        "title": { $0.title }, "product": { $0.product },
        "skip": { $0.skip }, "navigation": { $0.navigation }, "account": { $0.account },
        "note": { $0.note }, "content": { $0.content }, "foot": { $0.foot },
    ]
}

/// Everything that `login.mustache` may mention.
struct LoginPage: TemplatePage {
    static let template = "login"
    let heading: String
    let intro: String
    let problem: String
    let next: String
    let login: String
    let loginLabel: String
    let passwordLabel: String
    let button: String

    static let fields: [String: @Sendable (LoginPage) -> String] = [
        "heading": { $0.heading }, "intro": { $0.intro }, "problem": { $0.problem },
        "next": { $0.next }, "login": { $0.login }, "loginLabel": { $0.loginLabel },
        "passwordLabel": { $0.passwordLabel }, "button": { $0.button },
    ]
}

/// Everything that `refusal.mustache` may mention.
struct RefusalPage: TemplatePage {
    static let template = "refusal"
    let message: String
    let remedy: String
    let codeLabel: String
    let code: String
    let home: String

    static let fields: [String: @Sendable (RefusalPage) -> String] = [
        "message": { $0.message }, "remedy": { $0.remedy }, "codeLabel": { $0.codeLabel },
        "code": { $0.code }, "home": { $0.home },
    ]
}

/// A page that a template draws. The fields are a table, so that a test can hold the template
/// against it: an unknown tag would otherwise render as silence.
protocol TemplatePage: MustacheParent, Sendable {
    static var template: String { get }
    static var fields: [String: @Sendable (Self) -> String] { get }
}

extension TemplatePage {
    func child(named name: String) -> Any? {
        Self.fields[name]?(self)
    }
}
