import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// How far screening reaches: vouchers behind registers, leads behind the first ones, villages of
/// the files, and parameters that are set.
struct ScreeningReachTests {
    private func file(_ name: String, _ text: String) -> IncomingFile {
        IncomingFile(name: "\(name) \(MadeBooks.codes[0]).csv", bytes: Array(text.utf8))
    }

    @Test func `a lead on a contract, a project or an invoice brings its vouchers`() throws {
        let code = MadeBooks.codes[0]
        var entries = MadeBooks.header.replacing("\n", with: ",项目编号,票据号\n")
        for (number, day, project) in [
            (12, "2025-01-10", ""), (12, "2025-06-10", ""), (13, "2025-06-11", "X1"),
            (14, "2025-06-12", ""),
        ] {
            let (head, bill) = ("\(code),\(day),记,\(number),1,付款", number == 13 ? "F7" : "")
            entries += "\(head),541,5000.00,,王某,,\(project),\(bill)\n"
            entries += "\(head),102,,5000.00,,,\(project),\n"
        }
        let files = [
            file("分录", entries),
            file(
                "付款",
                "村代码,项目编号,付款日期,付款金额,付款阶段,凭证号\n\(code),X1,2025-06-09,5000.00,进度款,记-12\n"),
            file(
                "应收",
                "村代码,合同编号,应收日期,应收金额,实收日期,实收金额,凭证号\n"
                    + "\(code),H1,2025-06-01,5000.00,2025-06-12,5000.00,14\n"),
            file(
                "合同", "村代码,合同编号,乙方,签订日期,合同金额\n\(code),H1,某公司,2025-01-01,5000.00\n"),
            file(
                "发票",
                "村代码,发票号码,开票日期,销方名称,价税合计,凭证号\n"
                    + "\(code),F7,2025-06-10,某公司,5000.00,\n"
                    + "\(code),F8,2025-06-10,某公司,5000.00,14\n"),
            file(
                "项目", "村代码,项目编号,项目名称,项目类型,合同金额\n\(code),X1,道路,道路,5000.00\n"),
        ]
        let (report, data) = DatasetReport.read(
            files, hashes: files.map(\.name), village: nil, headers: [:])
        let unread = report.files.filter { !$0.isRead }.map(\.name)
        #expect(unread.isEmpty)
        var links = VoucherLinks(data: data)
        let numbers = { (found: [Int]) in
            found.map { place -> String in
                let voucher = data.ledger.vouchers[place]
                return "\(Day(number: voucher.day)) \(voucher.number)"
            }
        }
        // Number 12 stands twice; the payment of June is the one nearer by day.
        #expect(numbers(links.vouchers(of: .payment, 0)) == ["2025-06-10 12"])
        #expect(numbers(links.vouchers(of: .installment, 0)) == ["2025-06-12 14"])
        #expect(numbers(links.vouchers(of: .invoice, 0)) == ["2025-06-11 13"])
        #expect(numbers(links.vouchers(of: .invoice, 1)) == ["2025-06-12 14"])
        #expect(numbers(links.vouchers(of: .contract, 0)) == ["2025-06-12 14"])
        #expect(numbers(links.vouchers(of: .project, 0)) == ["2025-06-10 12", "2025-06-11 13"])
    }

