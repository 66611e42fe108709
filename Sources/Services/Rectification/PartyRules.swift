import Domain
import Foundation
import Storage

/// Who does what in whose name (domain.md §5.5): of the inspected side, nobody does another's
/// part; an opinion is recorded and struck out by whoever speaks for its party.
enum PartyRules {
    static let rules: [String: MoveRules.Rule] = [
        "supervisionLetter.answer": answer, "immediateNotice.receive": byAddressee,
        "immediateNotice.reply": byAddressee,
    ]

    /// A village item is carried out by the village, a township item by the township, that of a
    /// department by its people: the township is the gate of the first and must not do its part.
    static func judge(item id: UUID, at place: Place, _ actor: Actor, _ reading: Reading) throws {
        let found = try reading.value(
            "SELECT party FROM rectification_items WHERE id = \(id)", as: String.self)
        guard let party = found.flatMap({ Party(rawValue: $0) }) else { throw Refusal.notFound }
        guard !actor.roles(at: place).isDisjoint(with: party.roles) else {
            throw Refusal(
                .forbidden, "rectification.other-party",
                Phrase("该事项的责任主体是\(party.label.zh)。", "The item belongs to the \(party.label.en)."),
                remedy: Phrase("请由责任主体办理。", "Its own people have to do this."))
        }
    }

    /// A letter presses whoever carries the item out; nobody else answers it.
    private static func answer(_ move: MoveContext) throws -> MoveRules.Step {
        let item = try move.reading.value(
            "SELECT parent_id FROM supervision_letters WHERE id = \(move.id)", as: UUID.self)
        guard let item else { throw Refusal.notFound }
        try judge(item: item, at: move.head.place, move.desk.actor, move.reading)
        return .stay
    }

    /// Whether a page offers somebody a move of a letter or a notice: never what is another's.
    static func isOwn(_ move: String, _ head: RecordHead, _ actor: Actor, _ reading: Reading)
        throws -> Bool
    {
        guard rules[move] != nil else { return true }
        let parties = try parties(of: head, reading)
        return !actor.roles(at: head.place).isDisjoint(with: parties.flatMap(\.roles))
    }

    private static func parties(of head: RecordHead, _ reading: Reading) throws -> [Party] {
        if head.kind == .immediateNotice {
            return try addressee(of: head.id, reading).parties
        }
        let party = try reading.value(
            """
            SELECT r.party FROM supervision_letters x
            JOIN rectification_items r ON r.id = x.parent_id WHERE x.id = \(head.id)
            """, as: String.self)
        return [party.flatMap { Party(rawValue: $0) }].compactMap(\.self)
    }

    private static func addressee(of notice: UUID, _ reading: Reading) throws
        -> ImmediateNotice.Addressee
    {
        let found = try reading.value(
            "SELECT addressee FROM immediate_notices WHERE id = \(notice)", as: String.self)
        guard let addressee = found.flatMap({ ImmediateNotice.Addressee(rawValue: $0) }) else {
            throw Refusal.notFound
        }
        return addressee
    }

    private static func byAddressee(_ move: MoveContext) throws -> MoveRules.Step {
        let addressee = try addressee(of: move.id, move.reading)
        let roles = move.desk.actor.roles(at: move.head.place)
        guard !roles.isDisjoint(with: addressee.parties.flatMap(\.roles)) else {
            throw Refusal(
                .forbidden, "immediateNotices.other-addressee",
                Phrase(
                    "该通知书的受文单位是\(addressee.label.zh)。",
                    "The notice is addressed to: \(addressee.label.en)."),
                remedy: Phrase("请由受文单位办理。", "Its addressee has to do this."))
        }
        return .stay
    }

    /// A step of an item that is settled stands: it was closed upon what was done.
    static func judgeStrike(
        ofStep step: UUID, at place: Place, _ actor: Actor, _ reading: Reading
    ) throws {
        let item = try reading.value(
            "SELECT parent_id FROM rectification_steps WHERE id = \(step)", as: UUID.self)
        guard let item else { throw Refusal.notFound }
        try judge(item: item, at: place, actor, reading)
        let isOpen = try reading.exists(
            """
            SELECT 1 FROM rectification_items
            WHERE id = \(item) AND \(RectificationRules.openStates)
            """)
        guard isOpen else {
            throw Refusal(
                .conflict, "rectification.settled",
                Phrase(
                    "该整改事项已办结或已转出，其举措不能作废。",
                    "The item is settled; its steps cannot be struck out."),
                remedy: Phrase(
                    "确需更正的，请报巡察办恢复整改后办理。",
                    "If it has to be corrected, ask the office to take the item up again."))
        }
    }

    /// The roles that speak for a party of the review. The publicity department has no accounts;
    /// the office records what it wrote.
    private static let speakers: [String: [Role]] = [
        "discipline": [.disciplineOrgan], "organisation": [.organisationDept],
        "office": Role.office, "group": Role.group + [.groupLiaison], "publicity": Role.office,
    ]

    static func judge(reviewer party: String, at place: Place, _ actor: Actor) throws {
        let speakers = Self.speakers[party] ?? []
        guard actor.roles(at: place).isDisjoint(with: speakers) else { return }
        throw Refusal(
            .forbidden, "partyReviews.other-party",
            Phrase("您不能代该会审单位登记或作废意见。", "You do not speak for this party of the review."),
            remedy: Phrase(
                "该单位的意见由\(speakers.map(\.label.zh).joined(separator: "、"))登记、作废。",
                "That is done by: \(speakers.map(\.label.en).joined(separator: ", "))."))
    }

    static func judgeStrike(
        ofReview review: UUID, at place: Place, _ actor: Actor, _ reading: Reading
    ) throws {
        let party = try reading.value(
            "SELECT party FROM party_reviews WHERE id = \(review)", as: String.self)
        guard let party else { throw Refusal.notFound }
        try judge(reviewer: party, at: place, actor)
    }
}
