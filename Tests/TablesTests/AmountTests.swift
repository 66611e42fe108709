import Tables
import Testing

struct AmountTests {
    private func fen(_ text: String, comma: Bool = false) throws(FieldFault) -> Int64 {
        let bytes = Array(text.utf8)
        return try FieldReading.decimal(bytes.span, 0, bytes.count, comma: comma)
    }

    private func day(_ text: String) throws(FieldFault) -> Int32 {
        let bytes = Array(text.utf8)
        return try FieldReading.day(bytes.span, 0, bytes.count)
    }

    private func moment(_ text: String) throws(FieldFault) -> Int64 {
        let bytes = Array(text.utf8)
        return try FieldReading.moment(bytes.span, 0, bytes.count)
    }

    @Test(arguments: ["1234,56", "1,23,4.56", "12,3456", ",123", "1,234,56", "1.234,56", "1,2,3"])
    func `a comma that does not group thousands is no amount`(text: String) {
        #expect(throws: FieldFault.notMoney) { try fen(text) }
    }

    @Test(arguments: [
        ("1,234,567.8", 123_456_780), ("1,234", 123_400), ("１，２３４．５", 123_450),
        ("-1,234", -123_400),
    ])
    func `a comma before three digits groups them`(text: String, amount: Int64) throws {
        #expect(try fen(text) == amount)
    }

    @Test func `a decimal comma is read where the file has such`() throws {
        #expect(try fen("1234,56", comma: true) == 123_456)
        #expect(try fen("1.234,5", comma: true) == 123_450)
        #expect(throws: FieldFault.notMoney) { try fen("1,234.56", comma: true) }
        #expect(throws: FieldFault.tooPrecise) { try fen("1,234", comma: true) }
    }

    @Test(arguments: [
        "−12.50", "–12.50", "－12.50", "红字12.50", "12.50红字", "[红色]12.50", "（红字）12.50", "(12.50)",
        "12.50-",
    ])
    func `red figures are negative, however they are marked`(text: String) throws {
        #expect(try fen(text) == -1250)
    }

    @Test(arguments: ["红字", "红字-5", "--5", "(-5)", "红", "E5", "."])
    func `a mark without an amount, or two marks, is none`(text: String) {
        #expect(throws: FieldFault.notMoney) { try fen(text) }
    }

    @Test func `an offset is turned to the clock of China`() throws {
        let noon = try moment("2024-03-05 08:00:00")
        for text in [
            "2024-03-05T08:00:00+08:00", "2024-03-05T08:00:00+0800", "2024-03-05T00:00:00Z",
            "2024-03-04T19:00:00-05:00", "2024-03-05T00:00:00.000+00",
        ] { #expect(try moment(text) == noon) }
        #expect(try day("2024-03-04T16:00:00.000Z") == day("2024-03-05"))
        #expect(throws: FieldFault.notMoment) { try moment("2024-03-05T08:00:00+99:00") }
    }

    @Test func `a month without its day and a day that no month has are told apart`() {
        for text in ["2024-03", "2024年3月", "202403", "2024/3"] {
            #expect(throws: FieldFault.onlyMonth) { try day(text) }
        }
        for text in ["2024-02-30", "20240431", "2024-13-01"] {
            #expect(throws: FieldFault.noSuchDay) { try day(text) }
        }
        for text in ["0000-01-01", "x", "2024", "2300-01-01"] {
            #expect(throws: FieldFault.notDay) { try day(text) }
        }
    }

    @Test(arguments: [
        ("单位：万元", 4), ("编制单位：清水村　单位：千元", 3), ("金额单位: 人民币元", 0), ("（单位:百万元）", 6),
    ])
    func `a unit above the header is found`(text: String, scale: Int) {
        #expect(MoneyUnit.named(in: ["账", text])?.scale == scale)
    }

    @Test(arguments: ["编制单位：元宝村", "单位", "万元", "单位：亩"])
    func `what is no unit of money is none`(text: String) {
        #expect(MoneyUnit.named(in: [text]) == nil)
    }
}
