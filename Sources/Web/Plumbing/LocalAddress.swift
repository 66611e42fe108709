import Domain
import Foundation
import Hummingbird

/// Addresses of our own that a request names. Nobody is led elsewhere by a link.
enum LocalAddress {
    /// An address of ours; anything else is the first page.
    ///
    /// It is judged byte by byte, as browsers read it: they drop tabs and line ends, take `\` for
    /// `/`, and do not see that `/` and a combining mark are one character.
    static func judged(_ path: String) -> String {
        let bytes = Array(path.utf8)
        guard bytes.first == slash, bytes.count <= 2000,
            bytes.count == 1 || (bytes[1] != slash && bytes[1] != backslash),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != backslash })
        else { return "/" }
        return path == "/login" || path.hasPrefix("/login?") ? "/" : path
    }

    /// Where a request came from, as its browser says: path and query, without the host.
    static func referer(of request: Request) -> String {
        guard let address = request.headers[.named("Referer")],
            let host = address.range(of: "://"),
            let path = address[host.upperBound...].firstIndex(of: "/")
        else { return "/" }
        return judged(String(address[path...]))
    }

    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")
}
