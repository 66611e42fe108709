import Testing

@testable import Screening

/// IDs and cards are masked in every spelling; amounts, days and numbers of documents are left.
struct MaskedTests {
    /// One ID, however somebody writes it.
    private static let spellings = [
        "330782199001011234", "330782 19900101 1234", "330782-19900101-1234",
        "330 782 1990 0101 1234", "3 3 0 7 8 2 1 9 9 0 0 1 0 1 1 2 3 4",
        "３３０７８２１９９００１０１１２３４", "３３０７８２　１９９００１０１　１２３４", "330782–19900101—1234",
        "330782.19900101.1234", "330782·19900101·1234", "330782，19900101，1234",
        "330782、19900101、1234", "330782_19900101_1234", "330782/19900101/1234",
        "330782\u{00A0}19900101\u{2009}1234", "330782\t19900101\n1234",
        "330782\u{200B}19900101\u{FEFF}1234", "330782(19900101)1234",
        "٣٣٠٧٨٢١٩٩٠٠١٠١١٢٣٤", "۳۳۰۷۸۲۱۹۹۰۰۱۰۱۱۲۳۴", "३३०७८२१९९००१०११२३४",
        "三三〇七八二一九九〇〇一〇一一二三四", "三三零七八二一九九零零一零一一二三四", "330782１９９００１０１1234",
        "33078219900 1011234", "330782199001011 234",
    ]

    @Test func `an ID is the same number in every spelling, and its birthday is shown in none`() {
        for text in Self.spellings {
            #expect(Masked.numbers(in: text) == ["330782199001011234"], "\(text)")
            let shown = Masked.inside("查\(text)号")
            #expect(shown.count { $0 == "*" } == 8, "\(shown)")
            #expect(Masked.numbers(in: "查\(text)号") == ["330782199001011234"], "\(text)")
            #expect(shown.hasPrefix("查") && shown.hasSuffix("号"))
        }
        #expect(Masked.inside("330782 19900101 1234") == "330782 ******** 1234")
        #expect(Masked.inside("３３０７８２１９９００１０１１２３４") == "３３０７８２********１２３４")
    }

    @Test func `the check character is one, small or large, close or apart`() {
        for text in [
            "33078219900101123x", "33078219900101123X", "33078219900101123ｘ", "33078219900101123Ｘ",
            "330782 19900101 123x", "330782-19900101-123-X", "33078219900101123 X",
            "33078219900101123×", "33078219900101123Х",
        ] {
            #expect(Masked.numbers(in: text) == ["33078219900101123X"], "\(text)")
            #expect(Masked.inside(text).count { $0 == "*" } == 8, "\(text)")
        }
    }

    @Test func `old IDs and cards are masked together and apart`() {
        for (text, number) in [
            ("330782900101123", "330782900101123"), ("330782 900101 123", "330782900101123"),
            ("6222 0212 3456 7890 123", "6222021234567890123"),
            ("6222-0212-3456-7890", "6222021234567890"),
            ("4111 1111 1111 1111", "4111111111111111"),
            ("622202 1234567890128", "6222021234567890128"),
            ("1017 0120 1010 0012 345", "1017012010100012345"),
            ("６２２２０２１２３４５６７８９０１２３", "6222021234567890123"),
        ] {
            #expect(Masked.numbers(in: text) == [number], "\(text)")
            #expect(Masked.inside(text) != text)
        }
        let two = Masked.numbers(in: "330102199001011231、33010219900101124x")
        #expect(two == ["330102199001011231", "33010219900101124X"])
    }

    @Test func `amounts, days and numbers of documents are left as they are`() {
        for text in [
            "4800.00 4800.00 12345.67", "1,234,567,890.12", "2025-03-03 2025-03-05",
            "2025-03-03—2025-03-05", "2021 2022 2023 2024", "2025年3月3日至2025年3月5日",
            "WT〔2026〕1巡-0001", "疑〔2026〕0001、疑〔2026〕0002", "记-12 记-13 记-14 记-15 记-16 记-17",
            "501、502、503、504、505、506", "12、15、18、21、24、27、30、33", "0571-87654321 0571-87654322",
            "一二三四五六七", "第1、2、3、4、5、6、7、8、9、10、11、12条", "9,600.00；4,800.00；14,400.00",
            "村代码：990201101201；不低于：10.00；自：2025-01-01；至：2025-12-31",
        ] {
            #expect(Masked.inside(text) == text, "\(text)")
            #expect(Masked.numbers(in: text).isEmpty, "\(text)")
        }
    }

    @Test func `a mobile number is masked where it is the whole text`() {
        for (text, shown) in [
            ("13812345678", "138****5678"), ("１３８１２３４５６７８", "１３８****５６７８"),
            ("138 1234 5678", "138 **** 5678"), ("138-1234-5678", "138-****-5678"),
            ("12345678901", "12345678901"), ("1-3812345678", "1-3812345678"),
        ] {
            #expect(Masked.text(text) == shown)
        }
    }
}
