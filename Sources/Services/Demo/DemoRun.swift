package import Domain
import Foundation
import Storage

/// Runs the year of the made-up county through real actions, as the people who would do them.
package struct DemoRun: Sendable {
    /// One account for each role, for trying the pages.
    package struct Login: Sendable, Codable {
        package let login: String
        package let role: String
        package let name: String
    }

    /// The password of all accounts of the made-up county. They exist nowhere else.
    package static let password = "qingyuan-demo-2026"

    let plan: DemoPlan
    let cast: DemoCast
    let today: Day

    /// Runs a plan so that it has come to where it stands on the day `today`. `say` takes a line
    /// of progress.
    package static func run(
        _ office: Office, plan: DemoPlan, today: Day, _ say: @escaping @Sendable (String) -> Void
    ) async throws -> [Login] {
        let begin = today + -(90 + 60 * (plan.rounds.count - 1)) + -20
        let cast = DemoCast(
            office: office, clock: DemoClock(startingOn: begin), roster: DemoRoster())
        let run = DemoRun(plan: plan, cast: cast, today: today)
        say("导入名录：19个乡镇、349个村居")
        try await cast.importRegister()
        say("建立账号、授予角色、组建人才库")
        try await cast.appointOffice()
        let preparation = DemoPreparation(run: run)
        try await preparation.fillPool()
        try await preparation.registerDepartments()
        try await DemoCountyNotes(run: run).keep()
        let term = try await preparation.openTerm()
        let places = try await preparation.appointPlaces()
        for index in plan.rounds.indices {
            try await DemoRound(run: run, index: index, term: term, places: places).run(say)
        }
        return try await cast.logins()
    }

    /// The first day of a round.
    func start(ofRound index: Int) -> Day {
        today + -(90 + 60 * (plan.rounds.count - 1 - index))
    }

    /// The units of a round by their number in the year.
    func units(ofRound index: Int) -> Range<Int> {
        let first = plan.rounds.prefix(index).reduce(0, +)
        return first..<(first + plan.rounds[index])
    }
}
