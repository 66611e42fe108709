import Domain
import Foundation
import Screening
import Storage
import Synchronization
import Testing

@testable import Services

/// What a query of a county's own may take: each bound is a sentence, and nobody waits with it.
struct QueryBoundTests {
    private func model(_ query: String) -> CustomModel {
        CustomModel(
            id: "U01", title: "试", severity: "low", message: "{key}", query: query, rule: "r",
            source: "s", innocent: "i")
    }

    private func fault(_ query: String, seconds: Double = 3) throws -> CustomFault? {
        let day = try #require(Day("2026-11-23"))
        do throws(CustomFault) {
            _ = try QueryProcess.model(
                model(query), on: DataImport().dataset(), asOf: day, seconds: seconds)
            return nil
        } catch {
            return error
        }
    }

    private static let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
    private static let long = "replace(hex(x), '0', '00000000000000000000000000000000')"

    /// Texts that are compared from every place on, so often between two steps of the library that
    /// only the end of the process ends it.
    private static let slow: String = {
        let many = "replace('aaaaaaaaaaaaaaaa', 'a', '\(String(repeating: "a", count: 32))')"
        let hay = "replace(\(many), 'a', '\(String(repeating: "a", count: 64))')"
        let needle = "replace(\(many), 'a', '\(String(repeating: "a", count: 32))') || 'b'"
        let sum = Array(repeating: "instr(s, t)", count: 120).joined(separator: " + ")
        return "WITH a(s, t) AS MATERIALIZED (SELECT \(hay), \(needle)), "
            + "n(x) AS (VALUES \((1...30).map { "(\($0))" }.joined(separator: ", "))) "
            + "SELECT '1' AS village, \(sum) + x AS key FROM a, n"
    }()

    /// Queries that take time, memory or room, and what the sentence must name.
    private static let attacks: [(String, String)] = [
        ("SELECT '1' AS village, coalesce(printf('%.*c',2000000000,'x'),'') AS key", "printf"),
        ("SELECT '1' AS village, format('%.*c',2000000000,'x') AS key", "format"),
        (
            "SELECT '1' AS village, replace(replace(replace('aaaaaaaaaaaaaaaa', 'a', "
                + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), "
                + "'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') AS key", "64 kB"
        ),
        (endless + "SELECT '1' AS village, x AS key FROM n", "10000 rows"),
        (
            endless + "SELECT '1' AS village, x AS key, replace('aaaaaaaa', 'a', hex(x * 1e15) || "
                + "'0123456789012345678901234567890123456789') || x AS c FROM n WHERE x > 0",
            "8 MB|10000 rows"
        ),
        (endless + "SELECT '1' AS village, max(x) AS key FROM n", "3 seconds"),
        (
            endless
                + "SELECT '1' AS village, x AS key, hex(x) || "
                + "'\(String(repeating: "x", count: 4000))' AS c FROM n ORDER BY c",
            "256 MB|3 seconds"
        ),
        (slow, "3 seconds"),
    ]

    @Test(arguments: attacks) func `a query that takes too much is a sentence that names the bound`(
        query: String, bound: String
    ) throws {
        let words = try #require(try fault(query)).en
        #expect(
            bound.split(separator: "|").contains { words.contains($0) }, "\(words): \(query)")
    }

    @Test func `a query that nothing can break off is ended, and others write meanwhile`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let isOver = Mutex(false)
        async let answer = round.place.code {
            try await round.place.send(
                "ownModels.record",
                [
                    "record": .text(round.place.county.uuidString), "code": .text("U01"),
                    "title": .text("试"), "severity": .text("low"),
                    "query": .text(Self.slow), "message": .text("{key}"),
                    "rule": .text("r"), "source": .text("s"), "innocent": .text("i"),
                ], as: round.staff)
            isOver.withLock { $0 = true }
        }
        try await Task.sleep(for: .milliseconds(300))
        try await round.place.send(
            "postings.record",
            [
                "record": .text(round.inspections[0].uuidString), "place": .text("三组宣传栏"),
                "sheets": .number(10), "postedOn": .text("2026-01-05"),
            ], as: round.inspector)
        #expect(isOver.withLock { $0 } == false, "the write did not wait for the query")
        #expect(await answer == "field.not-a-model")
    }

    @Test func `what a model reads is kept with its entry and never found out again`() async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.place.send(
            "ownModels.record",
            [
                "record": .text(round.place.county.uuidString), "code": .text("U01"),
                "title": .text("试"), "severity": .text("low"),
                "query": .text("SELECT village_code AS village, number AS key FROM contract"),
                "message": .text("{key}"), "rule": .text("r"), "source": .text("s"),
                "innocent": .text("i"),
            ], as: round.staff)
        let office = round.place.office
        let reads = try await office.read { reading in
            try reading.value("SELECT reads FROM own_models", as: String.self)
        }
        #expect(reads == "contract number village_code")
        // A query that could not be run is shown all the same.
        try await office.damageForTest("UPDATE own_models SET query = 'nonsense'")
        let models = try await office.models(for: round.inspector, today: Clearwater.day)
        let card = try #require(models.all.first { $0.id == "U01" })
        #expect(card.basis.en.contains("contract"))
    }
}
