import Domain
import Testing

struct PhraseTests {
    @Test func `a phrase answers in the language asked for`() {
        let phrase = Phrase("村居", "village")
        #expect(phrase[.chinese] == "村居")
        #expect(phrase[.english] == "village")
    }

    @Test func `every need reads differently`() {
        #expect(Set(Need.allCases.map(\.label.zh)).count == Need.allCases.count)
        #expect(Set(Need.allCases.map(\.label.en)).count == Need.allCases.count)
    }

    @Test func `every role reads differently`() {
        #expect(Set(Role.allCases.map(\.label.zh)).count == Role.allCases.count)
        #expect(Set(Role.allCases.map(\.label.en)).count == Role.allCases.count)
    }
}
