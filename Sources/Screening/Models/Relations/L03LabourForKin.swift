import Domain

/// Labour money of a village that goes to relatives of its officials.
extension Model {
    static let l03 = Model(
        "L03", Phrase("疑似劳务用工优亲厚友", "Labour given to kin"), .medium, key: Phrase("村、年度", "village"),
        rule: Phrase(
            "亲属领取的劳务、误工占全年劳务支出的比例达到规定比例。",
            "Relatives have a large share of a year's money for labour."),
        source: Phrase("江西模型：劳务用工疑似优亲厚友", "Jiangxi model of labour"),
        innocent: Phrase("小村可用劳力少。", "Few people who can work in a small village."),
        needs: [
            Need(.entry, .debit, .party, .summary), Need(.relation, .id), Need(.official, .id),
        ],
        parameters: [
            Parameter("share", .ratio, "0.3", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let isLabour = screen.summaries { text in
            ["劳务", "误工", "用工", "工资"].contains { text.contains($0) }
        }
        let (ledger, people) = (screen.ledger, screen.data.people)
        return screen.perVillage { village in
            var totals: [Int: Int64] = [:]
            var kin: [Int: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { continue }
                for line in voucher.lines where isLabour[line] && ledger.debit[line] > 0 {
                    guard
                        ledger.accountClass(line).isSpending
                            || ledger.accountClass(line) == .wages
                    else { continue }
                    totals[voucher.year, default: 0] += ledger.debit[line]
                    if people.kinByID[ledger.party[line]] != nil {
                        kin[voucher.year, default: []].append(line)
                    }
                }
            }
            return kin.compactMap { year, lines in
                let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let total = totals[year] ?? 0
                guard sum >= screen.fen("minimum", at: village),
                    Double(sum) >= screen.ratio("share", at: village) * Double(total)
                else { return nil }
                let share = Int(Double(sum) / Double(total) * 100)
                return screen.lead(
                    "\(year)", village: village, day: ledger.days[lines[0]], amount: sum,
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(year)年村干部亲属领取劳务费\(screen.yuan(sum))元，占\(share)%。",
                        "In \(year) relatives of officials had \(share)% of the labour money."))
            }
        }
    }
}
