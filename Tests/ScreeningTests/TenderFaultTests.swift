import Domain
import Foundation
import Screening
import Tables
import Testing

/// What models make of odd OCDS: they accuse nobody because of it.
struct TenderFaultTests {
    private static let village = "330782002201"

    private func dataset(_ lines: [String]) -> Dataset {
        var data = DataImport(parallel: Parallel(cores: 2))
        data.add(Array(lines.joined(separator: "\n").utf8), name: "a.jsonl")
        return data.dataset()
    }

    private func leads(
        _ models: [String], _ lines: [String], policy: [(model: String, compared: Int)] = []
    ) -> [Lead] {
        leads(
            models, dataset(lines),
            policy.map {
                PolicyRow(model: $0.model, parameter: "compared", value: "\($0.compared)")
            })
    }

    private func leads(_ models: [String], _ data: Dataset, _ policy: [PolicyRow] = []) -> [Lead] {
        Run(
            Catalogue.models(models).models, on: data, policy: Policy(policy), asOf: .never,
            parallel: Parallel(cores: 2)
        ).leads
    }

    private func bid(
        _ who: String, _ price: Int, _ status: String = "valid", date: String = "2024-03-01"
    ) -> String {
        "{\"status\":\"\(status)\",\"date\":\"\(date)\",\"tenderers\":[{\"id\":\"\(who)\"}],"
            + "\"value\":{\"amount\":\(price),\"currency\":\"CNY\"}}"
    }

    private func process(
        _ ocid: String, _ bids: [String], won by: String, tender: String = "{}"
    ) -> String {
        "{\"ocid\":\"\(ocid)\",\"tender\":\(tender),"
            + "\"bids\":{\"details\":[\(bids.joined(separator: ","))]},"
            + "\"awards\":[{\"status\":\"active\",\"suppliers\":[{\"id\":\"\(by)\"}]}]}"
    }

    @Test func `awards beyond reason are no amount`() {
        let award = { (amount: String) in
            "{\"status\":\"active\",\"value\":{\"amount\":\(amount)}}"
        }
        let worth = { (awards: [String]) in
            dataset(["{\"ocid\":\"a\",\"awards\":[\(awards.joined(separator: ","))]}"])
                .processes[0].process.worth
        }
        #expect(worth([award("1000000000")]) == 100_000_000_000)
        #expect(worth([award("1000000000.01"), award("2.5")]) == 250)
        #expect(worth([String](repeating: award("99999999999"), count: 10)) == 0)
    }

    @Test func `numbers of IDs are masked wherever a lead shows a party`() {
        let id = "33010219900101123"
        let party = "{\"id\":\"CN-ID-\(id)X\",\"name\":\"王某 \(id)X\"}"
        let winner = "{\"status\":\"valid\",\"date\":\"2024-03-02\",\"tenderers\":[\(party)]}"
        let late =
            "{\"ocid\":\"x\(id)X\",\"tender\":{\"title\":\"道路\(id)x\",\"tenderPeriod\":"
            + "{\"endDate\":\"2024-03-01\"}},\"bids\":{\"details\":[\(winner)]},"
            + "\"awards\":[{\"status\":\"active\",\"suppliers\":[\(party)]}]}"
        let found = leads(["R030"], [late])
        #expect(found.map(\.key) == ["x330102********123X"])
        let zh =
            "“道路330102********123x”（x330102********123X）投标截止时间为2024-03-01，"
            + "中标人王某 330102********123X在截止后递交。"
        #expect(found.map(\.message.zh) == [zh])
        let out = (0..<3).map { number in
            process(
                "p\(number)",
                [bid("A\(number)", 5), bid("CN-ID-\(id)X", 4, "disqualified"), bid("B", 6)],
                won: "A\(number)")
        }
        // Shares of 1, and of 0 for B, which bid three times as well.
        let more = (0..<4).flatMap { number in
            (0..<2).map { process("m\(number)\($0)", [bid("M\(number)", 5)], won: "M\(number)") }
        }
        let shares = leads(["R038"], out + more, policy: [("R038", 0)])
        #expect(shares.map(\.key) == ["CN-ID-330102********123X"])
        #expect(shares.first?.message.zh.hasPrefix("CN-ID-330102********123X的投标") == true)
    }

    @Test func `consortia of persons are masked in leads about bidders`() {
        let (one, two) = ("330102199001011231", "33010219900101124x")
        #expect(Masked.text("\(one)、\(two)") == "330102********1231、330102********124x")
        let lines = (0..<8).map { number in
            process(
                "o-\(Self.village)-\(number)", [bid(one, 9), bid("W\(number)", 5)],
                won: "W\(number)")
        }
        let found = leads(["P07"], lines)
        #expect(found.map(\.key) == ["330102********1231"])
        #expect(found.first?.message.zh == "330102********1231投标8次，从未中标。")
    }

