import Domain
import Foundation

/// A payment far above what is usual in its account in the township.
///
/// The usual bound of 3.5 (Iglewicz and Hoaglin 1993) tells something of 5 % of lognormal samples
/// of 30 amounts and of 22 % of those of 1,000; with 5 it is 0.6 % and 0.05 % (2,000 samples each).
extension Model {
    static let f13 = Model(
        "F13", Phrase("疑似大额离群支出", "An outlier of its account"), .low,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "同一乡镇同一明细科目的支出（名单和结转除外）按金额对数计算稳健z值，高于5且金额达到1万元；"
                + "科目内少于30笔，或过半金额相同的，不判断。",
            "Payments of one account in a township, lists and transfers apart: the robust z of the "
                + "logarithm is above 5, and the amount reaches 10,000 yuan. Accounts with fewer "
                + "than 30 payments, or most of them equal, are not judged."),
        source: Phrase(
            "Nigrini, Forensic Analytics, 2011；Iglewicz、Hoaglin, 1993",
            "Nigrini 2011; Iglewicz and Hoaglin 1993"),
        innocent: Phrase(
            "一次性大额采购、修缮；科目用得较宽。", "A single large purchase; an account of many uses."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("z", .ratio, "5", Phrase("稳健z值（模拟检定）", "by simulation")),
            Parameter("count", .count, "30", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let ledger = screen.ledger
        let accounts = screen.table(.entry).texts(.account)
        let townships = screen.townships
        return screen.perGroup(townships.count) { township in
            let villages = townships[township]
            let lines = ledger.payments[
                ledger.villagePayments[villages.lowerBound]
                    .lowerBound..<ledger
                    .villagePayments[villages.upperBound - 1].upperBound]
            let entry = { (place: Int) in Int(lines[lines.startIndex + place]) }
            let minimum = screen.fen("minimum", at: villages.lowerBound)
            let groups = Grouping(
                rows: lines.count, minimum: screen.count("count", at: villages.lowerBound)
            ) { (UInt64(accounts[entry($0)]), 0) }
            let leads = (0..<groups.count).flatMap { group -> [Lead] in
                let entries = groups[group].map { entry(Int($0)) }
                var amounts = entries.map { ledger.debit[$0] }
                // Most accounts have no such amount, and need no logarithms.
                guard amounts.contains(where: { $0 >= minimum }) else { return [] }
                amounts.sort()
                let scale = RobustScale(sorted: amounts.count) { log(Double(amounts[$0])) }
                return entries.compactMap { entry in
                    let amount = ledger.debit[entry]
                    guard amount >= minimum, let z = scale.score(log(Double(amount))),
                        z > screen.ratio("z", at: villages.lowerBound)
                    else { return nil }
                    return screen.outlierLead(
                        entry, in: villages, of: entries.count, usual: exp(scale.middle), z)
                }
            }
            return Lead.inOrder(leads)
        }
    }
}

extension Screen {
    fileprivate func outlierLead(
        _ entry: Int, in villages: Range<Int>, of count: Int, usual: Double, _ z: Double
    ) -> Lead {
        let village = villages.first { ledger.villageLines[$0].contains(entry) }
        let account = text(table(.entry).texts(.account)[entry])
        let (name, amount) = (payee(entry), ledger.debit[entry])
        let score = (z * 10).rounded() / 10
        return lead(
            name, village: village ?? -1, day: ledger.days[entry], amount: amount,
            rows: Row.entries([entry]),
            Phrase(
                "支付\(name)\(yuan(amount))元，科目\(account)在本乡镇\(count)笔支出的中位数为"
                    + "\(yuan(Int64(usual.rounded())))元（稳健z值\(score)）。",
                "\(yuan(amount)) yuan to \(name); the median of \(count) payments of account "
                    + "\(account) is \(yuan(Int64(usual.rounded()))) (robust z \(score))."))
    }
}
