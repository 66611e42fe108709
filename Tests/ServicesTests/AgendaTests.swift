import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// What reaches the calendar, and for whom.
struct AgendaTests {
    private func rules(_ round: ClearwaterRound, _ actor: Actor) async throws -> [String: Day] {
        let agenda = try await round.place.office.agenda(
            for: actor, from: Clearwater.day + -30, to: Clearwater.day + 400,
            today: Clearwater.day)
        return Dictionary(
            agenda.entries.map { ($0.rule, $0.day) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `warnings, assessments and word on clues reach the calendar`() async throws {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        let clue = try await round.place.send(
            "clues.record",
            [
                "record": .text(round.inspections[0].uuidString), "authority": .text("county"),
                "registeredOn": .text("\(Clearwater.day)"), "envelope": .text("封1"),
            ], as: round.leader
        ).record
        try await round.place.office.damageForTest(
            "UPDATE clues SET state = \("transferred") WHERE id = \(clue)")
        try await round.place.office.damageForTest(
            """
            INSERT INTO moves(record_kind, record_id, move, from_state, to_state, at, details)
            VALUES ('clue', \(clue), 'transfer', 'transferApproved', 'transferred',
                \(Clearwater.noon), '{}')
            """)
        let seen = try await rules(round, round.director)
        #expect(seen["yellow"] == Clearwater.day + 50)
        #expect(seen["rectificationDue"] == Clearwater.day + 60)
        #expect(seen["rectification"] == Clearwater.day.plusMonths(3))
        #expect(seen["clueReturn"] == Clearwater.day.plusMonths(3))
        #expect(seen["assessment"] == Clearwater.day.plusMonths(3).plusMonths(6))
        let ofVillage = try await rules(round, round.village)
        #expect(ofVillage["yellow"] != nil && ofVillage["clueReturn"] == nil)
    }

    @Test func `villages and townships are reminded of their own part only`() async throws {
        let round = try await ClearwaterRound.onSite()
        let ofVillage = try await round.reported()
        let ofTownship = try await round.reported(party: "township")
        _ = try await round.feedBack()
        let items = (
            village: try await round.item(of: ofVillage),
            township: try await round.item(of: ofTownship)
        )
        let notice = try await round.place.send(
            "supervisionLetters.record",
            [
                "record": .text(items.township.uuidString), "demand": .text("限期"),
                "replyDueOn": .text("\(Clearwater.day + 20)"),
            ], as: round.staff
        ).record
        let all = try await entries(round, round.director)
        #expect(all.contains { $0.record == items.township && $0.rule == "rectificationDue" })
        #expect(all.contains { $0.record == notice } && all.contains { $0.rule == "hearing" })
        for (actor, own) in [
            (round.village, [items.village]),
            // The township passes what its villages hand in.
            (round.township, [items.village, items.township]),
        ] {
            let seen = try await entries(round, actor)
            let due = seen.filter { ["rectificationDue", "yellow"].contains($0.rule) }
            #expect(Set(due.map(\.record)) == Set(own), "\(actor.name)")
            #expect(seen.contains { $0.record == notice } == (own.count == 2))
            #expect(seen.contains { $0.rule == "plan" })
            for rule in ["notification", "lettersEnd", "hearing", "assessment", "revisitsDue"] {
                #expect(!seen.contains { $0.rule == rule }, "\(actor.name) \(rule)")
            }
        }
    }

    private func entries(_ round: ClearwaterRound, _ actor: Actor) async throws -> [Agenda.Entry] {
        try await round.place.office.agenda(
            for: actor, from: Clearwater.day + -60, to: Clearwater.day + 400, today: Clearwater.day
        ).entries
    }
}
