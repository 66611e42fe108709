import Domain
import Foundation
import Storage

/// The feedback to one village and its township.
struct DemoFeedback {
    let village: DemoVillage

    func feedBack(on day: Day) async throws {
        let cast = village.cast
        cast.clock.go(to: day)
        let feedback = try await cast.perform(
            IssueFeedback(
                record: Identifier(village.inspection),
                opinion: "该村党组织总体能够履行职责，但在集体资金管理、小微工程和村务公开等方面存在问题。"
                    + "请对照清单逐项制定整改方案，明确目标、措施、责任人和时限，整改情况向群众公开。",
                planDue: day + 15, rectifyBy: day + 60 + village.number % 4 * 10),
            as: "director")
        for (party, login) in [
            (Party.village, village.place.village), (.township, village.place.township),
        ] {
            try await cast.perform(
                AcknowledgeFeedback(
                    record: Identifier(feedback.record), party: party,
                    signedBy: try cast.person(login).name), as: login)
        }
    }
}

/// Rectification in one village: the earlier the round, the further it has come.
struct DemoRectification {
    let village: DemoVillage
    private var cast: DemoCast { village.cast }
    private var number: Int { village.number }
    private var place: DemoPlace { village.place }
    private var isRevisited: Bool { number < village.run.plan.revisits }
    /// 0 for the round that has just been fed back.
    private var age: Int { village.run.plan.rounds.count - 1 - village.round }

    func rectify() async throws {
        let items = try await cast.office.read { [id = village.inspection] reading in
            try reading.rows(
                """
                SELECT id, party FROM rectification_items WHERE inspection_id = \(id) ORDER BY seq
                """
            ) { (try $0(0) as UUID, Party(rawValue: try $0(1)) ?? .village) }
        }
        cast.clock.go(to: village.run.start(ofRound: village.round) + 47)
        // In the newest round some villages have not handed in their plans yet.
        let planned = age > 0 || isRevisited || number % 4 != 3
        guard planned else { return }
        for (item, party) in items { try await plan(item, party) }
        try await cast.move(.inspection, "acceptPlan", village.inspection, as: "office")
        for (n, (item, party)) in items.enumerated() { try await carryOut(item, party, n) }
        if isRevisited { try await revisit() }
    }

    private func actor(_ party: Party) -> String {
        party == .village ? place.village : place.township
    }

