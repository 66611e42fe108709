import Domain
import Screening
import Tables
import Testing

struct ImportTests {
    private func report(_ csv: String, named name: String = Books.clearwater) -> FileReport? {
        Books().with(csv, named: name).reports.first
    }

    @Test func `amounts are read as offices write them`() {
        let report = report(
            """
            凭证日期,凭证号,科目编码,借方金额（元）,贷方金额
            2024-3-5,1,513,"1,234.50",
            20240305,2,513,１２３４．５,
            2024/3/5,3,513,-12,
            45356,4,513,(12.00),
            2024年3月5日,5,513,¥12元,
            2024.3.5,6,513,12.345,
            1899-03-05,7,513,1,
            2024-02-30,8,513,1,
            2024-03-05,9,513,92233720368547758.08,
            """)
        #expect(report?.kept == 5)
        #expect(report?.refused.map(\.row) == [7, 8, 9, 10])
        #expect(
            report?.refused.map(\.reason) == [
                .unreadable(.tooPrecise), .unreadable(.notDay), .unreadable(.noSuchDay),
                .unreadable(.tooLarge),
            ])
        #expect(report?.sums["debit"] == 245_700)
    }

    @Test func `a column in ten thousands of yuan is taken as such`() {
        let report = report("凭证日期,凭证号,科目编码,借方金额(万元)\n2024-03-05,1,513,1.23456\n")
        #expect(report?.sums["debit"] == 1_234_560)
    }

    @Test func `a row of totals is compared and not taken`() {
        let report = report(
            """
            凭证日期,凭证号,摘要,科目编码,借方,贷方
            2024-03-05,1,办公,513,100,
            2024-03-06,1,办公,513,50,
            2024-03-06,1,本月合计,,150,
            2024-04-06,2,办公,513,7,
            2024-04-06,2,本月合计,,8,
            ,,,,157,
            """)
        #expect(report?.kept == 3)
        #expect(report?.totals.map(\.agrees) == [true, false, true])
        #expect(report?.totals.map(\.counted) == [15_000, 15_700, 15_700])
        #expect(report?.refused.isEmpty == true)
    }

    @Test func `a row without what it needs, or with too many cells, is refused`() {
        let report = report(
            "凭证日期,凭证号,摘要,科目编码,借方\n2024-03-05,1,办公,,100\n2024-03-05,1,办公,513,100,7\n")
        #expect(report?.refused.map(\.column) == ["科目编码", ""])
        #expect(report?.refused.map(\.reason) == [.missing, .extraCells])
    }

    @Test func `headers may stand below a title, and unknown ones are told`() {
        let report = report("清水村2024年序时账\n\n日期,凭证号,科目编码,借方,贷方,颜色\n2024-03-05,1,513,1,,红\n")
        #expect(report?.canon == .entry)
        #expect(report?.kept == 1)
        #expect(report?.unused == ["颜色"])
        #expect(
            report?.mapping.map(\.field) == ["day", "voucher_number", "account", "debit", "credit"])
    }

    @Test func `the same file twice counts once, a strange one and one without village not at all`()
    {
        let csv = "凭证日期,凭证号,科目编码,借方\n2024-03-05,1,513,1\n"
        let books = Books().with(csv).with(csv).with("a,b\n1,2\n").with(
            csv + "2024-03-05,2,513,1\n", named: "x")
        let outcomes = books.reports.map { ScreeningReport.File($0).outcome }
        #expect(outcomes[0] == "已读取")
        #expect(outcomes[1].contains("重复"))
        #expect(outcomes[2].contains("表头"))
        #expect(outcomes[3].contains("缺少村代码"))
        #expect(books.dataset.table(.entry).count == 1)
    }

    @Test func `headers of an office's own are taken`() {
        var data = DataImport(headers: ["记帐日": "day"], village: Books.clearwater)
        data.add(Array("记帐日,凭证号,科目编码,借方\n2024-03-05,1,513,1\n".utf8), name: "a.csv")
        #expect(data.reports.first?.kept == 1)
    }

    @Test func `a large text is read alike on one core and on two`() {
        let rows = (0..<150_000).map { "2024-03-05,\($0),办公用品采购支出,513,\($0).07,,付款\($0 % 977)" }
        let csv = "凭证日期,凭证号,摘要,科目编码,借方,贷方,收款人\n" + rows.joined(separator: "\n")
        let made = [1, 2].map { cores in
            var data = DataImport(village: Books.clearwater, parallel: Parallel(cores: cores))
            data.add(Array(csv.utf8), name: "a.csv")
            return data
        }
        #expect(made[0].reports[0].kept == 150_000)
        #expect(made[0].reports[0].sums == made[1].reports[0].sums)
        let data = made.map { $0.dataset() }
        let tables = data.map { $0.table(.entry) }
        #expect(tables[0].columns.origins == tables[1].columns.origins)
        #expect(tables[1].origin(149_999).row == 150_001)
        for row in stride(from: 0, to: 150_000, by: 7919) {
            let names = [0, 1].map { data[$0].text(tables[$0].texts(.party)[row]) }
            #expect(names[0] == names[1])
        }
    }

    @Test func `a chart of accounts is told by its codes, and a mix is told and not judged`() {
        let old = Books().with(
            entries: "2023-03-05,1,x,541,1,\n2023-03-05,1,x,502,1,\n2023-03-06,2,x,522,,1")
        #expect(old.dataset.ledger.accountClass(1) == .expense)
        let mixed = Books().with(
            entries: "2024-03-05,1,x,541,1,\n2024-03-05,1,x,513,1,\n2024-03-06,2,x,504,,1")
        #expect(mixed.leads("Q11").map(\.key) == ["2024"])
        #expect(mixed.dataset.ledger.accountClass(0) == .unknown)
    }

    @Test func `a model says how far it could look`() {
        let books = Books().with(entries: "2024-03-05,1,x,513,1,")
            .with("凭证日期,凭证号,科目编码,借方,收款人\n2024-03-05,1,513,1,甲\n", named: "330782002202")
        let coverage = books.results(["E03"]).first?.coverage
        #expect(coverage?.villages == 2)
        #expect(coverage?.looked == 1)
        #expect(coverage?.missing == ["T2 entry.party"])
        #expect(books.results(["C10"]).first?.coverage.isNone == true)
    }

    @Test func `IDs and cards are masked, codes of companies are not`() {
        #expect(Masked.text("330782197001010018") == "330782********0018")
        #expect(Masked.text("6222020000000000000") == "622202*********0000")
        #expect(Masked.text("91330782MA2XXXX19Y") == "91330782MA2XXXX19Y")
        #expect(Masked.text("记-12") == "记-12")
    }
}
