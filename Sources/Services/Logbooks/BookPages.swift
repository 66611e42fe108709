import Domain
import Foundation
import Storage

/// The logbooks of a record, as its page shows them: how many entries there are, the way to their
/// list, and the way to a new one.
enum BookPages {
    static func books(of list: String, _ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Book]
    {
        guard let parent = Logbook.Parent.allCases.first(where: { $0.list == list }) else {
            return []
        }
        let under = try EntryParent.load(parent, id, reading)
        let groups = try groups(parent, id, under, reading)
        return try Logbooks.of(parent).compactMap { book in
            guard let count = try book.count(for: actor, under: id, reading) else { return nil }
            let usable = under.state.map { book.states.isEmpty || book.states.contains($0.name) }
            // Only an entry that names its group is one of the group.
            let isOfGroups = book.fields.contains { $0.key == "group" }
            let places = [under.place] + (isOfGroups ? groups : [])
            let mayRecord =
                try usable ?? true
                && places.contains {
                    try EntryRules.mayRecord(book, under: id, at: $0, actor, reading)
                }
            if count == 0 && !mayRecord { return nil }
            return RecordView.Book(
                label: book.title, phase: book.phase.label, count: count,
                list: "/\(book.name)?parent=\(text(id))",
                new: mayRecord ? "/\(book.name)/new?record=\(text(id))" : nil)
        }
    }

    /// The groups of a round: their members record under it too.
    private static func groups(
        _ parent: Logbook.Parent, _ id: UUID, _ under: EntryParent, _ reading: Reading
    ) throws -> [Place] {
        guard parent == .round else { return [] }
        return try reading.rows("SELECT id FROM inspection_groups WHERE round_id = \(id)") {
            Place(county: under.place.county, group: try $0(0))
        }
    }

    /// What belongs to an entry besides its own fields.
    static func related(_ book: Logbook, _ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Related]
    {
        if book.name == "campaigns" { return try LinkedEntries.ofCampaign(id, actor, reading) }
        if book.name == "caseLibrary" { return try LinkedEntries.ofCase(id, actor, reading) }
        guard book.kind == .commonProblem, let scope = Lists.findings.scope(actor) else {
            return []
        }
        let rows = try reading.rows(
            """
            SELECT x.id, coalesce(x.number, x.paper_number), x.title, u.short_name, x.state
            FROM findings x JOIN village_units u ON u.id = x.unit_id
            WHERE x.common_id = \(id) AND \(scope) ORDER BY x.seq LIMIT 300
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, try row(2) as String, try row(3) as String,
                    RecordKind.finding.lifecycle.label(ofState: try row(4))[actor.language],
                ], link: "/findings/\(text(try row(0)))" as String?
            )
        }
        return [
            RecordView.Related(
                Phrase("归入的各村问题", "Findings of the villages"),
                columns: [
                    Phrase("编号", "number"), Phrase("标题", "title"), Phrase("村居", "unit"),
                    Phrase("状态", "state"),
                ], rows: rows,
                empty: Phrase("尚未归入问题：请在问题页面办理“归入共性问题”。", "None yet: link them from their pages."))
        ]
    }
}
