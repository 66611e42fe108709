import HTTPTypes
import Hummingbird

/// The two cookies: the session, and a note that the next page shows once.
enum Cookies {
    static let session = "xuncun"
    static let note = "xuncun-note"

    static func value(_ name: String, of request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let pair = part.split(separator: "=", maxSplits: 1)
                if pair.count == 2, pair[0].drop(while: { $0 == " " }) == name {
                    return String(pair[1])
                }
            }
        }
        return nil
    }

    /// A cookie that no script reads. `secure`: the proxy in front says that the browser came
    /// through HTTPS, so the cookie must not travel without it.
    static func set(
        _ name: String, _ value: String, maxAge: Int? = nil, secure: Bool = false
    ) -> String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        let lock = secure ? "; Secure" : ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)\(lock)"
    }
}

extension HTTPField.Name {
    static func named(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .date
    }
    static let csrfToken = named("X-CSRF-Token")
    static let idempotencyKey = named("Idempotency-Key")
    static let contentTypeOptions = named("X-Content-Type-Options")
    static let referrerPolicy = named("Referrer-Policy")
    static let frameOptions = named("X-Frame-Options")
    static let permissionsPolicy = named("Permissions-Policy")
}
