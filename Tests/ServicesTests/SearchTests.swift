import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Searching and sorting of all lists.
struct SearchTests {
    private func total(
        _ list: ListDefinition, _ text: String, _ round: ClearwaterRound, _ actor: Actor? = nil
    ) async throws -> Int {
        try await round.place.office.count(
            list, ListQuery(search: text), for: actor ?? round.director, today: Clearwater.day)
    }

    private func rectifying() async throws -> ClearwaterRound {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        return round
    }

    @Test func `findings and items are found by their numbers, however the brackets are typed`()
        async throws
    {
        let round = try await rectifying()
        let numbers = try await round.place.office.read { reading in
            try reading.first(
                """
                SELECT f.number, f.paper_number, r.number FROM findings f
                JOIN rectification_items r ON r.finding_id = f.id
                """
            ) { [try $0(0), try $0(1), try $0(2)] as [String] }
        }
        let (finding, paper, item) = try #require(numbers.map { ($0[0], $0[1], $0[2]) })
        let typed = finding.replacingOccurrences(of: "〔", with: "（")
            .replacingOccurrences(of: "〕", with: "）").lowercased()
        for text in [finding, paper, typed, String(finding.suffix(4))] {
            #expect(try await total(Lists.findings, text, round) == 1, "\(text)")
        }
        for text in [finding, item, String(item.dropFirst(2))] {
            #expect(try await total(Lists.rectification, text, round) == 1, "\(text)")
        }
        let wrong = finding.dropLast(4) + "9999"
        #expect(try await total(Lists.findings, String(wrong), round) == 0)
    }

    @Test func `findings and items are found by village, township and words together`()
        async throws
    {
        let round = try await rectifying()
        let (unit, township) = try await names(round)
        for text in [unit, township, "\(unit) 租金", "租金　\(township)"] {
            #expect(try await total(Lists.findings, text, round) == 1, "\(text)")
            #expect(try await total(Lists.rectification, text, round) == 1, "\(text)")
        }
        #expect(try await total(Lists.findings, "\(unit) 低保", round) == 0)
        #expect(try await total(Lists.findings, unit, round, round.otherVillage) == 0)
        #expect(try await total(Lists.inspections, unit, round) == 1)
    }

    private func names(_ round: ClearwaterRound) async throws -> (String, String) {
        let unit = round.place.units[0]
        let names = try await round.place.office.read { reading in
            try reading.first(
                """
                SELECT u.short_name, t.name FROM village_units u
                JOIN townships t ON t.id = u.township_id WHERE u.id = \(unit)
                """
            ) { (try $0(0) as String, try $0(1) as String) }
        }
        return try #require(names)
    }

    @Test func `records of a renamed village are found by both names`() async throws {
        let round = try await rectifying()
        let (old, _) = try await names(round)
        try await round.place.send(
            "places.rename",
            [
                "record": .text(round.place.units[0].uuidString), "title": .text("新源村村民委员会"),
                "day": .text("2026-01-05"), "reason": .text("县政府批复"),
            ], as: round.director)
        for list in [Lists.findings, Lists.rectification, Lists.inspections, Lists.units] {
            #expect(try await total(list, "新源村", round) == 1, "\(list.name)")
            #expect(try await total(list, old, round) == 1, "\(list.name)")
        }
    }

    @Test func `every entry of a logbook is found by its village and by a text of it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let entries = try await round.sampleEntries()
        try await round.place.office.engine.write {
            try $0.execute("DELETE FROM search_sources")
        }
        let office = try Office(round.place.office.folder)
        for book in Logbooks.all {
            let list = try #require(Lists.named(book.name))
            let hasText = book.stored.contains { field in
                switch field.kind {
                case .text, .paragraph: true
                default: false
                }
            }
            let isInVillage = list.search?.unit != nil
            for (text, isFound) in [("文字", hasText), ("东湖 ", isInVillage), ("无此", false)] {
                let page = try await office.list(
                    list, ListQuery(search: text), for: round.director, today: Clearwater.day)
                #expect(
                    page.rows.contains { $0.id == entries[book.name] } == isFound, "\(book.name)")
            }
        }
    }

    @Test func `nobody finds an interview by what was said in it`() async throws {
        let round = try await ClearwaterRound.onSite()
        try await round.place.send(
            "fieldwork.recordInterview",
            [
                "record": .text(round.inspections[0].uuidString), "day": .text("2026-01-05"),
                "venue": .text("村委会"), "interviewee": .text("村会计"),
                "writer": .text(round.second.person?.description ?? ""),
                "purpose": .text("核实账目"), "text": .text("现金收据压在抽屉里"),
            ], as: round.inspector)
        #expect(try await total(Lists.interviews, "会计", round, round.leader) == 1)
        #expect(try await total(Lists.interviews, "现金收据", round, round.leader) == 0)
    }

    @Test func `indexes that were filled by other texts are filled anew when a folder is opened`()
        async throws
    {
        let round = try await rectifying()
        let office = round.place.office
        try await office.engine.write { writing in
            try writing.execute("UPDATE search_sources SET texts = 'x.title'")
            try writing.clear(.findings, of: "findings")
        }
        #expect(try await total(Lists.findings, "租金", round) == 0)
        let again = try Office(office.folder)
        let found = try await again.count(
            Lists.findings, ListQuery(search: "租金"), for: round.director, today: Clearwater.day)
        #expect(found == 1)
    }

    @Test func `a period takes the days from its first to its last and nothing without a day`()
        async throws
    {
        let round = try await rectifying()
        let due = try #require(
            try await round.place.office.read {
                try $0.value("SELECT due_on FROM findings", as: Day.self)
            })
        func count(_ filters: [String: String]) async throws -> Int {
            try await round.place.office.count(
                Lists.findings, ListQuery(filters: filters), for: round.director,
                today: Clearwater.day)
        }
        #expect(try await count(["dueFrom": due.description, "dueTo": due.description]) == 1)
        #expect(try await count(["dueFrom": (due + 1).description]) == 0)
        #expect(try await count(["dueTo": (due + -1).description]) == 0)
        let open = try await ClearwaterRound.onSite()
        _ = try await open.paper()
        let undated = try await open.place.office.count(
            Lists.findings, ListQuery(filters: ["dueFrom": "2020-01-01"]), for: open.director,
            today: Clearwater.day)
        #expect(undated == 0)
        await #expect(throws: Refusal.self) { _ = try await count(["dueFrom": "soon"]) }
    }
}
