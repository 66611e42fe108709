import Domain
import Foundation
import Hummingbird
import NIOCore
import Services
import Synchronization
import Testing

@testable import Web

/// How long the program waits for the other side, tried over a real socket.
struct PatienceTests {
    private static let short = Patience.Times(
        headers: .milliseconds(300), pause: .milliseconds(300), body: .milliseconds(900),
        answer: .seconds(60))

    /// Runs a server while a body talks to it on its port.
    private func serving(
        _ times: Patience.Times, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let office = try await TestOffice.open()
        let server = WebServer(office: office, host: "127.0.0.1", port: 0)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = try server.application(times: times) { channel in
            port.yield(channel.localAddress?.port ?? 0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await application.run() }
            for await number in ports {
                try await body(number)
                break
            }
            group.cancelAll()
        }
    }

    /// What a server answers until it closes the connection; `send` is sent in pieces.
    private func talk(_ port: Int, _ send: [String], endless: String? = nil) async -> String {
        await withCheckedContinuation { continuation in
            Thread {
                continuation.resume(returning: Self.talk(port, send, endless))
            }.start()
        }
    }

    private static func talk(_ port: Int, _ pieces: [String], _ endless: String?) -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { return "no connection" }
        var wait = timeval(tv_sec: 0, tv_usec: 50_000)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        for piece in pieces {
            send(descriptor, piece, piece.utf8.count, Int32(MSG_NOSIGNAL))
        }
        // Forty seconds at most, or the test would never end without the rule.
        for _ in 0..<800 {
            if let endless {
                send(descriptor, endless, endless.utf8.count, Int32(MSG_NOSIGNAL))
            }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { answer += buffer.prefix(count) }
            if count == 0 || (count < 0 && errno != EAGAIN) {
                return String(decoding: answer, as: UTF8.self) + "closed"
            }
        }
        return String(decoding: answer, as: UTF8.self) + "still open"
    }

    @Test func `a connection on which nothing comes is closed`() async throws {
        try await serving(Self.short) { port in
            #expect(await talk(port, []) == "closed")
        }
    }

    @Test func `headers that come byte by byte are not waited for`() async throws {
        try await serving(Self.short) { port in
            #expect(await talk(port, ["GET /healthz HTTP/1.1\r\nX: "], endless: "a") == "closed")
        }
    }

    @Test func `a body that comes byte by byte is not waited for`() async throws {
        try await serving(Self.short) { port in
            let head =
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            #expect(await talk(port, [head], endless: "a").hasSuffix("closed"))
            #expect(await talk(port, [head]).hasSuffix("closed"))
        }
    }

    @Test func `after an answer the connection waits for the next request, and not for ever`()
        async throws
    {
        try await serving(Self.short) { port in
            let ask = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
            let answer = await talk(port, [ask, ask])
            #expect(answer.components(separatedBy: "200 OK").count == 3)
            #expect(answer.hasSuffix("closed"))
        }
    }

    @Test func `headers have a size`() async throws {
        try await serving(.usual) { port in
            let long = String(repeating: "a", count: WebServer.headerLimits.maxHeaderFieldSize + 1)
            let answer = await talk(port, ["GET /healthz HTTP/1.1\r\nX: \(long)\r\n\r\n"])
            #expect(answer.contains("400") && answer.hasSuffix("closed"))
            let many = (0...100).map { "X\($0): a\r\n" }.joined()
            let second = await talk(port, ["GET /healthz HTTP/1.1\r\n\(many)\r\n"])
            #expect(second.contains("400") && second.hasSuffix("closed"))
        }
    }
}
