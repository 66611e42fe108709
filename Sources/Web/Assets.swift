import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// The stylesheet, the script and the icon, built into the program.
enum Assets {
    private struct Asset {
        let type: String
        let bytes: [UInt8]
        let version: String

        var tag: String { "\"\(version)\"" }
    }

    private static let all: [String: Asset] = [
        "xuncun.css": asset("text/css; charset=utf-8", PackageResources.xuncun_css),
        "xuncun.js": asset("text/javascript; charset=utf-8", PackageResources.xuncun_js),
        "favicon.svg": asset("image/svg+xml", PackageResources.favicon_svg),
    ]

    /// The address of a file with its version: what browsers have kept is good until it changes.
    static func address(_ name: String) -> String {
        "/assets/\(name)?v=\(all[name]?.version ?? "")"
    }

    static func answer(_ name: String, _ request: Request) throws -> Response {
        guard let asset = all[name] else { throw Refusal.noPage }
        let isVersioned = request.uri.query == "v=\(asset.version)"
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: asset.tag,
            .cacheControl: isVersioned
                ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        ]
        if request.headers[.ifNoneMatch] == asset.tag {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    private static func asset(_ type: String, _ bytes: [UInt8]) -> Asset {
        // FNV-1a: tells one release's file from another's.
        let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return Asset(type: type, bytes: bytes, version: String(hash, radix: 16))
    }
}
