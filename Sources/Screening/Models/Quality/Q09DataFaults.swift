import Domain
import Tables

/// Faults of the data itself: they are told before any suspicion is taken seriously.
extension Model {
    /// The same vouchers, or the same rows of another table, in two files.
    static let q09 = Model(
        "Q09", version: 2, Phrase("数据：重复导入", "Data: handed in twice"), .low,
        key: Phrase("文件", "file"),
        rule: Phrase(
            "两个文件中有相同的凭证，或同一类表中逐列相同的行。",
            "Two files hold the same vouchers, or rows of a table that are alike in all columns."),
        source: Phrase("数据质量", "data quality"),
        innocent: Phrase("同一账套按月和按年各导出一次。", "Exported by month and by year."),
        needs: [],
        parameters: [
            Parameter("vouchers", .count, "5", Phrase("工作口径", "working rule")),
            Parameter("rows", .count, "10", Phrase("工作口径", "working rule")),
        ]
    ) { screen in sharedVouchers(screen) + sharedRows(screen) }

    private static func sharedVouchers(_ screen: Screen) -> [Lead] {
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        return screen.perVillage { village in
            var pairs: [[Int]: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let lines = ledger.vouchers[index].lines
                let files = Set(lines.map { entries.origin($0).file }).sorted()
                guard files.count > 1 else { continue }
                let sides = files.map { file in
                    lines.filter { entries.origin($0).file == file }
                        .map { [Int64(ledger.codes[$0]), ledger.debit[$0], ledger.credit[$0]] }
                        .sorted { $0.lexicographicallyPrecedes($1) }
                }
                if Set(sides).count == 1 { pairs[files, default: []].append(lines.lowerBound) }
            }
            return pairs.compactMap { files, lines in
                guard lines.count >= screen.count("vouchers", at: village) else { return nil }
                let names = files.map { screen.data.files[$0] }
                return screen.lead(
                    names.joined(separator: " = "), village: village,
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(names.joined(separator: "、"))中有\(lines.count)张相同的凭证，金额被重复计算。",
                        "\(lines.count) vouchers stand in \(names.joined(separator: " and ")); "
                            + "amounts are counted twice."))
            }
        }
    }

    /// Rows of the other tables that stand in two files, by village.
    private static func sharedRows(_ screen: Screen) -> [Lead] {
        struct Pair: Hashable {
            let village: UInt32
            let files: [Int]
        }
        return Canon.allCases.flatMap { canon -> [Lead] in
            let table = screen.table(canon)
            guard canon != .entry, !canon.isRegister, table.isOfSeveralFiles else { return [] }
            var pairs: [Pair: [Int]] = [:]
            for rows in RowPrint.repeated(table.columns, screen.parallel) {
                let files = Set(rows.map { table.origin($0).file }).sorted()
                guard files.count > 1 else { continue }
                pairs[Pair(village: table.texts(.village)[rows[0]], files: files), default: []]
                    .append(rows[0])
            }
            return pairs.compactMap { pair, rows in
                let village = screen.data.village(pair.village)
                guard rows.count >= screen.count("rows", at: village) else { return nil }
                let names = pair.files.map { screen.data.files[$0] }
                return screen.lead(
                    names.joined(separator: " = "), village: village,
                    rows: rows.sorted().map { Screen.Row(canon, $0) },
                    Phrase(
                        "\(canon.label.zh)：\(names.joined(separator: "、"))中有\(rows.count)行相同，"
                            + "被重复计算。",
                        "\(rows.count) rows of \(canon.label.en) stand in "
                            + "\(names.joined(separator: " and ")); they are counted twice."))
            }
        }
    }

    /// Two charts of accounts in one year: no rule about accounts is applied to it.
    static let q11 = Model(
        "Q11", Phrase("数据：科目体系混用", "Data: two charts of accounts"), .low,
        key: Phrase("村、年度", "village and year"),
        rule: Phrase(
            "同一年度同时出现2004年和2023年会计制度的科目代码，该年度不按科目判断。",
            "One year has codes of the charts of 2004 and 2023; its accounts are not judged."),
        source: Phrase("财会〔2004〕12号、财会〔2023〕14号", "MoF 2004/12 and 2023/14"),
        innocent: Phrase("年中换账套。", "A change of books within the year."),
        needs: [Need(.entry, .account)]
    ) { screen in
        screen.ledger.charts.filter { $0.value == .mixed }.map { key, _ in
            screen.lead(
                "\(key.year)", village: key.village, rows: [],
                Phrase(
                    "\(key.year)年同时使用新旧会计科目，请确认后分开导入。",
                    "\(key.year) mixes two charts of accounts; tell them apart and hand in again."))
        }
    }
}
