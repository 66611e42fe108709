import Domain
import Fixtures
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// Doors beside the actions: what is read before anything is kept, and what begins a job.
struct DoorTests {
    @Test func `data are handed in only where somebody may keep them`() async throws {
        let county = try await AttackCounty.shared.value
        let roles = try HandbookTable.kept.get().doneBy["datasets.keep"] ?? []
        let (_, complaints) = try await Assault.run(county) { intruder, county in
            let oracle = county.oracle
            for row in oracle.rows["inspections"] ?? [] {
                let file = { (id: String) in "/api/datasets/reports?name=a.csv&record=\(id)" }
                guard oracle.sees(intruder.attacker, row) else {
                    try await intruder.expectNothing(
                        .get, { "/datasets/new?record=\($0)" }, row.id)
                    try await intruder.expectNothing(.post, file, row.id, "村代码")
                    continue
                }
                let may = oracle.mayAct(intruder.attacker, roles, at: row.spots[0])
                let id = Intruder.text(row.id)
                let form = try await intruder.ask(.get, "/datasets/new?record=\(id)")
                if form.status != (may ? 200 : 403) {
                    intruder.complain("datasets/new: \(form.status)")
                }
                if may { continue }
                let read = try await intruder.ask(.post, file(id), "村代码")
                if read.status != 403 { intruder.complain("datasets/reports: \(read.status)") }
            }
        }
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
    }

    @Test func `a dataset is screened by those alone who may, and not there for others`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let roles = try HandbookTable.kept.get().doneBy["datasets.screen"] ?? []
        let body = #"{"models":["E05"],"asOf":"2026-01-15"}"#
        let (_, complaints) = try await Assault.run(county) { intruder, county in
            for row in county.oracle.rows["datasets"] ?? [] {
                let path = { (id: String) in "/api/datasets/\(id)/screenings" }
                if !county.oracle.sees(intruder.attacker, row) {
                    try await intruder.expectNothing(.post, path, row.id, body)
                } else if !county.oracle.mayAct(intruder.attacker, roles, at: row.spots[0]) {
                    let answer = try await intruder.ask(.post, path(Intruder.text(row.id)), body)
                    if answer.status != 403 { intruder.complain("screenings: \(answer.status)") }
                }
            }
        }
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
    }
}
