/// Which column holds which field, told by the header row.
package struct HeaderAliases: Sendable {
    package struct Columns: Sendable {
        /// Field key → column.
        package let byField: [String: Int]
        /// Headers that mean nothing to us, as they stand.
        package let unknown: [String]
    }

    /// Field key → headers that mean it, folded.
    private let aliases: [String: [String]]
    private let required: [String]

    package init(_ aliases: [String: [String]], required: [String]) {
        self.aliases = aliases.mapValues { $0.map(Self.fold) }
        self.required = required
    }

    /// - Throws: `TableError` when a required column is missing or a field has two columns.
    package func columns(_ header: TableRow) throws(TableError) -> Columns {
        var found: [String: Int] = [:]
        var unknown: [String] = []
        for column in 0..<header.count {
            let text = header.text(column)
            let folded = Self.fold(text)
            guard let field = aliases.first(where: { $0.value.contains(folded) })?.key else {
                if !folded.isEmpty { unknown.append(text) }
                continue
            }
            if found[field] != nil {
                throw TableError(
                    "duplicate-column", row: header.number, zh: "表头“\(text)”重复。",
                    en: "The header “\(text)” stands twice.")
            }
            found[field] = column
        }
        for field in required where found[field] == nil {
            let names = (aliases[field] ?? []).joined(separator: "、")
            throw TableError(
                "missing-column", row: header.number, zh: "缺少列：\(names)中的一个。",
                en: "A column is missing: one of \(names).")
        }
        return Columns(byField: found, unknown: unknown)
    }

    /// Without spaces, half-width, lower case.
    private static func fold(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
            let narrow =
                (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            if let scalar = Unicode.Scalar(narrow), scalar.value != 0xFEFF {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
