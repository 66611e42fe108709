import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Checklists from modules, routing by rules, letters by colour, and what is done for many.
struct ArrangementTests {
    @Test func `a checklist is composed from the modules that the profile asks for`() async throws {
        let round = try await ClearwaterRound.onSite()
        let inspection = round.inspections[1]
        try await round.place.send(
            "places.recordFigure",
            [
                "record": .text(round.place.units[1].uuidString), "figure": .text("projects"),
                "amount": .text("3"), "asOf": .text("\(Clearwater.day)"), "source": .text("乡镇"),
            ], as: round.staff)
        let suggested = try await round.place.office.read {
            try ComposeChecklist.suggestions(inspection, $0)
        }
        #expect(
            Set(suggested.keys) == [
                "partyBuilding", "collectiveFunds", "disclosures", "smallProjects",
            ])
        func compose(_ modules: [String]) async throws -> Int? {
            var input: [String: InputValue] = ["record": .text(inspection.uuidString)]
            for module in modules { input[module] = .text("on") }
            try await round.place.send("inspections.composeChecklist", input, as: round.leader)
            return try await round.place.office.read { reading in
                try reading.value(
                    "SELECT count(*) FROM checklist_points WHERE parent_id = \(inspection)",
                    as: Int.self)
            }
        }
        let points = ChecklistModule.all.filter { suggested[$0.subject.rawValue] != nil }
            .reduce(0) { $0 + $1.points.count }
        #expect(try await compose(Array(suggested.keys)) == points)
        #expect(try await compose(Array(suggested.keys)) == points, "nothing is doubled")
        let code = await round.place.code { _ = try await compose([]) }
        #expect(code == "checklist.no-module")
    }

    @Test func `every subject has a module, and its points fit the register`() {
        #expect(Set(ChecklistModule.all.map(\.subject)) == Set(Finding.Subject.allCases))
        for point in ChecklistModule.all.flatMap(\.points) {
            #expect(point.text.count <= 120 && point.evidence.count <= 500)
        }
    }

    @Test func `a county's rule decides where a list goes (FX-29)`() async throws {
        let round = try await ClearwaterRound.onSite()
        #expect(FeedbackLevel.allCases.count == 4 && Party.allCases.count == 4)
        func levels() async throws -> [FeedbackLevel] {
            let package = try await round.place.office.package(
                round.inspections[0], ListPreset.all[0], for: round.staff, today: Clearwater.day)
            return package.sheets.first { $0.list == .individual }?.deliveries.map(\.level) ?? []
        }
        #expect(try await levels() == [.village, .township])
        for (level, goes) in [("county", "yes"), ("township", "no")] {
            try await round.place.send(
                "routingRules.record",
                [
                    "record": .text(round.place.county.uuidString), "source": .text("县委文件"),
                    "list": .text("individual"), "level": .text(level), "goes": .text(goes),
                    "since": .text("\(Clearwater.day)"),
                ], as: round.staff)
        }
        #expect(try await levels() == [.village, .county])
    }

    @Test func `the colour of a letter follows from the days that are left`() {
        typealias Colour = SupervisionLetter.Colour
        #expect(Colour.of(daysLeft: -1, near: 10) == .red)
        #expect(Colour.of(daysLeft: 0, near: 10) == .yellow)
        #expect(Colour.of(daysLeft: 10, near: 10) == .yellow)
        #expect(Colour.of(daysLeft: 11, near: 10) == .green)
    }

    @Test func `a list offers for many only what somebody's roles and the states allow`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        func names(_ actor: Actor, _ state: String) -> Set<String> {
            Set(Bulk.actions(on: Lists.rectification, in: [state], for: actor).map(\.name))
        }
        #expect(names(round.director, "verified").contains("rectification.close"))
        #expect(!names(round.staff, "verified").contains("rectification.close"))
        #expect(!names(round.director, "assigned").contains("rectification.close"))
        #expect(names(round.staff, "assigned").contains("supervisionLetters.record"))
        #expect(!names(round.village, "assigned").contains("supervisionLetters.record"))
        #expect(names(round.village, "assigned").contains("rectification.accept"))
    }

    @Test func `frameworks have the headings of their sources (FX-08)`() {
        #expect(FocusFramework.all.map(\.headings.count) == [7, 4, 3, 4])
        #expect(FocusFramework.sevenHeadings.headings.last?.code == "rectification")
    }

    @Test func `every step of the tour leads to a list or a page`() {
        let pages: Set<String> = ["/scoreboard", "/calendar", "/logbooks"]
        for role in Role.allCases {
            for step in GuidedTour.steps(for: [role]) {
                let path = step.link.prefix { $0 != "?" }
                #expect(
                    pages.contains(String(path)) || Lists.named(String(path.dropFirst())) != nil)
            }
        }
    }
}
