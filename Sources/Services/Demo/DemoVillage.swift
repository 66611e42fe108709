import Domain
import Foundation
import Storage

/// What happens in one village of the made-up county.
struct DemoVillage {
    let run: DemoRun
    let village: DemoPlace
    /// 0…23: decides which matters are found and how far rectification has come.
    let number: Int

    private var cast: DemoCast { run.cast }

    /// From the dossier to the signed report.
    func inspect() async throws {
        let id = village.inspection
        try await cast.move(.inspection, "acceptDossier", id, as: village.leader)
        try await cast.move(
            .inspection, "mobilise", id, as: village.leader,
            ["day": cast.clock.today.description, "waiver": "乡镇组织召开动员会，公告已在各村民组张贴"])
        try await cast.move(
            .inspection, "arrive", id, as: village.leader, ["day": cast.clock.today.description])
        try await visit()
        for matter in 0..<(3 + number % 3) {
            try await find(
                DemoTexts.matters[(number * 5 + matter * 7) % DemoTexts.matters.count], matter)
        }
        try await cast.move(
            .inspection, "leave", id, as: village.leader, ["day": cast.clock.today.description])
        try await cast.move(
            .inspection, "signReport", id, as: village.leader,
            ["statement": "驻村期间开展入户走访、个别谈话和账目查阅，发现的问题均有底稿支撑并经事实确认。"])
    }

    private func visit() async throws {
        for n in 0..<(10 + number % 7) {
            try await cast.perform(
                RecordVisit(
                    record: Identifier(village.inspection), kind: Visit.Kind.allCases[n % 4],
                    household: "\(n % 6 + 1)组-\(100 + n)",
                    category: Visit.Category.allCases[(n + number) % 7], day: cast.clock.today,
                    companion: try cast.id(village.second),
                    opinions: DemoTexts.opinions[(n * 3 + number) % DemoTexts.opinions.count],
                    satisfaction: Visit.Satisfaction.allCases[(n + number) % 4]),
                as: village.inspector)
        }
        for (n, whom) in ["村党组织书记", "村务监督委员会主任", "村民代表"].enumerated() {
            try await cast.perform(
                RecordInterview(
                    record: Identifier(village.inspection), day: cast.clock.today, venue: "村委会会议室",
                    interviewee: whom, writer: try cast.id(village.second),
                    purpose: ["了解履职情况", "了解监督情况", "听取群众意见"][n],
                    text: "问：请介绍近两年村里的重点工作和资金项目情况。\n答：" + DemoTexts.opinions[(n + number) % 10]
                        + "\n问：还有什么需要反映的?\n答：没有了。以上记录属实。", confirmed: true),
                as: village.inspector)
        }
    }

    /// One matter from its working paper into the report; some are ordered to be put right at once.
    private func find(_ matter: DemoTexts.Matter, _ n: Int) async throws {
        let finding = try await cast.perform(
            WriteFinding(
                record: Identifier(village.inspection), title: matter.title,
                heading: "\(FocusFramework.sevenHeadings.code).\(matter.heading)",
                subject: matter.subject, severity: matter.severity, facts: matter.facts,
                basis: matter.basis, party: matter.party, responsible: matter.responsible,
                recommendation: matter.recommendation, amount: Yuan(fen: matter.yuan * 100),
                second: try cast.id(village.second)), as: village.inspector
        ).record
        if (number + n) % 9 == 4 {
            try await cast.move(
                .finding, "sendBack", finding, as: village.deputy, ["reason": "时间和经手人不够具体，请补充。"])
            try await cast.move(
                .finding, "rewrite", finding, as: village.inspector,
                ["facts": matter.facts + "经核对凭证，经手人为报账员。", "basis": matter.basis])
        }
        try await cast.move(
            .finding, "review", finding, as: village.deputy, ["opinion": "事实清楚，依据准确，同意提交组务会。"])
        try await cast.move(
            .finding, "sign", finding, as: village.leader, ["minutes": "第\(number + 1)次组务会"])
        if (number + n) % 6 == 2 {
            try await cast.move(
                .finding, "orderImmediate", finding, as: village.leader,
                ["number": "立改〔\(number + 1)〕\(n + 1)号"])
        }
        let partly = (number + n) % 7 == 3
        try await cast.move(
            .finding, "confirmFacts", finding, as: village.inspector,
            [
                "opinion": partly ? "partly" : "agree",
                "signer": try cast.person(village.village).name,
                "explanation": partly ? "数额需以镇三资中心核对结果为准。" : "",
            ].filter { !$0.value.isEmpty })
        try await cast.move(
            .finding, "report", finding, as: village.leader,
            ["statement": "\(matter.title)。\(matter.responsible)负有责任。"])
    }

