import Domain
import Foundation
import Storage

/// The page of a term: its rounds.
enum TermPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            """
            SELECT t.county_id, t.number, t.starts_on, t.ends_on, c.name
            FROM terms t JOIN counties c ON c.id = t.county_id WHERE t.id = \(id)
            """
        ) { row in
            (
                county: try row(0) as Identifier<County>, number: try row(1) as Int,
                from: try row(2) as Day, to: try row(3) as Day, name: try row(4) as String
            )
        }
        guard let term = found,
            Visibility.sees(actor, .roundPlan, at: Place(county: term.county))
        else { throw Refusal.notFound }
        var question = StatTable.Question(
            county: term.county.uuid, term: id, asOf: today, today: today)
        question.recusedFrom = actor.recusedFrom
        let rounds = try reading.rows(
            "SELECT id, name, state, starts_on FROM rounds WHERE term_id = \(id) ORDER BY number"
        ) { row in
            (
                cells: [
                    try row(1) as String,
                    RecordKind.round.lifecycle.label(ofState: try row(2))[actor.language],
                    (try row(3) as Day).description,
                ], link: "/rounds/\(text(try row(0)))" as String?
            )
        }
        return RecordView(
            kind: Phrase("届次", "Term"), id: id, list: "/terms",
            title: Phrase(
                "\(term.name)第\(DocumentNumber.chinese(term.number))届",
                "\(term.name), term \(term.number)")[
                    actor.language],
            sections: [
                RecordView.Section(
                    Phrase("任期", "Term of office"),
                    [
                        .init(Phrase("起", "from"), term.from.description),
                        .init(Phrase("止", "to"), term.to.description),
                    ]),
                RecordView.Section(
                    Phrase("全覆盖进度", "Coverage"),
                    try Forecast.facts(question, term.to, actor.language, reading)
                        + FigureCaption.note(for: actor) + planning(id, term.county, actor)),
            ],
            related: [
                try Coverage.related(question, reading),
                RecordView.Related(
                    Phrase("轮次", "Rounds"),
                    columns: [Phrase("轮次", "round"), Phrase("状态", "state"), Phrase("开始", "from")],
                    rows: rounds, empty: Phrase("还没有轮次。", "No round yet.")),
            ],
            offers: PageParts.offer(
                ["rounds.open"], actor, at: Place(county: term.county), values: ["term": text(id)]))
    }

    private static func planning(_ id: UUID, _ county: Identifier<County>, _ actor: Actor)
        -> [RecordView.Fact]
    {
        guard PageParts.mayDo("plans.keep", actor, at: Place(county: county)) else { return [] }
        return [
            .init(
                Phrase("编排", "planning"),
                Phrase("自动编排全覆盖计划", "plan the coverage")[actor.language],
                link: "/terms/\(text(id))/plan"),
            .init(
                Phrase("风险", "risk"), Phrase("各村居风险评分", "risk scores")[actor.language],
                link: "/terms/\(text(id))/risk"),
        ]
    }
}

