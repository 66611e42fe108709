import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// Datasets, runs and suspicions as a group meets them.
struct ScreeningServiceTests {
    @Test func `books are read, kept with their hashes, and screened into suspicions`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset(MadeBooks.files())
        let answer = try await round.screen(dataset)
        let office = round.place.office
        let view = try await office.record(
            "runs", answer.record, for: round.inspector, today: Clearwater.day)
        #expect(view.related[0].rows.count == Catalogue.all.count)
        let found = try await round.count(Lists.suspicions, [:], round.inspector)
        #expect(found == answer.counts?["raised"] && found > 20)
        #expect(
            try await round.count(
                Lists.suspicions, ["run": answer.record.uuidString], round.inspector) == found)
        #expect(try await office.verify().firstBreak == nil)
        // Every page of what was raised can be drawn, and none shows an ID.
        let ids = try await office.read { reading in
            try reading.rows("SELECT id FROM suspicions") { try $0(0) as UUID }
        }
        for id in ids {
            let page = try await office.record(
                "suspicions", id, for: round.inspector, today: Clearwater.day)
            let text =
                page.title + page.sections.flatMap(\.facts).map(\.text).joined()
                + page.related.flatMap { $0.rows.flatMap(\.cells) }.joined(separator: " ")
            #expect(!text.contains(/[0-9]{17}[0-9X]/), "\(page.number ?? "")")
        }
    }

    @Test func `nobody outside the group and the office sees anything of screening`() async throws {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let office = round.place.office
        for actor in [
            round.village, round.otherVillage, round.township, round.leading, round.supervision,
        ] {
            for list in [Lists.datasets, Lists.runs, Lists.suspicions] {
                #expect(list.scope(actor) == nil, "\(list.name) \(actor.name)")
            }
            for name in ["datasets", "runs", "suspicions"] {
                let id: UUID? = try await office.read { reading in
                    try reading.value(
                        "SELECT id FROM \(raw: name == "runs" ? "screening_runs" : name)")
                }
                let code = await round.place.code {
                    _ = try await office.record(
                        name, try #require(id), for: actor, today: Clearwater.day)
                }
                #expect(code == "record.not-found", "\(name) \(actor.name)")
            }
            let refused = await round.place.code {
                let id: UUID? = try await office.read { try $0.value("SELECT id FROM datasets") }
                _ = try await office.refusedRows(try #require(id), for: actor)
            }
            #expect(refused == "record.not-found", "\(actor.name)")
            let code = await round.place.code { _ = try await office.points(for: actor) }
            #expect(code == "list.out-of-sight")
            let models = await round.place.code {
                _ = try await office.models(for: actor, today: Clearwater.day)
            }
            #expect(models == "list.out-of-sight")
        }
        for (actor, sees) in [
            (round.village, false), (round.township, false), (round.leader, true),
        ] {
            let inspection = try await office.record(
                "inspections", round.inspections[0], for: actor, today: Clearwater.day)
            #expect(inspection.books.contains { $0.list.hasPrefix("/suspicions") } == sees)
            #expect(inspection.books.contains { $0.list.hasPrefix("/datasets") } == sees)
        }
        #expect(try await round.count(Lists.suspicions, [:], round.staff) == 1)
        _ = try await office.record(
            "suspicions", suspicion, for: round.director, today: Clearwater.day)
    }

    @Test func `who is recused from a village sees nothing of its suspicions and its ledger`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset(
            [MadeBooks.split()], for: round.round, as: round.staff)
        try await round.screen(dataset, ["E05"], as: round.staff)
        let me = try #require(round.inspector.person)
        try await round.place.send(
            "people.declareRecusal",
            [
                "record": .text(me.description), "place": .text(round.place.units[0].uuidString),
                "relation": .text("堂兄任该村会计"),
            ], as: round.staff)
        let now = try await round.place.actor(me.uuid)
        #expect(try await round.count(Lists.suspicions, [:], round.deputy) == 1)
        #expect(try await round.count(Lists.suspicions, [:], now) == 0)
        let lines = try? await round.place.office.ledger(dataset, LedgerQuery(), for: now).total
        #expect(lines ?? 0 == 0)
    }

    @Test func `data of a whole round reach each group for its own villages only`() async throws {
        let round = try await ClearwaterRound.onSite()
        // The third village belongs to no group of the round.
        let files = [MadeBooks.split(), MadeBooks.split("990201102201", summary: "运费")]
        let dataset = try await round.dataset(files, for: round.round, as: round.staff)
        try await round.screen(dataset, ["E05"], as: round.staff)
        #expect(try await round.count(Lists.suspicions, [:], round.staff) == 2)
        #expect(try await round.count(Lists.suspicions, [:], round.leader) == 1)
        let office = round.place.office
        #expect(try await office.ledger(dataset, LedgerQuery(), for: round.staff).total == 8)
        let page = try await office.ledger(dataset, LedgerQuery(), for: round.leader)
        #expect(page.total == 4 && page.villages == [MadeBooks.codes[0]])
        let hidden = await round.place.code {
            _ = try await office.voucher(dataset, line: 4, for: round.leader)
        }
        #expect(hidden == "record.not-found")
        // A refused row does not say whose it is: a part of the data is told without them.
        let (_, part) = try await office.datasetReport(dataset, for: round.leader)
        #expect(part.villages == [MadeBooks.codes[0]] && part.refused == 0 && part.notes.isEmpty)
        let (_, whole) = try await office.datasetReport(dataset, for: round.staff)
        #expect(whole.villages.count == 2)
        _ = try await office.refusedRows(dataset, for: round.staff)
        let rows = await round.place.code {
            _ = try await office.refusedRows(dataset, for: round.leader)
        }
        #expect(rows == "record.not-found")
    }

    @Test func `the same cause is one suspicion however often it is screened`() async throws {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let first = try await round.screen(dataset, ["E05"])
        let second = try await round.screen(dataset, ["E05"])
        #expect(first.counts?["raised"] == 1 && second.counts?["raised"] == 0)
        #expect(try await round.count(Lists.suspicions, [:], round.leader) == 1)
    }

    @Test func `a suspicion turns green only when newer data no longer raise it`() async throws {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        func lit(_ light: String) async throws -> Bool {
            try await round.count(Lists.suspicions, ["light": light], round.leader) == 1
        }
        #expect(try await lit("red"))
        try await round.confirm(suspicion)
        #expect(try await lit("yellow"))
        // The same data again, and newer data in which it still stands.
        let again = try await round.dataset([MadeBooks.split()])
        try await round.screen(again, ["E05"])
        #expect(try await lit("yellow"))
        let other = try await round.dataset([MadeBooks.split(summary: "办公费")])
        // Another model says nothing about this one.
        try await round.screen(other, ["E03"])
        #expect(try await lit("yellow"))
        try await round.screen(other, ["E05"])
        #expect(try await round.count(Lists.suspicions, ["light": "green"], round.leader) == 1)
        // It comes back with the data that show it again.
        let back = try await round.dataset([MadeBooks.split()])
        try await round.screen(back, ["E05"])
        #expect(try await round.count(Lists.suspicions, ["light": "green"], round.leader) == 0)
    }

    @Test func `newer data that end before the day, or other parameters, turn nothing green`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.confirm(try await round.suspicion())
        let early = try await round.dataset(
            [MadeBooks.split(summary: "办公费")], until: try #require(Day("2025-02-28")))
        try await round.screen(early, ["E05"])
        #expect(try await round.count(Lists.suspicions, ["light": "green"], round.leader) == 0)
        try await round.place.send(
            "screeningParameters.record",
            [
                "record": .text(round.place.county.uuidString), "parameter": .text("E05.limits"),
                "value": .text("20000"), "since": .text("2025-01-01"),
                "source": .text("县农〔2025〕1号"),
            ], as: round.staff)
        let later = try await round.dataset([MadeBooks.split()])
        try await round.screen(later, ["E05"])
        #expect(try await round.count(Lists.suspicions, ["light": "yellow"], round.leader) == 1)
    }

    @Test func `a confirmed suspicion becomes one working paper with its rows and files`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        try await round.confirm(suspicion)
        let office = round.place.office
        let page = try await office.record(
            "suspicions", suspicion, for: round.inspector, today: Clearwater.day)
        let offer = try #require(page.offers.first { $0.action.name == "suspicions.write" })
        var input = offer.values.mapValues(InputValue.text)
        input["recommendation"] = .text("补办审批手续。")
        // The whole group is offered, so the writer is refused as the second handler.
        input["second"] = .text(round.inspector.person?.description ?? "")
        let alone = await round.place.code {
            try await round.place.send("suspicions.write", input, as: round.inspector)
        }
        #expect(alone == "field.two-people")
        input["second"] = .text(round.second.person?.description ?? "")
        let finding = try await round.place.send(
            "suspicions.write", input, as: round.inspector
        ).record
        let paper = try await office.record(
            "findings", finding, for: round.inspector, today: Clearwater.day)
        #expect(paper.attachments.count == 2)
        let sheet = try #require(paper.attachments.first { $0.purpose == "疑点依据明细" })
        let file = try await office.attachment(sheet.id, for: round.inspector)
        let text = String(decoding: try await file.whole(), as: UTF8.self)
        #expect(text.contains("砂石款") && text.contains("330782********1234"))
        let twice = await round.place.code {
            try await round.place.send("suspicions.write", input, as: round.inspector)
        }
        #expect(twice == "suspicions.no-paper")
    }

    @Test func `nothing is confirmed before the village was heard, nor assigned to a stranger`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let stranger = await round.place.code {
            try await round.move(
                "suspicion.assign", suspicion, round.leader,
                ["person": round.staff.person?.description ?? ""])
        }
        #expect(stranger == "field.not-offered")
        try await round.move(
            "suspicion.assign", suspicion, round.leader,
            ["person": round.inspector.person?.description ?? ""])
        let home = try await round.place.office.home(for: round.inspector, today: Clearwater.day)
        #expect(home.piles.contains { $0.link.contains("verifier=") && $0.count == 1 })
        let others = try await round.place.office.home(for: round.second, today: Clearwater.day)
        #expect(!others.piles.contains { $0.link.contains("/suspicions") })
        let file = try await round.place.upload("凭证复印件", as: round.inspector)
        let unheard = await round.place.code {
            try await round.move(
                "suspicion.confirm", suspicion, round.inspector,
                ["opinion": "属实", "evidence": file])
        }
        #expect(unheard == "suspicions.not-heard")
    }

    @Test func `points add up by family, and precision counts what people settled`() async throws {
        let round = try await ClearwaterRound.onSite()
        try await round.confirm(try await round.suspicion())
        let office = round.place.office
        let profile = try await office.points(for: round.leader)
        #expect(profile.rows.count == 1 && profile.rows[0].cells[3] == "1")
        let precision = try await office.precision(for: round.leader)
        #expect(precision.rows.map { $0.cells[5] } == ["100%（1/1）"])
        #expect(VillagePoints([("E", 800), ("E", 400), ("L", 500)]).total == 1500)
        #expect(
            VillagePoints([("E", 500), ("P", 500), ("L", 500)]).total
                > VillagePoints([("E", 500), ("E", 500), ("E", 500)]).total)
    }
}

extension ClearwaterRound {
    /// Assigned, heard and confirmed.
    func confirm(_ suspicion: UUID) async throws {
        try await move(
            "suspicion.assign", suspicion, leader,
            ["person": inspector.person?.description ?? ""])
        try await place.send(
            "suspicions.hear",
            [
                "record": .text(suspicion.uuidString), "saidBy": .text("村会计"),
                "saidOn": .text("\(Clearwater.day)"), "statement": .text("分两次到货。"),
            ], as: inspector)
        let file = try await place.upload("凭证复印件", as: inspector)
        try await move(
            "suspicion.confirm", suspicion, inspector, ["opinion": "属实", "evidence": file])
    }
}
