import TestSupport
import Testing

struct GoldenTests {
    @Test(arguments: [
        ("a\nb\n", "a\nc\n", "Line 2 is “b”, the file has “c”."),
        ("a\n", "a", "Line 2 is “”, the file has “(end)”."),
        ("", "a", "Line 1 is “”, the file has “a”."),
    ])
    func `a text that is not the kept one names the first line that differs`(
        made: String, kept: String, difference: String
    ) {
        #expect(firstDifference(made, kept) == difference)
    }

    @Test func `a text that is the kept one is left alone`() {
        #expect(firstDifference("a\n村\n", "a\n村\n") == nil)
    }
}
