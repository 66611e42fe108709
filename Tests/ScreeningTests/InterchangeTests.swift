import Domain
import Foundation
import Screening
import Tables
import Testing

/// Files as other programs write them: GB/T 24589 XML, the sheets of AO and of banks.
struct InterchangeTests {
    private static let vouchers = """
        <?xml version="1.0" encoding="GB18030"?>
        <总账 xmlns="http://example.cn/24589">
          <会计科目><科目编号>513</科目编号><科目名称>管理费用</科目名称></会计科目>
          <记账凭证>
            <记账凭证日期>20240305</记账凭证日期><会计年度>2024</会计年度><会计期间号>3</会计期间号>
            <记账凭证类型编号>记</记账凭证类型编号><记账凭证编号>12</记账凭证编号>
            <记账凭证行号>1</记账凭证行号><记账凭证摘要>付&#x529E;公费, 三月</记账凭证摘要>
            <科目编号>513</科目编号><借方本币金额>1200.50</借方本币金额><贷方本币金额>0.00</贷方本币金额>
            <附件数>2</附件数><制单人>陈会计</制单人><作废标志>0</作废标志>
          </记账凭证>
          <记账凭证>
            <记账凭证日期>20240305</记账凭证日期><会计年度>2024</会计年度><会计期间号>3</会计期间号>
            <记账凭证类型编号>记</记账凭证类型编号><记账凭证编号>12</记账凭证编号>
            <记账凭证行号>2</记账凭证行号><记账凭证摘要>付办公费</记账凭证摘要>
            <科目编号>102</科目编号><借方本币金额/><贷方本币金额>1200.50</贷方本币金额>
            <制单人>陈会计</制单人><作废标志>0</作废标志>
          </记账凭证>
          <记账凭证>
            <记账凭证日期>20240306</记账凭证日期><记账凭证编号>13</记账凭证编号>
            <记账凭证行号>1</记账凭证行号><科目编号>513</科目编号>
            <借方本币金额>77.00</借方本币金额><作废标志>1</作废标志>
          </记账凭证>
          <科目余额及发生额>
            <科目编号>102</科目编号><期初余额方向>借</期初余额方向><期末余额方向>借</期末余额方向>
            <会计年度>2024</会计年度><会计期间号>3</会计期间号><期初本币余额>5000.00</期初本币余额>
            <借方本币金额>0.00</借方本币金额><贷方本币金额>1200.50</贷方本币金额>
            <期末本币余额>3800.00</期末本币余额>
          </科目余额及发生额>
        </总账>
        """

    private func reports(_ bytes: [UInt8]) -> (DataImport, [FileReport]) {
        var data = DataImport(village: Books.clearwater)
        data.add(bytes, name: "账.xml")
        return (data, data.reports)
    }

    private static func gb18030(_ text: String) throws -> [UInt8] {
        // kCFStringEncodingGB_18030_2000, by Foundation and not by what is tested.
        let encoding = String.Encoding(rawValue: 0x8000_0000 | UInt(0x0632))
        return Array(try #require(text.data(using: encoding)))
    }

    @Test(arguments: [true, false])
    func `vouchers and balances of GB T 24589 are read`(_ isGB: Bool) throws {
        let bytes = isGB ? try Self.gb18030(Self.vouchers) : Array(Self.vouchers.utf8)
        let (data, reports) = reports(bytes)
        #expect(reports.map(\.canon) == [.entry, .balance])
        #expect(reports.map(\.kept) == [3, 1])
        #expect(reports.map(\.name) == ["账.xml 记账凭证", "账.xml 科目余额及发生额"])
        #expect(reports[0].sums["debit"] == 127_750)
        let dataset = data.dataset()
        let entries = dataset.table(.entry)
        #expect(dataset.text(entries.texts(.summary)[0]) == "付办公费, 三月")
        #expect(dataset.ledger.vouchers.map(\.isVoided) == [false, true])
        #expect(dataset.ledger.vouchers.map(\.lines.count) == [2, 1])
        #expect(entries.narrow(.attachments)[0] == 2)
        // 5,000 − 1,200.50 is 3,799.50 and not 3,800. A voided voucher is not judged.
        let results = Run(
            Catalogue.models(["Q02"]).models, on: dataset, asOf: .never
        ).leads
        #expect(results.map(\.amount) == [50])
    }

    @Test func `lines inside a voucher take what stands before them`() {
        let (data, reports) = reports(
            Array(
                """
                <账><凭证><凭证号>7</凭证号><凭证日期>2024-03-05</凭证日期><制单人>陈</制单人>
                <分录><科目编码>513</科目编码><借方金额>5</借方金额></分录>
                <分录><科目编码>101</科目编码><贷方金额>5</贷方金额></分录></凭证></账>
                """.utf8))
        #expect(reports.map(\.canon) == [.entry, .voucher])
        #expect(reports.map(\.kept) == [2, 1])
        #expect(data.dataset().ledger.vouchers.map(\.lines.count) == [2])
    }

    @Test(arguments: [
        "<a><b>1</b>", "<a></b>", "<a>&lol;</a>",
        "<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a><b>&y;</b></a>",
        String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
        "<", "<a\u{0}/>",
    ])
    func `broken, deep and expanding XML is refused`(_ text: String) {
        let (_, reports) = reports(Array(text.utf8))
        #expect(reports.map { ScreeningReport.File($0).kept } == [0])
        let isRefused = if case .unreadable = reports[0].outcome { true } else { false }
        #expect(isRefused)
    }

    @Test func `the sheet of vouchers as AO has it is an entry table`() {
        let report = Books().with(
            """
            源凭证号,凭证日期,科目编码,科目名称,科目全称,摘要,借方金额,贷方金额,凭证类型编号,凭证类型名称,附件数,\
            会计年份,会计月份,对方科目编码,对方科目名称,财务主管,记账人,出纳人,审核人,制单人,支票号,银行单据号,分录序号,电子数据编号
            12,2024-03-05,513,管理费用,管理费用,付办公费,100.00,0.00,1,记,2,2024,3,102,银行存款,赵,钱,孙,李,周,,D1,1,E1
            """
        ).reports.first
        #expect(report?.canon == .entry)
        #expect(report?.kept == 1)
        #expect(
            report?.unused == ["科目全称", "凭证类型名称", "对方科目名称", "银行单据号", "电子数据编号"])
    }

    @Test func `the sheet of 34 columns in which banks answer is a table of bank lines`() {
        let books = Books().with(
            """
            交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,\
            现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,\
            交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,\
            交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因
            ,1208001,清水村,N2330782MF0000021,2024-03-05 10:11:12,500.00,1500.00,出,62001,01,老王,,,\
            取现,CNY,,,,成功,,,,,,S1,,,,,,,,取现,
            """)
        let report = books.reports.first
        #expect(report?.canon == .bankLine)
        #expect(report?.kept == 1)
        let table = books.dataset.table(.bankLine)
        #expect(table.wide(.amount)[0] == -50_000)
        #expect(books.dataset.text(table.texts(.serial)[0]) == "S1")
        #expect(report?.mapping.count == 18)
    }
}
