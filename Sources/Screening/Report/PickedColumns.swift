import Domain
import Tables

/// Columns of any table, chosen by their headers.
package struct PickedColumns: Sendable {
    /// Rows with anything in them, and those that were left out.
    package let rows: Int
    package let refused: Int
    private let table: ColumnTable
    private let texts: Texts

    /// `money`: Headers of amounts. `texts`: Headers of anything else; a header that stands in both
    /// is one of amounts.
    ///
    /// - Throws: `TableError` when the file cannot be read, `Refusal` when a column is missing.
    package init(_ bytes: [UInt8], money: [String], texts headers: [String]) throws {
        let others = headers.filter { !money.contains($0) }
        let fields =
            money.map { FieldSpec($0, .money, [], range: .min ... .max) }
            + others.map { FieldSpec($0, .text, []) }
        let schema = TableSchema("picked", fields, signature: (money + others).map { [$0] })
        let text = try TableFile(bytes).text()
        var pool = Texts()
        for row in try TableFile.head(20, of: text) {
            guard
                let match = HeaderMatch(row.cells, row: row.number, of: schema, extra: [:])
            else { continue }
            let reading = try TableReading(
                PiecedBytes(text), header: match, schema: schema, file: 0, texts: &pool,
                rounds: true, parallel: Parallel())
            table = reading.table
            rows = reading.rows
            refused = reading.refused.rowCount
            texts = pool
            return
        }
        let names = (money + others).joined(separator: "、")
        throw Refusal(
            .invalid, "screen.no-column",
            Phrase("表头中没有“\(names)”。", "No header row has “\(names)”."),
            remedy: Phrase("请核对表头。", "Check the headers."))
    }

    package var count: Int { table.count }

    /// Amounts in fen by row; nil where blank.
    package func amounts(_ header: String) -> [Int64?] {
        let values = table.wide[header] ?? []
        return values.isEmpty
            ? [Int64?](repeating: nil, count: count)
            : values.map { $0 == FieldReading.blankWide ? nil : $0 }
    }

    /// Numbers of texts by row: equal texts have equal numbers, and 0 is none.
    package func codes(_ header: String) -> [UInt32] {
        if let amounts = table.wide[header] {
            var known: [Int64: UInt32] = [:]
            return amounts.map { amount in
                if amount == FieldReading.blankWide { return 0 }
                if let code = known[amount] { return code }
                let code = UInt32(known.count + 1)
                known[amount] = code
                return code
            }
        }
        let values = table.texts[header] ?? []
        return values.isEmpty ? [UInt32](repeating: 0, count: count) : values
    }

    package func text(_ code: UInt32) -> String { texts[code] }

    /// The row of the file, 1-based.
    package func row(_ place: Int) -> Int { Int(table.origins[place] & 0xFFFF_FFFF) }
}

/// The amounts of one column of a file.
package struct AmountColumn: Sendable {
    package let amounts: [Int64]
    package let rows: Int
    package let refused: Int

    /// - Throws: `TableError` when the file cannot be read, `Refusal` when it has no such column.
    package init(_ bytes: [UInt8], header: String) throws {
        let picked = try PickedColumns(bytes, money: [header], texts: [])
        amounts = picked.amounts(header).compactMap(\.self)
        (rows, refused) = (picked.rows, picked.refused)
    }
}
