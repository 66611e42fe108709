import Domain
import Testing

struct PercentTests {
    @Test(arguments: [
        (2351, 213, 2, "11.04"), (2130, 213, 1, "10.0"), (732, 75, 2, "9.76"),
        (4141, 190, 2, "21.79"),
        (1, 3, 0, "0"), (5, 0, 2, "—"),
    ])
    func `a ratio is rounded half up`(above: Int, below: Int, decimals: Int, text: String) {
        #expect(Percent.ratio(above, below, decimals: decimals) == text)
    }

    @Test(arguments: [
        (213, 349, 0, "61%"), (213, 349, 2, "61.03%"), (1, 2, 0, "50%"), (1, 8, 1, "12.5%"),
        (1, 8, 0, "13%"), (1, 200, 0, "1%"), (1, 201, 0, "0%"), (0, 5, 2, "0.00%"),
        (5, 5, 2, "100.00%"), (1, 2000, 2, "0.05%"), (7, 5, 0, "140%"), (1, 0, 2, "—"),
    ])
    func `a share is rounded half up`(part: Int, whole: Int, decimals: Int, text: String) {
        #expect(Percent.text(part, of: whole, decimals: decimals) == text)
    }
}
