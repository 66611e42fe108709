import Domain
import Foundation
import Storage

/// The registers of one village besides the thread: notice, checklist, checks, letters from people.
struct DemoFieldNotes {
    let village: DemoVillage
    private var cast: DemoCast { village.cast }
    private var number: Int { village.number }
    private var today: InputValue { .text(cast.clock.today.description) }

    func keep() async throws {
        try await record(
            "notifications",
            [
                "addressee": .text("村党组织、乡镇党委"), "sentOn": today,
                "requirements": .text("提供工作场所，协助张贴公告，不要求另写汇报材料。"),
            ])
        let points: [(String, String, String)] = [
            ("集体资产出租合同和租金入账", "collectiveFunds", "合同、收据、银行流水"),
            ("近三年小微工程四个环节", "smallProjects", "比选记录、验收单、现场"),
            ("财务公开频次和明细", "disclosures", "公开栏照片、公开登记"),
        ]
        for (n, point) in points.enumerated() {
            try await record(
                "checklistPoints",
                [
                    "point": .text(point.0), "module": .text(point.1), "evidence": .text(point.2),
                    "answer": .text((number + n) % 3 == 0 ? "no" : "yes"),
                ])
        }
        try await record(
            "siteChecks",
            [
                "place": .text(DemoWords.filled("{地点}{工程}", number)), "checkedOn": today,
                "seen": .text("对照合同丈量，设施可以使用，周边环境有待整治。"),
            ])
        try await record(
            "evaluations",
            [
                "subject": .text("村党组织书记"), "excellent": .number(Int64(12 + number % 9)),
                "good": .number(Int64(8 + number % 5)), "fair": .number(Int64(number % 4)),
                "poor": .number(Int64(number % 2)), "heldOn": today,
            ])
        if number % 5 == 2 { try await advise() }
        if number % 4 == 1 { try await hear() }
    }

    /// What the group knows of the village before it arrives.
    func fillDossier() async throws {
        let visited = village.share(village.run.plan.visits) / 7
        for (figure, amount) in [
            (DossierFigure.population, 900 + number * 37 % 1800),
            (.households, 260 + number * 11 % 420), (.collectiveIncome, 6 + number * 7 % 60),
            (.petitions, number * 3 % 9), (.fiveGuarantee, visited), (.minimumAllowance, visited),
        ] {
            try await cast.perform(
                RecordFigure(
                    record: Identifier(village.place.unit), figure: figure,
                    amount: String(amount), asOf: cast.clock.today, source: "乡镇统计站"),
                as: village.group.leader)
        }
    }

    private func record(_ book: String, _ values: [String: InputValue]) async throws {
        try await cast.record(book, under: village.inspection, as: village.group.inspector, values)
    }

    private func advise() async throws {
        try await cast.record(
            "guidanceNotes", under: village.inspection, as: "guidance",
            [
                "advisor": .text("市级第一指导组"), "kind": .text("guidance"), "givenOn": today,
                "pieces": .number(2), "adopted": .flag(true),
                "advice": .text("账目核查要延伸到现金收据；入户走访要覆盖外出务工家庭，可用电话访补充。"),
            ])
    }

    /// A letter from a villager: who wrote it is not kept here.
    private func hear() async throws {
        let report = try await cast.record(
            "publicReports", under: village.inspection, as: village.group.leader,
            [
                "matter": .text(DemoWords.filled("反映集体{资产}承包不公开", number)),
                "channel": .text(number % 8 == 1 ? "letter" : "box"), "receivedOn": today,
                "inScope": .flag(true), "summary": .text("希望公开承包人、期限和价款，并由群众监督。"),
            ])
        try await cast.move(
            .publicReport, "scope", report, as: "keeper", ["opinion": "属受理范围，按诉求办理。"])
        try await cast.move(
            .publicReport, "takeAsAppeal", report, as: "keeper", ["person": "组长"])
        if number % 16 == 13 { return }
        try await cast.move(
            .publicReport, "answer", report, as: "keeper",
            ["day": cast.clock.today.description, "statement": "承包情况已公开，并向来信人答复。"])
    }
}

