import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Plans hold the villages of a county: who opens them, and who makes them.
struct PlanDoorTests {
    private func proposal(_ round: ClearwaterRound, _ number: String) async throws -> UUID {
        let id = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO proposals(id, number, kind, parent_id, county_id, title, request, answer,
                objective, bound, made_by, made_at, state, version)
            VALUES (\(id), \(number), 'rounds', \(round.term), \(round.place.county), '方案', '{}',
                '{}', 0, 0, \(round.staff.person), \(Clearwater.noon), 'kept', 1)
            """)
        return id
    }

    @Test func `a proposal is opened, compared and changed by planners alone`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let (one, two) = (try await proposal(round, "甲"), try await proposal(round, "乙"))
        for actor in [round.village, round.township, round.inspector] {
            for body in [
                { _ = try await round.page("proposals", one, actor) },
                { _ = try await office.compare(one, two, for: actor) },
                { _ = try await office.again(one, for: actor) },
            ] as [() async throws -> Void] {
                #expect(await round.place.code(of: body) == "record.not-found", "\(actor.name)")
            }
        }
    }

    @Test func `nobody plans what holds a village that they are recused from`() async throws {
        let round = try await ClearwaterRound.onSite()
        let now = try await round.recused(round.staff, from: round.place.units[3])
        let options = PlanOptions(
            parts: 3, size: 12, keyDays: 5, generalDays: 3, villages: 70, seconds: 60, seed: 1)
        let refusal = await round.refusal {
            _ = try await round.place.office.beginPlan(
                .rounds, round.term, options, from: nil, for: now)
        }
        #expect(refusal?.code == "permission.recused")
        #expect(refusal?.message.zh.contains("北门") == true)
    }
}
