import Domain
import Foundation
import Screening
import Tables
import Testing

/// What offices hand in, as it comes: encodings, units, sheets, doubles and damage.
struct HandingInTests {
    private static let header = "凭证日期,凭证号,摘要,科目编码,借方,贷方,收款人\n"
    private static let lines = (1...12).map { "2024-03-05,记-\($0),付款\($0),513,\($0).50,,王\($0)\n" }

    private func report(_ csv: String) -> FileReport? { Books().with(csv).reports.first }

    private func imported(_ files: [(String, [UInt8])]) -> DataImport {
        var data = DataImport(village: Books.clearwater)
        for (name, bytes) in files { data.add(bytes, name: name) }
        return data
    }

    @Test func `decimal commas are read as such where all amounts have them, and told`() {
        let table = "凭证日期;凭证号;科目编码;借方\n2024-03-05;1;513;1234,56\n2024-03-05;2;513;5\n"
        let all = report(table)
        #expect(all?.sums["debit"] == 123_956)
        #expect(all?.notes.map(\.zh) == ["金额以逗号作小数点，已按小数读取。"])
        let mixed = report(table + "2024-03-05;3;513;7.10\n")
        #expect(mixed?.sums["debit"] == 1210)
        #expect(mixed?.refused.map(\.row) == [2])
        #expect(mixed?.refused.first?.reason == .unreadable(.notMoney))
    }

    @Test func `a unit above the header scales the amounts, unless the header names its own`() {
        let read = report("序时账\n单位：万元\n日期,凭证号,科目编码,借方,贷方(元)\n2024-03-05,1,513,1.23,50\n")
        #expect(read?.sums["debit"] == 1_230_000)
        #expect(read?.sums["credit"] == 5000)
        #expect(read?.notes.first?.zh.contains("万元") == true)
        #expect(report("单位：元\n日期,凭证号,科目编码,借方\n2024-03-05,1,513,1\n")?.notes.isEmpty == true)
    }

    @Test func `one table in another order, encoding and format counts once`() throws {
        let csv = Self.header + Self.lines.joined()
        let turned = csv.replacing("凭证日期,凭证号", with: "日期,凭证编号").replacing(",", with: "\t")
        let shuffled = Self.header + Self.lines.reversed().joined() + "合 计：,,,,84.00,,\n"
        let data = imported([
            ("a.csv", Array(csv.utf8)), ("b.txt", Array(turned.utf8)),
            ("c.csv", Array(shuffled.utf8)), ("d.csv", Array((csv + Self.lines[0]).utf8)),
        ])
        let outcomes = data.reports.map(\.outcome.label.zh)
        #expect(outcomes[1].contains("a.csv") && outcomes[2].contains("a.csv"))
        #expect(outcomes[3] == "已读取")
        #expect(data.reports[3].notes.first?.zh.contains("a.csv") == true)
        #expect(data.dataset().table(.entry).count == 25)
    }

    @Test func `rows of two files that are alike are a lead, in every table`() {
        let head = "补贴项目,补贴金额,姓名,身份证号,发放日期\n"
        let rows = (0..<12).map { "耕地,\(100 + $0),张\($0),33078219900101\(1000 + $0),2024-05-01\n" }
        let more = (0..<30).map { "耕地,\(900 + $0),李\($0),33078219800101\(1000 + $0),2024-06-01\n" }
        let books = Books().with(head + rows.joined()).with(head + (rows + more).joined())
        let leads = books.leads("Q09")
        #expect(leads.count == 1)
        #expect(leads.first?.message.zh.contains("补贴发放") == true)
        #expect(leads.first?.rowCount == 12)
        let apart = Books().with(head + rows.joined()).with(head + more.joined())
        #expect(apart.leads("Q09").isEmpty)
        #expect(apart.reports[1].notes.isEmpty)
    }

    @Test func `transactions that failed are left out and counted`() {
        let books = Books().with(
            """
            交易账号,交易时间,交易金额,交易余额,收付标志,交易是否成功
            201,2024-03-05 09:00:00,60000,0,出,失败
            201,2024-03-05 09:01:00,50,50,出,成功
            201,2024-03-05 09:02:00,50,0,出,
            """)
        #expect(books.dataset.table(.bankLine).count == 2)
        #expect(books.reports[0].kept == 2)
        #expect(books.reports[0].notes.first?.zh.hasPrefix("有1笔交易未成功") == true)
    }

