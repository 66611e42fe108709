import Domain
import Foundation
import Hummingbird
import Services

/// Planning on the pages: a form, the progress of the search, proposals side by side, and risk.
struct PlanningRoutes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        for (path, kind) in [("rounds", PlanProposal.Kind.groups), ("terms", .rounds)] {
            router.get(RouterPath("/\(path)/:record/plan")) { _, context in
                try await form(kind, context)
            }
            router.post(RouterPath("/\(path)/:record/plan")) { request, context in
                try await begin(kind, request, context)
            }
        }
        router.get("/terms/:record/risk") { request, context in
            try await risk(request, context)
        }
        router.get("/planning/:county") { _, context in try await progress(context) }
        router.post("/planning/:county/stop") { request, context in
            try await stop(request, context)
        }
        router.get("/proposals/:record/again") { _, context in try await again(context) }
        router.post("/proposals/:record/again") { request, context in
            try await beginAgain(request, context)
        }
        router.get("/proposals/:record/compare") { request, context in
            try await compare(request, context)
        }
    }

    private static func id(_ context: WebContext, _ key: String = "record") throws(Refusal) -> UUID
    {
        guard let id = context.parameters.get(key).flatMap(UUID.init(uuidString:)) else {
            throw .notFound
        }
        return id
    }

    /// Only those who may keep a proposal plan at all.
    private static func planner(_ context: WebContext) throws -> Visitor {
        let visitor = try context.known()
        guard let row = Permissions.row("plans.keep"),
            !visitor.actor.roles.isDisjoint(with: row.by)
        else { throw Refusal.notFound }
        return visitor
    }

    private func subject(_ kind: PlanProposal.Kind, _ id: UUID, _ visitor: Visitor) async throws
        -> RecordView
    {
        try await office.record(
            kind == .groups ? "rounds" : "terms", id, for: visitor.actor,
            today: Moment(Date()).day)
    }

    private func html(
        _ visitor: Visitor, _ title: Phrase, _ path: String, refresh: Int? = nil,
        status: Refusal? = nil, _ draw: (PlanningHTML) -> String
    ) -> Response {
        var response = Response.html(
            pages.page(
                title[visitor.language],
                draw(PlanningHTML(language: visitor.language, csrf: visitor.csrf)), for: visitor,
                visitor.language, path: path), status: status?.status ?? .ok)
        if let refresh { response.headers[.named("Refresh")] = String(refresh) }
        return response
    }

    // MARK: A new plan

    private func form(_ kind: PlanProposal.Kind, _ context: WebContext) async throws -> Response {
        let visitor = try Self.planner(context)
        let view = try await subject(kind, Self.id(context), visitor)
        return html(visitor, kind.label, view.list) { $0.form(kind, view, [:], nil) }
    }

    private func begin(_ kind: PlanProposal.Kind, _ request: Request, _ context: WebContext)
        async throws -> Response
    {
        let visitor = try Self.planner(context)
        let form = try await Routes.form(request, visitor)
        let view = try await subject(kind, Self.id(context), visitor)
        do {
            let county = try await office.beginPlan(
                kind, view.id, try PlanForm.options(form, kind), from: nil, for: visitor.actor)
            return .redirect("/planning/\(county.uuidString.lowercased())")
        } catch let refusal as Refusal {
            return html(visitor, kind.label, view.list, status: refusal) {
                $0.form(kind, view, form.values, refusal)
            }
        }
    }

    // MARK: Its progress

    private func progress(_ context: WebContext) async throws -> Response {
        let visitor = try Self.planner(context)
        let county = try Self.id(context, "county")
        guard office.plansFor(county, visitor.actor),
            let report = try await office.planReport(county)
        else { throw Refusal.notFound }
        if case .kept(let page)? = report.outcome { return .redirect(page) }
        return html(
            visitor, Phrase("正在编排", "Planning"), "/proposals",
            refresh: report.outcome == nil ? 2 : nil
        ) { $0.progress(report, county) }
    }

    private func stop(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try Self.planner(context)
        _ = try await Routes.form(request, visitor)
        let county = try Self.id(context, "county")
        guard office.plansFor(county, visitor.actor) else { throw Refusal.notFound }
        office.plans.stop(county)
        return .redirect("/planning/\(county.uuidString.lowercased())")
    }

    // MARK: Again, with a pin

    private func again(_ context: WebContext) async throws -> Response {
        let visitor = try Self.planner(context)
        let id = try Self.id(context)
        let proposal = try await office.again(id, for: visitor.actor)
        return html(visitor, Phrase("重新编排", "Plan again"), "/proposals") {
            $0.again(proposal, id, nil)
        }
    }

    private func beginAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try Self.planner(context)
        let form = try await Routes.form(request, visitor)
        let id = try Self.id(context)
        let proposal = try await office.again(id, for: visitor.actor)
        do {
            var options = try PlanForm.options(form, proposal.kind)
            options.wishes = try PlanForm.wishes(form, proposal)
            let county = try await office.beginPlan(
                proposal.kind, proposal.parent, options, from: id, for: visitor.actor)
            return .redirect("/planning/\(county.uuidString.lowercased())")
        } catch let refusal as Refusal {
            return html(visitor, Phrase("重新编排", "Plan again"), "/proposals", status: refusal) {
                $0.again(proposal, id, refusal)
            }
        }
    }

    // MARK: Side by side, and risk

    private func compare(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let other = UUID(uuidString: FormFields.query(of: request)["with"]) else {
            throw Refusal.notFound
        }
        let comparison = try await office.compare(
            try Self.id(context), other, for: visitor.actor)
        return html(visitor, Phrase("方案比较", "Proposals side by side"), "/proposals") {
            $0.comparison(comparison)
        }
    }

    private func risk(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let id = try Self.id(context)
        let query = FormFields.query(of: request)
        var weights: [String: Int] = [:]
        for (key, values) in query.values {
            if let weight = values.first.flatMap({ Int($0) }), (0...100).contains(weight) {
                weights[key] = weight
            }
        }
        let keyFrom = weights.removeValue(forKey: "keyFrom")
        let view = try await office.risk(
            of: id, weights: weights, keyFrom: keyFrom, today: Moment(Date()).day,
            for: visitor.actor)
        if query["format"] == "xlsx" || query["format"] == "csv" {
            let (header, rows) = RiskHTML.table(view, visitor.language)
            return try Download(office, context).table(
                "\(view.title)\(RiskHTML.title.zh)", header, rows, query["format"])
        }
        return .html(
            pages.page(
                RiskHTML.title[visitor.language],
                RiskHTML(view: view, term: id, language: visitor.language).markup, for: visitor,
                visitor.language, path: "/terms"))
    }
}

