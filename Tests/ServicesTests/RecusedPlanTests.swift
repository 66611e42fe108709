import Domain
import Storage
import Testing

@testable import Services

extension PlanningServiceTests {
    @Test func `who is recused from a village reads a plan as if it were not there`() async throws {
        let second = try await second()
        let id = try await proposal(second, .rounds, Self.rounds)
        let first = second.first
        func text(_ actor: Actor) async throws -> String {
            let page = try await second.office.record(
                "proposals", id, for: actor, today: Clearwater.day)
            return page.related.flatMap(\.rows).flatMap(\.cells).joined(separator: " ")
        }
        #expect(try await text(first.staff).contains("北门"))
        let now = try await first.recused(first.staff, from: first.place.units[3])
        #expect(try await !text(now).contains("北门"))
    }
}
