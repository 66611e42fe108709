/// Whether two titles tell the same matter of different villages: 租金未入账, 鱼塘租金未入账. What is
/// compared is pairs of characters, without digits and punctuation.
package struct TitleLikeness: Sendable {
    private let pairs: Set<String>

    package init(_ title: String) {
        let letters = title.filter { $0.isLetter }.map(String.init)
        pairs =
            letters.count < 2
            ? Set(letters) : Set(zip(letters, letters.dropFirst()).map { $0 + $1 })
    }

    /// At least half of the pairs of both are shared (Dice).
    package func isAlike(_ other: TitleLikeness) -> Bool {
        let all = pairs.count + other.pairs.count
        return all > 0 && 4 * pairs.intersection(other.pairs).count >= all
    }
}
