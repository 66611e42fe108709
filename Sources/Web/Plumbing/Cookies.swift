import HTTPTypes
import Hummingbird
import Services

/// The cookies: the session, the device, and a note that the next page shows once.
enum Cookies {
    static let session = "xuncun"
    static let note = "xuncun-note"
    /// A device that has logged in: see `KnownDevices`.
    static let device = "xuncun-device"
    /// Seconds that it is kept, from the last login: half a year.
    static let deviceAge = 180 * 86_400

    /// The cookies after a login.
    static func entered(_ entry: Entry, isEncrypted: Bool) -> [String] {
        [
            set(session, entry.visitor.token, secure: isEncrypted),
            set(device, entry.device, maxAge: deviceAge, secure: isEncrypted),
        ]
    }

    /// The token of the device that a request comes from: 64 hexadecimal digits, or none.
    static func device(of request: Request) -> String? {
        value(device, of: request).flatMap { token in
            token.utf8.count == 64 && token.allSatisfy(\.isHexDigit) ? token : nil
        }
    }

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
