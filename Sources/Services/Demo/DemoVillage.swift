import Domain
import Foundation
import Storage

/// What happens in one village of the made-up county while the group is there.
struct DemoVillage: Sendable {
    let run: DemoRun
    let cast: DemoCast
    let place: DemoPlace
    let group: DemoGroup
    /// 0 for the first unit of the year: decides what is found and how far it has come.
    let number: Int
    let round: Int
    let inspection: UUID

    func share(_ total: Int) -> Int { run.plan.share(total, of: number) }

    /// The day of the feedback.
    var fedBack: Day { run.start(ofRound: round) + 40 }
    var isRevisited: Bool { number < run.plan.revisits }
    /// 0 for the round that has just been fed back.
    var age: Int { run.plan.rounds.count - 1 - round }

    /// From the dossier to the signed report.
    func inspect() async throws {
        try await DemoFieldNotes(village: self).fillDossier()
        let day = ["day": cast.clock.today.description]
        try await cast.move(.inspection, "acceptDossier", inspection, as: group.leader)
        try await cast.move(
            .inspection, "mobilise", inspection, as: group.leader,
            day.merging(["waiver": "乡镇组织召开动员会，公告已在各村民组张贴"]) { first, _ in first })
        try await cast.move(.inspection, "arrive", inspection, as: group.leader, day)
        try await tell()
        try await visit()
        try await check()
        try await DemoFieldNotes(village: self).keep()
        let matters = share(run.plan.findings)
        for n in 0..<matters { try await find(n) }
        if number % 10 == 6 { try await drop() }
        try await registerClues()
        cast.clock.go(to: cast.clock.today + (number % 5 == 0 ? 4 : 2))
        try await cast.move(
            .inspection, "leave", inspection, as: group.leader,
            ["day": cast.clock.today.description])
        try await cast.move(
            .inspection, "signReport", inspection, as: group.leader,
            ["statement": "驻村期间开展入户走访、个别谈话和账目查阅，发现的问题均有底稿支撑并经事实确认。"])
    }

    private func record(_ book: String, _ values: [String: InputValue]) async throws -> UUID {
        try await cast.record(book, under: inspection, as: group.inspector, values)
    }

    private var todayText: InputValue { .text(cast.clock.today.description) }

    /// Notices, broadcasts and discussions.
    private func tell() async throws {
        let sheets = share(run.plan.notices)
        for (place, count) in [("1组至3组宣传栏", sheets / 2), ("4组至6组路口", sheets - sheets / 2)]
        where count > 0 {
            _ = try await record(
                "postings",
                ["place": .text(place), "sheets": .number(Int64(count)), "postedOn": todayText])
        }
        _ = try await record(
            "broadcasts",
            ["channel": .text("村“大喇叭”"), "times": .number(6), "broadcastOn": todayText])
        _ = try await record(
            "discussions",
            [
                "topic": .text(DemoTexts.topics[number % DemoTexts.topics.count]),
                "heads": .number(Int64(share(run.plan.heads))), "heldOn": todayText,
                "place": .text("村党群服务中心"),
                "points": .text(
                    DemoTexts.opinion(number * 3) + DemoTexts.opinion(number * 5 + 1)),
            ])
    }

    private func visit() async throws {
        let companion = try cast.id(group.second)
        for n in 0..<share(run.plan.visits) {
            try await cast.perform(
                RecordVisit(
                    record: Identifier(inspection), kind: Visit.Kind.allCases[n % 4],
                    household: "\(n % 6 + 1)组-\(100 + n)",
                    category: Visit.Category.allCases[(n + number) % 7], day: cast.clock.today,
                    companion: companion, opinions: DemoTexts.opinion(n * 3 + number),
                    satisfaction: Visit.Satisfaction.allCases[[0, 0, 1, 0, 1, 2, 0, 3][n % 8]]),
                as: group.inspector)
        }
        for (n, whom) in ["村党组织书记", "村务监督委员会主任"].enumerated() {
            try await cast.perform(
                RecordInterview(
                    record: Identifier(inspection), day: cast.clock.today, venue: "村委会会议室",
                    interviewee: whom, writer: companion,
                    purpose: ["了解履职情况", "了解监督情况"][n],
                    text: "问：请介绍近两年村里的重点工作和资金项目情况。\n答：\(DemoTexts.opinion(n + number))"
                        + "\n问：还有什么需要反映的？\n答：没有了。以上记录属实。", confirmed: true),
                as: group.inspector)
        }
    }

    /// Site, project, documents, a survey, and what people want solved.
    private func check() async throws {
        _ = try await record(
            "projectChecks",
            [
                "project": .text(DemoWords.filled("{年}年{工程}", number)), "kind": .text("road"),
                "amount": .number(DemoWords.yuan(number) * 100), "funding": .text("一事一议奖补"),
                "procurement": .text(number % 5 == 2 ? "no" : "yes"), "acceptance": .text("yes"),
                "existence": .text("yes"), "maintenance": .text(number % 3 == 0 ? "no" : "yes"),
                "remarks": .text("调阅档案并实地丈量。"),
            ])
        _ = try await record(
            "surveys",
            [
                "question": .text("您知道村里的财务公开在哪里看吗？"), "kind": .text("awareness"),
                "asked": .number(40), "positive": .number(Int64(18 + number * 7 % 20)),
                "heldOn": todayText,
            ])
        _ = try await record(
            "documentAccess",
            [
                "item": .text("村级财务凭证和公开资料"), "period": .text("近三年"), "lentOn": todayText,
                "pages": .number(Int64(20 + number % 60)),
            ])
        let appeal = try await record(
            "appeals",
            [
                "content": .text(DemoTexts.opinion(number * 2 + 5)), "source": .text("visit"),
                "raisedOn": todayText,
                "household": .text("\(number % 6 + 1)组-1\(number % 90 + 10)"),
            ])
        try await cast.move(
            .appeal, number % 4 == 1 ? "explain" : "solve", appeal, as: group.inspector,
            [
                "day": cast.clock.today.description,
                "statement": number % 4 == 1 ? "已向群众说明政策和办理时限。" : "协调乡镇现场办理，群众认可。",
            ])
        guard number % 3 == 0 else { return }
        _ = try await record(
            "suggestions",
            [
                "content": .text("发展订单种植，把集体\(DemoWords.filled("{资产}", number))盘活"),
                "subject": .text("industry"),
                "kind": .text(number % 2 == 0 ? "immediate" : "continuous"),
                "addressee": .text("乡镇党委、村党组织"),
            ])
    }

