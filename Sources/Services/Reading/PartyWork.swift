import Domain

/// Work that waits for one party and not for another that reads it too: a village reads the items
/// of its township and the township those of its villages, but each does its own.
enum PartyWork {
    /// The filter of the list that tells the parties apart, and its choices that wait for some
    /// roles. nil where whoever may take the road does so for nobody in particular.
    static func share(_ kind: RecordKind, by: [Role], for roles: Set<Role>) -> (
        filter: String, choices: [Choice]
    )? {
        guard parties(by, Set(Role.allCases)).count > 1 else { return nil }
        let mine = parties(by, roles)
        return switch kind {
        case .rectification, .supervisionLetter:
            (filter: "party", choices: mine.map { Choice($0.rawValue, $0.label) })
        case .immediateNotice:
            (
                filter: "addressee",
                choices: Choice.all(of: ImmediateNotice.Addressee.self).filter { choice in
                    let addressee = ImmediateNotice.Addressee(rawValue: choice.value)
                    return addressee?.parties.contains { mine.contains($0) } ?? false
                }
            )
        default: nil
        }
    }

    /// The parties for which somebody with these roles may do what `by` does.
    private static func parties(_ by: [Role], _ roles: Set<Role>) -> [Party] {
        Party.allCases.filter { party in
            party.roles.contains { by.contains($0) && roles.contains($0) }
        }
    }
}
