/// What the suspicions of one village add up to (money.md §2.11): a rank among villages for the
/// question where to look first, no measure of guilt.
package struct VillagePoints: Sendable, Equatable {
    /// Points of each family, by its code; in hundredths.
    package let families: [String: Int]

    /// In each family the largest score counts whole and every further one half of the one before:
    /// three hits of one model weigh less than one hit each of three independent families.
    ///
    /// `scores`: Family and score, in hundredths, of every suspicion that is neither explained, nor
    /// a false alarm, nor gone from newer data.
    package init(_ scores: [(family: String, score: Int)]) {
        families = Dictionary(grouping: scores, by: \.family).mapValues { items in
            var share = 1.0
            let sum = items.map(\.score).sorted(by: >).reduce(0.0) { sum, score in
                defer { share /= 2 }
                return sum + Double(score) * share
            }
            return Int(sum.rounded())
        }
    }

    /// In hundredths.
    package var total: Int { families.values.reduce(0, +) }
    /// Families with at least one suspicion.
    package var independent: Int { families.count }
}
