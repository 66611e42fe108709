import Domain
import Testing

struct PercentTests {
    @Test(arguments: [
        (213, 349, 0, "61%"), (213, 349, 2, "61.03%"), (1, 2, 0, "50%"), (1, 8, 1, "12.5%"),
        (1, 8, 0, "13%"), (1, 200, 0, "1%"), (1, 201, 0, "0%"), (0, 5, 2, "0.00%"),
        (5, 5, 2, "100.00%"), (1, 2000, 2, "0.05%"), (7, 5, 0, "140%"), (1, 0, 2, "—"),
    ])
    func `a share is rounded half up`(part: Int, whole: Int, decimals: Int, text: String) {
        #expect(Percent.text(part, of: whole, decimals: decimals) == text)
    }
}
