import Domain
import Foundation
import Storage

/// What a group must be able to do (全科型巡察组): old township hands, and people of discipline,
/// organisation, audit and finance.
enum Composition {
    /// The specialities that every group should have, by their codes in the talent pool.
    static let wanted = ["township", "discipline", "organisation", "audit", "finance"]

    static func missing(_ present: Set<String>) -> [Choice] {
        PreparationBooks.specialities.filter {
            wanted.contains($0.value) && !present.contains($0.value)
        }
    }

    /// The specialities of each group of a round, by its number; people outside the pool have none.
    static func specialities(ofRound round: UUID, _ reading: Reading) throws
        -> [Int: Set<String>]
    {
        var result: [Int: Set<String>] = [:]
        try reading.forEach(
            """
            SELECT g.number, x.speciality, x.second FROM inspection_groups g
            JOIN group_members m ON m.group_id = g.id
            JOIN pool_members x ON x.person = m.person_id AND x.struck_at IS NULL
            WHERE g.round_id = \(round)
            """
        ) { row in
            result[try row(0), default: []].insert(try row(1))
            if let second = try row.optional(2, as: String.self) {
                result[try row(0), default: []].insert(second)
            }
        }
        return result
    }
}