/// What came in from the forms of planning.
enum PlanForm {
    /// Field, what it is called, its range, and what it begins with.
    static func numbers(_ kind: PlanProposal.Kind) -> [(String, Phrase, ClosedRange<Int>, Int)] {
        let common: [(String, Phrase, ClosedRange<Int>, Int)] = [
            ("keyDays", Phrase("重点村用时（天）", "days of a key village"), 1...60, 5),
            ("generalDays", Phrase("一般村用时（天）", "days of a general village"), 1...60, 2),
            ("seconds", Phrase("最多计算（秒）", "seconds at most"), 1...600, 20),
            ("seed", Phrase("种子（换一个数，找另一种排法）", "seed"), 1...1_000_000, 1),
        ]
        switch kind {
        case .groups:
            return [
                ("parts", Phrase("编几个组", "groups"), 1...40, 10),
                ("size", Phrase("每组组员（人）", "members of a group"), 1...20, 4),
                (
                    "villages", Phrase("村居数（没有全覆盖计划时）", "villages, without a coverage plan"),
                    1...2000, 70
                ),
            ] + common
        case .rounds:
            return [
                ("parts", Phrase("本届共几轮", "rounds of the term"), 1...60, 10),
                ("size", Phrase("每轮可用组日", "group-days of a round"), 1...10_000, 200),
            ] + common
        }
    }

    static func options(_ form: FormFields, _ kind: PlanProposal.Kind) throws(Refusal)
        -> PlanOptions
    {
        var values: [String: Int] = [:]
        for (key, label, range, usual) in numbers(kind) {
            guard !form[key].isEmpty else {
                values[key] = usual
                continue
            }
            guard let value = Int(form[key]), range.contains(value) else {
                throw .field(
                    key, "out-of-range",
                    Phrase(
                        "\(label.zh)应为\(range.lowerBound)至\(range.upperBound)。",
                        "\(label.en): \(range.lowerBound) to \(range.upperBound)."),
                    Phrase("请修改。", "Change it."))
            }
            values[key] = value
        }
        return PlanOptions(
            parts: values["parts"] ?? 1, size: values["size"] ?? 1,
            keyDays: values["keyDays"] ?? 5, generalDays: values["generalDays"] ?? 2,
            villages: values["villages"] ?? 70, seconds: values["seconds"] ?? 20,
            seed: values["seed"] ?? 1)
    }

    /// Earlier wishes that are still ticked, and a new one.
    static func wishes(_ form: FormFields, _ proposal: ProposalAgain) throws(Refusal)
        -> [PlanOptions.Wish]
    {
        let kept = Set((form.values["keep"] ?? []).compactMap { Int($0) })
        var wishes = proposal.options.wishes.enumerated().filter { kept.contains($0.offset) }
            .map(\.element)
        guard !form["subject"].isEmpty else { return wishes }
        guard let subject = UUID(uuidString: form["subject"]),
            proposal.subjects.contains(where: { $0.id == subject }),
            let group = Int(form["group"]),
            proposal.groups.contains(where: { $0.number == group })
        else {
            throw .field(
                "subject", "incomplete",
                Phrase("请选择人员或村居，并选择组。", "Choose a person or unit, and a group."),
                Phrase("不需要时两项都留空。", "Leave both empty otherwise."))
        }
        wishes.append(.init(subject: subject, group: group, isPin: form["wish"] != "forbid"))
        return wishes
    }
}
