import Domain
import Foundation
import Planning
import Storage

/// The page of a proposal: what it costs and how sure that is, who and what goes where, and why.
enum ProposalPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        guard let head = try RecordHead.load(.proposal, id, reading),
            Visibility.sees(actor, .pool, at: head.place),
            let proposal = try ProposalRow.load(id, reading)
        else { throw Refusal.notFound }
        let moves = try MoveRow.history(.proposal, id, reading)
        let language = actor.language
        let content = try content(
            proposal, without: PlannedVillages.hidden(from: actor, reading), language)
        var related = content.related
        related.append(try others(proposal, actor, reading))
        return RecordView(
            kind: RecordKind.proposal.label, id: id, list: "/proposals", title: proposal.title,
            number: proposal.number, state: head.kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.proposal, head.state), version: head.version,
            sections: [
                RecordView.Section(
                    Phrase("方案", "Proposal"),
                    [
                        .init(
                            proposal.kind == .groups
                                ? Phrase("轮次", "round") : Phrase("届次", "term"),
                            proposal.title,
                            link: (proposal.kind == .groups ? "/rounds/" : "/terms/")
                                + text(proposal.parent))
                    ] + content.facts
                        + (head.state == PlanProposal.State.kept.rawValue
                            ? [
                                .init(
                                    Phrase("调整", "change it"),
                                    (proposal.kind == .groups
                                        ? Phrase("指定或排除后重新编排", "pin or forbid, and plan again")
                                        : Phrase("改变要求后重新编排", "change it and plan again"))[
                                            language],
                                    link: "/proposals/\(text(id))/again")
                            ] : []))
            ], related: related,
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves)),
            history: try PageParts.history(.proposal, moves, for: actor))
    }

    private struct Content {
        let facts: [RecordView.Fact]
        let related: [RecordView.Related]
    }

    private static func content(
        _ proposal: ProposalRow, without hidden: Set<String>, _ language: Language
    ) throws -> Content {
        switch proposal.kind {
        case .groups:
            let plan = try KeepProposal.read(GroupsPlan.self, proposal.answer)
            let request = try KeepProposal.read(GroupsRequest.self, proposal.request)
            return Content(
                facts: facts(plan.proof, plan.cost, language),
                related: [
                    groups(plan, request, hidden, language),
                    reasons(
                        Phrase("村居：为什么这样分", "Units: why here, why not there"),
                        plan.unitReasons.filter { !hidden.contains($0.id) }, language),
                    reasons(
                        Phrase("人员：为什么这样编", "People: why here, why not there"),
                        plan.personReasons, language),
                ])
        case .rounds:
            let plan = try KeepProposal.read(RoundsPlan.self, proposal.answer)
            let request = try KeepProposal.read(RoundsRequest.self, proposal.request)
            return Content(
                facts: facts(plan.proof, plan.cost, language),
                related: [
                    rounds(plan, request, hidden),
                    reasons(
                        Phrase("村居：为什么排在这一轮", "Units: why in this round"),
                        plan.reasons.filter { !hidden.contains($0.id) },
                        language),
                ])
        }
    }

    /// What the points are, and whether a better plan can exist.
    private static func facts(_ proof: Proof, _ cost: [CostPart], _ language: Language)
        -> [RecordView.Fact]
    {
        let hundredths = Int((proof.gap * 10_000).rounded(.up))
        let gap = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)%"
        let proved =
            proof.isOptimal
            ? Phrase("已证明最优：没有总分更低的方案", "proved: no plan has fewer points")
            : Phrase(
                "与最优的差距不超过\(gap)（下界\(proof.bound)）",
                "within \(gap) of the best (bound \(proof.bound))")
        return [
            .init(Phrase("总分（越低越好）", "points, fewer are better"), "\(proof.objective)"),
            .init(Phrase("证明", "proof"), proved[language]),
        ]
            + cost.filter { $0.points != 0 }.map {
                RecordView.Fact($0.label, "\($0.points)")
            }
            + (proof.wasStopped
                ? [
                    .init(
                        Phrase("说明", "note"),
                        Phrase("到时间或被停止，再算可能更好", "stopped; more time may find a better one")[
                            language])
                ] : [])
    }

    private static func groups(
        _ plan: GroupsPlan, _ request: GroupsRequest, _ hidden: Set<String>, _ language: Language
    ) -> RecordView.Related {
        let names = Dictionary(
            request.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return RecordView.Related(
            Phrase("编组和分村", "Groups and their units"),
            columns: [
                Phrase("组", "group"), Phrase("组长", "leader"), Phrase("副组长", "deputy"),
                Phrase("组员", "members"), Phrase("天数", "days"), Phrase("乡镇", "townships"),
                Phrase("村居", "units"),
            ],
            rows: plan.groups.map { sheet in
                func people(_ post: Planning.Post) -> String {
                    sheet.people.filter { $0.post == post }.map { person in
                        let known = person.specialities.map { Speciality.label($0)[language] }
                        return known.isEmpty
                            ? person.name : "\(person.name)（\(known.joined(separator: "、"))）"
                    }.joined(separator: "、")
                }
                let units = sheet.units.filter { !hidden.contains($0) }
                // Days and townships of the whole would tell of what is left out.
                let isWhole = units.count == sheet.units.count
                return (
                    [
                        sheet.name, people(.leader), people(.deputy), people(.member),
                        isWhole ? "\(sheet.days)" : "—",
                        isWhole ? sheet.townships.joined(separator: "、") : "—",
                        "\(units.count)："
                            + units.map { names[$0] ?? "" }
                            .joined(separator: "、"),
                    ], nil
                )
            }, empty: Phrase("没有编组。", "No group."))
    }

    private static func rounds(
        _ plan: RoundsPlan, _ request: RoundsRequest, _ hidden: Set<String>
    ) -> RecordView.Related {
        let names = Dictionary(
            request.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return RecordView.Related(
            Phrase("各轮安排", "Rounds"),
            columns: [
                Phrase("轮次", "round"), Phrase("村居数", "units"), Phrase("组日", "group-days"),
                Phrase("乡镇", "townships"), Phrase("村居", "units"),
            ],
            rows: plan.rounds.map { round in
                let units = round.units.filter { !hidden.contains($0) }
                let isWhole = units.count == round.units.count
                return (
                    [
                        round.name, "\(units.count)",
                        isWhole ? "\(round.groupDays)/\(round.capacity)" : "—",
                        isWhole ? round.townships.joined(separator: "、") : "—",
                        units.map { names[$0] ?? "" }.joined(separator: "、"),
                    ], nil
                )
            }, empty: Phrase("没有轮次。", "No round."))
    }

    private static func reasons(_ title: Phrase, _ reasons: [Planning.Reason], _ language: Language)
        -> RecordView.Related
    {
        RecordView.Related(
            title,
            columns: [
                Phrase("对象", "who or what"), Phrase("安排", "place"), Phrase("理由", "why here"),
                Phrase("其他安排", "why not elsewhere"),
            ],
            rows: reasons.prefix(400).map { reason in
                (
                    [
                        reason.name, reason.place, reason.here[language],
                        reason.elsewhere.map { other in
                            let cannot = Phrase("不能", "not ")[language]
                            return "\(other.isForbidden ? cannot : "")\(other.place)："
                                + other.why[language]
                        }.joined(separator: "；"),
                    ], nil
                )
            }, empty: Phrase("没有说明。", "No reasons were asked for."))
    }

    /// Other proposals for the same, each to be compared with this one.
    private static func others(_ proposal: ProposalRow, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT id, number, objective, state FROM proposals
            WHERE parent_id = \(proposal.parent) AND kind = \(proposal.kind.rawValue)
              AND id <> \(proposal.id) ORDER BY seq DESC LIMIT 20
            """
        ) { row -> (cells: [String], link: String?) in
            let other = text(try row(0) as UUID)
            return (
                [
                    try row(1) as String, "\(try row(2) as Int)",
                    RecordKind.proposal.lifecycle.label(ofState: try row(3))[actor.language],
                ], "/proposals/\(text(proposal.id))/compare?with=\(other)"
            )
        }
        return RecordView.Related(
            Phrase("与其他方案比较", "Compare with another proposal"),
            columns: [Phrase("方案", "proposal"), Phrase("总分", "points"), Phrase("状态", "state")],
            rows: rows, empty: Phrase("没有其他方案。", "There is no other one."))
    }
}

extension Lists {
    static let proposals = ListDefinition(
        name: "proposals", title: Phrase("方案", "Proposals"),
        empty: Phrase(
            "没有方案。在届次页面编排全覆盖计划，在轮次页面编组分村。", "None yet; plans begin on a term or a round."),
        table: "proposals x", joins: "LEFT JOIN people p ON p.id = x.made_by", key: "x.seq",
        id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("title", Phrase("名称", "title"), "x.title"),
            .init("kind", Phrase("类别", "kind"), "x.kind", .code(labels(PlanProposal.Kind.self))),
            .init("objective", Phrase("总分", "points"), "x.objective", .integer),
            .init("bound", Phrase("下界", "bound"), "x.bound", .integer, wide: true),
            .init("state", Phrase("状态", "state"), "x.state", .state(.proposal)),
            .init("madeBy", Phrase("编排人", "made by"), "p.name", wide: true),
            .init("madeAt", Phrase("时间", "at"), "x.made_at", .moment, wide: true),
        ],
        filters: [
            stateFilter(.proposal),
            .init(
                "kind", Phrase("类别", "kind"), "x.kind",
                choices: Choice.all(of: PlanProposal.Kind.self)),
        ],
        orders: [
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true),
            .init("points", Phrase("总分", "points"), "x.objective"),
        ],
        search: nil,
        scope: {
            Scoping.predicate(
                $0, .pool,
                Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
        }, page: "/proposals/", create: nil)
}