    @Test func `vouchers without lines and contracts that end before they begin are told`() {
        let books = Books()
            .with(entries: "2024-03-05,1,x,513,1,\n2024-03-05,1,x,102,,1")
            .with("凭证日期,凭证号,制单人\n2024-03-05,1,甲\n2024-03-05,2,甲\n")
            .with("合同编号,乙方,起始日期,终止日期\n1,甲,2024-06-01,2023-06-01\n2,乙,2024-01-01,2025-01-01\n")
        let notes = books.dataset.notes.map(\.zh)
        #expect(notes.count == 2)
        #expect(notes[0].hasPrefix("1张凭证只有凭证头") && notes[0].contains("-1.csv:3"))
        #expect(notes[1].hasPrefix("1份合同") && notes[1].contains("-2.csv:2"))
    }

    @Test func `a number beyond reason and a broken byte refuse their row only`() {
        let read = report(
            Self.header + "2024-03-05,1,x,513,1000000000.01,,\n2024-03-05,2,a\0b,513,1,,\n"
                + "2024-03-05,3,x,513,1,,\n2024-03,4,x,513,1,,\n")
        #expect(read?.kept == 1)
        #expect(read?.sums["debit"] == 100)
        #expect(
            read?.refused.map(\.reason) == [
                .unreadable(.tooLarge), .brokenBytes, .unreadable(.onlyMonth),
            ])
        #expect(read?.refused.first?.value == "1000000000.01")
        var bytes = Array((Self.header + Self.lines.joined()).utf8)
        bytes[bytes.count - 3] = 0xC0
        let damaged = imported([("a.csv", bytes)]).reports[0]
        #expect(damaged.kept == 11)
        #expect(damaged.refused.map(\.row) == [13])
    }

    @Test func `a number is not cut through where a refused cell is shortened`() {
        let cell = String(repeating: "收", count: 34) + "110101199003071234元"
        let read = report(Self.header + "2024-03-05,1,x,513,\(cell),,\n2024-03-05,2,x,513,1,,\n")
        #expect(read?.refused.first?.value.hasSuffix("110101199003071234") == true)
    }

    @Test func `every refused row can be had`() throws {
        let rows = (0..<2500).map { "2024-03-05,\($0),x,513,x\($0),,\n" }.joined()
        let reports = imported([("a.csv", Array((Self.header + rows).utf8))]).reports
        #expect(reports[0].refused.count == 2500)
        var text = ""
        ScreeningReport.refusedCSV(reports, shown: { "\($0)!" }) { text += $0 }
        let lines = text.split(separator: "\r\n")
        #expect(lines.count == 2501)
        #expect(lines.last == "a.csv,2501,借方,x2499!,不是金额，或逗号不在千分位上")
    }

    @Test func `accounts may be told by their names, and balances by a column for each side`() {
        let books = Books().with(
            """
            日期,凭证号,摘要,科目名称,借方,贷方
            2024-03-05,1,x,管理费用-办公费,1,
            2024-03-05,1,x,库存现金,,1
            2023-03-05,2,x,管理费用,1,
            2023-03-05,2,x,怪科目,,1
            """)
        let entries = books.dataset.table(.entry)
        let accounts = entries.rows.map { books.dataset.text(entries.texts(.account)[$0]) }
        #expect(accounts == ["541", "怪科目", "513", "101"])
        #expect(books.reports[0].notes.map(\.zh).last?.contains("怪科目") == true)
        let balances = Books().with(
            """
            年度,期间,科目编码,期初余额,,本期发生额,,期末余额,
            ,,,借方,贷方,借方,贷方,借方,贷方
            2024,3,101,5,,1,2,4,
            2024,3,211,,7,,1,,8
            """)
        let table = balances.dataset.table(.balance)
        #expect(table.rows.map { table.wide(.opening)[$0] } == [500, -700])
        #expect(table.rows.map { table.wide(.closing)[$0] } == [400, -800])
        #expect(balances.leads("Q02").isEmpty)
    }

    @Test func `element identifiers of the standard for interchange are headers`() {
        let xml =
            "<e020600><r><e020601>20240305</e020601><e020602>1</e020602><e020604>付</e020604>"
            + "<e020301>513</e020301><e020509>1</e020509></r></e020600>"
        let read = imported([("a.xml", Array(xml.utf8))]).reports[0]
        #expect(read.canon == .entry)
        #expect(read.kept == 1)
    }
}
