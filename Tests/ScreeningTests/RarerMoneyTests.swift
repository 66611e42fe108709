import Domain
import Screening
import Testing

/// Micro-cases of models of expenditure and bookkeeping that seldom speak, each with its
/// innocent look-alike.
struct RarerMoneyTests {
    /// Payments of 513 by bank, one voucher each: `(day, amount, payee)`.
    private func paid(
        _ payments: [(day: String, amount: String, payee: String)], summary: String = "采购"
    ) -> Books {
        let lines = payments.enumerated().map { index, paid in
            "\(paid.day),\(index + 1),\(summary),513,\(paid.amount),,\(paid.payee)\n"
                + "\(paid.day),\(index + 1),\(summary),102,,\(paid.amount),"
        }
        return Books().with(entries: lines.joined(separator: "\n"), columns: "收款人")
    }

    @Test func `E07 six round payments to a shop are told, prices with cents and wages are not`() {
        let round = (1...6).map { (day: "2024-03-0\($0)", amount: "\($0)000", payee: "惠民超市") }
        #expect(paid(round).leads("E07").map(\.amount) == [2_100_000])
        #expect(paid(Array(round.dropLast())).leads("E07").isEmpty)
        let odd = (1...6).map { (day: "2024-03-0\($0)", amount: "\($0)00", payee: "惠民超市") }
        #expect(paid(odd).leads("E07").isEmpty)
        #expect(paid(round, summary: "工资").leads("E07").isEmpty)
    }

    @Test func `E11 a spike in December is told, an even year is not`() {
        func year(_ december: String) -> Books {
            paid(
                (1...12).map { month in
                    let two = month < 10 ? "0\(month)" : "\(month)"
                    let amount = month == 12 ? december : "50\(two)"
                    return (day: "2024-\(two)-15", amount: amount, payee: "甲")
                })
        }
        #expect(year("90000").leads("E11").map(\.amount) == [9_000_000])
        #expect(year("30000").leads("E11").isEmpty)
    }

    @Test func `E14 three numbers in a row over months are told, within a week they are not`() {
        func invoices(_ days: [String], _ numbers: [String]) -> Books {
            let rows = zip(days, numbers).map { "033002100111,\($1),\($0),某店,100" }
            return Books().with(
                "发票代码,发票号码,开票日期,销售方名称,价税合计\n" + rows.joined(separator: "\n"))
        }
        let months = ["2024-01-05", "2024-02-05", "2024-03-05"]
        let row = ["00000101", "00000102", "00000104"]
        #expect(invoices(months, row).leads("E14").map(\.amount) == [30_000])
        let week = ["2024-01-05", "2024-01-06", "2024-01-07"]
        #expect(invoices(week, row).leads("E14").isEmpty)
        #expect(invoices(months, ["00000101", "00000102", "00000107"]).leads("E14").isEmpty)
        #expect(invoices(months, ["0000010A", "0000010B", "0000010C"]).leads("E14").isEmpty)
    }

    @Test func `E15 one supplier for three accounts is told, one large work is not`() {
        func year(_ accounts: [String]) -> [Lead] {
            let lines = accounts.enumerated().flatMap { index, account in
                [
                    "2024-03-0\(index + 1),\(index + 1),采购,\(account),20000,,老王商行",
                    "2024-03-0\(index + 1),\(index + 1),采购,102,,20000,",
                ]
            }
            return Books().with(entries: lines.joined(separator: "\n"), columns: "收款人")
                .leads("E15")
        }
        #expect(year(["51301", "51401", "51501"]).map(\.amount) == [6_000_000])
        #expect(year(["51301", "51301", "51301"]).isEmpty)
    }

    @Test func `finished works taken into fixed assets are not spent a second time`() {
        func year(_ last: String) -> [Lead] {
            let lines = ["51301", "51401", "15301"].enumerated().flatMap { index, account in
                [
                    "2024-03-0\(index + 1),\(index + 1),采购,\(account),20000,,老王商行",
                    "2024-03-0\(index + 1),\(index + 1),采购,102,,20000,",
                ]
            }
            let capital = ["2024-12-05,9,工程完工,151,150000,,", "2024-12-05,9,工程完工,\(last),,150000,"]
            return Books().with(
                entries: (lines + capital).joined(separator: "\n"), columns: "收款人"
            ).leads("E15")
        }
        #expect(year("15301").map(\.amount) == [6_000_000])
        #expect(year("102").isEmpty)
    }

    @Test func `Q03 paid, reversed and paid otherwise is told, a mere correction is not`() {
        let corrected = [
            (day: "2024-03-01", amount: "5000", payee: "甲"),
            (day: "2024-03-05", amount: "-5000", payee: "甲"),
        ]
        let again = corrected + [(day: "2024-03-09", amount: "8000", payee: "甲")]
        #expect(paid(again).leads("Q03").map(\.amount) == [300_000])
        #expect(paid(corrected).leads("Q03").isEmpty)
        let same = corrected + [(day: "2024-03-09", amount: "5000", payee: "甲")]
        #expect(paid(same).leads("Q03").isEmpty)
        let late = corrected + [(day: "2024-06-09", amount: "8000", payee: "甲")]
        #expect(paid(late).leads("Q03").isEmpty)
    }

    @Test func `Q05 spending without attachments is told, a transfer is not`() {
        func spent(_ summary: String, _ attachments: Int) -> [Lead] {
            Books().with(
                entries: "2024-03-01,1,\(summary),513,500,,\(attachments)\n"
                    + "2024-03-01,1,\(summary),102,,500,\(attachments)", columns: "附件数"
            ).leads("Q05")
        }
        #expect(spent("采购", 0).map(\.amount) == [50_000])
        #expect(spent("采购", 1).isEmpty)
        #expect(spent("计提折旧", 0).isEmpty)
    }

    @Test func `Q06 a bill posted after half a year is told, one of last month is not`() {
        func posted(_ bill: String) -> [Lead] {
            Books().with(
                entries: "2024-07-01,1,采购,513,500,,\(bill)\n2024-07-01,1,采购,102,,500,",
                columns: "票据日期"
            ).leads("Q06")
        }
        #expect(posted("2024-01-01").map(\.amount) == [50_000])
        #expect(posted("2024-06-01").isEmpty)
    }

    @Test func `Q09 five vouchers in two files are told, four are not`() {
        func handedIn(_ vouchers: Int) -> [Lead] {
            let lines = (1...vouchers).flatMap { number in
                [
                    "2024-03-01,\(number),采购,513,\(number),",
                    "2024-03-01,\(number),采购,102,,\(number)",
                ]
            }
            let month = lines.joined(separator: "\n")
            return Books().with(entries: month)
                .with(entries: month + "\n2024-04-01,9,采购,513,1,\n2024-04-01,9,采购,102,,1")
                .leads("Q09")
        }
        #expect(handedIn(5).map(\.rowCount) == [5])
        #expect(handedIn(4).isEmpty)
    }

    @Test func `F08 one amount again and again is told, different amounts are not`() {
        let same = (0..<24).map {
            (day: "2024-03-\($0 + 10 > 28 ? 28 : $0 + 10)", amount: "480", payee: "丙\($0)")
        }
        #expect(paid(same).leads("F08").map(\.amount) == [24 * 48_000])
        let different = same.enumerated().map {
            (day: $1.day, amount: "\(480 + $0)", payee: $1.payee)
        }
        #expect(paid(different).leads("F08").isEmpty)
    }
}
