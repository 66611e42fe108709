import Foundation
import Tables

/// Reads releases and records out of JSON documents and JSON lines.
package enum OCDSReader {
    /// A release, or what stands in its place.
    struct Part {
        /// 1-based: the line in JSON lines, the place among the releases or records of a document.
        let position: Int
        let json: Any?
        /// What stands there, where it is no JSON: the first 40 characters of it.
        let text: String

        /// A hash of the release, whatever the order of its keys.
        var hash: UInt64 { json.map(OCDSReader.hash) ?? 0 }

        var process: ContractingProcess? { json.flatMap(ContractingProcess.init) }
    }

    /// The processes of a text, and how many of its lines or parts are none.
    package static func read(_ bytes: [UInt8]) -> (processes: [ContractingProcess], skipped: Int) {
        guard let parts = try? parts(of: bytes) else { return ([], 1) }
        let found = parts.compactMap(\.process)
        return (found, parts.count - found.count)
    }

    /// Whether a file is JSON of objects, by how it begins.
    static func isJSON(_ bytes: [UInt8]) -> Bool {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            start = bytes.prefix(4096).dropFirst(2).filter { $0 != 0 }[...]
        }
        var marks = start.lazy.filter { $0 > 0x20 }.makeIterator()
        switch (marks.next(), marks.next()) {
        case (UInt8(ascii: "{"), let next): return [UInt8(ascii: "\""), 0x7D, nil].contains(next)
        case (UInt8(ascii: "["), let next): return [UInt8(ascii: "{"), 0x5D, nil].contains(next)
        default: return false
        }
    }

    /// The releases of a text and everything that stands where one should.
    ///
    /// - Throws: `TableError` for a document that is no JSON, with its line.
    static func parts(of bytes: [UInt8]) throws(TableError) -> [Part] {
        let (_, text) = try TextEncoding.decode(bytes)
        let fault: any Error
        do {
            let whole = try JSONSerialization.jsonObject(with: Data(text))
            return releases(of: whole).enumerated().map { place, json in
                Part(position: place + 1, json: json, text: "")
            }
        } catch {
            fault = error
        }
        var found: [Part] = []
        var areLines: Bool?
        var number = 0
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ $0 <= 32 }) { continue }
            // A document spread over lines begins with a bracket alone on the first.
            if areLines == nil { areLines = line.count { $0 > 32 } > 1 }
            let json = try? JSONSerialization.jsonObject(with: Data(line))
            let parts = json.map(releases) ?? [nil]
            let start = json == nil ? String(decoding: line.prefix(160), as: UTF8.self) : ""
            found += parts.map { part in
                Part(position: number, json: part, text: RefusedRow.cut(start))
            }
        }
        guard areLines == true, found.contains(where: { $0.json != nil }) else {
            throw notJSON(fault, text)
        }
        return found
    }

    /// A release, the releases of a package, or the compiled releases of records; a record without
    /// one stands for itself.
    private static func releases(of json: Any) -> [Any?] {
        guard let object = json as? [String: Any] else { return json as? [Any] ?? [json] }
        if let releases = object["releases"] as? [Any], object["ocid"] == nil { return releases }
        if let records = object["records"] as? [Any] {
            return records.map { record in
                let compiled = (record as? [String: Any])?["compiledRelease"]
                return compiled ?? [String: Any]()
            }
        }
        return [object["compiledRelease"] ?? object]
    }

    private static func hash(_ json: Any) -> UInt64 {
        switch json {
        case let text as String:
            let bytes = Array(text.utf8)
            return Texts.hash(bytes.span, 0, bytes.count)
        case let object as [String: Any]:
            return object.reduce(1) {
                $0 &+ Texts.mixed(hash($1.key) ^ Texts.mixed(hash($1.value)))
            }
        case let list as [Any]: return list.reduce(2) { Texts.mixed($0 ^ hash($1)) }
        case let number as NSNumber: return Texts.mixed(number.doubleValue.bitPattern)
        default: return 3
        }
    }

    /// The error with its line: Foundation tells the place of the byte, if any.
    private static func notJSON(_ error: any Error, _ text: [UInt8]) -> TableError {
        let words = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? ""
        let place = words.split { !$0.isNumber }.last.flatMap { Int($0) } ?? text.count
        let line = 1 + text.prefix(place).count { $0 == UInt8(ascii: "\n") }
        return TableError(
            "not-json", row: line, zh: "文件不是完整的 JSON，第\(line)行有误。",
            en: "The file is no well-formed JSON; see line \(line).")
    }
}
