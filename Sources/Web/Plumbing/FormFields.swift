import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// The fields of a form or of an address: a key may stand more than once.
struct FormFields: Sendable, Equatable {
    struct SentFile: Sendable, Equatable {
        let key: String
        /// As the sender named it: for reading, never for a path.
        let name: String
        let bytes: [UInt8]
    }

    var values: [String: [String]] = [:]
    var files: [SentFile] = []

    subscript(key: String) -> String { values[key]?.first ?? "" }

    /// Parses `a=1&b=2` as forms and addresses write it.
    static func parse(_ text: some StringProtocol) -> FormFields {
        var fields = FormFields()
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = decoded(parts[0])
            fields.values[key, default: []].append(parts.count > 1 ? decoded(parts[1]) : "")
        }
        return fields
    }

    static func query(of request: Request) -> FormFields {
        parse(request.uri.query ?? "")
    }

    /// The body of a form, with its uploads where it has some.
    static func body(of request: Request, limit uploads: Int = Office.uploadLimit) async throws
        -> FormFields
    {
        let type = request.headers[.contentType] ?? ""
        let isMultipart = type.hasPrefix("multipart/form-data")
        let limit = Doors.formLimit + (isMultipart ? uploads : 0)
        if isMultipart {
            let buffer = try await request.bytes(upTo: limit)
            return try Multipart.parse(Array(buffer.readableBytesView), contentType: type)
        }
        return try await plain(request, limit: limit)
    }

    /// The body of a form without uploads.
    static func plain(_ request: Request, limit: Int) async throws -> FormFields {
        let type = request.headers[.contentType] ?? ""
        guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Refusal.badRequest
        }
        let buffer = try await request.bytes(upTo: limit)
        return parse(String(decoding: buffer.readableBytesView, as: UTF8.self))
    }

    static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Percent-encoded for an address.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }
}

/// Parses multipart/form-data (RFC 7578) that is already in memory and bounded.
enum Multipart {
    private static let partLimit = 200

    static func parse(_ body: [UInt8], contentType: String) throws(Refusal) -> FormFields {
        guard let boundary = boundary(in: contentType) else { throw .badRequest }
        let delimiter = Array("--\(boundary)".utf8)
        var fields = FormFields()
        var position = 0
        var parts = 0
        guard let first = find(delimiter, in: body, from: 0) else { throw .badRequest }
        position = first + delimiter.count
        while true {
            if body.starts(with: "--".utf8, at: position) { return fields }
            guard body.starts(with: "\r\n".utf8, at: position) else { throw .badRequest }
            position += 2
            guard let next = find(Array("\r\n".utf8) + delimiter, in: body, from: position) else {
                throw .badRequest
            }
            try part(body[position..<next], into: &fields)
            parts += 1
            guard parts <= partLimit else { throw .bodyTooLarge }
            position = next + 2 + delimiter.count
        }
    }

    private static func part(_ bytes: ArraySlice<UInt8>, into fields: inout FormFields)
        throws(Refusal)
    {
        guard let end = find(Array("\r\n\r\n".utf8), in: Array(bytes.prefix(8192)), from: 0) else {
            throw .badRequest
        }
        let head = String(decoding: bytes.prefix(end), as: UTF8.self)
        let content = Array(bytes.dropFirst(end + 4))
        guard
            let disposition = head.split(separator: "\r\n").first(where: {
                $0.lowercased().hasPrefix("content-disposition:")
            }), let name = parameter("name", in: disposition)
        else { throw .badRequest }
        if let file = parameter("filename", in: disposition) {
            // A file field that was left empty comes as an empty file.
            if !content.isEmpty {
                fields.files.append(.init(key: name, name: file, bytes: content))
            }
        } else {
            guard content.count <= 1 << 20 else { throw .bodyTooLarge }
            fields.values[name, default: []].append(String(decoding: content, as: UTF8.self))
        }
    }

    private static func boundary(in contentType: String) -> String? {
        guard let range = contentType.range(of: "boundary=") else { return nil }
        let text = contentType[range.upperBound...].prefix { $0 != ";" }
        let boundary = text.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }

    private static func parameter(_ name: String, in header: Substring) -> String? {
        guard let range = header.range(of: "; \(name)=\"") else { return nil }
        return String(header[range.upperBound...].prefix { $0 != "\"" })
    }

    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, body.count >= needle.count else { return nil }
        var index = start
        while index <= body.count - needle.count {
            if body[index] == first, body.starts(with: needle, at: index) { return index }
            index += 1
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate func starts(with other: some Collection<UInt8>, at position: Int) -> Bool {
        guard position >= 0, position + other.count <= count else { return false }
        return self[position..<(position + other.count)].elementsEqual(other)
    }
}
