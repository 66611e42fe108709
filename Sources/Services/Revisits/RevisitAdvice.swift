import Domain
import Foundation
import Storage

/// Which villages of a round should be revisited first: by what was found and how rectification
/// goes, all with an immediate notice, and a share that nobody can foresee (回访建议).
enum RevisitAdvice {
    /// One village and what speaks for it.
    struct Village {
        let inspection: UUID
        let name: String
        let serious: Int
        let immediate: Int
        let late: Int
        let returned: Int

        /// Serious findings weigh three; late and returned items two; an immediate notice two.
        var score: Int { serious * 3 + (immediate + late + returned) * 2 }

        /// One village in sixteen, by the last digit of its identifier: the same whoever looks.
        var isDrawn: Bool { inspection.uuid.15 & 0x0F == 7 }

        func reasons(_ language: Language) -> String {
            let counted = [
                (serious, Phrase("严重问题", "serious")),
                (immediate, Phrase("立行立改", "immediate")), (late, Phrase("逾期", "late")),
                (returned, Phrase("退回", "returned")),
            ].filter { $0.0 > 0 }.map { "\($0.1[language]) \($0.0)" }
            let drawn = isDrawn ? [Phrase("随机抽取", "drawn")[language]] : []
            return (counted + drawn).joined(separator: "，")
        }
    }

    static func related(
        _ round: RecordHead, _ actor: Actor, _ today: Day, _ reading: Reading
    ) throws -> [RecordView.Related] {
        guard ["rectifying", "assessing"].contains(round.state),
            PageParts.mayDo("revisits.plan", actor, at: round.place)
        else { return [] }
        let villages = try villages(round.id, actor, today, reading)
            .filter { $0.score > 0 || $0.isDrawn }.sorted { $0.score > $1.score }
        return [
            RecordView.Related(
                Phrase("回访建议（按风险排序，另加随机）", "Whom to revisit, by risk and by lot"),
                columns: [Phrase("村居", "unit"), Phrase("分值", "score"), Phrase("理由", "reasons")],
                rows: villages.prefix(12).map { village in
                    (
                        cells: [
                            village.name, String(village.score), village.reasons(actor.language),
                        ], link: "/inspections/\(text(village.inspection))"
                    )
                }, empty: Phrase("没有建议回访的村居。", "Nobody stands out."))
        ]
    }

    private static func villages(
        _ round: UUID, _ actor: Actor, _ today: Day, _ reading: Reading
    ) throws -> [Village] {
        try reading.rows(
            """
            SELECT i.id, u.short_name,
                (SELECT count(*) FROM findings f
                 WHERE f.inspection_id = i.id AND f.severity = 'serious' AND f.number IS NOT NULL
                   AND f.state NOT IN ('removed', 'dismissed')),
                (SELECT count(*) FROM immediate_notices n JOIN findings f ON f.id = n.parent_id
                 WHERE f.inspection_id = i.id AND n.state <> 'withdrawn'),
                (SELECT count(*) FROM rectification_items r
                 WHERE r.inspection_id = i.id AND r.due_on < \(today)
                   AND r.state NOT IN ('closed', 'longTerm', 'transferredParty')),
                (SELECT count(*) FROM rectification_items r JOIN moves m ON m.record_id = r.id
                 WHERE r.inspection_id = i.id AND m.record_kind = 'rectification'
                   AND m.move = 'sendBack')
            FROM inspections i JOIN village_units u ON u.id = i.unit_id
            WHERE i.round_id = \(round)\(Scoping.withoutRecused(actor, "i")) AND NOT EXISTS (
                SELECT 1 FROM revisits v WHERE v.inspection_id = i.id AND v.state <> 'cancelled')
            ORDER BY i.id
            """
        ) { row in
            Village(
                inspection: try row(0), name: try row(1), serious: try row(2),
                immediate: try row(3), late: try row(4), returned: try row(5))
        }
    }
}
