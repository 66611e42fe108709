import Domain
import Testing

struct SearchTextTests {
    @Test(arguments: [
        ("塢牆 村", "坞墙村"), ("坞墙村", "坞墙村"), ("龍勝各族自治縣", "龙胜各族自治县"),
        ("ＡＢＣ１２３", "abc123"), ("Zhou Ji", "zhouji"), ("（一）", "(一)"),
        ("城\u{3000}关\t镇", "城关镇"), ("𠀀村", "𠀀村"), ("", ""), (" \u{A0}", ""),
    ])
    func `texts that people take for the same are the same`(text: String, folded: String) {
        #expect(SearchText.fold(text) == folded)
    }

    @Test func `a folded text stays as it is`() {
        for text in ["塢牆 村", "ＡＢＣ", "青龍鎮Ａ區"] {
            let once = SearchText.fold(text)
            #expect(SearchText.fold(once) == once)
        }
    }
}
