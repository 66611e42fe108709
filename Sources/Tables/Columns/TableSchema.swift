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

    package init(_ key: String, _ kind: FieldKind, _ aliases: [String], isRequired: Bool = false) {
        self.key = key
        self.kind = kind
        self.aliases = aliases
        self.isRequired = isRequired
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

/// A header cell without spaces, half-width, in lower case and without its unit.
package enum Header {
    /// `金额（万元）` → (`金额`, 4): the name and the decimals by which the column is larger.
    package static func parts(_ text: String) -> (name: String, scale: Int) {
        let folded = fold(text)
        for (unit, scale) in [("(万元)", 4), ("(元)", 0), ("(rmb)", 0), ("(亩)", 0)]
        where folded.hasSuffix(unit) && folded.count > unit.count {
            return (String(folded.dropLast(unit.count)), scale)
        }
        return (folded, 0)
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
    package init?(_ cells: [String], row: Int, of schema: TableSchema, extra: [String: String]) {
        var taken = Set<Int>()
        self.row = row
        columns = cells.map { cell in
            let (name, scale) = Header.parts(cell)
            let renamed = extra[name].flatMap { key in
                schema.fields.firstIndex { $0.key == key }
            }
            guard let field = renamed ?? schema.fieldByHeader[name], taken.insert(field).inserted
            else { return Column(header: cell, field: nil, scale: 0) }
            return Column(
                header: cell, field: field, scale: schema.fields[field].kind == .money ? scale : 0)
        }
        let keys = Set(taken.map { schema.fields[$0].key })
        guard schema.signature.allSatisfy({ !keys.isDisjoint(with: $0) }) else { return nil }
    }
}
