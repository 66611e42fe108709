package import Domain
package import Foundation
package import Services
import Storage

/// The people of one round in Clearwater, with its inspections.
package struct ClearwaterRound {
    package let place: Clearwater
    package let director: Actor
    package let staff: Actor
    package let leading: Actor
    package let leader: Actor
    package let deputy: Actor
    package let inspector: Actor
    package let second: Actor
    package let supervision: Actor
    package let township: Actor
    package let village: Actor
    package let otherVillage: Actor
    package let term: UUID
    package let round: UUID
    package let group: UUID
    package let inspections: [UUID]

    /// A round in fieldwork; the first village is on site.
    package static func onSite() async throws -> ClearwaterRound {
        let place = try await Clearwater.open()
        let county = place.county
        let director = try await place.person("zhang", [(.officeDirector, county)])
        let staff = try await place.person("li", [(.officeStaff, county)])
        let leading = try await place.person("chen", [(.leadingGroup, county)])
        let supervision = try await place.person("qian", [(.supervisionGroup, county)])
        let township = try await place.person("sun", [(.townshipCommittee, place.townships[0])])
        let village = try await place.person("wang", [(.villageSecretary, place.units[0])])
        let other = try await place.person("zhao", [(.villageSecretary, place.units[1])])
        var members: [UUID] = []
        for login in ["leader", "deputy", "inspector", "second"] {
            guard let id = try await place.person(login, []).person else { continue }
            members.append(id.uuid)
        }
        let (term, round, group) = try await plan(place, members, by: staff)
        func move(_ name: String, _ actor: Actor, _ more: [String: InputValue] = [:]) async throws {
            try await place.send(
                "round.\(name)",
                ["record": .text(round.uuidString)].merging(more) { first, _ in first }, as: actor)
        }
        try await move("propose", staff)
        try await move("approve", leading, ["decision": .text("巡领1号")])
        try await place.send("workPlans.record", Self.workPlan(round), as: staff)
        try await move("prepare", director)
        try await move("start", director)
        let inspections = try await place.office.read { reading in
            try reading.rows("SELECT id FROM inspections ORDER BY rowid") { try $0(0) as UUID }
        }
        let result = ClearwaterRound(
            place: place, director: director, staff: staff, leading: leading,
            leader: try await place.actor(members[0]), deputy: try await place.actor(members[1]),
            inspector: try await place.actor(members[2]),
            second: try await place.actor(members[3]), supervision: supervision,
            township: township, village: village, otherVillage: other, term: term, round: round,
            group: group, inspections: inspections)
        try await result.arrive()
        return result
    }

    /// Term, round, group and two villages, as the office drafts them.
    private static func plan(_ place: Clearwater, _ members: [UUID], by staff: Actor) async throws
        -> (term: UUID, round: UUID, group: UUID)
    {
        let county = place.county
        let text = members.map { InputValue.text($0.uuidString) }
        let day = Clearwater.day
        let term = try await place.send(
            "rounds.openTerm",
            [
                "county": .text(county.uuidString), "number": .text("6"),
                "startsOn": .text("\(day + -300)"), "endsOn": .text("\(day + 1500)"),
            ], as: staff
        ).record
        let round = try await place.send(
            "rounds.open",
            [
                "term": .text(term.uuidString), "number": .text("1"), "mode": .text("direct"),
                "framework": .text("sevenHeadings"), "startsOn": .text("\(day)"),
                "endsOn": .text("\(day + 30)"),
            ], as: staff
        ).record
        let group = try await place.send(
            "rounds.formGroup",
            [
                "record": .text(round.uuidString), "number": .text("1"), "leader": text[0],
                "deputy": text[1],
                "members": .list([members[2].uuidString, members[3].uuidString]),
            ], as: staff
        ).record
        try await place.send(
            "rounds.assignUnit",
            [
                "record": .text(round.uuidString), "group": .text(group.uuidString),
                "units": .list(place.units.prefix(2).map(\.uuidString)), "depth": .text("key"),
                "reason": .text("信访较多"),
            ], as: staff)
        return (term, round, group)
    }

    private func arrive() async throws {
        try await move("inspection.acceptDossier", inspections[0], leader)
        try await move(
            "inspection.mobilise", inspections[0], leader,
            ["day": "\(Clearwater.day)", "waiver": "已召开"])
        try await move(
            "inspection.arrive", inspections[0], leader, ["day": "\(Clearwater.day)"])
    }

    @discardableResult
    package func move(
        _ name: String, _ record: UUID, _ actor: Actor, _ details: [String: String] = [:]
    ) async throws -> ActionAnswer {
        var input = details.mapValues(InputValue.text)
        input["record"] = .text(record.uuidString)
        return try await place.send(name, input, as: actor)
    }

    /// A working paper by the inspector and the second handler.
    package func paper(
        party: String = "village", as writer: Actor? = nil, with second: Actor? = nil
    )
        async throws -> UUID
    {
        try await place.send(
            "findings.write",
            [
                "record": .text(inspections[0].uuidString), "title": .text("租金未入账"),
                "heading": .text("sevenHeadings.discipline"), "subject": .text("collectiveFunds"),
                "severity": .text("serious"), "facts": .text("收取鱼塘租金未缴入集体账户。"),
                "basis": .text("财务制度"), "party": .text(party), "responsible": .text("村委会"),
                "recommendation": .text("补缴入账"), "amount": .text("46800.50"),
                "second": .text(((second ?? self.second).person?.description) ?? ""),
            ], as: writer ?? inspector
        ).record
    }

    /// A finding in the report.
    package func reported(party: String = "village") async throws -> UUID {
        let finding = try await paper(party: party)
        try await move("finding.review", finding, deputy, ["opinion": "同意"])
        try await move("finding.sign", finding, leader, ["minutes": "第1次组务会"])
        try await move(
            "finding.confirmFacts", finding, inspector, ["opinion": "agree", "signer": "王"])
        try await move("finding.report", finding, leader, ["statement": "写入报告"])
        return finding
    }

    /// From the signed report to the feedback with both receipts.
    package func feedBack() async throws -> UUID {
        let day = Clearwater.day
        try await move("inspection.leave", inspections[0], leader, ["day": "\(day)"])
        try await move("inspection.signReport", inspections[0], leader, ["statement": "报告"])
        // The second village is not what these tests are about.
        try await place.office.forceForTest("inspections", inspections[1], "reportReady")
        try await move("round.endFieldwork", round, director)
        try await move("round.hear", round, leading, ["minutes": "纪要"])
        try await move("round.route", round, director)
        let feedback = try await place.send(
            "feedback.issue",
            [
                "record": .text(inspections[0].uuidString), "opinion": .text("总体良好"),
                "planDue": .text("\(day + 15)"), "rectifyBy": .text("\(day + 60)"),
            ], as: director
        ).record
        for (party, actor) in [("village", village), ("township", township)] {
            try await place.send(
                "feedback.acknowledge",
                [
                    "record": .text(feedback.uuidString), "party": .text(party),
                    "signedBy": .text("签收人"),
                ], as: actor)
        }
        return feedback
    }

    package func item(of finding: UUID) async throws -> UUID {
        let id = try await place.office.read { reading in
            try reading.value(
                "SELECT id FROM rectification_items WHERE finding_id = \(finding)", as: UUID.self)
        }
        guard let id else { throw Refusal.notFound }
        return id
    }

    package func state(_ kind: RecordKind, _ id: UUID) async throws -> String {
        try await place.office.read { try RecordHead.load(kind, id, $0)?.state ?? "none" }
    }

    /// A village item up to the point where it can be verified.
    package func submitted(_ item: UUID) async throws {
        try await move("rectification.accept", item, village, ["receipt": "王"])
        try await move(
            "rectification.submitPlan", item, village,
            ["goal": "整改到位", "measures": "补缴", "leader": "王"])
        try await move("rectification.checkPlan", item, township, ["opinion": "同意"])
        try await move("rectification.acceptPlan", item, staff, ["opinion": "同意"])
        try await move(
            "rectification.act", item, village, ["day": "\(Clearwater.day)", "statement": "开会"])
        let file = try await place.upload("整改说明", as: village)
        try await move(
            "rectification.submit", item, village, ["statement": "已完成", "evidence": file])
    }
}
