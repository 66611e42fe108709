import Domain
import Foundation
import Storage

/// How far the groups of a round have come (工作进展), as the office reads it every week.
enum RoundProgress {
    private static let columns = [
        Phrase("组", "group"), Phrase("承担", "units"), Phrase("已进驻", "begun"),
        Phrase("驻村结束", "left"), Phrase("已反馈", "fed back"), Phrase("走访（户）", "households"),
        Phrase("座谈（人次）", "heads"), Phrase("底稿", "papers"), Phrase("问题", "findings"),
        Phrase("待整改", "open items"), Phrase("逾期", "late"),
    ]

    /// Columns that tell of what not everybody sees who reads the progress, by their place.
    private static let reveals: [Int: [VisibleObject]] = [
        7: [.workingPaper], 8: [.findingBeforeFeedback, .figures],
    ]

    static func related(
        _ round: UUID, _ head: RecordHead, _ today: Day, _ actor: Actor, _ reading: Reading
    ) throws
        -> RecordView.Related
    {
        let (i, d, f, r) = (
            Scoping.withoutRecused(actor, "i"), Scoping.withoutRecused(actor, "d"),
            Scoping.withoutRecused(actor, "f"), Scoping.withoutRecused(actor, "r")
        )
        let rows = try reading.rows(
            """
            SELECT g.number,
                (SELECT count(*) FROM inspections i WHERE i.group_id = g.id\(i)
                    AND i.state NOT IN ('merged', 'withdrawn')),
                (SELECT count(*) FROM inspections i
                    WHERE i.group_id = g.id\(i) AND i.arrived_on IS NOT NULL),
                (SELECT count(*) FROM inspections i
                    WHERE i.group_id = g.id\(i) AND i.left_on IS NOT NULL),
                (SELECT count(*) FROM inspections i
                    WHERE i.group_id = g.id\(i) AND i.fed_back_on IS NOT NULL),
                (SELECT count(*) FROM visits v JOIN inspections i ON i.id = v.inspection_id
                    WHERE i.group_id = g.id\(i)),
                (SELECT coalesce(sum(d.heads), 0) FROM discussions d
                    WHERE d.group_id = g.id\(d) AND d.struck_at IS NULL),
                (SELECT count(*) FROM findings f WHERE f.group_id = g.id\(f)),
                (SELECT count(*) FROM findings f WHERE f.group_id = g.id\(f)
                    AND f.number IS NOT NULL AND f.state NOT IN ('removed', 'dismissed')),
                (SELECT count(*) FROM rectification_items r
                    WHERE r.group_id = g.id\(r) AND \(RectificationRules.openStates)),
                (SELECT count(*) FROM rectification_items r
                    WHERE r.group_id = g.id\(r) AND \(RectificationRules.openStates)
                    AND r.due_on < \(today))
            FROM inspection_groups g WHERE g.round_id = \(round) ORDER BY g.number
            """
        ) { row in try columns.indices.map { try row($0) as Int } }
        let shown = columns.indices.filter { column in
            reveals[column]?.contains { Visibility.sees(actor, $0, at: head.place) } ?? true
        }
        var cells = rows.map { row in
            (cells: shown.map { String(row[$0]) }, link: String?.none)
        }
        if rows.count > 1 {
            let totals = shown.dropFirst().map { column in
                String(rows.reduce(0) { $0 + $1[column] })
            }
            cells.append(([Phrase("合计", "total")[actor.language]] + totals, nil))
        }
        let county = head.place.county.map { "\($0)" } ?? ""
        return RecordView.Related(
            Phrase("工作进展", "Progress"), columns: shown.map { columns[$0] }, rows: cells,
            empty: Phrase("编组后显示各组进展。", "It begins with the groups."),
            all: rows.isEmpty || !Visibility.sees(actor, .figures, at: head.place)
                ? nil : "/statistics?county=\(county)&by=group&round=\(text(round))",
            export: "/rounds/\(text(round))/progress")
    }
}
