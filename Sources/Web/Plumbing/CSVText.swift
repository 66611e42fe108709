import Synchronization

/// A table as CSV (RFC 4180) for spreadsheets.
final class CSVText: Sendable {
    private let content: Mutex<[UInt8]>

    init(_ header: [String]) {
        // The mark tells Excel that the text is UTF-8.
        content = Mutex([0xEF, 0xBB, 0xBF])
        add(header)
    }

    func add(_ cells: [String]) {
        let line = cells.map(Self.cell).joined(separator: ",") + "\r\n"
        content.withLock { $0 += Array(line.utf8) }
    }

    var bytes: [UInt8] { content.withLock { $0 } }

    /// What a formula begins with, in the width of either script.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    /// A cell that begins like a formula is made text, or a spreadsheet would compute it.
    static func cell(_ text: String) -> String {
        var text = text
        // Judged by its scalar: a sign and a combining mark are one character, yet a formula.
        if let first = text.unicodeScalars.first, signs.contains(first), Double(text) == nil {
            text = "'" + text
        }
        guard text.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
            return text
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
