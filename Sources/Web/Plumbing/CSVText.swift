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

    /// A cell that begins like a formula is made text, or a spreadsheet would compute it.
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil {
            text = "'" + text
        }
        guard text.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