    private func plan(_ item: UUID, _ party: Party) async throws {
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
                .rectification, "checkPlan", item, as: place.township, ["opinion": "措施具体可行，同意上报。"])
        }
        try await cast.move(
            .rectification, "acceptPlan", item, as: "office", ["opinion": "同意，按期推进。"])
    }

    /// 0: everything done … 5: only begun.
    private func progress(_ n: Int) -> Int {
        if isRevisited { return 0 }
        let roll = (number * 7 + n * 11) % 20
        let open = [8, 4, 3, 2, 1][min(age, 4)] + (age == 0 ? 6 : 0)
        return roll >= open ? 0 : 1 + roll % 5
    }

    private func carryOut(_ item: UUID, _ party: Party, _ n: Int) async throws {
        let doer = actor(party)
        let progress = progress(n)
        try await cast.move(
            .rectification, "act", item, as: doer,
            ["day": cast.clock.today.description, "statement": "召开村两委会议研究，明确责任人和时限。"])
        try await takeSteps(item, doer, n)
        if progress == 5 { return }
        if progress == 4 {
            try await cast.move(
                .rectification, "setLongTerm", item, as: "director",
                [
                    "result": "阶段性措施已落实，转入长期坚持。",
                    "day": (village.run.today + 90).description,
                ])
            return
        }
        try await submit(item, doer)
        if (number + n) % 9 == 0 {
            try await cast.record(
                "partyReviews", under: item, as: "discipline",
                [
                    "opinion": .text("整改措施具体，同意。"), "party": .text("discipline"),
                    "agrees": .text("yes"), "reviewedOn": .text(cast.clock.today.description),
                ])
        }
        if progress == 3 {
            if age > 0 { try await press(item) }
            return
        }
        if party == .village {
            try await cast.move(
                .rectification, "check", item, as: place.township, ["opinion": "实地查看属实，同意。"])
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
        guard (number + n) % 23 == 5 else { return }
        try await cast.record(
            "laterChecks", under: item, as: "supervision",
            [
                "seen": .text("公开栏内容完整，制度执行正常。"), "result": .text("kept"),
                "checkedOn": .text(cast.clock.today.description),
            ])
        try await cast.record(
            "accountability", under: item, as: "discipline",
            [
                "organ": .text("乡镇纪委"), "form": .text("first"), "persons": .number(1),
                "requestedOn": .text(cast.clock.today.description),
            ])
    }

    /// What was done, and the money that came back.
    private func takeSteps(_ item: UUID, _ doer: String, _ n: Int) async throws {
        guard (number + n) % 4 == 0 else { return }
        try await cast.record(
            "rectificationSteps", under: item, as: doer,
            [
                "what": .text("修订村级财务管理办法并上墙公示"), "kind": .text("rule"),
                "doneOn": .text(cast.clock.today.description), "by": .text("村党组织书记"),
            ])
        let found = try await cast.office.read { reading in
            try reading.first(
                """
                SELECT f.id, f.amount FROM rectification_items r
                JOIN findings f ON f.id = r.finding_id WHERE r.id = \(item) AND f.amount > 0
                """
            ) { (id: try $0(0) as UUID, fen: (try $0(1) as Yuan).fen) }
        }
        guard let found else { return }
        for (kind, share) in [("verified", 100), ("recoverable", 80), ("recovered", 60)] {
            try await cast.record(
                "amountRecords", under: found.id, as: "office",
                [
                    "voucher": .text("银行回单和核对表"), "kind": .text(kind),
                    "amount": .number(found.fen * Int64(share) / 100),
                    "recordedOn": .text(cast.clock.today.description),
                ])
        }
    }

    private func press(_ item: UUID) async throws {
        try await cast.record(
            "supervisionLetters", under: item, as: "office",
            [
                "demand": .text("整改期限已近，请说明进展并在五日内报送佐证。"), "colour": .text("yellow"),
                "replyDueOn": .text((cast.clock.today + 5).description),
            ])
    }

    private func submit(_ item: UUID, _ doer: String) async throws {
        let paper = "整改情况说明\n\n事项：\(item.uuidString)\n已按方案完成整改，资料附后，已在公开栏公示七日，无异议。\n"
        let file = try cast.office.keepUpload(Array(paper.utf8))
        try await cast.move(
            .rectification, "submit", item, as: doer,
            ["statement": "已按方案完成整改，制度上墙，结果公示七日无异议。", "evidence": file])
    }

    private func revisit() async throws {
        cast.clock.go(to: village.run.start(ofRound: village.round) + 78)
        let revisit = try await cast.perform(
            PlanRevisit(
                record: Identifier(village.inspection), day: cast.clock.today,
                visitor: try cast.id("supervision")), as: "office"
        ).record
        try await cast.move(
            .revisit, "record", revisit, as: "supervision",
            [
                "day": cast.clock.today.description, "asked": "20",
                "satisfied": String(20 - number % 5),
                "statement": "随机入户20户，查看公开栏和项目现场，问题整改情况与台账一致。",
            ])
        try await assess()
        if number % 9 == 4 { return }
        let relapsed = number % 9 == 3
        try await cast.move(
            .revisit, "conclude", revisit, as: "office",
            [
                "opinion": relapsed ? "公开内容又有中断，需重新整改。" : "整改到位，群众满意。",
                "outcome": relapsed ? "relapsed" : "inPlace",
            ])
        if !relapsed {
            try await cast.move(.inspection, "conclude", village.inspection, as: "director")
        }
    }

    /// The effect, and what people are told of it.
    private func assess() async throws {
        let today = InputValue.text(cast.clock.today.description)
        try await cast.record(
            "assessments", under: village.inspection, as: "office",
            [
                "grade": .text(number % 4 == 0 ? "excellent" : "good"),
                "score": .number(Int64(82 + number % 14)), "assessedOn": today,
                "comments": .text("问题整改到位，制度管用，群众认可。"),
            ])
        try await cast.record(
            "publications", under: village.inspection, as: "office",
            [
                "place": .text("村务公开栏、村民微信群"), "audience": .text("society"),
                "publishedOn": today, "comments": .number(Int64(number % 5)),
            ])
    }
}
