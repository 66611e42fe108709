import Domain

/// Many payments just below a limit of approval, few just above it. Each payment is judged by the
/// limits in force on its day.
extension Model {
    static let e06 = Model(
        "E06", version: 2, Phrase("疑似临界金额", "Amounts just below a limit"), .medium,
        key: Phrase("村、限额", "village and limit"),
        rule: Phrase(
            "[0.9T,T)的笔数B和[T,1.1T)的笔数A：B达到规定数、B/(A+1)达到规定倍数，且二项检验P<0.01。",
            "B payments in [0.9T,T), A in [T,1.1T): B and B/(A+1) large, and "
                + "P(Bin(A+B,1/2)≥B)<0.01."
        ),
        source: Phrase("Nigrini, Forensic Analytics, 2011", "Nigrini 2011"),
        innocent: Phrase("固定价格正好略低于限额；按标准发放的补助。", "A price that happens to be there."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter(
                "limits", .ladder, "1000 5000 10000 50000",
                Phrase("当地审批权限，按县设定", "the local ladder of approval")),
            Parameter("count", .count, "8", Phrase("工作口径", "working rule")),
            Parameter("times", .ratio, "3", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let ledger = screen.ledger
        return screen.perVillage { village in
            let ladder = screen.ladderByDay("limits", at: village)
            let limits = Set(ladder.all.flatMap(\.value)).sorted()
            let least = screen.count("count", at: village)
            let times = screen.ratio("times", at: village)
            var below = [[Int]](repeating: [], count: limits.count)
            var above = [Int](repeating: 0, count: limits.count)
            for term in ladder.all {
                let steps = limits.indices.filter { term.value.contains(limits[$0]) }
                for index in ledger.villageVouchers[village] {
                    let voucher = ledger.vouchers[index]
                    if voucher.isTransfer || !term.days.contains(voucher.day)
                        || ledger.isList(voucher)
                    {
                        continue
                    }
                    for line in voucher.lines
                    where ledger.debit[line] > 0 && ledger.accountClass(line).isSpending {
                        let amount = ledger.debit[line]
                        for step in steps {
                            let limit = limits[step]
                            if amount >= limit - limit / 10, amount < limit {
                                below[step].append(line)
                            }
                            if amount >= limit, amount < limit + limit / 10 { above[step] += 1 }
                        }
                    }
                }
            }
            return limits.indices.compactMap { step in
                let (b, a) = (below[step].count, above[step])
                guard b >= least, Double(b) / Double(a + 1) >= times,
                    Order.binomialTail(a + b, atLeast: b) < 0.01
                else { return nil }
                return screen.belowLead(below[step], a, limits[step], village)
            }
        }
    }
}

extension Screen {
    fileprivate func belowLead(
        _ lines: [Int], _ above: Int, _ limit: Int64, _ village: Int
    ) -> Lead {
        let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
        return lead(
            "\(yuan(limit))元", village: village, day: ledger.days[lines[0]], amount: sum,
            rows: Row.entries(lines),
            Phrase(
                "略低于\(yuan(limit))元的支出有\(lines.count)笔，略高的只有\(above)笔。",
                "\(lines.count) payments just below \(yuan(limit)) yuan, \(above) just above it."))
    }
}
