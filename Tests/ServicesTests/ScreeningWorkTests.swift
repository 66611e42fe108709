import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Results, jobs and parameters of screening.
struct ScreeningWorkTests {
    @Test func `an action can name no result that this program has not computed`() async throws {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let forged = try round.place.office.keepUpload(
            Array("{\"dataset\":\"\(dataset)\",\"leads\":[]}".utf8))
        let code = await round.place.code {
            try await round.place.perform(
                KeepRun(record: dataset, result: forged), as: round.inspector)
        }
        #expect(code == "screening.not-prepared")
    }

    @Test func `a screening in the background tells its progress to whoever began it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let office = round.place.office
        let job = try await office.startScreening(
            ScreeningRequest(dataset: dataset, asOf: try #require(Day("2026-01-15"))),
            by: round.inspector)
        let other = await round.place.code {
            _ = try office.screeningJob(job, for: round.second)
        }
        #expect(other == "record.not-found")
        for _ in 0..<600 {
            if case .done(let answer) = try office.screeningJob(job, for: round.inspector).stage {
                #expect(answer.page.hasPrefix("/runs/"))
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the screening did not end")
    }

    @Test(arguments: [
        ("E05.limits", "0.5x", "field.not-a-value"),
        ("E05.nothing", "1", "field.unknown-parameter"),
        ("E05.days", "99999999999", "field.not-a-value"), ("E05.limits", "1000 5000", "allowed"),
        ("E05.limits", "", "field.missing"), ("E05.days", "-1", "field.not-a-value"),
    ])
    func `a parameter is one of a model, with a value that it takes`(
        parameter: String, value: String, expected: String
    ) async throws {
        let place = try await Clearwater.open()
        let staff = try await place.person("li", [(.officeStaff, place.county)])
        let code = await place.code {
            try await place.send(
                "screeningParameters.record",
                [
                    "record": .text(place.county.uuidString), "parameter": .text(parameter),
                    "value": .text(value), "since": .text("2025-01-01"), "source": .text("文件"),
                ], as: staff)
        }
        #expect(code == expected)
    }
}
