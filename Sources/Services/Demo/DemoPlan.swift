/// How much happens in the made-up county. The numbers of the year are those that one district
/// published of its first year (domain figures FX-03…FX-16); how they come about is made up.
package struct DemoPlan: Sendable {
    /// Village units inspected in each round.
    let rounds: [Int]
    let groups: Int
    /// People in the two sub-pools.
    let leaders: Int
    let members: Int
    let findings: Int
    let clues: Int
    let heads: Int
    let visits: Int
    let notices: Int
    let immediate: Int
    let revisits: Int

    var units: Int { rounds.reduce(0, +) }

    /// One inspection year: five rounds.
    package static let year = DemoPlan(
        rounds: [40, 43, 43, 43, 44], groups: 10, leaders: 80, members: 100, findings: 2351,
        clues: 217, heads: 2125, visits: 14_743, notices: 2130, immediate: 62, revisits: 27)

    /// One round of twelve units, in a moment: for tests and for a first look.
    package static let round = DemoPlan(
        rounds: [12], groups: 3, leaders: 6, members: 10, findings: 50, clues: 7, heads: 118,
        visits: 140, notices: 120, immediate: 6, revisits: 5)

    /// The share of one of `units` units in a total, so that all shares add up to it.
    func share(_ total: Int, of unit: Int) -> Int {
        total / units + (unit < total % units ? 1 : 0)
    }
}
