import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// What is judged before anything of a body is read.
enum Doors {
    /// Bytes of a login: an account, a password, and where to go.
    static let loginLimit = 4 << 10
    /// Bytes of a form without uploads, and of JSON.
    static let formLimit = 1 << 20

    /// What takes a body from somebody who is not logged in.
    private static let open: Set<String> = ["/login", "/api/session"]

    /// Whether somebody who is not logged in is sent away before the body is read.
    static func isShut(_ request: Request, _ context: WebContext) -> Bool {
        context.visitor == nil && request.method != .get && request.method != .head
            && !open.contains(request.uri.path)
    }

    /// Judges where a form without a token of its own comes from: a browser says it, by
    /// `Sec-Fetch-Site` where it speaks HTTPS, by `Origin` otherwise. A program says neither.
    static func judgeOrigin(_ request: Request, _ context: WebContext) throws(Refusal) {
        if let site = request.headers[.named("Sec-Fetch-Site")] {
            guard site == "same-origin" || site == "none" else { throw .wrongToken }
            return
        }
        guard let origin = request.headers[.origin] else { return }
        guard let host = context.host, let asked = hostOf(origin: origin),
            asked == bare(host)
        else { throw .wrongToken }
    }

    private static func hostOf(origin: String) -> String? {
        for scheme in ["https://", "http://"] where origin.hasPrefix(scheme) {
            return bare(String(origin.dropFirst(scheme.count)))
        }
        return nil
    }

    /// Without the ports that nobody writes.
    private static func bare(_ host: String) -> String {
        let host = host.lowercased()
        for port in [":443", ":80"] where host.hasSuffix(port) {
            return String(host.dropLast(port.count))
        }
        return host
    }
}

/// Sends away whoever is not logged in, before their body is read.
struct DoorMiddleware: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        if Doors.isShut(request, context) { throw Refusal.loggedOut }
        return try await next(request, context)
    }
}

extension Request {
    /// The body; the only way to read one. What says that it is longer is refused unread.
    func bytes(upTo limit: Int) async throws -> ByteBuffer {
        if let length = headers[.contentLength] {
            guard let length = Int(length), (0...limit).contains(length) else {
                throw Refusal.bodyTooLarge
            }
        }
        return try await body.collect(upTo: limit)
    }
}
