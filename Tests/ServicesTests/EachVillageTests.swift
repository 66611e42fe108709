import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// What holds many villages is judged for each of them: data, runs, lights and their numbers.
struct EachVillageTests {
    @Test func `nobody hands in data of a village that they are recused from, under any record`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let files = [MadeBooks.split(summary: "办公费")]
        let office = round.place.office
        let (report, _) = try await office.readDataset(
            files, for: round.inspections[1], by: round.inspector)
        let now = try await round.recused(round.inspector, from: round.place.units[0])
        let read = await round.refusal {
            _ = try await office.readDataset(files, for: round.inspections[1], by: now)
        }
        #expect(read?.code == "permission.recused" && read?.field == "files")
        #expect(read?.message.zh.contains("清水镇 东湖村") == true)
        // Nor what they have read before the recusal was declared.
        let kept = await round.refusal { try await round.keep(report, round.inspections[1], now) }
        #expect(kept?.code == "permission.recused")
        #expect(kept?.message.zh.contains("清水镇 东湖村") == true)
        let (again, _) = try await office.readDataset(
            files, for: round.inspections[1], by: round.leader)
        try await round.keep(again, round.inspections[1], round.leader)
        #expect(try await round.count(Lists.datasets, [:], round.leader) == 1)
    }

    @Test func `a group hands in no data of another group's village`() async throws {
        let round = try await ClearwaterRound.onSite()
        let other = try await round.otherGroup()
        let files = [MadeBooks.split()]
        let office = round.place.office
        let code = await round.place.code {
            _ = try await office.readDataset(files, for: other.inspection, by: other.inspector)
        }
        #expect(code == "permission.denied")
        let (report, _) = try await office.readDataset(
            files, for: other.inspection, by: round.staff)
        let kept = await round.place.code {
            try await round.keep(report, other.inspection, other.inspector)
        }
        #expect(["permission.denied", "screening.not-prepared"].contains(kept))
    }

    @Test func `a light listens to data of its own inspection or round, and to no other`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.suspicion()
        func gone() async throws -> Int {
            try await round.count(Lists.suspicions, ["light": "yellow"], round.leader)
        }
        let clean = [MadeBooks.split(summary: "办公费")]
        let elsewhere = try await round.dataset(clean, for: round.inspections[1])
        try await round.screen(elsewhere, ["E05"])
        #expect(try await gone() == 0)
        // What such data show is planted nowhere either.
        let planted = try await round.dataset(
            [MadeBooks.split(summary: "运费")], for: round.inspections[1])
        #expect(try await round.screen(planted, ["E05"]).counts?["raised"] == 0)
        #expect(try await round.count(Lists.suspicions, [:], round.leader) == 1)
        let ofUnit = try await round.place.office.villages(
            of: round.place.office.datasetReport(planted, for: round.leader).report, in: planted)
        #expect(ofUnit.first?.warning?.zh.contains("不列入该村的疑似问题") == true)
        let ofRound = try await round.dataset(clean, for: round.round, as: round.staff)
        try await round.screen(ofRound, ["E05"], as: round.staff)
        #expect(try await gone() == 1)
    }

    @Test func `nobody screens data that hold a village that they are recused from`() async throws {
        let round = try await ClearwaterRound.onSite()
        let files = MadeBooks.codes.map { MadeBooks.split($0) }
        let dataset = try await round.dataset(files, for: round.round, as: round.staff)
        try await round.screen(dataset, ["E05"], as: round.director)
        let now = try await round.recused(round.staff, from: round.place.units[1])
        // Before anything is computed, not only when it is kept.
        let started = await round.refusal {
            _ = try await round.place.office.startScreening(
                ScreeningRequest(dataset: dataset, models: ["E05"], asOf: Clearwater.day), by: now)
        }
        #expect(started?.code == "permission.recused")
        #expect(started?.message.zh.contains("西湖村") == true)
        let result: String? = try await round.place.office.read {
            try $0.value("SELECT result FROM screening_runs")
        }
        let kept = await round.place.code {
            try await round.place.perform(
                KeepRun(record: dataset, result: try #require(result)), as: now)
        }
        #expect(kept == "permission.recused")
    }

    @Test func `a result is kept for its own dataset by who sees it, and for no other`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let other = try await round.otherGroup()
        let (first, second) = (
            try await round.dataset([MadeBooks.split()]),
            try await round.dataset([MadeBooks.split(summary: "运费")])
        )
        try await round.screen(first, ["E05"])
        let result: String? = try await round.place.office.read {
            try $0.value("SELECT result FROM screening_runs")
        }
        let sha256 = try #require(result)
        for (dataset, actor) in [(second, round.inspector), (first, other.inspector)] {
            let code = await round.place.code {
                try await round.place.perform(KeepRun(record: dataset, result: sha256), as: actor)
            }
            #expect(["record.not-found", "permission.denied"].contains(code), "\(actor.name)")
        }
        #expect(try await round.count(Lists.runs, [:], round.leader) == 1)
    }

    @Test func `pages and lists of runs and data tell each reader the numbers of their villages`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let other = try await round.otherGroup()
        let files = [
            MadeBooks.split(), MadeBooks.split("990201102201", summary: "运费"),
            MadeBooks.split("990201101202", summary: "租金"),
        ]
        let dataset = try await round.dataset(files, for: round.round, as: round.staff)
        let run = try await round.screen(dataset, ["E05"], as: round.staff).record
        let recused = try await round.recused(round.director, from: round.place.units[2])
        for (actor, villages) in [
            (round.staff, 3), (round.leader, 2), (other.inspector, 1), (recused, 2),
        ] {
            let whole = villages == 3
            let page = try await round.page("runs", run, actor)
            #expect(page.fact("疑似问题") == "\(villages)", "\(actor.name)")
            #expect(page.fact("其中新提示") == "\(villages)", "\(actor.name)")
            #expect(page.fact("范围").isEmpty == whole)
            let cells = page.related[0].rows[0].cells
            #expect(cells[2] == "\(villages)" && cells[3] == (whole ? "3/3" : "—"))
            let data = try await round.page("datasets", dataset, actor)
            #expect(data.fact("村数").hasPrefix("\(villages)"))
            #expect(data.fact("接收和拒收行数").hasPrefix("\(villages * 4)"))
            #expect(data.fact("接收和拒收行数").contains("/") == whole)
            #expect(
                Array(data.related[0].rows[0].cells.suffix(2)) == ["\(villages)", "\(villages)"])
            #expect(data.related[1].rows.allSatisfy { ($0.cells[1] == "—") != whole })
            let runs = try await round.cells(Lists.runs, actor)
            #expect(Array(runs[4...5]) == [.integer(villages), .integer(villages)])
            let sets = try await round.cells(Lists.datasets, actor)
            #expect(
                Array(sets[5...7]) == [
                    .integer(villages * 4), whole ? .integer(0) : .none, .integer(villages),
                ])
            let further = try await round.place.office.further(
                run, model: "E05", from: 0, for: actor)
            #expect(further.found == villages && further.listed == villages)
        }
    }

    @Test func `further leads are counted and listed for the villages of the reader`() async throws
    {
        let round = try await ClearwaterRound.onSite()
        let other = try await round.otherGroup()
        let mine = MadeBooks.codes[0]
        var text = MadeBooks.header
        for (code, count) in [(mine, 150), ("990201102201", 90)] {
            for number in 0..<count {
                for (offset, day) in ["2025-03-03", "2025-03-05"].enumerated() {
                    let voucher = "\(code),\(day),记,\(number * 2 + offset + 1),2,货款\(number)"
                    text += "\(voucher),541,4800.00,,收款人\(number),\n"
                    text += "\(voucher),102,,4800.00,,\n"
                }
            }
        }
        let file = IncomingFile(name: "凭证.csv", bytes: Array(text.utf8))
        let dataset = try await round.dataset([file], for: round.round, as: round.staff)
        let run = try await round.screen(dataset, ["E05"], as: round.staff).record
        func further(_ actor: Actor) async throws -> FurtherLeads {
            try await round.place.office.further(run, model: "E05", from: 0, for: actor)
        }
        let whole = try await further(round.staff)
        #expect(whole.found == 240 && whole.listed == 200 && whole.waiting == 40)
        let (own, theirs) = (try await further(round.leader), try await further(other.inspector))
        #expect(own.found == 150 && theirs.found == 90)
        #expect(own.listed + theirs.listed == 200 && own.waiting + theirs.waiting == 40)
        let now = try await round.recused(round.director, from: round.place.units[2])
        let code = await round.place.code {
            try await round.place.send(
                "runs.listFurther", ["record": .text(run.uuidString), "model": .text("E05")],
                as: now)
        }
        #expect(code == "permission.recused")
        try await round.place.send(
            "runs.listFurther", ["record": .text(run.uuidString), "model": .text("E05")],
            as: round.staff)
        let after = try await further(round.leader)
        #expect(after.listed == 150 && after.waiting == 0)
        #expect(try await round.page("runs", run, round.leader).fact("其中新提示") == "150")
    }

    @Test
    func `whoever sees nothing of a dataset opens none of its pages and starts nothing on it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let other = try await round.otherGroup()
        let dataset = try await round.dataset([MadeBooks.split()])
        let run = try await round.screen(dataset, ["E05"]).record
        let office = round.place.office
        let request = ScreeningRequest(dataset: dataset, asOf: Clearwater.day)
        for actor in [other.inspector, round.village] {
            for body in [
                { _ = try await office.datasetTitle(dataset, for: actor) },
                { _ = try await office.datasetReport(dataset, for: actor) },
                { _ = try await office.refusedRows(dataset, for: actor) },
                { _ = try await office.ledger(dataset, LedgerQuery(), for: actor) },
                { _ = try await office.voucher(dataset, line: 0, for: actor) },
                { _ = try await office.further(run, model: "E05", from: 0, for: actor) },
                { _ = try await office.startScreening(request, by: actor) },
                { _ = try await round.page("datasets", dataset, actor) },
                { _ = try await round.page("runs", run, actor) },
            ] as [() async throws -> Void] {
                #expect(await round.place.code(of: body) == "record.not-found", "\(actor.name)")
            }
        }
        // Who sees a village of it, but has no part in it, screens nothing; nor hands anything in.
        let ofRound = try await round.dataset(
            [MadeBooks.split()], for: round.round, as: round.staff)
        let screened = await round.place.code {
            _ = try await office.startScreening(
                ScreeningRequest(dataset: ofRound, asOf: Clearwater.day), by: round.leader)
        }
        #expect(screened == "permission.denied")
        for body in [
            { _ = try await office.datasetParent(round.inspections[0], for: other.inspector) },
            {
                let files = [IncomingFile(name: "空.csv", bytes: Array("无\n".utf8))]
                _ = try await office.readDataset(
                    files, for: round.inspections[0], by: other.inspector)
            },
        ] as [() async throws -> Void] {
            #expect(await round.place.code(of: body) == "record.not-found")
        }
    }
}
