import Tables
import Testing

struct WorkbookTests {
    private func cells(_ cells: String) throws -> [String] {
        try Whole(Made.workbook([("一", "<row r=\"1\">\(cells)</row>")])).rows.first ?? []
    }

    @Test func `shared, inline and formula texts are read, phonetics left out`() throws {
        let shared =
            "<si><t>名称</t></si><si><r><t>西</t></r><r><t>属村</t></r><rPh><t>xī</t></rPh></si>"
        let rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c>"
            + "<c r=\"C3\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>"
            + "<c t=\"str\"><f>A1&amp;B1</f><v>合计</v></c></row>"
        let whole = try Whole(Made.workbook([("一", rows), ("二", "")], shared: shared))
        #expect(whole.rows == [["名称"], ["西属村", "", "a & b", "合计"]])
        #expect(whole.numbers == [1, 3])
        #expect(whole.format == .xlsx(sheet: "一"))
    }

    @Test(arguments: [
        ("4.50328100001E+11", "450328100001"), ("450328100001", "450328100001"), ("3.0", "3"),
        ("-1.5E1", "-15"), ("0.5", "0.5"), ("1E+300", "1E+300"),
        ("9007199254740993.0", "9007199254740993.0"),
    ])
    func `a number that is whole is printed with all its digits`(raw: String, text: String) throws {
        #expect(try cells("<c><v>\(raw)</v></c>") == [text])
        #expect(try cells("<c t=\"n\"><v>\(raw)</v></c>") == [text])
    }

    @Test func `a text in exponent notation stays a text`() throws {
        #expect(
            try cells("<c t=\"inlineStr\"><is><t>4.50328E+11</t></is></c>") == ["4.50328E+11"])
    }

    @Test func `entities are not expanded`() {
        let bomb =
            "<!DOCTYPE a [<!ENTITY x \"lol\">]><worksheet><sheetData><row><c t=\"str\">"
            + "<v>&x;</v></c></row></sheetData></worksheet>"
        #expect(refusal(of: Made.workbook([("一", bomb)]))?.code == "tables.xml-entities")
    }

    @Test func `every sheet is a table, in their order`() throws {
        let file = Made.workbook([
            ("封面", "<row><c t=\"str\"><v>x</v></c></row>"), ("空", ""),
            ("账", "<row><c><v>1</v></c></row>"),
        ])
        let sheets = try TableFile.sheets(file)
        #expect(
            sheets.map(\.format) == [
                .xlsx(sheet: "封面"), .xlsx(sheet: "空"), .xlsx(sheet: "账"),
            ])
        #expect(
            try sheets.map { String(decoding: try $0.text(), as: UTF8.self) } == ["x\n", "", "1\n"])
    }

    @Test func `cells beyond the last column are a fault, not left out`() {
        let file = Made.workbook([("一", "<row r=\"7\"><c r=\"ZZZ7\"><v>1</v></c></row>")])
        #expect(refusal(of: file)?.code == "tables.too-many-columns")
        #expect(refusal(of: file)?.row == 7)
    }

    @Test func `files of other kinds are refused by what they are`() {
        let file = Made.workbook([("一", "<row><c><v>1</v></c></row>")])
        #expect(refusal(of: [0xD0, 0xCF, 0x11, 0xE0])?.code == "tables.old-excel")
        #expect(refusal(of: Made.zip([("a", "b")]))?.code == "tables.not-a-workbook")
        for end in stride(from: 4, to: file.count, by: 37) {
            #expect(refusal(of: Array(file.prefix(end)))?.code == "tables.not-a-workbook")
        }
    }

    @Test func `a workbook with any byte changed never stops the program`() {
        let file = Made.workbook([("一", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")])
        for index in file.indices {
            var changed = file
            changed[index] ^= 0x55
            _ = refusal(of: changed)
        }
    }
}