/// The page of a round: its groups and its villages.
enum RoundPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        guard let head = try RecordHead.load(.round, id, reading),
            let scope = Lists.rounds.scope(actor),
            try reading.exists("SELECT 1 FROM rounds x WHERE x.id = \(id) AND \(scope)")
        else { throw Refusal.notFound }
        guard let round = try plan(id, reading) else { throw Refusal.notFound }
        let moves = try MoveRow.history(.round, id, reading)
        let language = actor.language
        let inside = Visibility.sees(actor, .roundPlan, at: head.place)
        // Groups, townships and villages see the rounds they take part in, not the whole term.
        let isTermSeen = Visibility.sees(
            actor, .roundPlan, at: Place(county: head.place.county))
        return RecordView(
            kind: RecordKind.round.label, id: id, list: "/rounds", title: round.name,
            state: head.kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.round, head.state), version: head.version,
            sections: [
                RecordView.Section(
                    Phrase("轮次方案", "Plan"),
                    [
                        .init(
                            Phrase("届次", "term"),
                            Phrase(
                                "\(DocumentNumber.chinese(round.term))届", "term \(round.term)")[
                                    language],
                            link: isTermSeen ? "/terms/\(text(round.termID))" : nil),
                        .init(Phrase("巡察方式", "mode"), round.mode.label[language]),
                        .init(
                            Phrase("监督重点框架", "framework"),
                            FocusFramework.named(round.framework)?.label[language] ?? ""),
                        .init(Phrase("时间", "time"), "\(round.from) — \(round.to)"),
                    ] + (try traits(id, language, reading)) + ledger(id, head, actor)
                        + gathering(id, head, actor))
            ],
            related: (inside
                ? [
                    try groups(id, actor, reading),
                    try RoundProgress.related(id, head, today, actor, reading),
                ]
                : [])
                + [try villages(id, actor, reading)]
                + (try RevisitAdvice.related(head, actor, today, reading)),
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves))
                + PageParts.offer(
                    ["draft", "proposed", "approved"].contains(head.state)
                        ? ["rounds.formGroup", "rounds.assignUnit"] : [],
                    actor, at: head.place, values: ["record": text(id)]),
            history: inside ? try PageParts.history(.round, moves, for: actor) : [],
            steps: PageParts.steps(
                Round.State.allCases.filter { $0 != .cancelled }.map(\.rawValue),
                current: head.state, .round, passed: moves))
    }

    private struct Plan {
        let name: String
        let mode: Inspection.Mode
        let framework: String
        let from: Day
        let to: Day
        let term: Int
        let termID: UUID
    }

    private static func plan(_ id: UUID, _ reading: Reading) throws -> Plan? {
        try reading.first(
            """
            SELECT r.name, r.mode, r.framework, r.starts_on, r.ends_on, t.number, r.term_id
            FROM rounds r JOIN terms t ON t.id = r.term_id WHERE r.id = \(id)
            """
        ) { row in
            Plan(
                name: try row(0), mode: try row(1), framework: try row(2), from: try row(3),
                to: try row(4), term: try row(5), termID: try row(6))
        }
    }

    /// Where an office brings along what it has in its own tables.
    private static func ledger(_ id: UUID, _ head: RecordHead, _ actor: Actor) -> [RecordView.Fact]
    {
        guard PageParts.mayDo("findings.importLedger", actor, at: head.place),
            !["assessing", "archived", "cancelled"].contains(head.state)
        else { return [] }
        let planning: [RecordView.Fact] =
            ["draft", "proposed", "approved"].contains(head.state)
            ? [
                .init(
                    Phrase("编排", "planning"),
                    Phrase("自动编组分村", "plan groups and villages")[actor.language],
                    link: "/rounds/\(text(id))/plan")
            ] : []
        return planning + [
            .init(
                Phrase("台账", "ledger"),
                Phrase("导入已有的问题和整改台账", "take over an existing ledger")[actor.language],
                link: "/rounds/\(text(id))/ledger")
        ]
    }

    private static func gathering(_ id: UUID, _ head: RecordHead, _ actor: Actor)
        -> [RecordView.Fact]
    {
        guard PageParts.mayDo("findings.gatherSimilar", actor, at: head.place) else { return [] }
        return [
            .init(
                Phrase("归集", "gathering"),
                Phrase("同类问题建议", "findings that seem alike")[actor.language],
                link: "/rounds/\(text(id))/similar")
        ]
    }

    /// Pilot, cross inspection, and who inspects where it is not the county.
    private static func traits(_ id: UUID, _ language: Language, _ reading: Reading) throws
        -> [RecordView.Fact]
    {
        let found = try reading.first(
            "SELECT pilot, cross_county, inspecting_level FROM rounds WHERE id = \(id)"
        ) { (try $0(0) as Bool, try $0(1) as Bool, try $0(2) as Round.Level) }
        guard let (pilot, cross, level) = found else { return [] }
        var traits: [Phrase] = []
        if pilot { traits.append(Phrase("试点", "pilot")) }
        if cross { traits.append(Phrase("交叉巡察", "cross inspection")) }
        let words = traits.map { $0[language] }.joined(separator: "、")
        return [
            .init(Phrase("特点", "kind"), words),
            .init(
                Phrase("实施层级", "inspecting level"),
                level == .county ? "" : level.label[language]),
        ]
    }

    private static func groups(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let members = try reading.rows(
            """
            SELECT g.number, m.post, p.name,
                (SELECT count(*) FROM inspections i
                    WHERE i.group_id = g.id\(Scoping.withoutRecused(actor, "i")))
            FROM inspection_groups g JOIN group_members m ON m.group_id = g.id
            JOIN people p ON p.id = m.person_id
            WHERE g.round_id = \(id)
            ORDER BY g.number,
                CASE m.post WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 WHEN 'liaison' THEN 3
                    ELSE 2 END,
                p.name
            """
        ) { row in
            (
                group: try row(0) as Int, post: try row(1) as Post, name: try row(2) as String,
                villages: try row(3) as Int
            )
        }
        let specialities = try Composition.specialities(ofRound: id, reading)
        let rows = Dictionary(grouping: members, by: \.group).sorted { $0.key < $1.key }.map {
            number, members -> (cells: [String], link: String?) in
            let posts = Post.allCases.map { post in
                members.filter { $0.post == post }.map(\.name).joined(separator: "、")
            }
            let missing = Composition.missing(specialities[number] ?? [])
            return (
                ["\(number)"] + posts + [
                    "\(members.first?.villages ?? 0)",
                    missing.map { $0.label[actor.language] }.joined(separator: "、"),
                ], nil
            )
        }
        return RecordView.Related(
            Phrase("巡察组（一托N)", "Groups (one to N)"),
            columns: [Phrase("组", "group")] + Post.allCases.map(\.label)
                + [Phrase("承担村居", "units"), Phrase("缺少专业", "missing specialities")],
            rows: rows, empty: Phrase("尚未编组。", "No group yet."))
    }

    private static func villages(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try Lists.inspections.scope(actor).map { scope in
            try reading.rows(
                """
                SELECT x.id, t.name, u.short_name, x.depth, x.state, g.number FROM inspections x
                JOIN village_units u ON u.id = x.unit_id JOIN townships t ON t.id = x.township_id
                JOIN inspection_groups g ON g.id = x.group_id
                WHERE x.round_id = \(id) AND \(scope) ORDER BY g.number, x.id LIMIT 400
                """
            ) { row in
                (
                    cells: [
                        try row(2) as String, try row(1) as String, "\(try row(5) as Int)",
                        (try row(3) as Inspection.Depth).label[actor.language],
                        RecordKind.inspection.lifecycle.label(ofState: try row(4))[actor.language],
                    ], link: "/inspections/\(text(try row(0)))" as String?
                )
            }
        }
        return RecordView.Related(
            Phrase("村居", "Village units"),
            columns: [
                Phrase("村居", "unit"), Phrase("乡镇", "township"), Phrase("组", "group"),
                Phrase("分类", "class"), Phrase("状态", "state"),
            ], rows: rows ?? [], empty: Phrase("尚未分派村居。", "None assigned yet."))
    }
}
