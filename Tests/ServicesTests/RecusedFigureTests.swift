import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Recusal holds where the place of an action or a page is a round, a term or a county.
struct RecusedFigureTests {
    @Test func `a ledger takes over no row of a village that its bearer is recused from`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let bytes = Array("乡镇,村,问题描述\n清水镇,西湖村,账目不公开。\n".utf8)
        let now = try await round.recused(round.staff, from: round.place.townships[0])
        let plan = try await office.planLedger(
            bytes, round: round.round, fedBackOn: Clearwater.day, today: Clearwater.day, for: now)
        #expect(plan.added == 0 && plan.remarks.map(\.row) == [2])
        #expect(plan.remarks.first?.reason.zh.contains("应回避") == true)
        #expect(try await office.emptyLedger(of: round.round, for: now).rows.isEmpty)
        #expect(try await office.emptyLedger(of: round.round, for: round.director).rows.count == 2)
        let file = try await office.keepRegister(bytes, by: now, at: Clearwater.noon)
        let action = ImportLedger(record: round.round, file: file, fedBackOn: Clearwater.day)
        let answer = try await round.place.perform(action, as: now)
        #expect(answer.counts == ["rows": 1, "added": 0, "known": 0, "refused": 1])
        _ = try await office.keepRegister(bytes, by: round.director, at: Clearwater.noon)
        #expect(try await round.place.perform(action, as: round.director).counts?["added"] == 1)
        for actor in [round.leader, round.village] {
            let code = await round.place.code {
                _ = try await office.emptyLedger(of: round.round, for: actor)
            }
            #expect(code == "permission.denied")
        }
    }

    @Test func `risk shows no unit that the reader is recused from, and no test that holds it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        func units(_ actor: Actor) async throws -> Set<UUID> {
            Set(
                try await round.place.office.risk(
                    of: round.term, weights: [:], keyFrom: nil, today: Clearwater.day, for: actor
                ).units.map(\.id))
        }
        #expect(try await units(round.director).count == 4)
        let town = try await round.recused(round.staff, from: round.place.townships[0])
        let left = try await round.place.office.read { reading in
            try reading.rows(
                "SELECT id FROM village_units WHERE township_id <> \(round.place.townships[0])"
            ) { try $0(0) as UUID }
        }
        #expect(try await units(town) == Set(left))
        let village = try await round.recused(round.director, from: round.place.units[3])
        #expect(try await units(village) == Set(round.place.units.prefix(3)))
    }

    @Test func `figures count no place that the reader is recused from, in rows and in sums`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        let office = round.place.office
        let (town, unit) = (round.place.townships[0], round.place.units[0])
        func table(_ actor: Actor, township: UUID? = nil) async throws -> StatTable {
            try await office.statistics(
                .init(
                    county: round.place.county, township: township, asOf: Clearwater.day,
                    today: Clearwater.day), by: .township, for: actor)
        }
        let whole = try await table(round.director)
        #expect(whole.rows.count == 2 && whole.total.values["units"] == 4)
        #expect(whole.total.values["findings"] == 1)
        let fromUnit = try await round.recused(round.director, from: unit)
        let part = try await table(fromUnit)
        #expect(part.rows.count == 2 && part.total.values["units"] == 3)
        #expect(part.total.values["findings"] ?? 0 == 0)
        #expect(part.caption.lines.contains { $0.text.zh.contains("应回避的乡镇和村居不计入") })
        let fromTown = try await round.recused(round.staff, from: town)
        let rest = try await table(fromTown)
        #expect(rest.rows.count == 1 && rest.total.values["units"] == 2)
        let code = await round.place.code { _ = try await table(fromTown, township: town) }
        #expect(code == "record.not-found")
        for (actor, units) in [(fromUnit, 3), (fromTown, 2), (round.leading, 4)] {
            let board = try #require(
                try await office.scoreboards(for: actor, today: Clearwater.day).first)
            #expect(board.scoreboard.units == units)
            #expect(board.scoreboard.findings == (units == 4 ? 1 : 0))
            #expect(board.pictures.coverage.units == units)
            #expect(board.pictures.heat.rows.count == (units == 4 ? 1 : 0))
            #expect((board.pictures.funnel.map(\.value).reduce(0, +) > 0) == (units == 4))
            let term = try await round.page("terms", round.term, actor)
            #expect(term.fact("待巡察村居") == "\(units)")
        }
        // Every grouping counts with the same places.
        for grouping in StatTable.Grouping.allCases {
            let some = try await office.statistics(
                .init(county: round.place.county, asOf: Clearwater.day, today: Clearwater.day),
                by: grouping, for: fromUnit)
            #expect(some.total.values["findings"] ?? 0 == 0, "\(grouping)")
        }
    }

    @Test func `open items of a village count in no picture for who is recused from it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        func open(_ actor: Actor) async throws -> Int64 {
            let board = try #require(
                try await round.place.office.scoreboards(for: actor, today: Clearwater.day).first)
            return board.pictures.ageing.map(\.value).reduce(0, +)
                + Int64(board.scoreboard.rectificationItems)
        }
        #expect(try await open(round.leading) == 2)
        let now = try await round.recused(round.director, from: round.place.units[0])
        #expect(try await open(now) == 0)
        let progress = try await round.page("rounds", round.round, now).related
        let mine = try await round.page("rounds", round.round, round.staff).related
        func row(_ related: [RecordView.Related]) -> [String] {
            related.first { $0.title.zh == "工作进展" }?.rows.first?.cells ?? []
        }
        #expect(row(mine)[1] == "2" && row(progress)[1] == "1")
        #expect(row(mine).last == "0" && row(progress)[2] == "0")
    }

    @Test func `figures of another county are none`() async throws {
        let round = try await ClearwaterRound.onSite()
        let other = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO counties(id, code, name, prefecture, province)
            SELECT \(other), '990202', '邻县', prefecture, province FROM counties
            """)
        let code = await round.place.code {
            _ = try await round.place.office.statistics(
                .init(county: other, asOf: Clearwater.day, today: Clearwater.day), by: .round,
                for: round.director)
        }
        #expect(code == "record.not-found")
    }

    @Test func `units are assigned, merged and gathered by nobody who is recused from one of them`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let place = round.place
        let day = Clearwater.day
        let draft = try await place.send(
            "rounds.open",
            [
                "term": .text(round.term.uuidString), "number": .text("2"),
                "mode": .text("direct"), "framework": .text("sevenHeadings"),
                "startsOn": .text("\(day + 60)"), "endsOn": .text("\(day + 90)"),
            ], as: round.director
        ).record
        var people: [String] = []
        for login in ["ma", "yang", "niu"] {
            people.append(try #require(try await place.person(login, []).person).description)
        }
        let group = try await place.send(
            "rounds.formGroup",
            [
                "record": .text(draft.uuidString), "number": .text("1"),
                "leader": .text(people[0]), "deputy": .text(people[1]),
                "members": .list([people[2]]),
            ], as: round.director
        ).record
        let now = try await round.recused(round.staff, from: place.units[3])
        let assigned = await round.refusal {
            try await place.send(
                "rounds.assignUnit",
                [
                    "record": .text(draft.uuidString), "group": .text(group.uuidString),
                    "units": .list(place.units.suffix(2).map(\.uuidString)),
                    "depth": .text("key"), "reason": .text("信访较多"),
                ], as: now)
        }
        // What a form does not offer to them is refused before anything else is told of it.
        #expect(assigned?.code == "field.not-offered" && assigned?.field == "units")
        let director = try await round.recused(round.director, from: place.units[3])
        let merged = await place.code {
            try await place.send(
                "places.merge",
                [
                    "record": .text(place.units[2].uuidString),
                    "successors": .list([place.units[3].uuidString]), "day": .text("\(day)"),
                    "reason": .text("县政〔2026〕1号"),
                ], as: director)
        }
        #expect(merged == "field.not-offered")
    }

    @Test func `a register changes no unit that its bearer is recused from`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let text = Clearwater.register.replacing("东湖村村民委员会", with: "东湖新村村民委员会")
        var file = ""
        for actor in [round.staff, round.director] {
            file = try await office.keepRegister(
                Array(text.utf8), by: actor, at: Clearwater.noon)
        }
        let action = ImportRegister(
            file: file, fileName: "r.csv", county: "990201", system: "nbs", version: "2026",
            since: Clearwater.day)
        for place in [round.place.units[0], round.place.townships[0]] {
            let now = try await round.recused(round.staff, from: place)
            let code = await round.place.code { try await round.place.perform(action, as: now) }
            #expect(code == "permission.recused")
        }
        #expect(try await round.place.perform(action, as: round.director).counts?["renamed"] == 1)
    }
}
