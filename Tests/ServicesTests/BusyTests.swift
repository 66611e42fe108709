import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// What whoever comes when a lane is full is told, before anything is begun.
struct BusyTests {
    @Test func `a screening, books and a plan are refused in words while their lanes are full`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let dataset = try await round.dataset([MadeBooks.split()])
        func code(_ lane: Lane, _ body: () async throws -> Void) async throws -> String {
            var places: [Lane.Place] = []
            while let place = try? lane.place() { places.append(place) }
            let code = await round.place.code(of: body)
            withExtendedLifetime(places) {}
            return code
        }
        let screening = ScreeningRequest(dataset: dataset, models: ["E05"], asOf: Clearwater.day)
        #expect(
            try await code(office.screenings) {
                _ = try await office.startScreening(screening, by: round.inspector)
            } == "screening.busy")
        #expect(
            try await code(office.books) {
                _ = try await office.readDataset(
                    [MadeBooks.split()], for: round.inspections[0], by: round.inspector)
            } == "datasets.busy")
        let options = PlanOptions(
            parts: 3, size: 12, keyDays: 5, generalDays: 3, villages: 70, seconds: 60, seed: 1)
        #expect(
            try await code(office.planning) {
                _ = try await office.beginPlan(
                    .rounds, round.term, options, from: nil, for: round.staff)
            } == "plans.too-many")
        // Nothing of it stands in the way of the next one.
        #expect(office.plans.report(round.place.county) == nil)
    }

    @Test func `a screening with the catalogue alone needs no place among the queries`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let dataset = try await round.dataset([MadeBooks.split()])
        var places: [Lane.Place] = []
        while let place = try? office.queries.place() { places.append(place) }
        try await round.screen(dataset, ["E05"], as: round.inspector)
        withExtendedLifetime(places) {}
    }

    @Test func `a note of an export names no record out of sight`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let filter = try #require(Lists.findings.filters.first)
        func name(_ id: UUID?, _ actor: Actor) async throws -> String {
            let value = try #require(id).uuidString
            return try await office.read { reading in
                try FilterChoices.text(value, filter, actor, reading)
            }
        }
        let person = round.inspector.person?.uuid
        #expect(try await name(person, round.director) == round.inspector.name)
        #expect(try await name(person, round.village) == "所选记录")
        #expect(try await name(UUID(), round.director) == "所选记录")
        #expect(try await name(round.inspections[0], round.director).contains("东湖"))
        #expect(try await name(round.inspections[0], round.otherVillage) == "所选记录")
    }
}