    /// How far rectification has come differs from village to village: the first ones are
    /// finished and revisited, the last ones have only just begun.
    func rectify(_ today: Day) async throws {
        let items = try await cast.office.read { [id = village.inspection] reading in
            try reading.rows(
                """
                SELECT id, party FROM rectification_items WHERE inspection_id = \(id) ORDER BY seq
                """
            ) { (try $0(0) as UUID, Party(rawValue: try $0(1)) ?? .village) }
        }
        cast.clock.go(to: today + -55)
        for (n, (item, party)) in items.enumerated() where number < 20 {
            try await plan(item, party, n)
        }
        guard number < 18 else { return }
        try await cast.move(.inspection, "acceptPlan", village.inspection, as: "office")
        for (n, (item, party)) in items.enumerated() {
            try await carryOut(item, party, n, today)
        }
        if number < 6 { try await revisit(today) }
    }

    private func actor(_ party: Party) -> String {
        party == .village ? village.village : village.township
    }

    private func plan(_ item: UUID, _ party: Party, _ n: Int) async throws {
        let doer = actor(party)
        try await cast.move(
            .rectification, "accept", item, as: doer, ["receipt": try cast.person(doer).name])
        try await cast.move(
            .rectification, "submitPlan", item, as: doer,
            [
                "goal": "问题整改到位，制度健全，群众认可。",
                "measures": "一是召开专题会议逐项研究；二是查清事实，能追回的款项限期追回；三是完善制度，按季公开，接受群众监督。",
                "leader": try cast.person(doer).name,
            ])
        if party == .village {
            try await cast.move(
                .rectification, "checkPlan", item, as: village.township, ["opinion": "措施具体可行，同意上报。"]
            )
        }
        try await cast.move(
            .rectification, "acceptPlan", item, as: "office", ["opinion": "同意，按期推进。"])
    }

    private func carryOut(_ item: UUID, _ party: Party, _ n: Int, _ today: Day) async throws {
        let doer = actor(party)
        // 0: everything done … 5: only begun.
        let progress = number < 6 ? 0 : (number + n) % 6
        try await cast.move(
            .rectification, "act", item, as: doer,
            ["day": cast.clock.today.description, "statement": "召开村两委会议研究，明确责任人和时限。"])
        if progress == 5 { return }
        if progress == 4 {
            try await cast.move(
                .rectification, "setLongTerm", item, as: "director",
                ["result": "阶段性措施已落实，转入长期坚持。", "day": (today + 90).description])
            return
        }
        try await submit(item, party, doer)
        if progress == 3 { return }
        if party == .village {
            try await cast.move(
                .rectification, "check", item, as: village.township, ["opinion": "实地查看属实，同意。"])
        }
        if progress == 2 {
            try await cast.move(
                .rectification, "sendBack", item, as: "office", ["reason": "佐证不充分，未见公示照片和群众签字。"])
            return
        }
        try await cast.move(
            .rectification, "verify", item, as: "supervision",
            ["method": n % 2 == 0 ? "site" : "villagers", "opinion": "现场核查与报告一致，询问群众均认可。"])
        if progress == 1 { return }
        try await cast.move(
            .rectification, "close", item, as: "director", ["opinion": "符合销号条件，同意销号。"])
    }

    private func submit(_ item: UUID, _ party: Party, _ doer: String) async throws {
        let paper = "整改情况说明\n\n事项：\(item.uuidString)\n已按方案完成整改，资料附后，已在公开栏公示七日，无异议。\n"
        let file = try cast.office.keepUpload(Array(paper.utf8))
        try await cast.move(
            .rectification, "submit", item, as: doer,
            ["statement": "已按方案完成整改，制度上墙，结果公示七日无异议。", "evidence": file])
    }

    private func revisit(_ today: Day) async throws {
        cast.clock.go(to: today + -12)
        let revisit = try await cast.perform(
            PlanRevisit(
                record: Identifier(village.inspection), day: cast.clock.today,
                visitor: try cast.id("supervision")), as: "office"
        ).record
        guard number < 5 else { return }
        try await cast.move(
            .revisit, "record", revisit, as: "supervision",
            [
                "day": cast.clock.today.description, "asked": "20",
                "satisfied": String(20 - number * 2),
                "statement": "随机入户20户，查看公开栏和项目现场，问题整改情况与台账一致。",
            ])
        guard number < 4 else { return }
        try await cast.move(
            .revisit, "conclude", revisit, as: "office",
            [
                "opinion": number == 3 ? "公开内容又有中断，需重新整改。" : "整改到位，群众满意。",
                "outcome": number == 3 ? "relapsed" : "inPlace",
            ])
        if number < 3 {
            try await cast.move(.inspection, "conclude", village.inspection, as: "director")
        }
    }
}
