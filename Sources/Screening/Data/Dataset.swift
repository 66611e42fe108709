package import Tables

/// Everything that was handed in, ready for the models: the tables by columns, the villages in
/// the order of their codes, and the ledger sorted into vouchers.
package struct Dataset: Sendable {
    package let texts: Texts
    package let tables: [Canon: Table]
    /// Names of the files, by their numbers.
    package let files: [String]
    /// Codes of the villages, ascending; index 0... is the number of a village.
    package let villages: [String]
    package let villageIndex: VillageIndex
    package let ledger: Ledger
    package let people: People
    /// Contracting processes of OCDS, in the order in which they were handed in.
    package let processes: [PlacedProcess]

    /// Sorts and indexes. Cost is linear in the rows but for sorting within a village.
    package init(
        _ given: [Canon: Table], texts: Texts, files: [String],
        processes: [PlacedProcess] = [], parallel: Parallel = Parallel()
    ) {
        var tables = given
        self.files = files
        self.processes = processes
        var codes = Set(processes.map(\.village))
        for table in given.values where !table.canon.isRegister {
            let found = table.texts(.village).distinct(texts)
            codes.formUnion(found.pooled)
            codes.formUnion(found.digits)
        }
        codes.remove(0)
        let sorted = codes.map { (texts[$0], $0) }.sorted { $0.0 < $1.0 }
        villages = sorted.map(\.0)
        let index = VillageIndex(sorted.map(\.1), texts: texts.count)
        villageIndex = index
        let (ledger, entries) = Ledger.made(
            entries: tables[.entry] ?? Table(.entry), vouchers: tables[.voucher],
            villages: index, villageCount: sorted.count, texts: texts, parallel: parallel)
        if entries.count > 0 { tables[.entry] = entries }
        if var bank = tables[.bankLine] {
            bank.signBankLines(texts)
            tables[.bankLine] = bank
        }
        self.tables = tables
        self.ledger = ledger
        self.texts = texts
        people = People(tables, texts)
    }

    package func table(_ canon: Canon) -> Table { tables[canon] ?? Table(canon) }

    /// The text behind a number.
    package func text(_ code: UInt32) -> String { texts[code] }

    /// How many bytes of UTF-8 a text has.
    package func length(_ code: UInt32) -> Int {
        DigitText.holds(code) ? DigitText.value(code).length : texts.bytes(code).count
    }

    /// The index of the village of a row; -1 when the row names none.
    package func village(_ code: UInt32) -> Int { villageIndex[code] }
}

/// A contracting process with the place that it comes from.
package struct PlacedProcess: Sendable {
    package let process: ContractingProcess
    /// The code of its village, by its number among the texts; 0 where it names none.
    package let village: UInt32
    /// The file, and the line or the place among its releases.
    package let origin: Origin
}

extension Table {
    /// Gives every bank line one signed amount in `amount`: money in is positive.
    ///
    /// Statements say it in three ways: an amount with a direction (进/出, 收/付, 贷/借), two columns,
    /// or a signed amount.
    mutating func signBankLines(_ texts: Texts) {
        let (amounts, directions) = (wide(.amount), self.texts(.direction))
        let (incoming, outgoing) = (wide(.incoming), wide(.outgoing))
        let outWords = ["出", "付", "借", "支", "支出", "付出", "D", "out"]
        let isOut = TextSet(outWords.compactMap { texts.found($0) }, in: texts)
        var signed = [Int64](repeating: FieldReading.blankWide, count: count)
        for row in rows {
            if let amount = amounts[row] {
                signed[row] =
                    isOut.contains(directions[row])
                    ? -abs(amount) : directions.isEmpty ? amount : abs(amount)
            } else if incoming[row] != nil || outgoing[row] != nil {
                signed[row] = incoming.orZero(row) - outgoing.orZero(row)
            }
        }
        set(.amount, wide: signed)
    }
}