    @Test(arguments: ["33010219900101123X", "33010219900101123x", "330102199001011234"])
    func `what is told of a broken line does not cut through an ID`(_ id: String) {
        var data = DataImport()
        let broken = "{\"ocid\":\"a\",\"id\":\"" + String(repeating: "乙", count: 14) + id + "\","
        data.add(Array("{\"ocid\":\"b\"}\n\(broken)\n".utf8), name: "a.jsonl")
        let value = data.reports[0].refused.first?.value ?? ""
        #expect(value.hasSuffix(id))
        #expect(!Masked.text(value).contains(id))
        #expect(RefusedRow.cut(String(repeating: "1", count: 90_000)).count == 70)
    }

    @Test func `nobody is compared with next to nothing`() {
        let one = [process("a", [bid("W", 100), bid("L", 110)], won: "W")]
        #expect(leads(["R024", "R058"], one).isEmpty)
        #expect(leads(["R024", "R058"], one, policy: [("R024", 0), ("R058", 0)]).count == 2)
        let always = (0..<3).map { process("p\($0)", [bid("W", 100)], won: "W") }
        #expect(leads(["R025"], always).isEmpty)
        #expect(leads(["R025"], always, policy: [("R025", 0)]).count == 1)
        // Distances of 7, 8 ... 17 per cent and one of 500: the twelfth makes a comparison.
        let prices = (0..<11).map { 107 + $0 } + [600]
        let many = prices.enumerated().map {
            process("q\($0)", [bid("W", 100), bid("L", $1)], won: "W")
        }
        #expect(leads(["R058"], many).map(\.key) == ["q11"])
        #expect(leads(["R058"], Array(many.dropFirst())).isEmpty)
        // Nothing lies outside where all are the same.
        let same = (0..<20).map { process("s\($0)", [bid("W", 100), bid("L", 110)], won: "W") }
        #expect(leads(["R024", "R058"], same).isEmpty)
    }

    @Test func `a register without contracts is not accused because of a tender without one`() {
        var data = DataImport(parallel: Parallel(cores: 2))
        let register = "项目编号,项目名称,决议编号,合同金额\nP1,道路,J1,5000\n"
        let payments = "项目编号,付款日期,付款金额,付款阶段\nP1,2024-05-05,5000,一\n"
        let tender = process("o-\(Self.village)-1", [bid("W", 5)], won: "W")
        for (text, name) in [(register, "a.csv"), (payments, "b.csv"), (tender, "c.json")] {
            data.add(Array(text.utf8), name: "\(Self.village)\(name)")
        }
        #expect(leads(["P01"], data.dataset()).isEmpty)
    }

    @Test func `a price of zero is one that was not published`() {
        let zeros = process("a", [bid("V", 0), bid("U", 0)], won: "V")
        let low = process("b", [bid("V", 9), bid("D", 0, "disqualified")], won: "V")
        #expect(leads(["R028", "R036"], [zeros, low]).isEmpty)
        let told = zeros.replacing("\"amount\":0", with: "\"amount\":1")
        #expect(leads(["R028"], [told]).count == 1)
    }

    @Test func `moments are compared as instants, whatever their offset`() {
        let tender = "{\"tenderPeriod\":{\"endDate\":\"2024-03-25T09:00:00Z\"}}"
        let late = { (date: String) in
            leads(["R030"], [process("a", [bid("W", 5, date: date)], won: "W", tender: tender)])
        }
        // 16:59 in China is 08:59 in Greenwich.
        #expect(late("2024-03-25T16:59:00+08:00").isEmpty)
        #expect(late("2024-03-25T05:00:00-05:00").count == 1)
        #expect(late("2024-03-25").isEmpty && late("2024-03-26").count == 1)
        let words = late("2024-03-25T09:00:01Z").first?.message.zh
        #expect(words == "a投标截止时间为2024-03-25 17:00，中标人W在截止后递交。")
    }

    @Test func `of equal prices none is the lowest`() {
        let out = bid("D", 5, "disqualified")
        #expect(leads(["R036"], [process("a", [out, bid("V", 5)], won: "V")]).isEmpty)
        let found = leads(["R036"], [process("a", [bid("V", 6), out], won: "V")])
        #expect(found.map(\.message.zh) == ["a的最低报价被否决，另有有效投标并已授标。"])
    }

    @Test func `a period to bid is judged by the rule of its village on its day`() {
        let tender = { (village: String, start: String, end: String) in
            "{\"ocid\":\"o-\(village)-1\",\"tender\":{\"tenderPeriod\":"
                + "{\"startDate\":\"\(start)T17:00:00Z\",\"endDate\":\"\(end)T17:00:00Z\"}}}"
        }
        let rows = [
            PolicyRow(
                model: "R003", parameter: "days", value: "25", area: "3307820022",
                until: Day("2024-03-05")),
            PolicyRow(model: "R003", parameter: "days", value: "5", area: "330101"),
        ]
        // Twenty days each; the second was published on 5 March in China, the third a day later.
        let data = dataset([
            tender("330101001001", "2024-03-04", "2024-03-24"),
            tender("330782002201", "2024-03-04", "2024-03-24"),
            tender("330782002202", "2024-03-05", "2024-03-25"),
        ])
        let found = leads(["R003"], data, rows)
        #expect(found.map(\.village) == ["330782002201"])
        #expect(found.first?.message.zh.hasSuffix("投标期自2024-03-05至2024-03-25，不足25天。") == true)
    }
}
