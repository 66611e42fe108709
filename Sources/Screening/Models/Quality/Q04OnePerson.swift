import Domain

/// One name in posts that have to be apart.
extension Model {
    static let q04 = Model(
        "Q04", Phrase("疑似不相容岗位一人兼任", "One person in posts that have to be apart"), .medium,
        key: Phrase("村、年度、人员", "village, year, person"),
        rule: Phrase(
            "制单人与审核人、记账人与出纳为同一人。",
            "The maker is the checker, or the bookkeeper is the cashier."),
        source: Phrase("《会计法》第二十五条、第三十五条", "Accounting Law, art. 25 and 35"),
        innocent: Phrase("软件默认带出的姓名。", "Names that the software filled in."),
        needs: [Need(.entry, .maker)],
        parameters: [Parameter("share", .ratio, "0.05", Phrase("工作口径", "working rule"))]
    ) { screen in
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let (makers, checkers) = (entries.texts(.maker), entries.texts(.checker))
        let (posters, cashiers) = (entries.texts(.poster), entries.texts(.cashier))
        return screen.perVillage { village in
            struct Key: Hashable {
                let year: Int
                let person: UInt32
                let isMaker: Bool
            }
            var found: [Key: [Int]] = [:]
            var totals: [Int: Int] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                let line = voucher.lines.lowerBound
                totals[voucher.year, default: 0] += 1
                if makers[line] != 0, makers[line] == checkers[line] {
                    let key = Key(year: voucher.year, person: makers[line], isMaker: true)
                    found[key, default: []].append(line)
                }
                if posters[line] != 0, posters[line] == cashiers[line] {
                    let key = Key(year: voucher.year, person: posters[line], isMaker: false)
                    found[key, default: []].append(line)
                }
            }
            return found.compactMap { key, lines in
                let least = screen.ratio("share", at: village) * Double(totals[key.year] ?? 0)
                guard Double(lines.count) >= max(1, least) else { return nil }
                let name = screen.text(key.person)
                let posts =
                    key.isMaker
                    ? Phrase("制单和审核", "maker and checker")
                    : Phrase("记账和出纳", "bookkeeper and cashier")
                return screen.lead(
                    "\(key.year) \(name) \(posts.zh)", village: village, day: ledger.days[lines[0]],
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(key.year)年有\(lines.count)张凭证的\(posts.zh)都是\(name)。",
                        "\(name) is \(posts.en) of \(lines.count) vouchers of \(key.year)."))
            }
        }
    }
}
