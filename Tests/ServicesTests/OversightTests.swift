import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Who reads which logbook, and what the inspected side must not read.
struct OversightTests {
    /// What a village and its township read: what was sent to them, what they did themselves, and
    /// how it was judged.
    private static let ofInspectedSide: Set<String> = [
        "notifications", "postings", "broadcasts", "immediateNotices", "deliveries",
        "rectificationSteps", "partyReviews", "supervisionLetters", "laterChecks", "assessments",
        "publications", "caseLibrary",
    ]

    private func read(by actor: Actor, _ round: ClearwaterRound, _ entries: [String: UUID])
        async throws -> Set<String>
    {
        var seen: Set<String> = []
        for book in Logbooks.all {
            let id = try #require(entries[book.name])
            let code = await round.place.code {
                _ = try await round.place.office.record(
                    book.name, id, for: actor, today: Clearwater.day)
            }
            let listed: Int
            do {
                listed = try await round.place.office.list(
                    book.list, ListQuery(), for: actor, today: Clearwater.day
                ).total
            } catch is Refusal {
                listed = 0
            }
            #expect(code == "allowed" || code == "record.not-found", "\(book.name): \(code)")
            #expect((listed > 0) == (code == "allowed"), "\(book.name): page and list differ")
            if code == "allowed" { seen.insert(book.name) }
        }
        return seen
    }

