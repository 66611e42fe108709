package import Domain
import Foundation
import Storage

extension Office {
    /// What waits for somebody, and what is late: the states from which the life cycles let this
    /// person move a record on, counted by the lists' own predicates.
    package func home(for actor: Actor, today: Day) async throws -> HomeView {
        var piles: [HomeView.Pile] = []
        for kind in RecordKind.allCases {
            guard let list = Lists.named(String(kind.list.dropFirst())) else { continue }
            for state in Self.waitingStates(kind, actor.roles) {
                for query in Self.queries(kind, state, actor) {
                    let count = try await count(list, query, for: actor, today: today)
                    if count == 0 { continue }
                    var overdue = query
                    overdue.filters["late"] = "yes"
                    let late =
                        kind == .rectification
                        ? try await self.count(list, overdue, for: actor, today: today) : 0
                    piles.append(
                        HomeView.Pile(
                            label: Self.label(kind, state, query), count: count, late: late,
                            link: Self.link(kind, state, query)))
                }
            }
        }
        return HomeView(
            greeting: actor.name, roles: Role.allCases.filter(actor.roles.contains).map(\.label),
            today: today, piles: piles, lines: try await pressing(actor, today),
            firstSteps: piles.isEmpty ? try await firstSteps(actor) : [],
            tour: GuidedTour.steps(for: actor.roles))
    }

    /// What is counted of a state: a pile for each party that somebody acts for, or all of it.
    private static func queries(_ kind: RecordKind, _ state: String, _ actor: Actor) -> [ListQuery]
    {
        var query = ListQuery(filters: ["state": state])
        // Whoever was asked to look into it: it waits for nobody else.
        if kind == .suspicion, state == Suspicion.State.assigned.rawValue {
            query.filters["verifier"] = actor.person?.description ?? ""
        }
        guard let share = Self.share(kind, state, actor.roles) else { return [query] }
        return share.choices.map { choice in
            var query = query
            query.filters[share.filter] = choice.value
            return query
        }
    }

    private static func share(_ kind: RecordKind, _ state: String, _ roles: Set<Role>) -> (
        filter: String, choices: [Choice]
    )? {
        mainRoad(kind, from: state).flatMap { PartyWork.share(kind, by: $0.by, for: roles) }
    }

    /// “立行立改通知书 · 已发出，待签收”; notices say besides to whom they are addressed.
    private static func label(_ kind: RecordKind, _ state: String, _ query: ListQuery) -> Phrase {
        let label = kind.lifecycle.label(ofState: state)
        let addressee = query.filters["addressee"].flatMap {
            ImmediateNotice.Addressee(rawValue: $0)?.label
        }
        return Phrase(
            "\(kind.label.zh) · \(label.zh)" + (addressee.map { "（\($0.zh)）" } ?? ""),
            "\(kind.label.en): \(label.en)" + (addressee.map { " (\($0.en))" } ?? ""))
    }

    private static func link(_ kind: RecordKind, _ state: String, _ query: ListQuery) -> String {
        let others = query.filters.filter { $0.key != "state" }.sorted { $0.key < $1.key }
        return "\(kind.list)?state=\(state)"
            + others.map { "&\($0.key)=\($0.value)" }.joined()
    }

    /// The states whose main road, the first row of the table that leads on, these roles take.
    /// Side roads wait for nobody: the way back, a reminder, a longer deadline.
    private static func waitingStates(_ kind: RecordKind, _ roles: Set<Role>) -> [String] {
        kind.lifecycle.states.map(\.name).filter { state in
            mainRoad(kind, from: state).map { !roles.isDisjoint(with: $0.by) } ?? false
        }
    }

    private static func mainRoad(_ kind: RecordKind, from state: String) -> LifecycleTable.Row? {
        kind.lifecycle.rows.first { row in
            row.from.contains(state) && row.to != state && !row.by.isEmpty
                && !row.needs.contains(.reason)
        }
    }

    /// The items that are due first.
    private func pressing(_ actor: Actor, _ today: Day) async throws -> [HomeView.Line] {
        guard let scope = Lists.rectification.scope(actor) else { return [] }
        let states = Self.waitingStates(.rectification, actor.roles)
        if states.isEmpty { return [] }
        let waiting = states.map { state -> SQL in
            guard let share = Self.share(.rectification, state, actor.roles) else { return "" }
            let mine = share.choices.map(\.value)
            return " AND (x.state <> \(state) OR x.party IN \(list: mine))"
        }.joined(by: "")
        return try await engine.read { reading in
            try reading.rows(
                """
                SELECT x.id, f.title, t.name, u.short_name, x.state, x.due_on
                FROM rectification_items x JOIN findings f ON f.id = x.finding_id
                JOIN townships t ON t.id = x.township_id
                JOIN village_units u ON u.id = x.unit_id
                WHERE \(scope) AND x.state IN \(list: states)\(waiting)
                ORDER BY x.due_on, x.seq LIMIT 8
                """
            ) { row in
                let state: String = try row(4)
                let next = Self.mainRoad(.rectification, from: state)
                return HomeView.Line(
                    title: try row(1), place: "\(try row(2) as String) \(try row(3) as String)",
                    state: RecordKind.rectification.lifecycle.label(ofState: state),
                    due: try row(5),
                    next: next.map { RecordKind.rectification.lifecycle.label(ofMove: $0.move) }
                        ?? Phrase("", ""),
                    link: "/rectification/\(Identifier<RectificationItem>(try row(0)))")
            }
        }
    }

    private func firstSteps(_ actor: Actor) async throws -> [(text: Phrase, link: String)] {
        guard !actor.roles.isDisjoint(with: Role.office) else { return [] }
        let (units, terms) = try await engine.read { reading in
            (
                try reading.exists("SELECT 1 FROM village_units"),
                try reading.exists("SELECT 1 FROM terms")
            )
        }
        if !units {
            return [
                (
                    Phrase(
                        "第一步：导入村居名录（xuncun import villages 文件 --county 县代码）",
                        "First: import the register (xuncun import villages FILE --county CODE)"),
                    "/units"
                )
            ]
        }
        if !terms {
            return [(Phrase("第二步：新建届次", "Second: open a term"), "/terms")]
        }
        return [(Phrase("新建轮次，编组并分派村居", "Open a round, form groups, assign units"), "/rounds")]
    }
}
