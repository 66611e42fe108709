import Domain
import Foundation
import Storage

/// A village unit of the year, with the accounts that act for it.
struct DemoPlace: Sendable {
    let unit: UUID
    let townshipID: UUID
    let township: String
    let village: String
}

/// A group of a round: its people and its villages.
struct DemoGroup: Sendable {
    let id: UUID
    /// How many leaders and as many members of the pool stand before its own.
    let first: Int
    /// The numbers of its units in the year, and their inspections.
    let villages: [(number: Int, inspection: UUID)]

    var leader: String { "leader\(first + 1)" }
    var deputy: String { "leader\(first + 2)" }
    var inspector: String { "inspector\(first + 1)" }
    var second: String { "inspector\(first + 2)" }
}

/// One round: preparation, the groups at work side by side, feedback, rectification.
struct DemoRound {
    let run: DemoRun
    /// 0 for the first round of the year.
    let index: Int
    let term: UUID
    let places: [DemoPlace]

    var cast: DemoCast { run.cast }
    private var start: Day { run.start(ofRound: index) }

    func run(_ say: @Sendable (String) -> Void) async throws {
        let name = "第\(DocumentNumber.chinese(index + 1))轮"
        cast.clock.go(to: start + -12)
        say("\(name)：方案、编组、回避审查、授权")
        let round = try await open()
        let groups = try await formGroups(round)
        try await DemoCountyNotes(run: run).keep(
            round: round, index: index, run.units(ofRound: index).map { places[$0].unit })
        try await prepare(round, groups)
        say("\(name)：\(run.plan.rounds[index])个村居驻村巡察")
        try await inEveryGroup(groups) { village, _ in try await village.inspect() }
        if index == 0 { try await DemoScreening(round: self, group: groups[0]).screen(round) }
        cast.clock.go(to: start + 36)
        try await DemoResults(round: self, id: round).gather()
        try await cast.move(.round, "endFieldwork", round, as: "director")
        try await cast.move(
            .round, "hear", round, as: "leading", ["minutes": "领导小组第\(index + 4)次会议纪要"])
        try await cast.move(.round, "route", round, as: "director")
        say("\(name)：反馈、整改、核查、销号、回访")
        try await inEveryGroup(groups) { village, day in
            try await DemoFeedback(village: village).feedBack(on: day + 40)
        }
        cast.clock.go(to: start + 41)
        try await cast.move(.round, "collectReceipts", round, as: "office")
        try await DemoCountyNotes(run: run).close(round: round, index: index)
        try await inEveryGroup(groups) { village, _ in
            try await DemoRectification(village: village).rectify()
        }
    }

    private static let modes: [Inspection.Mode] = [
        .direct, .townshipWithVillages, .special, .direct, .escalated,
    ]

    private func open() async throws -> UUID {
        let round = try await cast.perform(
            OpenRound(
                term: Identifier(term), number: index + 1,
                mode: Self.modes[index], framework: FocusFramework.sevenHeadings.code,
                startsOn: start, endsOn: start + 28,
                // The year begins with a round that tries the method out.
                pilot: index == 0 && run.plan.rounds.count > 1),
            as: "office"
        ).record
        try await cast.record(
            "workPlans", under: round, as: "office",
            [
                "method": .text("以走访座谈、实地查看为主，不要求村居提供汇报材料。"),
                "time": .text("驻村28天，重点村不少于5天，一般村快进快出。"),
                "content": .text("组织建设、三资管理、小微工程、三务公开、惠农补贴和群众急难愁盼。"),
                "channel": .text("入户走访、个别谈话、查阅凭证、实地核查、来信来访。"),
                "focus": .text("紧盯“关键少数”和群众身边的不正之风。"),
            ])
        for (n, department) in ["区纪委监委", "区委组织部", "区信访局", "区财政局", "区农业农村局"].enumerated() {
            let request = try await cast.record(
                "informationRequests", under: round, as: "office",
                [
                    "department": .text(department),
                    "questions": .text("请提供拟巡察村居近三年有关信访、资金项目和干部情况。"),
                    "replyDueOn": .text((cast.clock.today + 7).description),
                ])
            if n == 4, index == run.plan.rounds.count - 1 { continue }
            try await cast.move(
                .informationRequest, "reply", request, as: "office",
                ["day": cast.clock.today.description, "statement": "已回复，附情况清单。"])
        }
        return round
    }

