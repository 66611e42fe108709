import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// Results, jobs and parameters of screening.
struct ScreeningWorkTests {
    @Test func `an action can name no result that this program has not computed`() async throws {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let forged = try await round.place.upload(
            "{\"dataset\":\"\(dataset)\",\"leads\":[]}", as: round.inspector)
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
            _ = try await office.screeningJob(job, for: round.second)
        }
        #expect(other == "record.not-found")
        for _ in 0..<600 {
            if case .done(let answer) = try await office.screeningJob(job, for: round.inspector)
                .stage
            {
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

    @Test func `several tables of one XML file are one file of a dataset`() async throws {
        let round = try await ClearwaterRound.onSite()
        let xml = """
            <?xml version="1.0" encoding="UTF-8"?><总账>
            <记账凭证><记账凭证日期>20250305</记账凭证日期><记账凭证编号>1</记账凭证编号>
            <科目编号>513</科目编号><借方本币金额>5.00</借方本币金额></记账凭证>
            <科目余额及发生额><科目编号>102</科目编号><会计年度>2025</会计年度>
            <会计期间号>3</会计期间号><期初本币余额>9.00</期初本币余额>
            <期末本币余额>4.00</期末本币余额></科目余额及发生额></总账>
            """
        let files = [
            IncomingFile(name: "账 \(MadeBooks.codes[0]).xml", bytes: Array(xml.utf8)),
            MadeBooks.split(),
        ]
        let dataset = try await round.dataset(files)
        let kept = try await round.place.office.read { reading in
            try reading.rows(
                "SELECT name FROM dataset_files WHERE dataset_id = \(dataset) ORDER BY position"
            ) { try $0(0) as String }
        }
        #expect(kept == files.map(\.name))
        let (_, report) = try await round.place.office.datasetReport(dataset, for: round.inspector)
        #expect(report.files.map(\.source) == [files[0].name, files[0].name, files[1].name])
        #expect(report.files.map(\.kept) == [1, 1, 4])
        let (again, _) = try await round.place.office.readDataset(
            files, for: round.inspections[0], by: round.inspector)
        #expect(!again.isEmpty)
    }

    @Test func `headers of a county's own are read, also when the dataset is opened later`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let file = IncomingFile(
            name: "\(MadeBooks.codes[0]).csv",
            bytes: Array("做账日,单号,凭证字,摘要,科目编码,借方金额\n2025-03-05,1,记,纸,513,5.00\n".utf8))
        func enter(_ header: String, _ field: String) async -> String {
            await round.place.code {
                try await round.place.send(
                    "headerAliases.record",
                    [
                        "record": .text(round.place.county.uuidString),
                        "header": .text(header), "field": .text(field),
                    ], as: round.staff)
            }
        }
        let before = try await round.place.office.readDataset(
            [file], for: round.inspections[0], by: round.inspector
        ).report
        #expect(before.files.first?.kept ?? 0 == 0)
        #expect(await enter("做账日", "凭证日期") == "allowed")
        #expect(await enter("单号", "voucher_number") == "allowed")
        #expect(await enter("单号", "没有这一列") == "field.unknown-column")
        let dataset = try await round.dataset([file])
        let ledger = try await round.place.office.loaded(dataset).ledger
        #expect(ledger.vouchers.count == 1 && ledger.vouchers[0].day == 20_152)
    }
}
