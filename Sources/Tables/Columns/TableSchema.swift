/// What a field of a table holds.
package enum FieldKind: Sendable {
    /// A text, kept by its number in `Texts`.
    case text
    /// An amount of money in fen.
    case money
    /// A quantity in units of 0.0001.
    case quantity
    /// Days since 1970-01-01.
    case day
    /// Seconds since 1970-01-01T00:00:00 of the clock on the wall.
    case moment
    /// A whole number.
    case number
}

/// One field of a table: its key, what it holds, and the headers under which files bring it.
package struct FieldSpec: Sendable {
    /// The header in files of our own: `voucher_number`.
    package let key: String
    package let kind: FieldKind
    /// Headers that mean this field.
    package let aliases: [String]
    /// Whether a row without it is refused.
    package let isRequired: Bool
    /// Numbers that it may hold, in its own units; a row with another is refused, so that no sum
    /// of a table goes beyond 64 bits.
    package let range: ClosedRange<Int64>

    /// One billion yuan in fen, and as many whole units.
    private static let mostMoney: Int64 = 100_000_000_000
    private static let mostNumber: Int64 = 10_000_000

    /// `range`: What it may hold, where that is less than any number in reason.
    package init(
        _ key: String, _ kind: FieldKind, _ aliases: [String], isRequired: Bool = false,
        range: ClosedRange<Int64>? = nil
    ) {
        self.key = key
        self.kind = kind
        self.aliases = aliases
        self.isRequired = isRequired
        let most =
            switch kind {
            case .number: Self.mostNumber
            case .money: Self.mostMoney
            case .quantity: Self.mostMoney * 100
            case .text, .day, .moment: Int64.max
            }
        self.range = range ?? -most...most
    }
}

/// A table that files may bring.
package struct TableSchema: Sendable {
    package let name: String
    package let fields: [FieldSpec]
    /// Headers of which one must be there: without it a file is not this table.
    package let signature: [Set<String>]
    fileprivate let fieldByHeader: [String: Int]

    /// `signature`: Each set names fields of which the header row must have one.
    package init(_ name: String, _ fields: [FieldSpec], signature: [Set<String>]) {
        self.name = name
        self.fields = fields
        self.signature = signature
        var byHeader: [String: Int] = [:]
        for (index, field) in fields.enumerated() {
            for header in [field.key] + field.aliases where byHeader[Header.fold(header)] == nil {
                byHeader[Header.fold(header)] = index
            }
        }
        fieldByHeader = byHeader
    }
}

/// A unit of money that columns are kept in.
package struct MoneyUnit: Hashable, Sendable {
    package let name: String
    /// Decimals by which it is larger than the yuan: 4 for 万元.
    package let scale: Int

    static let all = [
        MoneyUnit(name: "百万元", scale: 6), MoneyUnit(name: "亿元", scale: 8),
        MoneyUnit(name: "万元", scale: 4), MoneyUnit(name: "千元", scale: 3),
        MoneyUnit(name: "元", scale: 0),
    ]

    /// The unit that a row above the header names, as `单位：万元`; nil where it names none.
    package static func named(in cells: [String]) -> MoneyUnit? {
        for cell in cells {
            let parts = Header.fold(cell).split(separator: ":")
            for (before, behind) in zip(parts, parts.dropFirst()) where before.hasSuffix("单位") {
                let rest = behind.hasPrefix("人民币") ? behind.dropFirst(3) : behind
                // 编制单位：元宝村 is none.
                if let unit = all.first(where: {
                    rest.hasPrefix($0.name) && rest.dropFirst($0.name.count).first?.isLetter != true
                }) {
                    return unit
                }
            }
        }
        return nil
    }
}

/// A header cell without spaces, half-width, in lower case and without its unit.
package enum Header {
    private static let units =
        MoneyUnit.all.map { ("(\($0.name))", $0.scale) } + [("(rmb)", 0), ("(亩)", 0)]

    /// `金额（万元）` → (`金额`, 4): the name and the decimals by which the column is larger; nil where
    /// it says no unit.
    package static func parts(_ text: String) -> (name: String, scale: Int?) {
        let folded = fold(text)
        for (unit, scale) in units where folded.hasSuffix(unit) && folded.count > unit.count {
            return (String(folded.dropLast(unit.count)), scale)
        }
        return (folded, nil)
    }

    /// A header cell, its name and the scale that it says.
    package struct Cell: Sendable {
        let text: String
        let name: String
        let scale: Int?

        package init(_ text: String) {
            self.text = text
            (name, scale) = parts(text)
        }
    }

    /// One row of two: a cell over several is part of the name of each that has one below it.
    package static func joined(_ above: [String], _ below: [String]) -> [String] {
        var last = ""
        return (0..<max(above.count, below.count)).map { column in
            let top = column < above.count ? above[column] : ""
            let bottom = column < below.count ? below[column] : ""
            if !fold(top).isEmpty { last = top }
            return fold(bottom).isEmpty ? top : last + bottom
        }
    }

    package static func fold(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
            let narrow =
                (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            if let scalar = Unicode.Scalar(narrow), scalar.value != 0xFEFF, scalar != "*" {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// What the columns of a file became.
package struct HeaderMatch: Sendable {
    package struct Column: Sendable, Hashable {
        /// The header as it stands in the file.
        package let header: String
        /// Index of the field in the schema; nil when the column is left out.
        package let field: Int?
        /// Decimals by which the column is larger: 4 for 万元.
        package let scale: Int
    }

    /// 1-based row of the header; rows behind it hold data.
    package let row: Int
    package let columns: [Column]
    /// How many columns became fields.
    package var found: Int { columns.count { $0.field != nil } }

    /// Matches a header row; nil when it does not have what makes this table.
    ///
    /// `unit`: The unit of columns of money whose headers name none.
    package init?(
        _ cells: [Header.Cell], row: Int, of schema: TableSchema, extra: [String: String],
        unit: MoneyUnit? = nil
    ) {
        var taken = Set<Int>()
        self.row = row
        columns = cells.map { cell in
            let renamed = extra[cell.name].flatMap { key in
                schema.fields.firstIndex { $0.key == key }
            }
            guard let field = renamed ?? schema.fieldByHeader[cell.name],
                taken.insert(field).inserted
            else { return Column(header: cell.text, field: nil, scale: 0) }
            return Column(
                header: cell.text, field: field,
                scale: schema.fields[field].kind == .money ? cell.scale ?? unit?.scale ?? 0 : 0)
        }
        let keys = Set(taken.map { schema.fields[$0].key })
        guard schema.signature.allSatisfy({ !keys.isDisjoint(with: $0) }) else { return nil }
    }

    package init?(
        _ cells: [String], row: Int, of schema: TableSchema, extra: [String: String]
    ) {
        self.init(cells.map { Header.Cell($0) }, row: row, of: schema, extra: extra)
    }
}
