/// The rows of `GLOSSARY.md`: Chinese, pinyin, English, definition, never call it.
struct Glossary {
    struct Row {
        let cells: [String]
        /// Single English words that must not name a type or a file.
        let neverWords: [String]
    }

    static let path = "GLOSSARY.md"
    let file: SourceFile
    let rows: [(line: Int, row: Row)]

    init(_ file: SourceFile) {
        self.file = file
        rows = file.lines.enumerated().compactMap { index, line in
            guard line.hasPrefix("|") else { return nil }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .dropFirst().dropLast().map(Self.trimmed)
            let isRule = cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } && !$0.isEmpty }
            if isRule || cells.first == "Chinese" { return nil }
            return (index, Row(cells: cells, neverWords: Self.words(in: cells.last ?? "")))
        }
    }

    /// Rows without one of the first four cells.
    var complaints: [Complaint] {
        rows.compactMap { line, row in
            if row.cells.count != 5 {
                return file.complaint("\(row.cells.count) cells instead of 5", line: line)
            }
            return row.cells.prefix(4).contains("")
                ? file.complaint("an empty cell", line: line) : nil
        }
    }

    /// Types and files that carry a never-word as their whole name.
    func complaints(about source: SourceFile) -> [Complaint] {
        guard source.isSource, source.isSwift else { return [] }
        let never = Set(rows.flatMap(\.row.neverWords).map { $0.lowercased() })
        let file = String((source.parts.last ?? "").prefix { $0 != "." && $0 != "+" })
        let types = source.code.enumerated().flatMap { index, line in
            Words.declared(in: line).filter { $0.isType && never.contains($0.text.lowercased()) }
                .map { source.complaint("the glossary says never “\($0.text)”", line: index) }
        }
        return types
            + (never.contains(file.lowercased())
                ? [source.complaint("the glossary says never “\(file)”")] : [])
    }

    private static func words(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 && $0.element.allSatisfy(\.isASCII) }
            .map { String($0.element) }
            .filter { word in !word.isEmpty && word.allSatisfy(\.isLetter) }
    }

    private static func trimmed(_ cell: Substring) -> String {
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
