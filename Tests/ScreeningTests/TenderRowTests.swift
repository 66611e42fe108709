import Domain
import Foundation
import Screening
import Tables
import Testing

/// Rows of tables that are made of odd OCDS.
struct TenderRowTests {
    private static let village = "330782002201"

    private func read(_ texts: [String]) -> DataImport {
        var data = DataImport(parallel: Parallel(cores: 2))
        for (number, text) in texts.enumerated() {
            data.add(Array(text.utf8), name: "\(number).jsonl")
        }
        return data
    }

    private func release(_ number: String, _ rest: String) -> String {
        "{\"ocid\":\"o-\(Self.village)-\(number)\",\(rest)}"
    }

    private func texts(_ field: Field, _ canon: Canon, _ data: DataImport) -> [String] {
        let dataset = data.dataset()
        let table = dataset.table(canon)
        return table.rows.map { dataset.text(table.texts(field)[$0]) }
    }

    @Test func `a long title is cut and costs no other tender its row`() {
        let long = String(repeating: "长", count: 40_000)
        let data = read([
            [long, "道路"].enumerated().map {
                release("\($0)", "\"tender\":{\"title\":\"\($1)\"}")
            }.joined(separator: "\n")
        ])
        #expect(texts(.name, .tender, data) == [String(long.prefix(1000)), "道路"])
    }

    @Test func `amounts with shares of a fen are rounded and keep their row`() {
        let data = read([release("1", "\"tender\":{\"value\":{\"amount\":1000.126}}")])
        #expect(data.reports.map(\.refused.rowCount).allSatisfy { $0 == 0 })
        #expect(data.dataset().table(.tender).wide(.controlPrice)[0] == 100_013)
    }

    @Test(arguments: ["合计", "Total", "小计"])
    func `a title or bidder that is a word of totals is a title or bidder`(_ word: String) {
        let data = read([
            release(
                "1",
                "\"tender\":{\"title\":\"\(word)\"},\"bids\":{\"details\":["
                    + "{\"status\":\"valid\",\"tenderers\":[{\"id\":\"\(word)\"}]}]}")
        ])
        #expect(texts(.name, .tender, data) == [word] && texts(.bidder, .bid, data) == [word])
        #expect(data.reports.flatMap(\.totals).isEmpty)
    }

    @Test func `twelve digits of an ocid are a village only where a province stands in front`() {
        let line = { (ocid: String) in "{\"ocid\":\"\(ocid)\"}" }
        let data = read([
            ["x-202403250001-1", "x-202403250001-330782002201", "x-710101001001", "x-650101001001"]
                .map(line).joined(separator: "\n")
        ]).dataset()
        #expect(
            data.processes.map { data.text($0.village) } == ["", Self.village, "", "650101001001"])
    }

    @Test func `of several awards and contracts the earliest day counts`() {
        let data = read([
            release(
                "1",
                "\"awards\":[{\"status\":\"active\",\"date\":\"2024-05-02T09:00:00+08:00\"},"
                    + "{\"status\":\"active\",\"date\":\"2024-05-01T00:00:00Z\"}],"
                    + "\"contracts\":[{\"dateSigned\":\"\"},{\"dateSigned\":\"2024-06-02\"},"
                    + "{\"dateSigned\":\"2024-05-31T17:00:00Z\"}]")
        ]).dataset()
        let tenders = data.table(.tender)
        #expect(tenders.narrow(.awarded)[0] == Day("2024-05-01")?.number)
        // 17:00 in Greenwich is one o'clock of the next day in China.
        #expect(tenders.narrow(.signed)[0] == Day("2024-06-01")?.number)
    }

    @Test func `several parts of one line are counted one by one`() {
        let line = "{\"releases\":[{\"x\":1},{\"x\":2},{\"ocid\":\"a\"}]}"
        let reports = read([line + "\n{\"ocid\":\"b\"}", "{\"x\":3}\n" + line]).reports
        #expect(reports.map(\.rows) == [4, 4] && reports.map(\.kept) == [2, 0])
        #expect(reports[0].refused.count == 2 && reports[0].notes.count == 1)
        #expect(reports[1].notes.first?.zh == "有1个招标过程与已读取的完全相同，不重复计入。")
        let none = read(["{\"releases\":[{\"x\":1},{\"x\":2}]}\n{\"x\":3}"]).reports
        #expect(none.map(\.format) == ["JSON"] && none.map(\.table) == [nil])
    }

    @Test func `an empty currency is yuan everywhere`() {
        let value = { (currency: String) in
            let data = read([
                release(
                    "1", "\"tender\":{\"value\":{\"amount\":7,\"currency\":\"\(currency)\"}}")
            ]).dataset()
            return [data.processes[0].process.worth, data.table(.tender).wide(.controlPrice)[0]]
        }
        #expect(value("") == [700, 700] && value("CNY") == [700, 700])
        #expect(value("GBP") == [0, nil])
    }

    @Test func `true is no number of tenderers, and goods are bought`() {
        let tender = { (number: String, category: String) in
            release(
                "1",
                "\"tender\":{\"procurementMethod\":\"open\",\"numberOfTenderers\":\(number),"
                    + "\"mainProcurementCategory\":\"\(category)\"}")
        }
        let words = { (text: String) in
            Run(Catalogue.models(["R018"]).models, on: read([text]).dataset(), asOf: .never).leads
                .map(\.message.zh)
        }
        #expect(words(tender("true", "works")).isEmpty)
        let name = "o-\(Self.village)-1"
        #expect(words(tender("1", "works")) == ["\(name)以“公开招标”方式发包，只有1家投标。"])
        #expect(words(tender("1", "goods")) == ["\(name)以“公开招标”方式采购，只有1家投标。"])
        let limited = release("1", "\"tender\":{\"procurementMethod\":\"limited\"}")
        #expect(texts(.procedure, .tender, read([limited])) == ["定向采购"])
    }

    @Test func `days of leads and of their words are those of China`() {
        let data = read([
            release(
                "1",
                "\"tender\":{\"tenderPeriod\":{\"startDate\":\"2024-03-04T17:00:00Z\","
                    + "\"endDate\":\"2024-03-06T17:00:00Z\"}}")
        ]).dataset()
        let lead = Run(Catalogue.models(["R003"]).models, on: data, asOf: .never).leads.first
        #expect(lead?.day == Day("2024-03-07"))
        #expect(lead?.message.zh.contains("自2024-03-05至2024-03-07，不足15天") == true)
    }

    @Test func `a process becomes rows once, however many files its releases stand in`() {
        let data = read(
            ["planned", "active", "complete"].map {
                release("1", "\"tender\":{\"title\":\"道路\",\"status\":\"\($0)\"}")
            })
        #expect(texts(.status, .tender, data) == ["筹划"])
        #expect(data.dataset().processes.count == 3)
        #expect(data.reports.map(\.name).count == 5)
        #expect(data.reports[0].notes.isEmpty)
        for report in data.reports.suffix(2) {
            #expect(report.notes.first?.zh.hasPrefix("有1个发布与先读取的文件中的发布属于同一招标过程") == true)
        }
    }
}
