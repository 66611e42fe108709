import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Models that a county writes itself, from the form to the suspicion.
struct OwnModelTests {
    private static let query = """
        SELECT village_code AS village, party AS key, sum(debit) AS amount, count(*) AS n,
            min(origin) AS entry_origin FROM entry WHERE debit > 0 AND party <> ''
        GROUP BY village_code, party HAVING count(*) >= 2
        """

    @discardableResult
    private func enter(
        _ round: ClearwaterRound, code: String = "U01", title: String = "同一收款人多笔",
        query: String = query
    ) async throws -> UUID {
        try await round.place.send(
            "ownModels.record",
            [
                "record": .text(round.place.county.uuidString), "code": .text(code),
                "title": .text(title), "severity": .text("medium"), "query": .text(query),
                "message": .text("{key}收到{n}笔"), "rule": .text("两笔以上"),
                "source": .text("县财务制度"), "innocent": .text("按人发放"),
            ], as: round.staff
        ).record
    }

    @Test func `a model of a county's own raises suspicions, and a new entry is a new version`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        try await enter(round)
        let dataset = try await round.dataset([MadeBooks.split()])
        let run = try await round.screen(dataset, ["U01"])
        #expect(run.counts?["raised"] == 1)
        let found = try await office.read { reading in
            try reading.first("SELECT id, model, family, message FROM suspicions") {
                (try $0(0) as UUID, try $0(1) as String, try $0(2) as String, try $0(3) as String)
            }
        }
        let suspicion = try #require(found)
        #expect(suspicion.1 == "U01" && suspicion.2 == "U")
        #expect(suspicion.3 == "王砂石款收到2笔")
        let page = try await office.record(
            "suspicions", suspicion.0, for: round.inspector, today: Clearwater.day)
        #expect(page.sections[1].facts.contains { $0.text == "两笔以上" })
        let runPage = try await office.record(
            "runs", run.record, for: round.inspector, today: Clearwater.day)
        #expect(runPage.related[0].rows[0].cells[0] == "U01 同一收款人多笔")

        try await enter(round, title: "改名")
        let later = try await office.models(for: round.inspector, today: Clearwater.day)
        let card = try #require(later.all.first { $0.id == "U01" })
        #expect(card.version == 2 && card.title.zh == "改名")
        #expect(later.all.count == later.families.reduce(0) { $0 + $1.models.count })
    }

    @Test func `all models include those of the county, and an entry that is struck is none`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let entry = try await enter(round, code: "U07")
        let dataset = try await round.dataset([MadeBooks.split()])
        func looked() async throws -> Bool {
            let run = try await round.screen(dataset).record
            return try await round.place.office.read { reading in
                try reading.exists(
                    "SELECT 1 FROM run_models WHERE run_id = \(run) AND model = 'U07'")
            }
        }
        #expect(try await looked())
        try await round.place.send(
            "ownModels.strike",
            ["record": .text(entry.uuidString), "reason": .text("不再使用")], as: round.staff)
        #expect(try await looked() == false)
    }

    @Test(arguments: [
        ("U01", "DELETE FROM entry", "field.not-a-model"),
        ("U01", "SELECT 1 AS other", "field.not-a-model"),
        ("U01", "SELECT name AS key, '1' AS village FROM people", "field.not-a-model"),
        ("X1", query, "field.not-a-model"), ("U01", query, "allowed"),
    ])
    func `what is no model is refused on the form`(code: String, query: String, expected: String)
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let answer = await round.place.code { try await enter(round, code: code, query: query) }
        #expect(answer == expected)
    }

    @Test func `a query that takes too long ends the run in words, and nothing is kept`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await enter(
            round,
            query: """
                WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000)
                SELECT '330782001200' AS village, x AS key, 1 AS n FROM n
                WHERE EXISTS (SELECT 1 FROM entry)
                """)
        let dataset = try await round.dataset([MadeBooks.split()])
        let code = await round.place.code { _ = try await round.screen(dataset, ["U01"]) }
        #expect(code == "screening.own-model")
        #expect(
            try await round.place.office.read {
                try $0.exists("SELECT 1 FROM screening_runs")
            } == false)
    }
}