    /// Groups take turns in the pool, so that nobody is called up twice running.
    private func formGroups(_ round: UUID) async throws -> [DemoGroup] {
        let plan = run.plan
        let units = Array(run.units(ofRound: index))
        let size = (units.count + plan.groups - 1) / plan.groups
        var groups: [DemoGroup] = []
        for group in 0..<plan.groups {
            let first = (index * plan.groups + group) * 2 % (min(plan.leaders, plan.members) - 1)
            let numbers = Array(units.dropFirst(group * size).prefix(size))
            let people = try [
                "leader\(first + 1)", "leader\(first + 2)", "inspector\(first + 1)",
                "inspector\(first + 2)",
            ].map { try cast.id($0) }
            let id = try await cast.perform(
                FormGroup(
                    record: Identifier(round), number: group + 1, leader: people[0],
                    deputy: people[1], members: [people[2], people[3]], liaison: nil), as: "office"
            ).record
            groups.append(
                DemoGroup(
                    id: id, first: first, villages: try await assign(numbers, round, id)))
        }
        return groups
    }

    private func assign(_ numbers: [Int], _ round: UUID, _ group: UUID) async throws
        -> [(number: Int, inspection: UUID)]
    {
        for (chosen, depth, reason) in [
            (numbers.prefix(1), Inspection.Depth.key, "信访反映较多，集体经济体量较大"),
            (numbers.dropFirst(), .general, "总体平稳，快进快出"),
        ] where !chosen.isEmpty {
            try await cast.perform(
                AssignUnits(
                    record: Identifier(round), group: Identifier(group),
                    units: chosen.map { Identifier(places[$0].unit) }, depth: depth,
                    reason: reason), as: "office")
        }
        let found = try await cast.office.read { reading in
            try reading.rows("SELECT unit_id, id FROM inspections WHERE group_id = \(group)") {
                (try $0(0) as UUID, try $0(1) as UUID)
            }
        }
        let byUnit = Dictionary(uniqueKeysWithValues: found)
        return numbers.compactMap { number in
            byUnit[places[number].unit].map { (number, $0) }
        }
    }

    private func prepare(_ round: UUID, _ groups: [DemoGroup]) async throws {
        try await cast.move(.round, "propose", round, as: "office")
        try await cast.move(
            .round, "approve", round, as: "leading",
            ["decision": "巡领〔\(cast.clock.today.civil.year)〕\(index + 3)号"])
        try await cast.move(.round, "prepare", round, as: "director")
        let meetings = [("动员会", "mobilisation", 120), ("巡前促进会", "preRound", 60)]
        for (topic, kind, heads) in meetings {
            try await cast.record(
                "meetings", under: round, as: "office",
                DemoResults.meeting(topic, kind, heads, on: cast.clock.today, by: "office"))
        }
        cast.clock.go(to: start)
        try await cast.move(.round, "start", round, as: "director")
    }

    /// All groups work at the same time, each village after village by a clock of its own.
    private func inEveryGroup(
        _ groups: [DemoGroup],
        _ work: @escaping @Sendable (DemoVillage, Day) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for group in groups {
                tasks.addTask {
                    let cast = self.cast.startingOn(self.start)
                    for (order, village) in group.villages.enumerated() {
                        cast.clock.go(to: self.start + order * 5)
                        try await work(
                            DemoVillage(
                                run: self.run, cast: cast, place: self.places[village.number],
                                group: group, number: village.number, round: self.index,
                                inspection: village.inspection), self.start)
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }
}
