import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Services

/// What people see: one predicate for list, count, export and search.
struct ScopeTests {
    @Test func `list, count and export agree for everybody and every list`() async throws {
        let office = try Office(
            DataFolder(NSTemporaryDirectory() + UUID().uuidString), clock: .given)
        _ = try await DemoRun.run(office, plan: .round, today: Clearwater.day) { _ in }
        let people = try await office.read { reading in
            try reading.rows("SELECT id FROM people") { try $0(0) as Identifier<Person> }
                .compactMap { try Actors.load($0, reading) }
        }
        var checked = 0
        for actor in people.prefix(14) + people.suffix(8) {
            for list in Lists.visible(to: actor) {
                let total = try await office.count(
                    list, ListQuery(), for: actor, today: Clearwater.day)
                let exported = Counter()
                let scan = try await office.export(
                    list, ListQuery(), for: actor, today: Clearwater.day)
                try scan { _ in exported.add() }
                var paged = 0
                var query = ListQuery(limit: 37)
                repeat {
                    let page = try await office.list(
                        list, query, for: actor, today: Clearwater.day)
                    #expect(page.total == total)
                    paged += page.rows.count
                    query.after = page.next ?? ""
                } while !query.after.isEmpty
                #expect(paged == total, "\(list.name) for \(actor.name)")
                #expect(exported.value == total, "\(list.name) for \(actor.name)")
                checked += 1
            }
        }
        #expect(checked > 80)
    }

    @Test func `every order and every filter of every list is answered`() async throws {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        for list in Lists.all where list.scope(round.director) != nil {
            for order in list.orders {
                for key in [order.key, "-\(order.key)"] {
                    #expect(
                        try await Self.isWhole(list, order: key, round), "\(list.name) by \(key)")
                }
            }
            for filter in list.filters {
                let values =
                    filter.end != nil
                    ? ["2026-01-05"]
                    : filter.choices.isEmpty ? [UUID().uuidString] : filter.choices.map(\.value)
                for value in values {
                    _ = try await round.place.office.list(
                        list, ListQuery(filters: [filter.key: value]), for: round.director,
                        today: Clearwater.day)
                }
            }
        }
    }

    /// Whether paging through an order meets every row once.
    private static func isWhole(_ list: ListDefinition, order: String, _ round: ClearwaterRound)
        async throws -> Bool
    {
        var seen: [UUID] = []
        var query = ListQuery(order: order, limit: 1)
        var total = 0
        repeat {
            // The journal grows too long to read one by one.
            if list.name == "journal" { query.limit = 50 }
            let page = try await round.place.office.list(
                list, query, for: round.director, today: Clearwater.day)
            seen += page.rows.map(\.id)
            total = page.total
            query.after = page.next ?? ""
        } while !query.after.isEmpty
        return seen.count == total && Set(seen).count == total
    }

    @Test func `the orders of long lists are read from an index`() async throws {
        let round = try await ClearwaterRound.onSite()
        let lists = [
            Lists.findings, Lists.rectification, Lists.inspections, Lists.revisits, Lists.units,
            Lists.people, Lists.suspicions, Logbooks.named("amountRecords")?.list,
        ].compactMap(\.self)
        for list in lists {
            for order in list.orders {
                let question = try #require(
                    try ListQuestion(
                        list, ListQuery(order: order.key), round.director, Clearwater.day))
                let plan = try await round.place.office.read { reading in
                    try reading.rows("EXPLAIN QUERY PLAN \(question.select) LIMIT 21") {
                        try $0(3) as String
                    }
                }
                // Within one village, rows may be sorted.
                let sorts = plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }
                #expect(!sorts, "\(list.name) by \(order.key): \(plan)")
            }
        }
    }

    @Test(arguments: [
        ("state", "nonsense"), ("nonsense", "x"), ("township", "not-an-identifier"),
    ])
    func `a filter that the list does not have is refused`(key: String, value: String) async throws
    {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let code = await place.code {
            _ = try await place.office.list(
                Lists.findings, ListQuery(filters: [key: value]), for: director,
                today: Clearwater.day)
        }
        #expect(code == "list.unknown-choice")
    }

    @Test(arguments: [("西湖", 1), ("西湖村", 1), ("湖", 2), ("社區", 1), ("北門", 1), ("村民", 3), ("无此", 0)])
    func `units are found by part of their name, in simplified and traditional characters`(
        text: String, expected: Int
    ) async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let page = try await place.office.list(
            Lists.units, ListQuery(search: text), for: director, today: Clearwater.day)
        #expect(page.total == expected)
    }

    @Test func `a renamed unit is found by both names and keeps the old one with its date`()
        async throws
    {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        try await place.send(
            "places.rename",
            [
                "record": .text(place.units[0].uuidString), "title": .text("东明村村民委员会"),
                "day": .text("2025-06-01"), "reason": .text("县政府批复"),
            ], as: director)
        for text in ["东湖", "东明"] {
            let page = try await place.office.list(
                Lists.units, ListQuery(search: text), for: director, today: Clearwater.day)
            #expect(page.total == 1, "\(text)")
        }
        let view = try await place.office.record(
            "units", place.units[0], for: director, today: Clearwater.day)
        let former = view.sections[0].facts.first { $0.label.en == "former names" }
        #expect(former?.text == "东湖村村民委员会(2025-06-01)")
    }

    @Test func `a merged unit ends, names its successor and no longer counts`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        try await place.send(
            "places.merge",
            [
                "record": .text(place.units[0].uuidString),
                "successors": .list([place.units[1].uuidString]), "day": .text("2026-01-01"),
                "reason": .text("行政村规模调整"),
            ], as: director)
        let standing = try await place.office.count(
            Lists.units, ListQuery(filters: ["standing": "yes"]), for: director,
            today: Clearwater.day)
        #expect(standing == 3)
        let again = await place.code {
            try await place.send(
                "places.rename",
                [
                    "record": .text(place.units[0].uuidString), "title": .text("别名"),
                    "day": .text("2026-02-01"), "reason": .text("x"),
                ], as: director)
        }
        #expect(again == "places.ended")
    }

    @Test func `findings are found by a Chinese phrase of their title and of their facts`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.paper()
        for (text, expected) in [("租金", 1), ("未缴入", 1), ("集体账户", 1), ("低保", 0), ("账", 1)] {
            let page = try await round.place.office.list(
                Lists.findings, ListQuery(search: text), for: round.leader, today: Clearwater.day)
            #expect(page.total == expected, "\(text)")
        }
    }
}

/// Counts rows handed over from another thread.
final class Counter: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
}
