import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Backups that were interrupted, clocks that run back, and work that a restart ended.
struct KeepingTests {
    private func restore(_ backup: String) async -> String {
        do {
            _ = try await Office.restore(
                DataFolder(backup), to: DataFolder(NSTemporaryDirectory() + UUID().uuidString))
            return "restored"
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    @Test func `what is left of an interrupted backup is refused and not changed`() async throws {
        let place = try await Clearwater.open()
        let backup = place.folder + "-backup"
        try await place.office.backup(to: backup)
        let files = FileManager.default
        let records = try Data(contentsOf: URL(fileURLWithPath: backup + "/xuncun.sqlite"))
        func left(_ change: (String) throws -> Void) async throws -> String {
            let copy = place.folder + "-\(UUID().uuidString)"
            try files.copyItem(atPath: backup, toPath: copy)
            try change(copy)
            return await restore(copy)
        }
        #expect(try await left { _ in } == "restored")
        #expect(
            try await left { try files.removeItem(atPath: $0 + "/manifest.json") }
                == "restore.unfinished")
        #expect(
            try await left { try Data().write(to: URL(fileURLWithPath: $0 + "/xuncun.sqlite")) }
                == "restore.broken")
        #expect(
            try await left {
                try records.dropLast(4096).write(
                    to: URL(fileURLWithPath: $0 + "/xuncun.sqlite"))
            } == "restore.broken")
        #expect(
            try await left { try files.removeItem(atPath: $0 + "/access.sqlite") }
                == "restore.broken")
        #expect(try await left { try files.removeItem(atPath: $0 + "/files") } == "restore.broken")
        let draft = place.folder + "-x.unfinished"
        try files.copyItem(atPath: backup, toPath: draft)
        #expect(await restore(draft) == "restore.unfinished")
        let empty = place.folder + "-empty"
        try files.createDirectory(atPath: empty, withIntermediateDirectories: true)
        #expect(files.createFile(atPath: empty + "/xuncun.sqlite", contents: Data()))
        #expect(await restore(empty) == "restore.unfinished")
        #expect(try files.contentsOfDirectory(atPath: empty) == ["xuncun.sqlite"])
        let after = try Data(contentsOf: URL(fileURLWithPath: backup + "/xuncun.sqlite"))
        #expect(after == records)
    }

    @Test func `a slash behind a folder is no part of its name`() async throws {
        let place = try await Clearwater.open()
        let backup = place.folder + "-slash"
        try await place.office.backup(to: backup + "/")
        let files = FileManager.default
        #expect(try !files.contentsOfDirectory(atPath: backup).contains(".unfinished"))
        let again = place.folder + "-again/"
        _ = try await Office.restore(DataFolder(backup + "//"), to: DataFolder(again))
        #expect(try files.contentsOfDirectory(atPath: again).contains("xuncun.sqlite"))
        #expect(DataFolder("/").path == "/")
    }

    @Test func `a clock that runs back by minutes is refused, by seconds goes on`() async throws {
        let place = try await Clearwater.open()
        try place.office.close()
        let office = try Office(place.office.folder)
        let noon = Clearwater.noon.milliseconds
        func add(_ login: String, _ minutes: Int64) async -> String {
            await place.code {
                _ = try await office.perform(
                    AddPerson(
                        login: login, fullName: login, employer: "测试",
                        county: Identifier(place.county)),
                    by: .console, at: Moment(milliseconds: noon + minutes * 60_000), id: UUID())
            }
        }
        #expect(await add("zhang", 60) == "allowed")
        #expect(await add("wang", 58) == "allowed")
        #expect(await add("zhao", 50) == "clock.runs-back")
        let times = try await office.read { reading in
            try Journal.entries(1..<100, reading).map(\.at.milliseconds)
        }
        #expect(times == times.sorted())
        let remark = try await office.clockRemark(now: Clearwater.noon)
        #expect(remark?.en.contains("12:00") == true)
        #expect(
            try await office.clockRemark(now: Moment(milliseconds: noon + 3_600_000)) == nil)
    }

    @Test func `a screening that a restart ended says so to who began it`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let job = UUID()
        try await office.access.begin(
            .screening, job, of: round.round, by: round.inspector.person, at: Clearwater.noon)
        try await office.begin()
        let known = try await office.screeningJob(job, for: round.inspector)
        guard case .refused(let refusal) = known.stage else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.code == "jobs.broken-off")
        await #expect(throws: Refusal.self) {
            _ = try await office.screeningJob(job, for: round.second)
        }
        try await office.access.begin(
            .planning, UUID(), of: round.place.county, by: nil, at: Clearwater.noon)
        try await office.begin()
        let report = try #require(try await office.planReport(round.place.county))
        guard case .refused(let ended)? = report.outcome else {
            Issue.record("not refused")
            return
        }
        #expect(ended.code == "jobs.broken-off")
    }
}
