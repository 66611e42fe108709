import Tables
import Testing

struct EncodingTests {
    private let text = "代码,名称\n330782007225,廿三里街道郑山头村\n1,万杴朱墈头垷坦甲坵\n2,𨟠堃\n"
    private let rows = [
        ["代码", "名称"], ["330782007225", "廿三里街道郑山头村"], ["1", "万杴朱墈头垷坦甲坵"], ["2", "𨟠堃"],
    ]

    @Test func `a text is read in every encoding that spreadsheets write`() throws {
        let cases: [(TextEncoding, [UInt8])] = [
            (.utf8, Array(text.utf8)), (.utf8BOM, [0xEF, 0xBB, 0xBF] + text.utf8),
            (.utf16LE, Made.utf16(text, littleEndian: true)),
            (.utf16BE, Made.utf16(text, littleEndian: false)),
            (.utf16LE, Made.utf16(text, littleEndian: true, marked: false)),
            (.utf16BE, Made.utf16(text, littleEndian: false, marked: false)),
            (.gb18030, try Made.gbk(text)),
            (.mojibake, Array(try Made.mojibake(text).utf8)),
        ]
        for (encoding, bytes) in cases {
            let whole = try Whole(bytes)
            #expect(whole.rows == rows)
            #expect(whole.format == .csv(encoding))
        }
    }

    @Test func `a text with broken bytes is refused`() throws {
        var bytes = Array(text.utf8)
        bytes.remove(at: 30)
        #expect(refusal(of: bytes)?.code == "tables.not-text")
        #expect(refusal(of: try Made.gbk("名称\n张楼\n") + [0xFF, 0xFF])?.code == "tables.not-text")
    }
}
