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
        let tag: String
    }

    private static let all: [String: Asset] = [
        "xuncun.css": asset("text/css; charset=utf-8", PackageResources.xuncun_css),
        "xuncun.js": asset("text/javascript; charset=utf-8", PackageResources.xuncun_js),
        "favicon.svg": asset("image/svg+xml", PackageResources.favicon_svg),
    ]

    static func answer(_ name: String, _ request: Request) throws -> Response {
        guard let asset = all[name] else { throw Refusal.noPage }
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: asset.tag, .cacheControl: "public, max-age=3600",
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
        return Asset(type: type, bytes: bytes, tag: "\"\(String(hash, radix: 16))\"")
    }
}
