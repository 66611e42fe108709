import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Services

/// Headers that every answer has.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.frameOptions] = "DENY"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

/// Finds out who sent a request.
struct VisitorMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let office: Office

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.preferredLanguage = .preferred(by: request.headers[.acceptLanguage] ?? "")
        let now = Moment(Date())
        if let header = request.headers[.authorization], header.hasPrefix("Bearer ") {
            context.visitor = try await office.visitor(String(header.dropFirst(7)), at: now)
        } else if let token = Cookies.value(Cookies.session, of: request) {
            context.visitor = try await office.visitor(token, at: now)
            context.cameByCookie = context.visitor != nil
        }
        return try await next(request, context)
    }
}

/// Turns a refusal into an answer, and anything else into a reference: what went wrong inside is
/// for the log, not for the page.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let pages: Pages

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let isAPI = request.uri.path.hasPrefix("/api")
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return answer(refusal, request, context, isAPI)
        } catch let error as HTTPError {
            return answer(Self.refusal(for: error.status), request, context, isAPI)
        } catch is NIOTooManyBytesError {
            return answer(.bodyTooLarge, request, context, isAPI)
        } catch {
            let refusal = Self.logged(error, context)
            return answer(refusal, request, context, isAPI, .internalServerError)
        }
    }

    private func answer(
        _ refusal: Refusal, _ request: Request, _ context: WebContext, _ isAPI: Bool,
        _ status: HTTPResponse.Status? = nil
    ) -> Response {
        let status = status ?? refusal.status
        if isAPI {
            return refusal.withRetryAfter(
                .json(JSONWriter.refusal(refusal, context.language), status: status))
        }
        if refusal.kind == .unauthenticated, request.method == .get {
            let path = request.uri.description
            return Response.redirect("/login?next=\(FormFields.encoded(path))")
        }
        return refusal.withRetryAfter(
            .html(pages.refusal(refusal, context), status: status))
    }

    /// Refusals of the HTTP layer itself.
    private static func refusal(for status: HTTPResponse.Status) -> Refusal {
        switch status {
        case .contentTooLarge: .bodyTooLarge
        case .notFound: .noPage
        case .methodNotAllowed: .noPage
        default: .badRequest
        }
    }

    /// Writes a defect into the log in full, and gives what people read of it.
    static func logged(_ error: any Error, _ context: WebContext) -> Refusal {
        let reference = UUID().uuidString.lowercased()
        context.logger.error(
            "defect", metadata: ["reference": "\(reference)", "error": "\(error)"])
        return Refusal(
            .unavailable, "defect",
            Phrase(
                "程序出错，编号 \(reference)。", "Something went wrong; reference \(reference)."),
            remedy: Phrase("请把编号告诉管理员；您的数据未受影响。", "Tell the administrator the reference."))
    }
}

extension Refusal {
    var status: HTTPResponse.Status {
        switch kind {
        case .invalid: .unprocessableContent
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .throttled: .tooManyRequests
        case .tooLarge: .contentTooLarge
        case .unavailable: .serviceUnavailable
        }
    }

    /// Seconds after which it may be otherwise, by code; nil where time changes nothing.
    private static let retryAfter = [
        "access.throttled": 15 * 60, "access.busy": 5, "export.busy": 60, "screening.busy": 60,
    ]

    /// The answer with the time after which one may ask again.
    func withRetryAfter(_ response: Response) -> Response {
        guard let seconds = Self.retryAfter[code] else { return response }
        var response = response
        response.headers[.retryAfter] = "\(seconds)"
        return response
    }

    static let bodyTooLarge = Refusal(
        .tooLarge, "request.too-large",
        Phrase("提交的内容过大。", "The request is too large."),
        remedy: Phrase("请减少内容或压缩文件后重试。", "Send less."))

    static let noPage = Refusal(
        .notFound, "request.no-page", Phrase("没有这个页面。", "There is no such page."),
        remedy: Phrase("请从导航进入。", "Go there from the navigation."))

    static let badRequest = Refusal(
        .invalid, "request.malformed", Phrase("请求格式有误。", "The request is malformed."),
        remedy: Phrase("请刷新页面后重新提交。", "Reload the page and send again."))

    static let wrongToken = Refusal(
        .forbidden, "request.csrf",
        Phrase("页面已过期，您的操作未提交。", "The page has expired; nothing was sent."),
        remedy: Phrase("请刷新页面后重新提交。", "Reload the page and send again."))
}

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: .init(string: text)))
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: .init(string: text)))
    }

    /// See other: the address after a form.
    static func redirect(_ path: String, cookies: [String] = []) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path])
        for cookie in cookies {
            response.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return response
    }
}
