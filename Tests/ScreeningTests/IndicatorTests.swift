import Screening
import Testing

struct IndicatorTests {
    private func results(
        _ lines: String, _ settings: IndicatorSettings = IndicatorSettings()
    ) -> [String: [String: [String: Double]]] {
        Indicators(OCDSReader.read(Array(lines.utf8)).processes, settings: settings).results
    }

    private func bid(_ who: String, _ price: Int, _ status: String = "valid") -> String {
        "{\"status\":\"\(status)\",\"tenderers\":[{\"id\":\"\(who)\"}],"
            + "\"value\":{\"amount\":\(price),\"currency\":\"CNY\"}}"
    }

    private func process(_ ocid: String, _ bids: [String], won by: String) -> String {
        "{\"ocid\":\"\(ocid)\",\"bids\":{\"details\":[\(bids.joined(separator: ","))]},"
            + "\"awards\":[{\"status\":\"active\",\"suppliers\":[{\"id\":\"\(by)\"}]}]}"
    }

    @Test func `whole days to the deadline are counted, a day short of them is told`() {
        func made(_ end: String) -> [String: [String: [String: Double]]] {
            results(
                "{\"ocid\":\"a\",\"tender\":{\"tenderPeriod\":{\"startDate\":"
                    + "\"2024-01-01T18:00:00Z\",\"endDate\":\"\(end)\"}}}")
        }
        #expect(made("2024-01-16T17:59:59Z") == ["OCID": ["a": ["R003": 1]]])
        #expect(made("2024-01-16T18:00:00Z").isEmpty)
        #expect(made("2024-01-17T02:00:00+08:00").isEmpty)
        #expect(made("2024-01-10").isEmpty)
    }

    @Test func `the number of tenderers is a field, and is asked in open tenders only`() {
        let line =
            "{\"ocid\":\"a\",\"tender\":{\"numberOfTenderers\":1,\"procurementMethod\":\"open\"}}"
        #expect(results(line) == ["OCID": ["a": ["R018": 1]]])
        #expect(results(line.replacing("open", with: "direct")).isEmpty)
    }

    @Test func `a winner just below the next is told against the distances of others`() {
        let far = (1...6).map { process("\($0)", [bid("W", 1), bid("L", 71 + 10 * $0)], won: "W") }
        let near = process("F", [bid("W", 1), bid("L", 1)], won: "W")
        let found = results((far + [near]).joined(separator: "\n"))
        #expect(found["OCID"]?["F"]?["R024"] == 0)
        #expect(found["OCID"]?["1"]?["R024"] == nil)
        #expect(found["OCID"]?["F"]?["R028"] == 1)
    }

    @Test func `everybody else disqualified, and the lowest of them, are told`() {
        let line = process("a", [bid("V", 9), bid("D", 5, "disqualified")], won: "V")
        let found = results(line)
        #expect(found["OCID"]?["a"]?["R035"] == 1)
        #expect(found["OCID"]?["a"]?["R036"] == 1)
        #expect(found["Tenderer"]?["V"]?["R035"] == 0)
        #expect(results(line.replacing("active", with: "pending"))["OCID"] == nil)
    }

    @Test func `a process that was cancelled or is excluded is left out`() {
        let line =
            "{\"ocid\":\"a\",\"tender\":{\"status\":\"cancelled\",\"numberOfTenderers\":1,"
            + "\"procurementMethod\":\"open\"}}"
        #expect(results(line).isEmpty)
        #expect(OCDSReader.read(Array("{\"x\":1}\nnot json\n".utf8)).skipped == 2)
    }
}
