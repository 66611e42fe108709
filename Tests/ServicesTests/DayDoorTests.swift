import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Services

/// Days that cannot be meant, and days that do not follow each other.
struct DayDoorTests {
    private func field(of body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            #expect(!refusal.message.zh.isEmpty && !refusal.remedy.zh.isEmpty)
            return "\(refusal.field ?? ""): \(refusal.code)"
        }
    }

    @Test func `a village is mobilised, entered and left in this order, and not in another year`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let (village, day) = (round.inspections[1], Clearwater.day)
        func move(_ name: String, _ day: String) async throws -> String? {
            try await field {
                try await round.move(
                    "inspection.\(name)", village, round.leader, ["day": day, "waiver": "已办"])
            }
        }
        try await round.move("inspection.acceptDossier", village, round.leader)
        #expect(try await move("mobilise", "2099-05-05") == "day: field.in-the-future")
        #expect(try await move("mobilise", "1900-05-05") == "day: field.long-ago")
        #expect(try await move("mobilise", "\(day + -61)") == "day: field.before-round")
        #expect(try await move("mobilise", "\(day + -2)") == nil)
        func arrive(_ day: Day) async throws -> String? {
            try await field {
                try await round.move(
                    "inspection.arrive", village, round.leader, ["day": "\(day)"])
            }
        }
        #expect(try await arrive(day + -3) == "day: field.before-mobilisation")
        #expect(try await arrive(day + -1) == nil)
        #expect(try await move("leave", "\(day + -2)") == "day: field.before-arrival")
        #expect(try await move("leave", "\(day)") == nil)
    }

    @Test func `what puts something right was done after the group came, and by today`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.place.office.forceForTest("rectification_items", item, "planned")
        func act(_ day: String) async throws -> String? {
            try await field {
                try await round.move(
                    "rectification.act", item, round.village, ["day": day, "statement": "开会"])
            }
        }
        #expect(try await act("2099-01-01") == "day: field.in-the-future")
        #expect(try await act("1900-01-01") == "day: field.long-ago")
        #expect(try await act("\(Clearwater.day + -1)") == "day: field.before-arrival")
        #expect(try await act("\(Clearwater.day)") == nil)
    }

    @Test func `a deadline of ten years is one, and of eleven a slip of the pen`() {
        let today = Clearwater.day
        let tense = Field.Tense.self
        #expect(tense.past.allows(today, today: today))
        #expect(!tense.past.allows(today + 1, today: today))
        #expect(tense.future.allows(today, today: today))
        #expect(!tense.future.allows(today + -1, today: today))
        #expect(tense.either.allows(today + 3650, today: today))
        #expect(!tense.either.allows(today + 4100, today: today))
        #expect(tense.past.allows(Field.Tense.earliest, today: today))
        #expect(!tense.past.allows(Field.Tense.earliest + -1, today: today))
    }

    @Test func `what was let into a journal once is performed again, whatever is asked today`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let entry = MoveAction(
            .inspection, "leave", record: round.inspections[0],
            details: ["day": "\(Clearwater.day + -9)", "waiver": "已办"])
        let office = round.place.office
        let sent = await round.place.code {
            try await round.place.perform(entry, as: round.leader)
        }
        #expect(sent == "field.before-arrival")
        _ = try await office.road(
            entry, nil, by: round.leader, at: Clearwater.noon, id: UUID(), isReplayed: true)
        let pool = RecordEntry(
            try #require(Logbooks.named("poolMembers")), record: round.place.county,
            [
                "person": .text(UUID().uuidString), "subpool": .text("members"),
                "speciality": .text("audit"), "availableFrom": .text("2099-01-01"),
            ])
        let code = await round.place.code {
            try await round.place.perform(pool, as: round.staff)
        }
        #expect(code == "field.far-ahead")
        try office.close()
        let again = try Office(office.folder, isCopy: true)
        _ = try await again.road(
            pool, nil, by: round.staff, at: Clearwater.noon, id: UUID(), isReplayed: true)
    }

    @Test func `an entry that another action writes is judged like one that is sent`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        let code = await round.place.code {
            try await round.place.office.write(as: round.leader) { desk in
                let book = try #require(Logbooks.named("immediateNotices"))
                try RecordEntry(
                    book, record: finding,
                    [
                        "requirement": .text("x"), "addressee": .text("village"),
                        "replyDueOn": .text("\(Clearwater.day + -1)"),
                    ]
                ).add(as: UUID(), desk)
            }
        }
        #expect(code == "field.in-the-past")
    }
}

extension Office {
    /// A desk at which a test does what an action does.
    fileprivate func write(
        as actor: Actor, _ body: @escaping @Sendable (Desk) throws -> Void
    ) async throws {
        let (files, lastPlan, prepared) = (files, lastPlan, preparedFiles)
        let derivation = derivation.withLock { $0 }
        try await engine.write { writing in
            try body(
                Desk(
                    writing: writing, actor: actor, at: Clearwater.noon, id: UUID(),
                    files: files, lastPlan: lastPlan, preparedFiles: prepared, isReplayed: false,
                    derivation: derivation, isCounted: false))
        }
    }
}
