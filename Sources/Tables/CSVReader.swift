/// A row of a table, valid until the next one is read. Fields are made into text only when they
/// are asked for.
package struct TableRow {
    /// 1-based line or row of the file where it begins.
    package let number: Int
    fileprivate let source: Source

    fileprivate enum Source {
        case bytes([UInt8], fields: [Range<Int>], quoted: [Bool])
        case texts([String])
    }

    package init(number: Int, texts: [String]) {
        self.number = number
        source = .texts(texts)
    }

    fileprivate init(number: Int, bytes: [UInt8], fields: [Range<Int>], quoted: [Bool]) {
        self.number = number
        source = .bytes(bytes, fields: fields, quoted: quoted)
    }

    package var count: Int {
        switch source {
        case .bytes(_, let fields, _): fields.count
        case .texts(let texts): texts.count
        }
    }

    /// The text of a column; empty beyond the last one.
    package func text(_ column: Int) -> String {
        switch source {
        case .texts(let texts): return column < texts.count ? texts[column] : ""
        case .bytes(let bytes, let fields, let quoted):
            guard column < fields.count else { return "" }
            let text = String(decoding: bytes[fields[column]], as: UTF8.self)
            return quoted[column] ? unquoted(text) : text
        }
    }

    private func unquoted(_ text: String) -> String {
        var result = ""
        var doubled = false
        for character in text.unicodeScalars {
            if character == "\"" {
                if doubled { result.unicodeScalars.append(character) }
                doubled.toggle()
            } else {
                doubled = false
                result.unicodeScalars.append(character)
            }
        }
        return result
    }

    package var isBlank: Bool {
        (0..<count).allSatisfy { text($0).allSatisfy(\.isWhitespace) }
    }
}

/// Reads CSV (RFC 4180) with `,` `;` or tab, quotes, and any of the three line ends.
package enum CSVReader {
    private static let fieldLimit = 65_536
    private static let columnLimit = 4096

    /// Hands over row after row.
    ///
    /// The text is UTF-8 without a mark. A `TableError` is thrown for an open quote, a NUL byte, or
    /// a field or row beyond the limits.
    ///
    /// `keepsBroken`: Whether cells with a NUL byte are handed over; otherwise it is thrown.
    package static func read(
        _ text: [UInt8], keepsBroken: Bool = false, _ body: (TableRow) throws -> Void
    ) throws {
        let separator = separator(of: text)
        var fields: [Range<Int>] = []
        var quoted: [Bool] = []
        var position = 0
        var line = 1
        let end = text.count
        while position < end {
            let first = line
            fields.removeAll(keepingCapacity: true)
            quoted.removeAll(keepingCapacity: true)
            var endOfRow = false
            while !endOfRow {
                let isQuoted = position < end && text[position] == quote
                let start: Int
                let stop: Int
                if isQuoted {
                    (start, stop) = try quotedField(
                        text, &position, &line, row: first, keepsBroken)
                } else {
                    start = position
                    while position < end, text[position] != separator, text[position] != lineFeed,
                        text[position] != carriageReturn
                    {
                        if text[position] == 0, !keepsBroken {
                            throw TableError.nul(row: line)
                        }
                        position += 1
                    }
                    stop = position
                }
                guard stop - start <= fieldLimit else { throw TableError.longField(row: first) }
                fields.append(start..<stop)
                quoted.append(isQuoted)
                guard fields.count <= columnLimit else { throw TableError.wideRow(row: first) }
                endOfRow = position >= end || text[position] != separator
                if !endOfRow { position += 1 }
            }
            if position < end, text[position] == carriageReturn { position += 1 }
            if position < end, text[position] == lineFeed { position += 1 }
            line += 1
            try body(TableRow(number: first, bytes: text, fields: fields, quoted: quoted))
        }
    }

    /// Reads to behind the closing quote; doubled quotes stay for `TableRow` to resolve.
    private static func quotedField(
        _ text: [UInt8], _ position: inout Int, _ line: inout Int, row: Int, _ keepsBroken: Bool
    ) throws -> (Int, Int) {
        position += 1
        let start = position
        while position < text.count {
            switch text[position] {
            case quote:
                if position + 1 < text.count, text[position + 1] == quote {
                    position += 1
                } else {
                    let stop = position
                    position += 1
                    // Anything between the closing quote and the separator is a broken field.
                    guard
                        position >= text.count || text[position] == lineFeed
                            || text[position] == carriageReturn
                            || text[position] == separator(of: text)
                    else { throw TableError.brokenQuote(row: row) }
                    return (start, stop)
                }
            case lineFeed: line += 1
            case 0 where !keepsBroken: throw TableError.nul(row: line)
            default: break
            }
            position += 1
        }
        throw TableError.openQuote(row: row)
    }

    /// The separator that the first line has most of outside quotes.
    static func separator(of text: [UInt8]) -> UInt8 {
        var counts = (comma: 0, semicolon: 0, tab: 0)
        var isQuoted = false
        for byte in text.prefix(8192) {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            switch byte {
            case lineFeed, carriageReturn:
                if counts.comma + counts.semicolon + counts.tab > 0 { return most(counts) }
            case UInt8(ascii: ","): counts.comma += 1
            case UInt8(ascii: ";"): counts.semicolon += 1
            case UInt8(ascii: "\t"): counts.tab += 1
            default: break
            }
        }
        return most(counts)
    }

    private static func most(_ counts: (comma: Int, semicolon: Int, tab: Int)) -> UInt8 {
        if counts.tab > counts.comma, counts.tab >= counts.semicolon { return UInt8(ascii: "\t") }
        return counts.semicolon > counts.comma ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}

extension TableError {
    static func nul(row: Int) -> TableError {
        TableError(
            "nul", row: row, zh: "第\(row)行含有空字节或无法识别的字节，文件可能已损坏。",
            en: "Row \(row) holds a NUL byte, or bytes that are no letter.")
    }

    static func openQuote(row: Int) -> TableError {
        TableError(
            "quote-open", row: row, zh: "第\(row)行的引号没有结束。",
            en: "A quote that begins in row \(row) never ends.")
    }

    static func brokenQuote(row: Int) -> TableError {
        TableError(
            "quote-broken", row: row, zh: "第\(row)行的引号后还有文字。",
            en: "Row \(row) has text behind a closing quote.")
    }

    static func longField(row: Int) -> TableError {
        TableError(
            "field-too-long", row: row, zh: "第\(row)行有超过64 KiB的单元格。",
            en: "Row \(row) has a field over 64 KiB.")
    }

    static func wideRow(row: Int) -> TableError {
        TableError(
            "too-many-columns", row: row, zh: "第\(row)行超过4096列。",
            en: "Row \(row) has more than 4096 columns.")
    }
}
