package import Domain
import Foundation
import Storage

/// Runs one round in the made-up county through real actions, as the people who would do them.
package struct DemoRun: Sendable {
    /// One account for each role, for trying the pages.
    package struct Login: Sendable, Codable {
        package let login: String
        package let role: String
        package let name: String
    }

    /// The password of all accounts of the made-up county. They exist nowhere else.
    package static let password = "qingyuan-demo-2026"

    let office: Office
    let cast: DemoCast
    let say: @Sendable (String) -> Void

    /// Runs the round that somebody looks at on the day `today`; it began 110 days earlier.
    /// `say` takes a line of progress.
    package static func run(
        _ office: Office, today: Day, _ say: @escaping @Sendable (String) -> Void
    ) async throws -> [Login] {
        let cast = DemoCast(office: office, clock: DemoClock(startingOn: today + -110))
        let run = DemoRun(office: office, cast: cast, say: say)
        say("导入名录：19个乡镇、349个村居")
        try await cast.importRegister()
        say("建立账号、授予角色")
        try await cast.appointOffice()
        say("第一轮：编组、授权、驻村")
        let villages = try await DemoRound(run: run).prepare(today)
        for (index, village) in villages.enumerated() {
            try await DemoVillage(run: run, village: village, number: index).inspect()
            if (index + 1) % 8 == 0 { say("驻村巡察 \(index + 1)/\(villages.count)") }
        }
        say("听取汇报、反馈、签收")
        try await DemoRound(run: run).feedBack(villages, today)
        say("整改、核查、销号、回访")
        for (index, village) in villages.enumerated() {
            try await DemoVillage(run: run, village: village, number: index).rectify(today)
        }
        return try await cast.logins()
    }
}
