import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// The one road of every change.
struct RoadTests {
    @Test func `an action that comes twice is done once and answered twice`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let id = UUID()
        let input: [String: InputValue] = [
            "township": .text(place.townships[0].uuidString), "kind": .text("village"),
            "title": .text("新河村村民委员会"), "since": .text("2025-01-01"),
        ]
        let first = try await place.send("places.addUnit", input, as: director, id: id)
        let second = try await place.send("places.addUnit", input, as: director, id: id)
        #expect(first == second)
        let count = try await place.office.read { reading in
            try reading.value("SELECT count(*) FROM village_units", as: Int.self)
        }
        #expect(count == 5)
    }

    @Test func `an identifier that was used for something else is refused`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let id = UUID()
        for (title, expected) in [("甲村村委会", "allowed"), ("乙村村委会", "action.identifier-used")] {
            let code = await place.code {
                try await place.send(
                    "places.addUnit",
                    [
                        "township": .text(place.townships[0].uuidString), "kind": .text("village"),
                        "title": .text(title), "since": .text("2025-01-01"),
                    ], as: director, id: id)
            }
            #expect(code == expected)
        }
    }

    @Test func `a refused action leaves nothing behind, not even in the journal`() async throws {
        let place = try await Clearwater.open()
        let village = try await place.person("wang", [(.villageSecretary, place.units[0])])
        let before = try await place.office.dump()
        let code = await place.code {
            try await place.send(
                "places.rename",
                [
                    "record": .text(place.units[0].uuidString), "title": .text("新名村"),
                    "day": .text("2025-01-01"), "reason": .text("测试"),
                ], as: village)
        }
        #expect(code == "permission.denied")
        #expect(try await place.office.dump() == before)
    }

    @Test func `whoever sends an older version has their text refused, not lost`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.paper()
        try await round.move(
            "finding.review", finding, round.deputy, ["opinion": "同意", "version": "1"])
        let code = await round.place.code {
            try await round.move(
                "finding.sendBack", finding, round.leader, ["reason": "补充", "version": "1"])
        }
        #expect(code == "record.changed")
    }

    @Test func `a journal replayed into an empty folder gives the same tables`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        try await round.submitted(try await round.item(of: finding))
        // Grants were given past the road in this county, so its journal alone cannot make them;
        // the made-up county comes about through the road only.
        let first = try Office(
            DataFolder(NSTemporaryDirectory() + UUID().uuidString), clock: .given)
        _ = try await DemoRun.run(first, plan: .round, today: Clearwater.day) { _ in }
        let second = try Office(
            DataFolder(NSTemporaryDirectory() + UUID().uuidString), clock: .given)
        let actions = try await second.replay(from: first)
        #expect(actions > 1000)
        #expect(try await first.dump() == second.dump())
    }

    @Test func `the chain names the first entry that was changed`() async throws {
        let place = try await Clearwater.open()
        _ = try await place.person("zhang", [])
        #expect(try await place.office.verify().firstBreak == nil)
        try await place.office.damageForTest(
            "UPDATE journal SET payload = replace(payload, 'zhang', 'zheng') WHERE seq = 2")
        let found = try await place.office.verify()
        #expect(found.firstBreak?.en.contains("entry 2 (people.add)") == true)
    }

    @Test func `the chain notices an entry that was taken out`() async throws {
        let place = try await Clearwater.open()
        for login in ["zhang", "wang", "zhao"] { _ = try await place.person(login, []) }
        try await place.office.damageForTest("DELETE FROM journal WHERE seq = 3")
        let found = try await place.office.verify()
        #expect(found.firstBreak?.en == "journal: entry 3 is missing")
    }

    @Test func `a stored file that was changed is named`() async throws {
        let place = try await Clearwater.open()
        let name = SHA256.hexadecimal(Array(Clearwater.register.utf8))
        try Data("x".utf8).write(to: URL(fileURLWithPath: place.office.files.path(of: name)))
        let found = try await place.office.verify()
        #expect(found.firstBreak?.en == "a file has changed: \(name)")
    }

    @Test func `a backup is whole and a restored folder holds the same tables`() async throws {
        let place = try await Clearwater.open()
        let backup = place.folder + "-backup"
        _ = try await place.office.backup(to: backup)
        let target = DataFolder(place.folder + "-restored")
        _ = try await Office.restore(DataFolder(backup), to: target)
        #expect(try await Office(target).dump() == place.office.dump())
        let again = await place.code { _ = try await place.office.backup(to: backup) }
        #expect(again == "backup.exists")
        let over = await place.code {
            _ = try await Office.restore(DataFolder(backup), to: target)
        }
        #expect(over == "restore.in-use")
    }

    @Test func `many writers at once all find their work in the journal`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for n in 0..<200 {
                group.addTask {
                    try await place.send(
                        "places.recordFigure",
                        [
                            "record": .text(place.units[0].uuidString),
                            "figure": .text("population"), "amount": .text("\(n)"),
                            "asOf": .text("2025-01-01"), "source": .text("统计"),
                        ], as: director)
                }
            }
            try await group.waitForAll()
        }
        let found = try await place.office.verify()
        #expect(found.firstBreak == nil)
        let figures = try await place.office.read { reading in
            try reading.value("SELECT count(DISTINCT amount) FROM dossier_figures", as: Int.self)
        }
        #expect(figures == 200)
    }
}
