import Domain
import Storage

/// Whose days somebody is reminded of. The inspected side and the departments read along in much
/// that others have to do by a day; their calendar holds what they have to do themselves.
struct OwnDays {
    /// The parties whose items are theirs; nil for whoever inspects, checks or governs.
    let parties: [Party]?

    var isOfParties: Bool { parties != nil }

    init(of actor: Actor) {
        let readers = [VisibleObject.roundPlan, .rectification].flatMap { object in
            Visibility.grants(of: actor, for: object).map(\.role)
        }
        let isInside = readers.contains { Self.parties[$0] == nil }
        parties =
            isInside || readers.isEmpty
            ? nil
            : Party.allCases.filter { party in
                readers.contains { Self.parties[$0]?.contains(party) ?? false }
            }
    }

    /// A township answers for what its villages hand in.
    private static let parties: [Role: [Party]] = Dictionary(
        uniqueKeysWithValues: Role.village.map { ($0, [.village]) }
            + Role.inspected.filter { !Role.village.contains($0) }.map { ($0, Party.inspected) }
            + [(.department, Party.ofDepartments)])

    /// The condition on rows whose party a piece of SQL gives; nil where no row is theirs.
    func condition(_ party: String?) -> SQL? {
        guard let parties else { return "1 = 1" }
        return party.map { "\(raw: $0) IN \(list: parties.map(\.rawValue))" }
    }

    /// What is counted for a village by others than itself: the hearing, the assessment.
    func holds(_ rule: DeadlineProfile.Rule) -> Bool {
        parties == nil || [.plan, .rectification, .yellow].contains(rule)
    }
}
