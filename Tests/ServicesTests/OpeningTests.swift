import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// Who opened what of screening: written down for the log auditor, and shown to nobody else.
struct OpeningTests {
    private func auditor(_ round: ClearwaterRound) async throws -> Actor {
        try await round.place.person("shenji", [(.logAuditor, nil)])
    }

    private func openings(
        _ round: ClearwaterRound, _ actor: Actor, who: String = "",
        _ change: (inout OpeningQuery) -> Void = { _ in }
    ) async throws -> OpeningPage {
        var query = OpeningQuery()
        change(&query)
        return try await round.place.office.openings(query, who: who, for: actor)
    }

    @Test func `each opening is written down with person, kind and number`() async throws {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let office = round.place.office
        let dataset = try #require(
            try await office.read { try $0.value("SELECT id FROM datasets", as: UUID.self) })
        let auditor = try await auditor(round)
        let before = try await openings(round, auditor).lines.count
        _ = try await office.record(
            "suspicions", suspicion, for: round.inspector, today: Clearwater.day)
        _ = try await office.ledger(dataset, LedgerQuery(), for: round.deputy)
        _ = try await office.voucher(dataset, line: 0, for: round.deputy)
        _ = try await office.datasetReport(dataset, for: round.inspector)
        _ = try await office.export(
            Lists.suspicions, ListQuery(), for: round.leader, today: Clearwater.day)
        let lines = try await openings(round, auditor).lines
        #expect(lines.count == before + 5)
        #expect(
            lines.prefix(5).map(\.opening.kind) == [
                .list, .report, .voucher, .ledger, .suspicion,
            ])
        #expect(lines[4].opening.number.hasPrefix("疑"))
        #expect(lines[4].opening.record == suspicion)
        #expect(lines[4].opening.person == round.inspector.person)
        #expect(lines[4].person.hasPrefix(round.inspector.name))
        #expect(lines[2].opening.person == round.deputy.person)
        let ofLedger = try await openings(round, auditor) { $0.kind = .ledger }
        #expect(ofLedger.lines.count == 1)
        let ofDeputy = try await openings(round, auditor, who: round.deputy.name)
        #expect(ofDeputy.lines.count == 2)
        #expect(try await openings(round, auditor, who: "无此人").lines.isEmpty)
        let page = try await openings(round, auditor) { $0.limit = 2 }
        let next = try await openings(round, auditor) { ($0.limit, $0.before) = (2, page.next) }
        #expect(page.lines.count == 2 && next.lines.first?.opening.seq == lines[2].opening.seq)
    }

    @Test func `each page of the list of suspicions is written down with its conditions`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.suspicion()
        let office = round.place.office
        let auditor = try await auditor(round)
        let before = try await openings(round, auditor).lines.count
        var query = ListQuery(filters: ["severity": "high", "state": ""])
        query.search = "330782199001011234"
        let today = Clearwater.day
        _ = try await office.list(Lists.suspicions, query, for: round.inspector, today: today)
        _ = try await office.list(Lists.suspicions, ListQuery(), for: round.deputy, today: today)
        // Neither another list, nor a question whether a filter may be kept, nor what is refused.
        _ = try await office.list(Lists.inspections, ListQuery(), for: round.deputy, today: today)
        try office.judge(Lists.suspicions, query, for: round.deputy, today: today)
        for actor in [round.village, round.township] {
            let code = await round.place.code {
                _ = try await office.list(Lists.suspicions, ListQuery(), for: actor, today: today)
            }
            #expect(code == "list.out-of-sight")
        }
        let lines = try await openings(round, auditor).lines
        #expect(lines.count == before + 2)
        #expect(lines.prefix(2).allSatisfy { $0.opening.kind == .listing })
        #expect(lines[0].opening.person == round.deputy.person && lines[0].opening.asked.isEmpty)
        #expect(lines[1].opening.person == round.inspector.person)
        #expect(lines[1].opening.asked == "severity=high；330782********1234")
        #expect(lines[1].opening.marks.count == 12)
    }

    @Test func `what is refused opens nothing, and only the log auditor reads the log`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let office = round.place.office
        let auditor = try await auditor(round)
        let before = try await openings(round, auditor).lines.count
        for actor in [round.village, round.township, round.leading, auditor] {
            let code = await round.place.code {
                _ = try await office.record(
                    "suspicions", suspicion, for: actor, today: Clearwater.day)
            }
            #expect(code == "record.not-found", "\(actor.name)")
        }
        #expect(try await openings(round, auditor).lines.count == before)
        let admin = try await round.place.person("guanli", [(.sysAdmin, nil)])
        for actor in [round.village, round.leader, round.director, round.staff, admin] {
            let code = await round.place.code { _ = try await openings(round, actor) }
            #expect(code == "list.out-of-sight", "\(actor.name)")
        }
    }

    @Test
    func `a card that was asked for is masked, and has the same mark wherever it is asked for`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let auditor = try await auditor(round)
        var query = LedgerQuery()
        for text in ["330782199001011234", "查330782199001011234", "33078219900101123x"] {
            query.text = text
            _ = try await round.place.office.ledger(dataset, query, for: round.inspector)
        }
        let lines = try await openings(round, auditor) { $0.kind = .ledger }.lines
        #expect(lines.allSatisfy { !$0.opening.asked.contains("19900101") })
        #expect(lines[2].opening.asked.contains("330782********1234"))
        let marks = lines.map(\.opening.marks)
        #expect(marks[1] == marks[2] && marks[0] != marks[1] && marks[1].count == 12)
        let same = try await openings(round, auditor) { $0.mark = marks[1] }
        #expect(same.lines.count == 2)
        // Another folder has another key.
        let other = try await ClearwaterRound.onSite()
        let its = try await other.dataset([MadeBooks.split()])
        query.text = "330782199001011234"
        _ = try await other.place.office.ledger(its, query, for: other.inspector)
        let theirs = try await openings(other, try await self.auditor(other)).lines
        #expect(theirs.first?.opening.marks != marks[1])
    }

    @Test func `openings are no part of the journal, and go when their time has passed`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let suspicion = try await round.suspicion()
        let office = round.place.office
        let auditor = try await auditor(round)
        let head = try await office.read {
            try $0.value("SELECT count(*) FROM journal", as: Int.self)
        }
        let now = Moment(Date())
        let old = Moment(milliseconds: now.milliseconds - Access.openingsKept - 1)
        try await office.access.recordOpening(
            .ledger, of: suspicion, number: "旧", asked: "", numbers: [], by: nil, at: old)
        #expect(try await openings(round, auditor).lines.first?.opening.number == "旧")
        _ = try await office.record(
            "suspicions", suspicion, for: round.inspector, today: Clearwater.day)
        #expect(try await openings(round, auditor).lines.map(\.opening.number) != ["旧"])
        #expect(!(try await openings(round, auditor).lines.contains { $0.opening.number == "旧" }))
        let after = try await office.read {
            try $0.value("SELECT count(*) FROM journal", as: Int.self)
        }
        #expect(head == after)
    }
}
