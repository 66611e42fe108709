import Domain
import Foundation
import Screening
import Tables
import Testing

/// OCDS as data of a screening.
struct TenderImportTests {
    private static let village = "330782002201"

    private func read(
        _ files: [(name: String, text: String)], village: String? = nil, cores: Int = 2
    ) -> DataImport {
        var data = DataImport(village: village, parallel: Parallel(cores: cores))
        for file in files { data.add(Array(file.text.utf8), name: file.name) }
        return data
    }

    private func leads(_ models: [String], _ data: Dataset, policy: [PolicyRow] = []) -> [Lead] {
        Run(
            Catalogue.models(models).models, on: data, policy: Policy(policy), asOf: .never,
            parallel: Parallel(cores: 2)
        ).leads
    }

    private func code(_ report: FileReport) -> String? {
        if case .unreadable(let fault) = report.outcome { fault.code } else { nil }
    }

    /// Three bidders, one of them out and one gone; a contract in two parts, and one cancelled.
    private static let road = """
        {"ocid":"ocds-xc0001-330782002201-07",
         "planning":{"budget":{"amount":{"amount":520000.5,"currency":"CNY"}}},
         "tender":{"title":"村道, 硬化","status":"complete","mainProcurementCategory":"works",
          "procurementMethod":"open","procurementMethodDetails":"公开招标",
          "value":{"amount":500000},"numberOfTenderers":3,
          "tenderPeriod":{"startDate":"2024-03-01T09:00:00+08:00",
           "endDate":"2024-03-25T09:00:00+08:00"}},
         "bids":{"details":[
          {"status":"valid","date":"2024-03-24T10:00:00+08:00",
           "value":{"amount":480000.5,"currency":"CNY"},"tenderers":[{"id":"T1","name":"甲公司"}]},
          {"status":"disqualified","date":"2024-03-24T11:00:00+08:00",
           "value":{"amount":470000,"currency":"CNY"},"tenderers":[{"id":"T2","name":"乙公司"}]},
          {"status":"withdrawn","tenderers":[{"id":"T3"}]}]},
         "awards":[{"status":"active","date":"2024-03-27T17:00:00Z",
           "suppliers":[{"id":"T1","name":"甲公司"}],"value":{"amount":480000.5,"currency":"CNY"}},
          {"status":"cancelled","suppliers":[{"id":"T2"}]}],
         "contracts":[{"id":"HT-1","status":"active","dateSigned":"2024-04-02T00:00:00+08:00",
           "value":{"amount":400000,"currency":"CNY"}},
          {"id":"HT-2","status":"active","value":{"amount":80000.5,"currency":"CNY"}},
          {"id":"HT-3","status":"cancelled","value":{"amount":999,"currency":"CNY"}}]}
        """

