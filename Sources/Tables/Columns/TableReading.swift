/// A row of totals in a file: compared with the rows above it and not taken as data.
package struct ControlTotal: Hashable, Sendable {
    package let row: Int
    /// Key of the field.
    package let field: String
    /// What the file states, in fen.
    package let stated: Int64
    /// What the rows above it make: since the last row of totals if that is what is stated,
    /// otherwise since the first.
    package let counted: Int64
    package var agrees: Bool { stated == counted }
}

/// What became of the rows of a file.
package struct TableReading: Sendable {
    package var table = ColumnTable()
    /// Rows with anything in them, behind the header.
    package var rows = 0
    package var refused = RefusedRows()
    package var totals: [ControlTotal] = []
    /// Sums of the columns of money over the rows that were taken, in fen.
    package var sums: [String: Int128] = [:]
    /// Whether decimals stand behind commas in it.
    package var hasDecimalCommas = false
}

extension TableReading {
    /// Reads the rows behind a header into columns.
    ///
    /// `text`: UTF-8 without a mark; pieces are given up when they are read.
    /// `file`: The number of the file, kept in `origins`.
    /// `texts`: The pool that the columns' numbers refer to.
    /// `rounds`: Whether amounts with more than two decimals are rounded: sheets keep binary
    /// fractions.
    /// `hasTotals`: Whether rows may be totals of others, which are not taken.
    /// Throws `TableError` for what makes the whole file unreadable.
    package init(
        _ text: PiecedBytes, header: HeaderMatch, schema: TableSchema, file: Int,
        texts: inout Texts, rounds: Bool, hasTotals: Bool = true, parallel: Parallel
    ) throws(TableError) {
        var plan = ColumnPlan(header, schema, rounds: rounds, hasTotals: hasTotals)
        let (start, separator) = try RowScanner.behind(rows: header.row, of: text[0])
        plan.hasDecimalCommas = CommaProbe.decides(text[0], from: start, separator, plan)
        hasDecimalCommas = plan.hasDecimalCommas
        try read(text, start, separator, header, plan, file, &texts, parallel)
    }

    private mutating func read(
        _ text: PiecedBytes, _ start: Int, _ separator: UInt8, _ header: HeaderMatch,
        _ plan: ColumnPlan, _ file: Int, _ texts: inout Texts, _ parallel: Parallel
    ) throws(TableError) {
        let shares = RowScanner.shares(of: text, from: start, cores: parallel.cores)
        let firstLine = shares.count == 1 ? header.row + 1 : 1
        let parts = parallel.map(shares.count) { share -> Result<RowCollector, TableError> in
            let bytes = shares[share].reduce(0) { $0 + $1.range.count }
            var collector = RowCollector(plan, expected: bytes / 40)
            do throws(TableError) {
                for rows in shares[share] {
                    let bytes = text[rows.piece]
                    try RowScanner.scan(
                        bytes.span, rows.range, separator, line: firstLine + collector.lines,
                        into: &collector)
                    if text.pieceCount > 1 { text.giveUp(rows.piece) }
                }
                return .success(collector)
            } catch {
                return .failure(error)
            }
        }
        if text.pieceCount == 1 { text.giveUp(0) }
        var before = shares.count == 1 ? 0 : header.row
        var sums = [Int128](repeating: 0, count: plan.money.count)
        var candidates: [TotalRow] = []
        var collected: [CollectedColumns] = []
        for part in parts {
            var part = try part.get()
            collected.append(part.columns(map: texts.merge(part.texts), rowsBefore: before))
            part.report(to: &self, rowsBefore: before)
            candidates += part.totals.map { $0.shifted(rows: before, sums: sums) }
            for index in sums.indices { sums[index] += part.sums[index] }
            before += part.lines
        }
        table = CollectedColumns.joined(&collected, plan, file: file, parallel)
        for (index, column) in plan.money.enumerated() {
            self.sums[plan.columns[column].key] = sums[index]
        }
        settle(candidates, plan)
    }

    /// Rows of totals are told from rows that lack something.
    private mutating func settle(_ candidates: [TotalRow], _ plan: ColumnPlan) {
        var last = [Int128](repeating: 0, count: plan.money.count)
        for candidate in candidates {
            var found: [ControlTotal] = []
            for (index, stated) in candidate.stated.enumerated()
            where stated != FieldReading.blankWide && stated != 0 {
                let all = candidate.sums[index]
                let since = all - last[index]
                let counted = Int128(stated) == since ? since : all
                found.append(
                    ControlTotal(
                        row: candidate.row, field: plan.columns[plan.money[index]].key,
                        stated: stated, counted: Int64(clamping: counted)))
            }
            if candidate.isLabelled || (!found.isEmpty && found.allSatisfy(\.agrees)) {
                totals += found
                last = candidate.sums
            } else {
                refused.append(candidate.faults)
            }
        }
    }
}