    @Test
    func `the working paper of a project begins with its vouchers, and its page leads to them`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset(MadeBooks.files())
        try await round.screen(dataset, ["P"])
        let office = round.place.office
        let ids = try await office.read { reading in
            try reading.rows("SELECT id FROM suspicions WHERE model IN ('P12', 'P03', 'P01')") {
                try $0(0) as UUID
            }
        }
        var linked = 0
        for id in ids {
            let page = try await office.record(
                "suspicions", id, for: round.inspector, today: Clearwater.day)
            let vouchers = page.related.filter { $0.title.zh.hasPrefix("关联凭证") }
            guard let table = vouchers.first else { continue }
            linked += 1
            if linked == 1 {
                try await round.confirm(id)
                let confirmed = try await office.record(
                    "suspicions", id, for: round.inspector, today: Clearwater.day)
                let offer = confirmed.offers.first { $0.action.name == "suspicions.write" }
                let facts = try #require(offer?.values["facts"])
                #expect(facts.contains("相关凭证：2025-"))
            }
            #expect(table.rows.allSatisfy { $0.link?.contains("/voucher?") ?? false })
        }
        #expect(linked > 0 && !ids.isEmpty)
    }

    /// Two payments each to very many payees.
    private func many(_ payees: Int) -> IncomingFile {
        var text = MadeBooks.header
        var number = 0
        for payee in 1...payees {
            for day in ["2025-03-03", "2025-03-05"] {
                number += 1
                let voucher = "\(MadeBooks.codes[0]),\(day),记,\(number),2,砂石\(payee)"
                text += "\(voucher),541,4800.00,,供应商\(payee),\n\(voucher),102,,4800.00,,\n"
            }
        }
        return IncomingFile(name: "凭证 \(MadeBooks.codes[0]).csv", bytes: Array(text.utf8))
    }

    @Test func `leads behind the first ones are paged through, and listed in turn`() async throws {
        let round = try await ClearwaterRound.onSite()
        let payees = ScreeningResult.leadLimit + 105
        let dataset = try await round.dataset([many(payees)])
        let run = try await round.screen(dataset, ["E05"]).record
        let office = round.place.office
        func listed() async throws -> Int {
            try await round.count(Lists.suspicions, [:], round.leader)
        }
        #expect(try await listed() == ScreeningResult.leadLimit)
        let page = try await office.further(run, model: "E05", from: 0, for: round.inspector)
        #expect(page.found == payees && page.listed == ScreeningResult.leadLimit)
        #expect(page.waiting == 105 && page.lines.count == 100 && page.mayList)
        let rest = try await office.further(
            run, model: "E05", from: try #require(page.next), for: round.inspector)
        #expect(rest.lines.count == 5 && rest.next == nil)
        let view = try await office.record(
            "runs", run, for: round.inspector, today: Clearwater.day)
        #expect(view.related[0].rows[0].link?.hasSuffix("/further?model=E05") ?? false)
        for (actor, allowed) in [(round.village, false), (round.township, false)] {
            let code = await round.place.code {
                _ = try await office.further(run, model: "E05", from: 0, for: actor)
            }
            #expect((code == "allowed") == allowed, "\(actor.name)")
        }
        let input: [String: InputValue] = [
            "record": .text(run.uuidString), "model": .text("E05"),
        ]
        let answer = try await round.place.send("runs.listFurther", input, as: round.inspector)
        #expect(answer.counts?["raised"] == 105)
        #expect(try await listed() == payees)
        let none = await round.place.code {
            try await round.place.send("runs.listFurther", input, as: round.inspector)
        }
        #expect(none == "runs.nothing-further")
        let known = try await office.further(run, model: "E05", from: 0, for: round.inspector)
        #expect(known.listed == payees && known.waiting == 0 && known.lines.isEmpty)
    }

    @Test func `codes that were not expected are told before anything is kept`() async throws {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        func villages(_ codes: [String], _ record: UUID, _ actor: Actor) async throws
            -> [DatasetVillage]
        {
            let (_, report) = try await office.readDataset(
                codes.map { MadeBooks.split($0) }, for: record, by: actor)
            return try await office.villages(of: report, for: record)
        }
        let own = try await villages(
            [MadeBooks.codes[0]], round.inspections[0], round.inspector)
        #expect(own.count == 1 && own[0].rows == 4 && own[0].warning == nil)
        #expect(own[0].name?.isEmpty == false)
        let both = try await villages(MadeBooks.codes, round.inspections[0], round.inspector)
        #expect(both.map { $0.warning == nil } == [true, false])
        #expect(both[1].name != nil)
        let unknown = try await villages(
            ["999999999999"], round.inspections[0], round.inspector)
        #expect(unknown[0].name == nil && unknown[0].warning != nil)
        // The third village is in the county and not in the round.
        let ofRound = try await villages(
            [MadeBooks.codes[0], "990201102201"], round.round, round.staff)
        #expect(ofRound.map { $0.warning == nil } == [true, false])
    }

    @Test func `a bound below nought is set below nought, and no other is`() async throws {
        let round = try await ClearwaterRound.onSite()
        func set(_ parameter: String, _ value: String) async -> String {
            await round.place.code {
                try await round.place.send(
                    "screeningParameters.record",
                    [
                        "record": .text(round.place.county.uuidString),
                        "parameter": .text(parameter), "value": .text(value),
                        "since": .text("2025-01-01"), "source": .text("县农〔2025〕1号"),
                    ], as: round.staff)
            }
        }
        #expect(await set("R01.z", "-3") == "allowed")
        #expect(await set("R01.z", "-2.5") == "allowed")
        #expect(await set("R01.z", "3") == "field.not-a-value")
        #expect(await set("R01.share", "-0.6") == "field.not-a-value")
    }

    @Test func `norms are kept with a run, beside the county's own rows`() async throws {
        let lines = PolicyLine.norms(for: ["330782002201"])
        #expect(lines.contains { $0.model == "D02" && $0.area == "33" })
        #expect(!PolicyLine.norms(for: MadeBooks.codes).contains { !$0.area.isEmpty })
        let own = PolicyLine(
            model: "D02", parameter: "assets", value: "20", area: "",
            since: try #require(Day("2025-01-01")), until: nil, source: "县规定")
        let d02 = try #require(Catalogue.models(["D02"]).models.first)
        let assets = try #require(d02.parameters.first { $0.name == "assets" })
        let policy = PolicyLine.policy(lines + [own])
        #expect(
            policy.value(assets, of: "D02", village: "330782002201", on: Clearwater.day) == "20")
        // A norm that says what the default says makes no other run of it.
        let r04 = try #require(Catalogue.models(["R04"]).models.first)
        #expect(PolicyLine.text(lines, of: r04, on: Clearwater.day).isEmpty)
        #expect(PolicyLine.text(lines, of: d02, on: Clearwater.day) == "days=15  2026-01-01")
        #expect(
            PolicyLine.text(lines + [own], of: d02, on: Clearwater.day).contains("assets=20"))
    }
}
