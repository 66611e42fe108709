import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// How one village once read another one's evidence with nothing but its own login, and wrote
/// into its records: each step by itself.
struct ForeignRecordChainTests {
    /// A ledger of two villages: `own` is an item of the one that attacks.
    private struct Villages {
        let round: ClearwaterRound
        let own: UUID
        let foreign: UUID
        let foreignFile: String
        var place: Clearwater { round.place }

        static func make() async throws -> Villages {
            let round = try await ClearwaterRound.onSite()
            // Both villages were inspected before there was a program.
            try await round.place.office.forceForTest(
                "inspections", round.inspections[0], Inspection.lifecycle.start.rawValue)
            let text = """
                清水县整改台账
                乡镇,村（社区）,问题描述,整改状态
                清水镇,东湖村,低保评议会议记录缺失。,整改中
                清水镇,西湖村,公开栏三个季度未更新。,整改中

                """
            let ledger = try await round.place.office.keepRegister(
                Array(text.utf8), by: round.staff, at: Clearwater.noon)
            try await round.place.send(
                "findings.importLedger",
                [
                    "record": .text(round.round.uuidString), "file": .text(ledger),
                    "fedBackOn": .text("\(Clearwater.day + -60)"),
                ], as: round.staff)
            func item(_ unit: UUID) async throws -> UUID {
                try #require(
                    try await round.place.office.read { reading in
                        try reading.value(
                            "SELECT id FROM rectification_items WHERE unit_id = \(unit)",
                            as: UUID.self)
                    })
            }
            let foreign = try await item(round.place.units[0])
            let file = try await round.place.upload("东湖村的整改材料", as: round.village)
            try await round.place.send(
                "rectification.attach",
                [
                    "record": .text(foreign.uuidString), "title": .text("材料"),
                    "file": .text(file),
                ], as: round.village)
            return Villages(
                round: round, own: try await item(round.place.units[1]), foreign: foreign,
                foreignFile: file)
        }

        func send(
            _ name: String, _ record: UUID, _ more: [String: InputValue] = [:], id: UUID = UUID(),
            as actor: Actor? = nil
        ) async -> String {
            await place.code {
                try await place.send(
                    name, ["record": .text(record.uuidString)].merging(more) { a, _ in a },
                    as: actor ?? round.otherVillage, id: id)
            }
        }

        var step: [String: InputValue] {
            [
                "what": .text("开会研究"), "kind": .text("correction"),
                "doneOn": .text("\(Clearwater.day)"), "by": .text("王（书记）"),
            ]
        }
    }

    @Test func `the items of one ledger do not lead to each other`() async throws {
        let villages = try await Villages.make()
        let (a, b) = (villages.own.halves, villages.foreign.halves)
        #expect(a.high >> 16 == b.high >> 16)
        #expect(max(a.low, b.low) - min(a.low, b.low) > 1 << 32)
    }

    @Test func `a foreign item is answered like none, on every action of its kind`()
        async throws
    {
        let villages = try await Villages.make()
        for kind in ActionCatalogue.all where kind.path.hasPrefix("/rectification/{record}/") {
            let more = kind.fields.filter { $0.key != "record" }.reduce(
                into: [String: InputValue]()
            ) { input, field in
                switch field.kind {
                case .text, .paragraph: input[field.key] = .text("文字")
                case .day: input[field.key] = .text("\(Clearwater.day)")
                case .integer(let range): input[field.key] = .text("\(range.lowerBound)")
                case .yuan: input[field.key] = .text("1")
                case .choice(let choices): input[field.key] = choices.first.map { .text($0.value) }
                case .lookup: input[field.key] = .text(UUID().uuidString)
                case .file: input[field.key] = .text(villages.foreignFile)
                default: break
                }
            }
            let foreign = await villages.send(kind.name, villages.foreign, more)
            let none = await villages.send(kind.name, UUID(), more)
            #expect(foreign == "record.not-found", "\(kind.name)")
            #expect(none == foreign, "\(kind.name)")
        }
    }

    @Test func `no entry of one's own takes the identifier of a foreign record`() async throws {
        let villages = try await Villages.make()
        let office = villages.place.office
        for id in [villages.foreign, villages.own] {
            #expect(
                await villages.send(
                    "rectificationSteps.record", villages.own, villages.step, id: id)
                    == "action.identifier-used")
        }
        // Nor does a letter of the office write into the history of an item.
        #expect(
            await villages.send(
                "supervisionLetters.record", villages.own,
                ["demand": .text("请加快"), "replyDueOn": .text("\(Clearwater.day + 5)")],
                id: villages.foreign, as: villages.round.staff) == "action.identifier-used")
        let page = try await office.record(
            "rectification", villages.foreign, for: villages.round.staff, today: Clearwater.day)
        #expect(page.attachments.count == 1)
        #expect(page.history.count == 1)
    }

    @Test func `a foreign file is neither attached by its hash nor downloaded`() async throws {
        let villages = try await Villages.make()
        #expect(
            await villages.send(
                "rectification.attach", villages.own,
                ["title": .text("材料"), "file": .text(villages.foreignFile)])
                == "field.not-uploaded")
        let office = villages.place.office
        let attachment = try #require(
            try await office.read { reading in
                try reading.value(
                    "SELECT id FROM attachments WHERE record_id = \(villages.foreign)",
                    as: UUID.self)
            })
        let code = await villages.place.code {
            _ = try await office.attachment(attachment, for: villages.round.otherVillage)
        }
        #expect(code == "record.not-found")
        let own = try await office.attachment(attachment, for: villages.round.village)
        #expect(try await own.whole() == Array("东湖村的整改材料".utf8))
    }

    @Test func `an inspector of another group finds no suspicion and takes no identifier of one`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let run = try #require(
            try await round.place.office.read { reading in
                try reading.value("SELECT id FROM screening_runs", as: UUID.self)
            })
        let offset = Int64(bitPattern: suspicion.halves.low &- run.halves.low)
        #expect(offset.magnitude > 1 << 32)
        let stranger = try await round.place.person("sui", [(.inspector, UUID())])
        for kind in ActionCatalogue.all where kind.path.hasPrefix("/suspicions/{") {
            for id in [suspicion, UUID()] {
                let code = await round.place.code {
                    var input: [String: InputValue] = [:]
                    for field in kind.fields where field.required {
                        switch field.kind {
                        case .hidden, .lookup: input[field.key] = .text(id.uuidString)
                        case .choice(let choices):
                            input[field.key] = choices.first.map { .text($0.value) }
                        case .day: input[field.key] = .text("\(Clearwater.day)")
                        case .yuan, .integer: input[field.key] = .text("1")
                        case .file: input[field.key] = .text(String(repeating: "0", count: 64))
                        default: input[field.key] = .text("文字")
                        }
                    }
                    try await round.place.send(kind.name, input, as: stranger)
                }
                #expect(code == "record.not-found", "\(kind.name)")
            }
        }
    }
}
