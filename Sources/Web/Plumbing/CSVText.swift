/// Rows as CSV (RFC 4180) for spreadsheets.
enum CSVText {
    /// What a file begins with: it tells Excel that the text is UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Appends a row to a text.
    static func append(_ cells: [String], to text: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(comma) }
            append(cell, to: &text)
        }
        text.append(13)
        text.append(10)
    }

    /// A cell as it stands in the text.
    static func cell(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    private static func append(_ cell: String, to text: inout [UInt8]) {
        // A cell that begins like a formula is made text, or a spreadsheet would compute it.
        let isFormula = beginsFormula(cell) && Double(cell) == nil
        var cell = cell
        cell.withUTF8 { utf8 in
            let isQuoted = utf8.contains { $0 == comma || $0 == quote || $0 == 10 || $0 == 13 }
            if isQuoted { text.append(quote) }
            if isFormula { text.append(UInt8(ascii: "'")) }
            if isQuoted, utf8.contains(quote) {
                for byte in utf8 {
                    if byte == quote { text.append(quote) }
                    text.append(byte)
                }
            } else {
                text.append(contentsOf: utf8)
            }
            if isQuoted { text.append(quote) }
        }
    }

    /// What a formula begins with, in the width of either script. Judged by its scalar: a sign and
    /// a combining mark are one character, yet a formula.
    private static func beginsFormula(_ cell: String) -> Bool {
        switch cell.utf8.first {
        case nil: false
        case 0xEF: ["＝", "＋", "－", "＠"].contains(cell.unicodeScalars.first ?? " ")
        case let first?: "=+-@\t\r\n".utf8.contains(first)
        }
    }
}
