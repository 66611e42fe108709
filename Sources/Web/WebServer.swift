import Domain
import Foundation
package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import Services

/// The pages and the API of an office over HTTP.
package struct WebServer: Sendable {
    private let office: Office
    private let host: String
    private let port: Int
    private let proxies: Proxies

    package init(office: Office, host: String, port: Int, proxies: Proxies = Proxies.none) {
        self.office = office
        self.host = host
        self.port = port
        self.proxies = proxies
    }

    /// Serves until the process is told to stop; requests under way are finished first.
    package func run() async throws {
        let shown = "http://\(host):\(port)"
        let application = try application { _ in
            FileHandle.standardError.write(Data("巡村已启动 serving at \(shown)\n".utf8))
        }
        do {
            try await application.runService()
        } catch let error where "\(error)".contains("Address already in use") {
            throw Refusal(
                .unavailable, "serve.port-in-use",
                Phrase("端口\(port)已被占用。", "Port \(port) is in use."),
                remedy: Phrase("请停止占用的程序，或用 --port 指定其他端口。", "Name another with --port."))
        }
    }

    /// Bytes of one header, and of all of them, and how many there may be.
    static let headerLimits = HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)

    /// The server before it runs. `times`: How long it waits for the other side.
    func application(
        times: Patience.Times = .usual,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void
    ) throws -> some ApplicationProtocol {
        var logger = Logger(label: "xuncun")
        logger.logLevel = .notice
        return Application(
            router: try Self.router(office, proxies: proxies),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [Patience(times)],
                    httpDecoderConfiguration: Self.headerLimits)),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: onServerRunning, logger: logger)
    }

    /// Several times what an answer that there is nothing takes on a small machine.
    package static let usualBeat: Duration = .milliseconds(20)

    /// All routes with their middleware, for the server and for tests. `beat`: In whole beats of
    /// it comes every answer that there is nothing.
    package static func router(
        _ office: Office, proxies: Proxies = Proxies.none, beat: Duration = Self.usualBeat
    ) throws -> Router<WebContext> {
        let pages = try Pages()
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            Silence(beat: beat)
            SecurityHeaders()
            ForwardedMiddleware(proxies: proxies)
            // Twice: the outer one answers when the visitor cannot be found out; the inner one
            // knows the visitor, and so the language and the navigation.
            ProblemMiddleware(pages: pages)
            VisitorMiddleware(office: office)
            ProblemMiddleware(pages: pages)
            DoorMiddleware()
        }
        Routes(office: office, pages: pages).add(to: router)
        APIRoutes(office: office).add(to: router)
        return router
    }
}