    @Test func `village and township read what was sent to them and nothing of the lookers`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.place.office.damageForTest("DELETE FROM work_plans")
        let entries = try await round.sampleEntries()
        #expect(try await read(by: round.village, round, entries) == Self.ofInspectedSide)
        #expect(try await read(by: round.township, round, entries) == Self.ofInspectedSide)
        #expect(try await read(by: round.otherVillage, round, entries) == ["caseLibrary"])
    }

    @Test func `departments read no logbook, and experts none but their opinions`() async throws {
        let round = try await ClearwaterRound.onSite()
        try await round.place.office.damageForTest("DELETE FROM work_plans")
        let entries = try await round.sampleEntries()
        for role in [Role.department, .expert, .sysAdmin, .logAuditor, .agencyCentre] {
            let scope: UUID? =
                switch role.reach {
                case .everywhere: nil
                case .township: round.place.townships[0]
                case .group: round.group
                default: round.place.county
                }
            let actor = try await round.place.person(
                "r-\(role.rawValue.lowercased())", [(role, scope)])
            let own: Set<String> = role == .expert ? ["expertOpinions"] : []
            #expect(try await read(by: actor, round, entries) == own, "\(role)")
        }
    }

    @Test func `the discipline organ reads results and clue numbers, no fieldwork and no advice`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.place.office.damageForTest("DELETE FROM work_plans")
        let entries = try await round.sampleEntries()
        let organ = try await round.place.person(
            "organ", [(.disciplineOrgan, round.place.county)])
        let seen = try await read(by: organ, round, entries)
        let expected = Self.ofInspectedSide.union([
            "yearTargets", "phases", "campaigns", "poolMembers", "workHistory", "relations",
            "supervisionGroups", "deadlineRules", "calendarDays", "clues", "commonProblems",
            "copies", "routingRules", "archiveItems", "accountabilityRequests", "accountability",
            "withholdings", "followUps", "riskWeights",
        ])
        #expect(seen == expected)
    }

    @Test func `advice is read by those who look, and by nobody whom they look at`() async throws {
        let round = try await ClearwaterRound.onSite()
        let guide = try await round.place.person(
            "guide", [(.guidanceGroup, round.place.county)])
        let note = try await round.place.send(
            "guidanceNotes.record",
            [
                "record": .text(round.inspections[0].uuidString), "advisor": .text("督导组"),
                "kind": .text("supervision"), "givenOn": .text("\(Clearwater.day)"),
                "pieces": .text("1"), "advice": .text("重点核对会计的现金收据"),
            ], as: round.supervision
        ).record
        func code(_ actor: Actor) async -> String {
            await round.place.code {
                _ = try await round.place.office.record(
                    "guidanceNotes", note, for: actor, today: Clearwater.day)
            }
        }
        for actor in [
            round.director, round.leading, round.leader, round.inspector, round.supervision, guide,
        ] {
            #expect(await code(actor) == "allowed", "\(actor.name)")
        }
        for actor in [round.village, round.township, round.otherVillage] {
            #expect(await code(actor) == "record.not-found", "\(actor.name)")
        }
    }

    @Test func `suggestions and amounts wait for the feedback, as their findings do`() async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        let suggestion = try await round.place.send(
            "suggestions.record",
            [
                "record": .text(round.inspections[0].uuidString), "content": .text("规范出租"),
                "subject": .text("industry"), "kind": .text("continuous"),
                "addressee": .text("村委会"),
            ], as: round.inspector
        ).record
        let amount = try await round.place.send(
            "amountRecords.record",
            [
                "record": .text(finding.uuidString), "voucher": .text("收据"),
                "kind": .text("verified"), "amount": .text("46800.50"),
                "recordedOn": .text("\(Clearwater.day)"),
            ], as: round.inspector
        ).record
        func seen(_ actor: Actor) async -> [Bool] {
            var seen: [Bool] = []
            for (book, id) in [("suggestions", suggestion), ("amountRecords", amount)] {
                let code = await round.place.code {
                    _ = try await round.place.office.record(
                        book, id, for: actor, today: Clearwater.day)
                }
                seen.append(code == "allowed")
            }
            return seen
        }
        #expect(await seen(round.inspector) == [true, true])
        for actor in [round.village, round.township, round.supervision] {
            #expect(await seen(actor) == [false, false])
        }
        _ = try await round.feedBack()
        for actor in [round.inspector, round.village, round.township, round.supervision] {
            #expect(await seen(actor) == [true, true])
        }
    }

    @Test func `the delivery of a list of clues is no news for the village`() async throws {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        for list in ["clues", "individual"] {
            try await round.place.send(
                "deliveries.record",
                [
                    "record": .text(round.inspections[0].uuidString), "recipient": .text("纪委"),
                    "list": .text(list), "level": .text("county"),
                    "sentOn": .text("\(Clearwater.day)"),
                ], as: round.director)
        }
        let book = try #require(Logbooks.named("deliveries"))
        for (actor, expected) in [(round.director, 2), (round.village, 1), (round.staff, 1)] {
            let page = try await round.place.office.list(
                book.list, ListQuery(), for: actor, today: Clearwater.day)
            #expect(page.total == expected, "\(actor.name)")
        }
    }

    @Test func `a notice to the township alone is not read by the village`() async throws {
        let round = try await ClearwaterRound.onSite()
        for addressee in ["township", "both"] {
            let finding = try await round.paper()
            try await round.move("finding.review", finding, round.deputy, ["opinion": "同意"])
            try await round.move("finding.sign", finding, round.leader, ["minutes": "第1次"])
            try await round.move(
                "finding.orderImmediate", finding, round.leader,
                [
                    "requirement": "核减工程款", "addressee": addressee,
                    "replyDueOn": "\(Clearwater.day + 5)",
                ])
        }
        let book = try #require(Logbooks.named("immediateNotices"))
        for (actor, expected) in [(round.township, 2), (round.leader, 2), (round.village, 1)] {
            let page = try await round.place.office.list(
                book.list, ListQuery(), for: actor, today: Clearwater.day)
            #expect(page.total == expected, "\(actor.name)")
        }
    }

    @Test func `a request for accountability begins at a finding and counts for the county only`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let day = InputValue.text("\(Clearwater.day)")
        let view = try await round.place.office.record(
            "findings", finding, for: round.staff, today: Clearwater.day)
        #expect(
            view.books.contains { $0.list.hasPrefix("/accountabilityRequests") && $0.new != nil })
        try await round.place.send(
            "accountabilityRequests.record",
            ["record": .text(finding.uuidString), "organ": .text("纪委"), "requestedOn": day],
            as: round.staff)
        try await round.place.send(
            "accountability.record",
            [
                "record": .text(try await round.item(of: finding).uuidString),
                "organ": .text("纪委"), "form": .text("third"), "persons": .text("2"),
                "requestedOn": day,
            ], as: round.staff)
        let values = try await round.figures()
        #expect(values["accountabilityRequested"] == 1)
        #expect(values["accountability.third"] == 2 && values["accountability.first"] == 0)
        for (grouping, shown) in [
            (StatTable.Grouping.round, true), (.township, false), (.group, false),
        ] {
            let keys = StatTable.metrics(
                of: grouping,
                .init(county: round.place.county, asOf: Clearwater.day, today: Clearwater.day)
            ).map(\.key)
            #expect(keys.contains("accountabilityRequested") == shown, "\(grouping)")
            #expect(keys.contains("accountability.third") == shown, "\(grouping)")
        }
        let ofTownship = try await round.place.office.statistics(
            StatTable.Question(
                county: round.place.county, township: round.place.townships[0],
                asOf: Clearwater.day, today: Clearwater.day), by: .round, for: round.director)
        #expect(ofTownship.metrics.allSatisfy { !Metrics.ofCountyOnly.contains($0.key) })
        #expect(Metrics.ofCountyOnly.allSatisfy { ofTownship.total.values[$0] == nil })
        let ofOneDay = StatTable.metrics(
            of: .round,
            .init(
                county: round.place.county, since: Clearwater.day, asOf: Clearwater.day,
                today: Clearwater.day))
        #expect(ofOneDay.allSatisfy { !Metrics.ofCountyOnly.contains($0.key) })
        for actor in [round.village, round.township] {
            let page = try await round.place.office.record(
                "findings", finding, for: actor, today: Clearwater.day)
            #expect(!page.books.contains { $0.list.contains("ccountability") })
        }
    }
}