    /// One matter from its working paper into the report; some are ordered to be put right at once.
    private func find(_ n: Int) async throws {
        let matter = DemoMatters.matter(number * 13 + n)
        let finding = try await write(matter, DemoDepartments.besides(matter, self, n))
        if (number + n) % 19 == 4 {
            try await cast.move(
                .finding, "sendBack", finding, as: group.deputy, ["reason": "时间和经手人不够具体，请补充。"])
            try await cast.move(
                .finding, "rewrite", finding, as: group.inspector,
                ["facts": matter.facts + "经核对凭证，经手人为报账员。", "basis": matter.basis])
        }
        try await cast.move(
            .finding, "review", finding, as: group.deputy, ["opinion": "事实清楚，依据准确，同意提交组务会。"])
        try await cast.move(
            .finding, "sign", finding, as: group.leader, ["minutes": "第\(number + 1)次组务会"])
        if n == 0, share(run.plan.immediate) > 0 {
            try await orderImmediate(finding, matter)
        }
        let partly = (number + n) % 17 == 3
        try await cast.move(
            .finding, "confirmFacts", finding, as: group.inspector,
            [
                "opinion": partly ? "partly" : "agree",
                "signer": try cast.person(place.village).name,
                "explanation": partly ? "数额需以镇三资中心核对结果为准。" : "",
            ].filter { !$0.value.isEmpty })
        try await cast.move(
            .finding, "report", finding, as: group.leader,
            ["statement": "\(matter.title)。\(matter.responsible)负有责任。"])
    }

    private func write(_ matter: DemoMatters.Matter, _ also: [UUID]) async throws -> UUID {
        try await cast.perform(
            WriteFinding(
                record: Identifier(inspection), title: matter.title,
                heading: "\(FocusFramework.sevenHeadings.code).\(matter.heading)",
                subject: matter.subject, severity: matter.severity, facts: matter.facts,
                basis: matter.basis, party: matter.party, also: also.map { Identifier($0) },
                responsible: matter.responsible, recommendation: matter.recommendation,
                amount: Yuan(fen: matter.yuan * 100), second: try cast.id(group.second)),
            as: group.inspector
        ).record
    }

    /// A paper that the meeting of the group drops: the vouchers were found after all.
    private func drop() async throws {
        let paper = try await write(DemoMatters.matter(number * 13 + 12), [])
        try await cast.move(
            .finding, "dismiss", paper, as: group.leader,
            [
                "reason": "补充调阅凭证和会议记录后，反映情况不属实。",
                "minutes": "第\(number + 1)次组务会",
            ])
    }

    private func orderImmediate(_ finding: UUID, _ matter: DemoMatters.Matter) async throws {
        try await cast.move(
            .finding, "orderImmediate", finding, as: group.leader,
            [
                "requirement": matter.recommendation,
                "addressee": matter.party == .village ? "village" : "both",
                "replyDueOn": (cast.clock.today + 5).description,
            ])
        let notice = try await cast.office.read { reading in
            try reading.value(
                "SELECT id FROM immediate_notices WHERE parent_id = \(finding)", as: UUID.self)
        }
        guard let notice else { throw Refusal.notFound }
        try await cast.move(
            .immediateNotice, "receive", notice, as: place.village,
            ["receipt": try cast.person(place.village).name])
        try await cast.move(
            .immediateNotice, "reply", notice, as: place.village, ["statement": "已立即整改，照片和说明附后。"])
        if number % 9 == 8 { return }
        try await cast.move(
            .immediateNotice, "check", notice, as: group.inspector,
            ["method": "site", "result": "现场核验，整改到位。"])
    }

    /// Clues go from the group to the office and on to the discipline organ: numbers and receipts.
    private func registerClues() async throws {
        for n in 0..<share(run.plan.clues) {
            let clue = try await cast.record(
                "clues", under: inspection, as: group.leader,
                [
                    "authority": .text("county"), "registeredOn": todayText,
                    "envelope": .text("密封件\(round + 1)-\(number + 1)-\(n + 1)"),
                ])
            try await cast.move(
                .clue, "screen", clue, as: group.leader,
                ["minutes": "第\(number + 1)次组务会", "opinion": "事实具体，具有可查性。"])
            try await cast.move(
                .clue, "accept", clue, as: "keeper", ["signer": "线索专人", "receipt": "组长"])
            try await cast.move(
                .clue, "approveTransfer", clue, as: "director", ["opinion": "同意移交。"])
            try await cast.move(
                .clue, "transfer", clue, as: "keeper",
                ["number": "移〔\(round + 1)〕\(number + 1)-\(n + 1)", "receipt": "区纪委监委案管室"])
            if round < 2, n == 0 {
                try await cast.move(
                    .clue, "receive", clue, as: "discipline", ["disposal": "初步核实"])
            }
        }
    }
}
