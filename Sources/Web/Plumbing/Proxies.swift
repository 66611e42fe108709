package import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The proxies whose word counts: `X-Forwarded-Proto` and `X-Forwarded-Host` of anybody else are
/// what anybody may write. `X-Forwarded-For` is asked for nowhere.
package struct Proxies: Sendable {
    private struct Network {
        let bytes: [UInt8]
        let bits: Int
    }

    private let networks: [Network]

    /// Nobody is believed.
    package static let none = Proxies()

    private init() { networks = [] }

    /// `names`: Addresses, or networks like `10.0.0.0/8`.
    ///
    /// - Throws: `Refusal` for what is neither.
    package init(_ names: [String]) throws(Refusal) {
        var networks: [Network] = []
        for name in names {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let bytes = Self.bytes(String(parts[0])),
                let bits = parts.count == 2 ? Int(parts[1]) : bytes.count * 8,
                (0...(bytes.count * 8)).contains(bits)
            else {
                throw Refusal(
                    .invalid, "serve.proxy",
                    Phrase("代理地址无效：\(name)", "That is no address of a proxy: \(name)"),
                    remedy: Phrase(
                        "请按 127.0.0.1 或 10.0.0.0/8 的格式填写 --proxy。",
                        "Write --proxy 127.0.0.1 or 10.0.0.0/8."))
            }
            networks.append(Network(bytes: bytes, bits: bits))
        }
        self.networks = networks
    }

    func contains(_ address: String) -> Bool {
        guard let bytes = Self.bytes(address) else { return false }
        return networks.contains { network in
            network.bytes.count == bytes.count
                && (0..<network.bits).allSatisfy { bit in
                    let mask = UInt8(128) >> UInt8(bit % 8)
                    return (network.bytes[bit / 8] ^ bytes[bit / 8]) & mask == 0
                }
        }
    }

    /// 4 or 16 bytes; an IPv4 address that an IPv6 socket wrote is one of 4.
    private static func bytes(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let isMapped = sixteen.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return isMapped ? Array(sixteen.suffix(4)) : sixteen
    }

    // MARK: What a proxy says

    /// Whether the browser came through HTTPS: the first value that the proxies wrote.
    static func isEncrypted(_ headers: HTTPFields) -> Bool {
        first(headers[.named("X-Forwarded-Proto")]) == "https"
    }

    /// The host that the browser asked for; nil where it is written in no way that a host is.
    static func host(_ headers: HTTPFields) -> String? {
        guard let host = first(headers[.named("X-Forwarded-Host")]), isHost(host) else {
            return nil
        }
        return host
    }

    static func isHost(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 45, 46, 58, 91, 93: true
                default: false
                }
            }
    }

    private static func first(_ value: String?) -> String? {
        value?.prefix { $0 != "," }.trimmingCharacters(in: .whitespaces).lowercased()
    }
}

/// Finds out how the browser came: by what a named proxy says, and by the connection otherwise.
struct ForwardedMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let proxies: Proxies

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.host = request.head.authority.flatMap { Proxies.isHost($0) ? $0 : nil }
        let isForwarded =
            request.headers[.named("X-Forwarded-Proto")] != nil
            || request.headers[.named("X-Forwarded-Host")] != nil
        if isForwarded, let peer = context.peer ?? context.channel.remoteAddress?.ipAddress,
            proxies.contains(peer)
        {
            context.isEncrypted = Proxies.isEncrypted(request.headers)
            context.host = Proxies.host(request.headers) ?? context.host
        }
        return try await next(request, context)
    }
}
