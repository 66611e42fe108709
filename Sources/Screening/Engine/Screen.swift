package import Domain
package import Tables

/// What a check is given: the data, the parameters, the day as of which it looks, the cores.
package struct Screen: Sendable {
    package let model: Model
    package let data: Dataset
    package let policy: Policy
    package let asOf: Day
    package let parallel: Parallel

    package var ledger: Ledger { data.ledger }
    package func table(_ canon: Canon) -> Table { data.table(canon) }

    // MARK: Parameters

    func parameter(_ name: String) -> Parameter {
        guard let parameter = model.parameters.first(where: { $0.name == name }) else {
            preconditionFailure("model \(model.id) has no parameter \(name)")
        }
        return parameter
    }

    /// The code of a village; that of the first for a lead about several.
    func code(_ village: Int?) -> String {
        village.flatMap { $0 >= 0 ? data.villages[$0] : nil } ?? data.villages.first ?? ""
    }

    private func value(_ name: String, _ village: Int?) -> String {
        policy.value(parameter(name), of: model.id, village: code(village), on: asOf)
    }

    /// An amount in fen.
    package func fen(_ name: String, at village: Int? = nil) -> Int64 {
        Yuan(value(name, village))?.fen ?? 0
    }
    /// Days, months, years or a count.
    package func count(_ name: String, at village: Int? = nil) -> Int {
        Int(value(name, village)) ?? 0
    }
    package func ratio(_ name: String, at village: Int? = nil) -> Double {
        Double(value(name, village)) ?? 0
    }
    /// Amounts in fen, ascending.
    package func ladder(_ name: String, at village: Int? = nil) -> [Int64] {
        value(name, village).split(separator: " ").compactMap { Yuan(String($0))?.fen }.sorted()
    }

    // MARK: Groups over the cores

    /// The leads of every village, each looked at on one core and put in order there.
    package func perVillage(_ body: @escaping @Sendable (Int) -> [Lead]) -> [Lead] {
        parallel.map(data.villages.count) { Lead.inOrder(body($0)) }.flatMap(\.self)
    }

    /// The leads of `count` groups, each looked at on one core.
    package func perGroup(_ count: Int, _ body: @escaping @Sendable (Int) -> [Lead]) -> [Lead] {
        let blocks = parallel.blocks(count)
        return parallel.map(blocks.count) { block in
            var leads: [Lead] = []
            for group in blocks[block] { leads += body(group) }
            return leads
        }.flatMap(\.self)
    }

    /// Rows of a table by village, in their order; rows without a village are left out.
    package func rowsByVillage(_ canon: Canon) -> [[Int]] {
        let table = data.table(canon)
        let codes = table.texts(.village)
        var rows = [[Int]](repeating: [], count: data.villages.count)
        for row in table.rows {
            let village = data.village(codes[row])
            if village >= 0 { rows[village].append(row) }
        }
        return rows
    }

    // MARK: Words

    package func text(_ code: UInt32) -> String { data.text(code) }
    package func masked(_ code: UInt32) -> String { Masked.text(data.text(code)) }

    /// `记-12`, with its period where numbers begin anew.
    package func name(_ voucher: Voucher) -> String {
        let type = text(voucher.type)
        let number = text(voucher.numberText)
        return "\(voucher.year)-\(voucher.period) " + (type.isEmpty ? number : "\(type)-\(number)")
    }

    package func yuan(_ fen: Int64) -> String { Yuan(fen: fen).description }

    package func day(_ number: Int32) -> String { Day(number: number).description }

    // MARK: Leads

    package func lead(
        _ key: String, village: Int, day: Int32? = nil, amount: Int64 = 0, rows: [Row],
        severity: Severity? = nil, confidence: Confidence = .certain, _ message: Phrase
    ) -> Lead {
        var origins: (canon: Canon, values: RowOrigins) = (.entry, ledger.origins)
        let kept = rows.prefix(Lead.evidenceLimit).map { row in
            if row.table != origins.canon {
                origins = (row.table, table(row.table).columns.origins)
            }
            return Evidence(table: row.table, origin: Origin(origins.values[row.row]))
        }
        return Lead(
            model: model.id, severity: severity ?? model.severity,
            village: village >= 0 ? data.villages[village] : "", key: key,
            day: day.map { Day(number: $0) }, amount: amount, confidence: confidence,
            message: message, evidence: kept, rowCount: rows.count)
    }

    /// A row of a table.
    package struct Row: Sendable, Hashable {
        package let table: Canon
        package let row: Int

        package init(_ table: Canon, _ row: Int) {
            self.table = table
            self.row = row
        }

        package static func entries(_ rows: some Sequence<Int>) -> [Row] {
            rows.map { Row(.entry, $0) }
        }
    }
}
