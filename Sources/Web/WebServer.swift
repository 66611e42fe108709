import Domain
import Foundation
package import Hummingbird
import Logging
package import Services

/// The pages and the API of an office over HTTP.
package struct WebServer: Sendable {
    private let office: Office
    private let host: String
    private let port: Int

    package init(office: Office, host: String, port: Int) {
        self.office = office
        self.host = host
        self.port = port
    }

    /// Serves until the process is told to stop; requests under way are finished first.
    package func run() async throws {
        var logger = Logger(label: "xuncun")
        logger.logLevel = .notice
        let shown = "http://\(host):\(port)"
        let application = Application(
            router: try Self.router(office),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in
                FileHandle.standardError.write(Data("巡村已启动 serving at \(shown)\n".utf8))
            }, logger: logger)
        do {
            try await application.runService()
        } catch let error where "\(error)".contains("Address already in use") {
            throw Refusal(
                .unavailable, "serve.port-in-use",
                Phrase("端口\(port)已被占用。", "Port \(port) is in use."),
                remedy: Phrase("请停止占用的程序，或用 --port 指定其他端口。", "Name another with --port."))
        }
    }

    /// All routes with their middleware, for the server and for tests.
    package static func router(_ office: Office) throws -> Router<WebContext> {
        let pages = try Pages()
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            SecurityHeaders()
            // Twice: the outer one answers when the visitor cannot be found out; the inner one
            // knows the visitor, and so the language and the navigation.
            ProblemMiddleware(pages: pages)
            VisitorMiddleware(office: office)
            ProblemMiddleware(pages: pages)
        }
        Routes(office: office, pages: pages).add(to: router)
        APIRoutes(office: office).add(to: router)
        return router
    }
}
