package import Domain
package import Foundation
import Storage

/// What leaves the office about one village: the lists of a preset, made from the records
/// (一报告四清单). The individual and the common list share no finding, and hold all together.
package struct ResultPackage: Sendable {
    package struct Sheet: Sendable {
        package let list: ResultList
        package let columns: [Phrase]
        package let rows: [[String]]
        /// Where it has to go, and what is known of it having gone there.
        package let deliveries: [Delivery]
    }

    package struct Delivery: Sendable {
        package let level: FeedbackLevel
        /// nil: not yet.
        package let sentOn: Day?
        package let receivedOn: Day?
    }

    package let title: String
    package let preset: ListPreset
    package let sheets: [Sheet]

    static func load(
        _ inspection: UUID, _ preset: ListPreset, _ actor: Actor, on day: Day,
        _ reading: Reading
    ) throws -> ResultPackage {
        guard let head = try RecordHead.load(.inspection, inspection, reading),
            Visibility.sees(actor, .findingBeforeFeedback, at: head.place)
        else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: inspection, reading)
        let routing = try Routing.load(head.place.county?.uuid, on: day, reading)
        let mayReadClues = Visibility.sees(actor, .clue, at: head.place)
        return ResultPackage(
            title: "\(names.township) \(names.unit)", preset: preset,
            sheets: try preset.lists.filter { $0 != .clues || mayReadClues }.map {
                try sheet($0, inspection, actor.language, routing, reading)
            })
    }

    private static func sheet(
        _ list: ResultList, _ id: UUID, _ language: Language, _ routing: Routing,
        _ reading: Reading
    ) throws -> Sheet {
        let (columns, select): ([Phrase], SQL) =
            switch list {
            case .individual, .common: ofFindings(list, id)
            case .immediate: ofNotices(id)
            case .suggestions:
                (
                    [
                        Phrase("建议", "suggestion"), Phrase("对象", "addressee"),
                        Phrase("办理方式", "kind"),
                    ],
                    """
                    SELECT content, addressee, kind FROM suggestions
                    WHERE parent_id = \(id) AND struck_at IS NULL ORDER BY seq
                    """
                )
            case .clues:
                (
                    [Phrase("编号", "number"), Phrase("登记日期", "registered on")],
                    "SELECT number, registered_on FROM clues WHERE parent_id = \(id) ORDER BY seq"
                )
            case .tasks, .responsibility, .results: ofItems(list, id)
            }
        let ofFindings = list == .individual || list == .common
        let others = ofFindings ? try also(id, language, reading) : [:]
        return Sheet(
            list: list, columns: columns,
            rows: try reading.rows(select) { row in
                var cells = try columns.indices.map { try cell(row, $0, list, language) }
                if ofFindings, let others = others[try row(columns.count)] {
                    cells[columns.count - 2] += "；\(others)"
                }
                return cells
            }, deliveries: try routing.deliveries(of: list, id, reading))
    }

    /// A finding stands in the common list where it was gathered, otherwise in the individual one.
    private static func ofFindings(_ list: ResultList, _ id: UUID) -> ([Phrase], SQL) {
        let isCommon = list == .common
        let first: SQL = isCommon ? "c.number || ' ' || c.title, " : ""
        let join: SQL = isCommon ? "JOIN common_problems c ON c.id = f.common_id" : ""
        let apart: SQL = isCommon ? "" : " AND f.common_id IS NULL"
        return (
            (isCommon ? [Phrase("共性问题", "common problem")] : []) + findingColumns,
            """
            SELECT \(first)f.number, f.title, f.facts, f.basis, f.responsible, f.recommendation,
                f.id
            FROM findings f \(join) WHERE f.inspection_id = \(id) AND f.number IS NOT NULL
              AND f.state NOT IN ('removed', 'dismissed')\(apart) ORDER BY f.seq
            """
        )
    }

    /// Who is responsible besides, by finding.
    private static func also(_ id: UUID, _ language: Language, _ reading: Reading) throws
        -> [UUID: String]
    {
        let all = try reading.rows(
            """
            SELECT a.finding_id, a.party, d.title FROM finding_addressees a
            JOIN findings f ON f.id = a.finding_id
            LEFT JOIN departments d ON d.id = a.addressee_id
            WHERE f.inspection_id = \(id) ORDER BY a.addressee_id
            """
        ) { row in
            let label = Party(rawValue: try row(1))?.label[language] ?? ""
            return (finding: try row(0) as UUID, name: try row.optional(2) ?? label)
        }
        return Dictionary(grouping: all, by: \.finding).mapValues { others in
            others.map(\.name).joined(separator: "、")
        }
    }

    private static func ofNotices(_ id: UUID) -> ([Phrase], SQL) {
        (
            [
                Phrase("文号", "number"), Phrase("问题", "finding"),
                Phrase("整改要求", "requirement"), Phrase("回复期限", "reply due"),
                Phrase("状态", "state"),
            ],
            """
            SELECT x.number, f.title, x.requirement, x.reply_due_on, x.state
            FROM immediate_notices x JOIN findings f ON f.id = x.parent_id
            WHERE f.inspection_id = \(id) AND x.state <> 'withdrawn' ORDER BY x.seq
            """
        )
    }

    private static let findingColumns = [
        Phrase("编号", "number"), Phrase("问题", "finding"), Phrase("具体事实", "facts"),
        Phrase("定性依据", "criterion"), Phrase("责任单位", "responsible"),
        Phrase("整改建议", "recommendation"),
    ]

    private static func ofItems(_ list: ResultList, _ id: UUID) -> ([Phrase], SQL) {
        let (labels, columns): ([Phrase], String) =
            switch list {
            case .tasks:
                ([Phrase("整改目标", "goal"), Phrase("整改措施", "measures")], "r.goal, r.measures")
            case .responsibility:
                ([Phrase("责任领导", "leader"), Phrase("期限", "due")], "r.leader, r.due_on")
            default: ([Phrase("期限", "due"), Phrase("状态", "state")], "r.due_on, r.state")
            }
        return (
            [
                Phrase("编号", "number"), Phrase("问题", "finding"), Phrase("责任主体", "party"),
            ] + labels,
            """
            SELECT r.number, f.title, coalesce(d.title, r.party), \(raw: columns)
            FROM rectification_items r JOIN findings f ON f.id = r.finding_id
            LEFT JOIN departments d ON d.id = r.department_id
            WHERE r.inspection_id = \(id) AND r.state <> 'transferredParty' ORDER BY r.seq
            """
        )
    }

    /// States are told by their labels.
    private static func cell(
        _ row: AnswerRow, _ index: Int, _ list: ResultList, _ language: Language
    ) throws -> String {
        let text = try row.optional(index, as: String.self) ?? ""
        switch (list, index) {
        case (.immediate, 4):
            return RecordKind.immediateNotice.lifecycle.label(ofState: text)[language]
        case (.suggestions, 2):
            guard
                case .choice(let kinds)? = Logbooks.named("suggestions")?.fields
                    .first(where: { $0.key == "kind" })?.kind
            else { return text }
            return kinds.first { $0.value == text }?.label[language] ?? text
        case (.results, 4): return RecordKind.rectification.lifecycle.label(ofState: text)[language]
        case (.tasks, 2), (.responsibility, 2), (.results, 2):
            return Party(rawValue: text)?.label[language] ?? text
        default: return text
        }
    }
}

extension Office {
    /// The lists of one inspection in the shape of a preset.
    package func package(
        _ inspection: UUID, _ preset: ListPreset, for actor: Actor, today: Day
    ) async throws -> ResultPackage {
        try await engine.read {
            try ResultPackage.load(inspection, preset, actor, on: today, $0)
        }
    }
}
