import Domain
import Foundation
import Testing

@testable import Planning

struct RequestTests {
    private func refusal(_ json: String) -> Refusal? {
        do {
            let request = try RequestReader.read(
                RoundsRequest.self, from: Data(json.utf8), file: "r.json")
            _ = try RoundsCase(request, file: "r.json")
            return nil
        } catch {
            return error
        }
    }

    private func text(
        rounds: String = #"[{"id":"r1","name":"1","groupDays":9}]"#, unit: String = "",
        more: String = ""
    ) -> String {
        """
        {"days":{"key":6,"general":3},"rounds":\(rounds),
         "townships":[{"id":"t","name":"T"}],
         "units":[{"id":"u","name":"U","township":"t"\(unit)}]\(more)}
        """
    }

    @Test func `a sound request is read`() {
        #expect(refusal(text()) == nil)
        #expect(refusal(text(unit: #","class":"key","risk":30,"isPilot":true"#)) == nil)
    }

    @Test(arguments: [
        (#","risk":"high""#, "units[0].risk"), (#","class":"big""#, "units[0].class"),
        (#","rsik":30"#, "units[0].rsik"), (#","risk":101"#, "units[0]"),
        (#","days":0"#, "units[0]"), (#","promised":"r9""#, "units[0].promised"),
        (#","latest":"r9""#, "units[0].latest"),
    ])
    func `a wrong key of a unit is named`(unit: String, key: String) {
        #expect(refusal(text(unit: unit))?.field == key)
    }

    @Test func `a missing key, an empty list and a repeated id are named`() {
        let missing = refusal(#"{"days":{"key":6,"general":3}}"#)
        #expect(missing?.field == "rounds")
        #expect(missing?.message.zh == "r.json“rounds”：缺少这个字段。")
        #expect(refusal(text(rounds: "[]"))?.field == "rounds")
        let twice = #"[{"id":"r","name":"1","groupDays":9},{"id":"r","name":"2","groupDays":9}]"#
        #expect(
            refusal(text(rounds: twice))?.message.en == "r.json, “rounds”: the id “r” stands twice."
        )
    }

    @Test(arguments: ["", "[", "[]", "3", #"{"days":"#])
    func `a file that is no request is refused`(json: String) {
        #expect(refusal(json)?.code == "planning.request")
    }

    @Test func `a wrong date, weight or group-days is refused`() {
        #expect(refusal(text(more: #","termEnds":"2031-02-30""#))?.field == "termEnds")
        let weights = #","weights":{"waiting":-1,"split":1,"unevenness":1,"change":1}"#
        #expect(refusal(text(more: weights))?.field == "weights")
        #expect(
            refusal(text(rounds: #"[{"id":"r","name":"1","groupDays":-1}]"#))?.field
                == "rounds[0].groupDays")
    }

    @Test func `a wish that names nobody, or two, is refused`() throws {
        var request = SampleCounty().groupsRequest()
        for wish in [
            GroupsRequest.Wish(group: "g1"),
            GroupsRequest.Wish(person: "p1", unit: "u1", group: "g1"),
            GroupsRequest.Wish(person: "p1", group: "g99"),
            GroupsRequest.Wish(unit: "u9999", group: "g1"),
        ] {
            request.pins = [wish]
            #expect(throws: Refusal.self) { try GroupsCase(request, file: "g.json") }
        }
    }

    @Test func `the samples are sound, and the same for the same seed`() throws {
        let county = SampleCounty()
        _ = try RoundsCase(county.roundsRequest(), file: "")
        _ = try GroupsCase(county.groupsRequest(), file: "")
        _ = try RiskReport(county.riskRequest(), file: "")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            try encoder.encode(county.groupsRequest())
                == encoder.encode(SampleCounty().groupsRequest()))
        #expect(county.roundsRequest().units.count == 349)
        #expect(county.groupsRequest().people.count { $0.pool == .leader } == 80)
    }
}
