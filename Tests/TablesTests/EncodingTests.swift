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

    @Test func `a few broken bytes are told by their row, whatever the encoding`() throws {
        var bytes = Array(text.utf8)
        bytes.remove(at: 30)
        #expect(refusal(of: bytes)?.code == "tables.nul")
        #expect(refusal(of: bytes)?.row == 2)
        #expect(refusal(of: try Made.gbk("名称\n张楼\n") + [0xFF, 0xFF])?.row == 3)
        let (encoding, mended) = try TextEncoding.decode(bytes)
        #expect(encoding == .utf8)
        #expect(mended.count { $0 == 0 } == 2)
    }

    @Test func `what is no text is refused with the place where that shows`() {
        let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 0x9E37 >> 5 | 0x80) }
        let fault = refusal(of: Array("名称,a\n".utf8) + noise + [0xFF, 0xFF, 0xFF])
        #expect(fault?.code == "tables.not-text" || fault?.code == "tables.nul")
        #expect(refusal(of: [UInt8](repeating: 0xFF, count: 4096))?.code == "tables.not-text")
        #expect(refusal(of: [UInt8](repeating: 0, count: 4095))?.code == "tables.not-text")
    }
}
