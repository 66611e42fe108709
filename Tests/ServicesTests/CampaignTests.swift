import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Common problems gathered in one step, campaigns, and cases without a village.
struct CampaignTests {
    /// Two findings of the first village that read alike, and one of the second.
    private func findings(_ round: ClearwaterRound) async throws -> [UUID] {
        let first = try await round.reported()
        let second = try await round.reported()
        let third = try await round.reported()
        try await round.place.office.damageForTest(
            """
            UPDATE findings SET inspection_id = \(round.inspections[1]),
                unit_id = \(round.place.units[1]), title = \("鱼塘租金未入账") WHERE id = \(second)
            """)
        try await round.place.office.damageForTest(
            "UPDATE findings SET title = \("党员大会记录缺失") WHERE id = \(third)")
        return [first, second, third]
    }

    private func gather(_ round: ClearwaterRound, _ findings: [UUID], as actor: Actor)
        async throws -> UUID
    {
        try await round.place.send(
            "findings.gatherSimilar",
            [
                "record": .text(round.round.uuidString), "title": .text("租金未入账"),
                "type": .text("租金"), "rank": .text("common"), "recipient": .text("township"),
                "body": .text("农业农村局"), "findings": .list(findings.map(\.uuidString)),
            ], as: actor
        ).record
    }

    @Test func `like findings of several villages are suggested and gathered in one step`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let all = try await findings(round)
        let office = round.place.office
        let before = try await office.similarFindings(round.round, for: round.staff)
        #expect(before.clusters.map { $0.findings.map(\.id) } == [[all[0], all[1]]])
        #expect(before.clusters.first?.units == 2)
        let oneVillage = await round.place.code {
            _ = try await gather(round, [all[0], all[2]], as: round.staff)
        }
        #expect(oneVillage == "field.one-village")
        let problem = try await gather(round, [all[0], all[1]], as: round.staff)
        let view = try await office.record(
            "commonProblems", problem, for: round.staff, today: Clearwater.day)
        #expect(view.related.first?.rows.count == 2)
        #expect(
            try await office.similarFindings(round.round, for: round.staff).clusters.isEmpty)
        // Each is still closed on its own.
        #expect(try await round.state(.finding, all[0]) == "reported")
        let village = await round.place.code {
            _ = try await office.similarFindings(round.round, for: round.village)
        }
        #expect(village == "record.not-found")
    }

    @Test func `findings are gathered in bulk, and those of another round are refused one by one`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let names = Bulk.actions(on: Lists.findings, in: nil, for: round.staff).map(\.name)
        #expect(names.contains("findings.gather") && names.contains("findings.tagCampaign"))
        let ofVillage = Bulk.actions(on: Lists.findings, in: nil, for: round.village).map(\.name)
        #expect(!ofVillage.contains { $0.hasPrefix("findings.") })
        let all = try await findings(round)
        let problem = try await gather(round, [all[0], all[1]], as: round.staff)
        let other = try await round.place.send(
            "rounds.open",
            [
                "term": .text(round.term.uuidString), "number": .text("2"),
                "mode": .text("direct"), "framework": .text("sevenHeadings"),
                "startsOn": .text("\(Clearwater.day)"), "endsOn": .text("\(Clearwater.day + 9)"),
            ], as: round.staff
        ).record
        try await round.place.office.damageForTest(
            "UPDATE findings SET round_id = \(other) WHERE id = \(all[2])")
        let code = await round.place.code {
            try await round.place.send(
                "findings.gather",
                ["record": .text(all[2].uuidString), "problem": .text(problem.uuidString)],
                as: round.staff)
        }
        #expect(code == "field.not-offered")
    }

    @Test func `a campaign shows what was tagged to it, with states and money, to groups as well`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let all = try await findings(round)
        let problem = try await gather(round, [all[0], all[1]], as: round.staff)
        let campaign = try await round.place.send(
            "campaigns.record",
            [
                "record": .text(round.place.county.uuidString), "title": .text("三资专项"),
                "level": .text("city"), "startsOn": .text("\(Clearwater.day)"),
                "scope": .text("清查合同"),
            ], as: round.staff
        ).record
        let tag = InputValue.text(campaign.uuidString)
        for id in all.prefix(2) {
            try await round.place.send(
                "findings.tagCampaign", ["record": .text(id.uuidString), "campaign": tag],
                as: round.leader)
        }
        try await round.place.send(
            "commonProblems.tagCampaign", ["record": .text(problem.uuidString), "campaign": tag],
            as: round.staff)
        let office = round.place.office
        let view = try await office.record(
            "campaigns", campaign, for: round.leader, today: Clearwater.day)
        let states = try #require(view.related.first { $0.title.en.hasPrefix("Progress") })
        #expect(states.rows.last?.cells.prefix(3) == ["合计", "2", "93,601.00"])
        let forOffice = try await office.record(
            "campaigns", campaign, for: round.staff, today: Clearwater.day)
        #expect(forOffice.related.map(\.rows.count) == [2, 1, 2])
        let filtered = try await office.list(
            Lists.findings, ListQuery(filters: ["campaign": campaign.uuidString]),
            for: round.staff, today: Clearwater.day)
        #expect(filtered.total == 2)
        try await round.place.send(
            "findings.tagCampaign", ["record": .text(all[0].uuidString)], as: round.leader)
        let after = try await office.list(
            Lists.findings, ListQuery(filters: ["campaign": campaign.uuidString]),
            for: round.staff, today: Clearwater.day)
        #expect(after.total == 1)
        let village = await round.place.code {
            _ = try await office.record(
                "campaigns", campaign, for: round.village, today: Clearwater.day)
        }
        #expect(village == "record.not-found")
    }

    @Test func `a case is read by every village and names none`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        let study = try await round.place.send(
            "caseLibrary.record",
            [
                "record": .text(round.place.county.uuidString), "title": .text("租金去了哪里"),
                "subject": .text("collectiveFunds"), "story": .text("某村租金未入账。"),
                "lesson": .text("收入先入账。"),
            ], as: round.staff
        ).record
        try await round.place.send(
            "findings.citeCase",
            ["record": .text(finding.uuidString), "case": .text(study.uuidString)],
            as: round.staff)
        _ = try await round.feedBack()
        let office = round.place.office
        for actor in [round.village, round.otherVillage, round.township] {
            let view = try await office.record(
                "caseLibrary", study, for: actor, today: Clearwater.day)
            #expect(view.related.isEmpty)
            let text = view.sections.flatMap(\.facts).map(\.text).joined()
            #expect(!text.contains("东湖") && !text.contains("清水镇"))
        }
        let asked = ListQuery(filters: ["case": study.uuidString])
        let refused = await round.place.code {
            _ = try await office.list(
                Lists.findings, asked, for: round.township, today: Clearwater.day)
        }
        #expect(refused != "allowed")
        let found = try await office.list(
            Lists.findings, asked, for: round.staff, today: Clearwater.day)
        #expect(found.total == 1)
        let inside = try await office.record(
            "caseLibrary", study, for: round.staff, today: Clearwater.day)
        #expect(inside.related.first?.rows.count == 1)
        let own = try await office.record(
            "findings", finding, for: round.village, today: Clearwater.day)
        let facts = own.sections.flatMap(\.facts)
        #expect(facts.contains { $0.link == "/caseLibrary/\(study.uuidString.lowercased())" })
    }
}