/// The registers of the county and of each round besides the thread.
struct DemoCountyNotes {
    let run: DemoRun
    private var cast: DemoCast { run.cast }

    /// Campaigns, cases, and the posts and relations that the recusal rules look at.
    func keep() async throws {
        let county = try cast.countyID
        for (title, level) in [("集体“三资”提级监督专项", "city"), ("惠农补贴“一卡通”专项治理", "province")] {
            try await cast.record(
                "campaigns", under: county, as: "office",
                [
                    "title": .text(title), "level": .text(level),
                    "startsOn": .text(cast.clock.today.description),
                    "scope": .text("清查合同、台账和资金流向，边查边改。"),
                ])
        }
        for (n, matter) in DemoMatters.all.prefix(4).enumerated() {
            try await cast.record(
                "caseLibrary", under: county, as: "office",
                [
                    "title": .text(DemoWords.filled(matter.title, n)),
                    "subject": .text(matter.subject.rawValue),
                    "story": .text("某村：" + DemoWords.filled(matter.facts, n)),
                    "lesson": .text("收入先入账，支出走审批；账面相抵不等于没有问题。"),
                ])
        }
        try await keepPosts()
    }

    private func keepPosts() async throws {
        // Townships that no group of the year goes to, so that nobody has to be replaced.
        let townships = try await cast.office.read { reading in
            try reading.rows(
                """
                SELECT t.id FROM townships t JOIN village_units u ON u.township_id = t.id
                GROUP BY t.id ORDER BY max(u.seq) DESC LIMIT 5
                """
            ) { try $0(0) as Identifier<Scope> }
        }
        for n in stride(from: 1, through: run.plan.leaders, by: 3) {
            let person = try cast.id("leader\(n)").uuid
            let township = townships[n % townships.count].description
            try await cast.record(
                "workHistory", under: person, as: "office",
                [
                    "post": .text("乡镇农经站站长"), "place": .text(township),
                    "startedOn": .text("2018-03-01"), "endedOn": .text("2024-08-31"),
                ])
            guard n % 2 == 0 else { continue }
            try await cast.record(
                "relations", under: person, as: "office",
                [
                    "relation": .text("collateral"), "post": .text("村委会委员"),
                    "place": .text(township),
                ])
        }
    }

    func keep(round: UUID, index: Int, _ units: [UUID]) async throws {
        for (n, unit) in units.enumerated() {
            try await cast.record(
                "classifications", under: unit, as: "office",
                [
                    "class": .text(n % 5 == 0 ? "key" : "general"),
                    "decidedOn": .text(cast.clock.today.description),
                    "criteria": .text("党组织建设、集体经济体量、信访数量、重点工作进度"),
                    "score": .number(Int64(n % 5 == 0 ? 62 + n % 20 : 18 + n % 35)),
                    "approver": .text("领导小组第\(index + 3)次会议"),
                    "reason": .text(n % 5 == 0 ? "信访反映较多，集体经济体量较大" : "总体平稳"),
                ])
        }
        try await cast.record(
            "expertOpinions", under: round, as: "office",
            [
                "topic": .text("小微工程单价是否合理"), "field": .text("planning"),
                "givenOn": .text(cast.clock.today.description),
                "opinion": .text("参照本地信息价，混凝土路面单价偏高约一成，建议核对配合比和厚度。"),
            ])
    }

    func close(round: UUID, index: Int) async throws {
        let today = InputValue.text(cast.clock.today.description)
        try await cast.record(
            "copies", under: round, as: "office",
            [
                "recipient": .text("区农业农村局"), "kind": .text("letter"), "issuedOn": today,
                "replyDueOn": .text((cast.clock.today + 30).description),
                "content": .text("建议完善村级财务公开模板，统一到明细，由乡镇逐季抽查。"),
            ])
        for document in ["第\(index + 1)轮工作方案和会议材料", "第\(index + 1)轮底稿和事实确认单"] {
            try await cast.record(
                "archiveItems", under: round, as: "office",
                [
                    "document": .text(document), "pages": .number(Int64(180 + index * 40)),
                    "retention": .text("thirty"), "place": .text("区委巡察办档案柜\(index + 1)号"),
                ])
        }
    }
}