    @Test(arguments: ["", "\u{FEFF}", " \n"])
    func `a release becomes a project, a tender and bids`(_ before: String) throws {
        let data = read([("招标.json", before + Self.road)])
        #expect(
            data.reports.map(\.name) == ["招标.json", "招标.json 工程项目", "招标.json 招标", "招标.json 投标"])
        #expect(data.reports.map(\.kept) == [1, 1, 1, 3])
        #expect(Set(data.reports.map(\.format)) == ["OCDS 1.1 JSON"])
        #expect(data.reports.flatMap(\.notes).isEmpty)
        let dataset = data.dataset()
        #expect(dataset.villages == [Self.village])
        let projects = dataset.table(.project)
        let text = { (table: Table, field: Field, row: Int) in
            dataset.text(table.texts(field)[row])
        }
        #expect(text(projects, .number, 0) == "ocds-xc0001-330782002201-07")
        #expect(text(projects, .name, 0) == "村道, 硬化")
        #expect(text(projects, .kind, 0) == "工程" && text(projects, .procedure, 0) == "公开招标")
        #expect(text(projects, .contractor, 0) == "甲公司" && text(projects, .contract, 0) == "HT-1")
        #expect(projects.wide(.budget)[0] == 52_000_050)
        #expect(projects.wide(.controlPrice)[0] == 50_000_000)
        #expect(projects.wide(.total)[0] == 48_000_050)
        // 17:00 in Greenwich is one o'clock of the next day in China.
        #expect(projects.narrow(.awarded)[0] == Day("2024-03-28")?.number)
        #expect(projects.narrow(.signed)[0] == Day("2024-04-02")?.number)
        let tenders = dataset.table(.tender)
        #expect(tenders.narrow(.published)[0] == Day("2024-03-01")?.number)
        let deadline = try #require(Day("2024-03-25")).number
        #expect(tenders.wide(.deadline)[0] == Int64(deadline) * 86_400 + 9 * 3600)
        #expect(text(tenders, .status, 0) == "完成")
        let bids = dataset.table(.bid)
        #expect(bids.rows.map { text(bids, .bidder, $0) } == ["甲公司", "乙公司", "T3"])
        #expect(bids.rows.map { text(bids, .status, $0) } == ["有效", "否决", "撤回"])
        #expect(bids.rows.map { text(bids, .won, $0) } == ["是", "否", "否"])
        #expect(bids.rows.map { bids.wide(.price)[$0] } == [48_000_050, 47_000_000, nil])
        // A lower price was turned down: seen by the model of T11 and by the indicator.
        #expect(leads(["P10", "R036"], dataset).map(\.model) == ["P10", "R036"])
    }

    private static let line =
        "{\"ocid\":\"ID\",\"tender\":{\"procurementMethod\":\"open\",\"numberOfTenderers\":1}}"

    private static func line(_ id: String) -> String { line.replacing("ID", with: id) }

    @Test func `lines that are no JSON or no process are told by their numbers`() {
        let text =
            "\(Self.line("a"))\n{\"ocid\":\"b\", \n\n{\"x\":1}\n\(Self.line("c"))\r\nnot json\n"
        let report = read([("b.jsonl", text)]).reports[0]
        #expect(report.rows == 5 && report.kept == 2)
        #expect(report.refused.map(\.row) == [2, 4, 6])
        #expect(report.refused.map(\.reason) == [.notJSON, .noProcess, .notJSON])
        #expect(report.refused.first?.value == "{\"ocid\":\"b\", ")
        let broken = read([("b.jsonl", "{\"ocid\":\n\(Self.line("c"))\n")]).reports[0]
        #expect(broken.refused.map(\.row) == [1] && broken.kept == 1)
    }

    @Test(arguments: [
        ("{\n \"releases\": [\n  {\"ocid\": }\n ]\n}", "tables.not-json", 3),
        ("[\n{\"ocid\":\"a\"},\n{\"ocid\":\"b\"", "tables.not-json", 3),
        ("{\"a\":1}", "tables.no-ocds", nil), ("{\"releases\":[]}", "tables.no-ocds", nil),
        ("{}", "tables.no-ocds", nil), ("[]", "tables.no-ocds", nil),
        ("{", "tables.not-json", 1),
    ])
    func `JSON that is broken or no OCDS is refused with its line`(
        _ text: String, _ wanted: String, _ row: Int?
    ) {
        let reports = read([("a.json", text)]).reports
        #expect(reports.map(code) == [wanted])
        if case .unreadable(let fault) = reports[0].outcome { #expect(fault.row == row) }
    }

    @Test func `packages hold releases and records, the same process counts once`() {
        // The same release with its keys the other way round.
        let turned =
            "{\"tender\":{\"numberOfTenderers\":1,\"procurementMethod\":\"open\"},\"ocid\":\"a\"}"
        let data = read([
            ("发布.json", "{\"version\":\"1.1\",\"releases\":[\(Self.line("a")),\(Self.line("b"))]}"),
            (
                "记录.json",
                "{\"records\":[{\"ocid\":\"c\",\"compiledRelease\":\(Self.line("c"))},"
                    + "{\"ocid\":\"d\",\"releases\":[]},{\"compiledRelease\":\(turned)}]}"
            ),
        ])
        #expect(data.reports.map(\.kept) == [2, 1])
        #expect(data.reports[1].refused.map(\.row) == [2])
        #expect(data.reports[1].notes.first?.zh == "有1个招标过程与已读取的完全相同，不重复计入。")
        #expect(data.dataset().processes.map(\.process.ocid) == ["a", "b", "c"])
        #expect(data.dataset().processes.map(\.origin.row) == [1, 2, 1])
    }

    @Test func `of several releases of a process the last becomes rows`() {
        let early = Self.road.replacing("520000.5", with: "1").replacing("\n", with: "")
        let data = read([("a.jsonl", early + "\n" + Self.road.replacing("\n", with: ""))])
        #expect(data.reports.map(\.kept) == [2, 1, 1, 3])
        #expect(data.dataset().table(.project).wide(.budget)[0] == 52_000_050)
        #expect(data.reports[0].notes.first?.zh.hasPrefix("有1个发布与后面的发布属于同一招标过程") == true)
    }

    @Test func `amounts of other currencies stay out of the tables`() {
        let text = Self.road.replacing(
            "\"value\":{\"amount\":500000}", with: "\"value\":{\"amount\":7,\"currency\":\"GBP\"}")
        let data = read([("a.json", text)])
        let projects = data.dataset().table(.project)
        #expect(projects.wide(.controlPrice)[0] == nil && projects.wide(.budget)[0] == 52_000_050)
        #expect(data.reports[0].notes.map(\.zh).first?.hasPrefix("有1个招标过程含人民币以外的币种") == true)
    }

    @Test func `the village stands in the ocid, in the name of the file, or is given`() {
        let lines = [Self.line("x-330782002299-1"), Self.line("y")].joined(separator: "\n")
        let named = read([("330782002201/a.jsonl", lines)], village: "330782002288").dataset()
        #expect(named.processes.map { named.text($0.village) } == ["330782002299", Self.village])
        let given = read([("a.jsonl", lines)], village: "330782002288").dataset()
        #expect(given.villages == ["330782002288", "330782002299"])
    }

    @Test func `processes without a village serve the indicators and are told as such`() {
        let data = read([("a.jsonl", "\n\(Self.line("a"))\n\(Self.line("b"))")])
        #expect(data.reports.count == 1)
        #expect(data.reports[0].notes.first?.zh.hasPrefix("有2个招标过程没有村代码") == true)
        let dataset = data.dataset()
        let result = Run(Catalogue.models(["R018"]).models, on: dataset, asOf: .never).results[0]
        #expect(result.leads.map(\.key) == ["a", "b"] && result.leads.map(\.village) == ["", ""])
        #expect(result.leads.flatMap(\.evidence).map(\.origin.row) == [2, 3])
        #expect(!result.coverage.isNone && result.coverage.missing.isEmpty)
    }

    @Test func `without OCDS the indicators say what is missing`() {
        let books = Books().with("项目编号,项目名称,合同金额\nP1,道路,5")
        for result in books.results(["O"]) {
            #expect(result.coverage.isNone && result.coverage.missing == ["OCDS 招标数据"])
        }
        let both = read([
            ("\(Self.village).csv", "项目编号,项目名称,合同金额\nP1,道路,5"),
            ("a.json", Self.line("x-330782002299-1")),
        ]).dataset()
        let coverage = Run(Catalogue.models(["R018"]).models, on: both, asOf: .never).results[0]
            .coverage
        #expect(coverage.villages == 2 && coverage.looked == 1)
    }

    @Test func `a letter names a family, and the indicators are not revenue`() {
        #expect(Catalogue.models(["O"]).models.count == 11)
        #expect(Catalogue.models(["R"]).models.allSatisfy { $0.family == .revenue })
        #expect(Catalogue.models(["r003"]).models.map(\.id) == ["R003"])
        #expect(Catalogue.models(["X"]).unknown == "X")
    }

    @Test func `parameters are those of the county`() {
        let data = read([("a.json", Self.road)]).dataset()
        let row = PolicyRow(model: "R003", parameter: "days", value: "25")
        #expect(leads(["R003"], data).isEmpty)
        let late = leads(["R003"], data, policy: [row])
        #expect(late.map(\.village) == [Self.village] && late.map(\.amount) == [48_000_050])
        #expect(late.first?.message.zh.contains("自2024-03-01至2024-03-25，不足25天") == true)
    }

    @Test func `models give leads where the indicators give results, and nowhere else`() throws {
        let county = SampleCounty.made(villages: 2, years: 1, seed: 2, rate: 1, isLight: true)
        let text = try #require(county.files.first { $0.name.hasSuffix(".jsonl") }).text
        let results = Indicators(OCDSReader.read(Array(text.utf8)).processes).results
        let data = read([("a.jsonl", text)]).dataset()
        for id in Catalogue.models(["O"]).models.map(\.id) {
            let groups =
                ["R025", "R038", "R048"].contains(id)
                ? ["Buyer", "ProcuringEntity", "Tenderer"] : ["OCID"]
            let wanted = groups.flatMap { group in
                (results[group] ?? [:]).filter { $0.value[id] != nil }.map(\.key)
            }
            #expect(
                !wanted.isEmpty && leads([id], data).map(\.key) == Set(wanted).sorted(), "\(id)")
        }
        let pair = try #require(leads(["R024"], data).first)
        #expect(pair.message.zh.contains("次低报价只高出中标价0.4%"))
        #expect(pair.message.zh.hasSuffix("涉及单位XC-101200-A、单位XC-101200-B。"))
        let part = read([("a.jsonl", text)]).dataset(area: "339901101201")
        #expect(Set(leads(["R018", "R024"], part).map(\.village)) == ["339901101201"])
        let one = read([("a.jsonl", text)], cores: 1).dataset()
        #expect(leads(["O"], one).map(\.message) == leads(["O"], data).map(\.message))
        #expect(leads(["O"], one).map(\.evidence) == leads(["O"], data).map(\.evidence))
    }

    @Test func `a buyer who is the procuring entity as well gets one lead`() {
        // Shares of 0, 0.5, 0.5 and 0.5 make fences of 0.5 and 0.5: all at 0.5 are shown.
        let process = { (id: String, buyer: String, statuses: [String]) in
            let bids = statuses.enumerated().map {
                "{\"status\":\"\($1)\",\"tenderers\":[{\"id\":\"\(id)\($0)\"}]}"
            }
            return "{\"ocid\":\"\(id)\",\"buyer\":{\"id\":\"\(buyer)\",\"name\":\"镇\(buyer)\"},"
                + "\"tender\":{\"procuringEntity\":{\"id\":\"\(buyer)\"}},"
                + "\"bids\":{\"details\":[\(bids.joined(separator: ","))]}}"
        }
        let half = ["valid", "disqualified"]
        let lines =
            [process("a", "W", ["valid", "valid"])]
            + ["X", "Y", "Z"].map {
                process("p\($0)", $0, half)
            }
        let found = leads(
            ["R038"], read([("a.jsonl", lines.joined(separator: "\n"))]).dataset(),
            policy: [PolicyRow(model: "R038", parameter: "compared", value: "4")])
        // Quartiles of 0, 1/2, 1/2, 1/2 by R-8: Q1 is 5/24, Q3 is 1/2, the fence 15/16.
        #expect(found.isEmpty)
        let all = lines.dropFirst().joined(separator: "\n")
        #expect(leads(["R038"], read([("a.jsonl", all)]).dataset()).isEmpty)
        let any = PolicyRow(model: "R038", parameter: "compared", value: "0")
        let same = leads(["R038"], read([("a.jsonl", all)]).dataset(), policy: [any])
        #expect(same.map(\.key) == ["X", "Y", "Z"])
        #expect(same.first?.message.zh == "镇X的投标被否决比例畸高：作为采购人，50%；作为采购实体，50%。")
    }

    @Test func `what OCDS fills in does not accuse a register that lacks the column`() {
        let register = "项目编号,项目名称,决议编号,合同金额\nP1,道路,J1,5000\n"
        let payments = "项目编号,付款日期,付款金额,付款阶段\nP1,2024-05-05,5000,一\n"
        let data = read([
            ("\(Self.village)a.csv", register), ("\(Self.village)b.csv", payments),
            ("a.json", Self.road),
        ])
        #expect(data.reports.map(\.kept) == [1, 1, 1, 1, 1, 3])
        #expect(leads(["P01"], data.dataset()).isEmpty)
    }
}
