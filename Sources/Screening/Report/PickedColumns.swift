import Domain
import Tables

/// Columns of any table, chosen by their headers.
package struct PickedColumns: Sendable {
    /// Rows with anything in them, and those that were left out.
    package let rows: Int
    package let refused: Int
    private let table: ColumnTable
    private let texts: Texts

    /// `money`: Headers of amounts. `quantities`: Headers of lengths, areas, persons. `texts`:
    /// Headers of anything else.
    ///
    /// - Throws: `TableError` when the file cannot be read, `Refusal` when a column is missing or
    ///   is asked for as two things.
    package init(
        _ bytes: [UInt8], money: [String], quantities: [String] = [], texts: [String]
    ) throws {
        try Self.demandApart(money + quantities, texts)
        let fields =
            money.map { FieldSpec($0, .money, [], range: .min ... .max) }
            + quantities.map { FieldSpec($0, .quantity, [], range: .min ... .max) }
            + texts.map { FieldSpec($0, .text, []) }
        let names = fields.map(\.key)
        let schema = TableSchema("picked", fields, signature: names.map { [$0] })
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
            self.texts = pool
            return
        }
        let missing = names.joined(separator: "、")
        throw Refusal(
            .invalid, "screen.no-column",
            Phrase("表头中没有“\(missing)”。", "No header row has “\(missing)”."),
            remedy: Phrase("请核对表头。", "Check the headers."))
    }

    /// A column of numbers has no texts, so that groups and periods cannot go by it.
    private static func demandApart(_ numbers: [String], _ texts: [String]) throws {
        var known = Set(texts.map(Header.fold))
        for name in numbers where !known.insert(Header.fold(name)).inserted {
            throw Refusal(
                .invalid, "screen.column-twice",
                Phrase(
                    "“\(name)”列不能既作金额或数量，又作他用（分组、期间、编号等）。",
                    "Column “\(name)” is one of numbers and cannot be another one as well."),
                remedy: Phrase("请为每一项各指定一列。", "Name a column of its own for each."))
        }
    }

    package var count: Int { table.count }

    /// Amounts in fen by row; nil where blank.
    package func amounts(_ header: String) -> [Int64?] {
        let values = table.wide[header] ?? []
        return values.isEmpty
            ? [Int64?](repeating: nil, count: count)
            : values.map { $0 == FieldReading.blankWide ? nil : $0 }
    }

    /// Quantities by row, in units of 0.0001; nil where blank.
    package func quantities(_ header: String) -> [Int64?] { amounts(header) }

    /// Numbers of texts by row: equal texts have equal numbers, and 0 is none. Equal amounts have
    /// equal numbers as well, but those are of no text.
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
