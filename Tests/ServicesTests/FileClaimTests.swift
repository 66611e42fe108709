import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Who may attach which file, and what becomes of files that nobody attached.
struct FileClaimTests {
    private static func attaching(_ item: UUID, _ file: String) -> [String: InputValue] {
        ["record": .text(item.uuidString), "title": .text("材料"), "file": .text(file)]
    }

    private struct Setting {
        let round: ClearwaterRound
        let item: UUID
        var place: Clearwater { round.place }

        static func make() async throws -> Setting {
            let round = try await ClearwaterRound.onSite()
            let finding = try await round.reported()
            _ = try await round.feedBack()
            let item = try await round.item(of: finding)
            try await round.place.office.forceForTest("rectification_items", item, "inProgress")
            return Setting(round: round, item: item)
        }

        func attach(_ file: String, as actor: Actor, at: Moment = Clearwater.noon) async -> String {
            await place.code {
                guard let kind = ActionCatalogue.kind("rectification.attach") else { return }
                _ = try await place.office.perform(
                    try kind.action(
                        from: FileClaimTests.attaching(item, file), fromForm: true),
                    by: actor, at: at, id: UUID())
            }
        }
    }

    @Test func `a file is attached by who handed it in, within a day`() async throws {
        let setting = try await Setting.make()
        let foreign = try await setting.place.upload("别村材料", as: setting.round.otherVillage)
        #expect(await setting.attach(foreign, as: setting.round.village) == "field.not-uploaded")
        let own = try await setting.place.upload("本村材料", as: setting.round.village)
        let later = Moment(milliseconds: Clearwater.noon.milliseconds + 86_400_000)
        #expect(
            await setting.attach(own, as: setting.round.village, at: later)
                == "field.not-uploaded")
        #expect(await setting.attach(own, as: setting.round.village) == "allowed")
        // Who reads a record that has it may take it on to another one, at any time.
        #expect(await setting.attach(own, as: setting.round.village, at: later) == "allowed")
    }

    @Test func `a refused form keeps nothing, and what is done keeps its file`() async throws {
        let setting = try await Setting.make()
        let office = setting.place.office
        let file = try BroughtFile(Array("照片说明".utf8))
        func send(as actor: Actor) async -> String {
            await setting.place.code {
                guard let kind = ActionCatalogue.kind("rectification.attach") else { return }
                _ = try await office.perform(
                    try kind.action(
                        from: Self.attaching(setting.item, file.sha256), fromForm: true),
                    by: actor, at: Clearwater.noon, id: UUID(), bringing: [file])
            }
        }
        let before = try office.files.all().map(\.name)
        #expect(await send(as: setting.round.otherVillage) == "record.not-found")
        #expect(try office.files.all().map(\.name) == before)
        let person = try #require(setting.round.otherVillage.person)
        #expect(
            try await office.access.claimed([file.sha256], by: person, at: Clearwater.noon).isEmpty)
        #expect(await send(as: setting.round.village) == "allowed")
        #expect(try office.files.all().map(\.name) == (before + [file.sha256]).sorted())
    }

    @Test func `an account has a quota for a day, and who attaches nothing uploads nothing`()
        async throws
    {
        let setting = try await Setting.make()
        let office = setting.place.office
        let person = try #require(setting.round.village.person)
        _ = try await office.access.recordUpload(
            "x", size: Office.uploadsOfDay - 10, by: person, at: Clearwater.noon,
            limit: Office.uploadsOfDay)
        let full = await setting.place.code {
            _ = try await setting.place.upload("超过十个字节", as: setting.round.village)
        }
        #expect(full == "file.quota")
        let auditor = try await setting.place.person("shen", [(.logAuditor, nil)])
        let none = await setting.place.code {
            _ = try await setting.place.upload("x", as: auditor)
        }
        #expect(none == "file.not-allowed")
        #expect(try office.files.all().allSatisfy { !$0.name.hasSuffix("draft") })
    }

    @Test func `the same file counts once for the quota, also when one of its forms is refused`()
        async throws
    {
        let setting = try await Setting.make()
        let access = setting.place.office.access
        let person = try #require(setting.round.village.person)
        func record(_ file: String, _ size: Int) async throws -> Int64? {
            try await access.recordUpload(
                file, size: size, by: person, at: Clearwater.noon, limit: 100)
        }
        let first = try #require(try await record("a", 90))
        #expect(try await record("a", 90) != nil)
        #expect(try await record("b", 20) == nil)
        #expect(try await record("b", 5) != nil)
        // The second form still has it.
        try await access.dropUploads([first])
        #expect(try await record("c", 6) == nil)
        #expect(try await record("c", 5) != nil)
        // Data have no name, and each of them counts.
        #expect(try await record("", 1) == nil)
    }

    @Test func `data count for the quota as they are kept, unpacked`() async throws {
        let round = try await ClearwaterRound.onSite()
        let plain = MadeBooks.split()
        let path = NSTemporaryDirectory() + UUID().uuidString
        try Data(plain.bytes).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = [path]
        try process.run()
        process.waitUntilExit()
        let packed = try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))
        #expect(packed.count < plain.bytes.count)
        _ = try await round.place.office.readDataset(
            [IncomingFile(name: plain.name, bytes: [UInt8](packed))], for: round.inspections[0],
            by: round.inspector)
        let counted = try await round.place.office.access.engine.read { reading in
            try reading.value("SELECT max(size) FROM uploads", as: Int.self)
        }
        #expect(counted == plain.bytes.count)
    }

    @Test func `a file is handed out whole, in pieces`() async throws {
        let setting = try await Setting.make()
        let text = String(repeating: "整改材料", count: 20_000)
        let file = try await setting.place.upload(text, as: setting.round.village)
        #expect(await setting.attach(file, as: setting.round.village) == "allowed")
        let office = setting.place.office
        let id = try await office.read { reading in
            try reading.value(
                "SELECT id FROM attachments WHERE sha256 = \(file)", as: UUID.self)
        }
        let handed = try await office.attachment(
            try #require(id), for: setting.round.village)
        var sizes: [Int] = []
        try await handed.pieces { sizes.append($0.count) }
        #expect(sizes.count == 4 && sizes.allSatisfy { $0 <= 64 << 10 })
        #expect(try await handed.whole() == Array(text.utf8))
    }

    @Test func `a report that one person had read is not kept by another`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let read = try await office.readDataset(
            [MadeBooks.split()], for: round.inspections[0], by: round.inspector)
        func keep(as actor: Actor) async -> String {
            await round.place.code {
                try await round.place.perform(
                    KeepDataset(
                        record: round.inspections[0], title: "账", handedBy: "会计",
                        since: Clearwater.day + -300, until: Clearwater.day,
                        report: read.sha256), as: actor)
            }
        }
        #expect(await keep(as: round.second) == "screening.not-prepared")
        #expect(await keep(as: round.inspector) == "allowed")
    }

    @Test func `files that no record names are found and taken away after a week`() async throws {
        let setting = try await Setting.make()
        let office = setting.place.office
        let orphan = try await setting.place.upload("没有挂接的材料", as: setting.round.village)
        let kept = try await setting.place.upload("已挂接的材料", as: setting.round.village)
        #expect(await setting.attach(kept, as: setting.round.village) == "allowed")
        try await office.baselineForTest()
        let week = Moment(Date(timeIntervalSinceNow: 7 * 86_400 + 60))
        #expect(try await office.orphans(at: Moment(Date())).files.isEmpty)
        #expect(try await office.orphans(at: week).files.map(\.name) == [orphan])
        #expect(try await office.cleanFiles(at: week).files.map(\.name) == [orphan])
        #expect(office.files.content(orphan) == nil)
        #expect(office.files.content(kept) != nil)
        #expect(try await office.verify().firstBreak == nil)
    }
}

extension HandedFile {
    /// All of its content.
    func whole() async throws -> [UInt8] {
        var all: [UInt8] = []
        try await pieces { all += $0 }
        return all
    }
}
