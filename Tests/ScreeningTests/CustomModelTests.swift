import Domain
import Foundation
import Screening
import Testing

/// Models that an auditor writes in SQL: what they find, and what they must not be able to do.
struct CustomModelTests {
    private func model(_ query: String, message: String = "{key} {amount} {payee}") -> CustomModel {
        CustomModel(
            id: "U01", title: "单笔误餐费", severity: "medium", message: message, query: query,
            rule: "误餐费支出", source: "本县财务制度", innocent: "会议用餐")
    }

    private let books = Books().with(
        entries: """
            2024-03-05,记-1,误餐费,513,860,,张某
            2024-03-05,记-1,误餐费,102,,860,
            2024-03-06,记-2,水费,513,90,,供水站
            2024-03-06,记-2,水费,102,,90,
            """, columns: "往来单位")

    private func leads(_ query: String, message: String = "{key} {amount} {payee}") throws
        -> [Lead]
    {
        let day = try #require(Day("2026-11-23"))
        let made = try model(query, message: message).model(
            on: books.dataset, asOf: day, seconds: 1)
        return Run([made], on: books.dataset, asOf: day).leads
    }

    @Test func `a row of the answer is a lead with its rows, amount and day`() throws {
        let leads = try leads(
            """
            SELECT village_code AS village, voucher_number AS key, day, debit AS amount,
                party AS payee, origin AS entry_origin
            FROM entry WHERE summary LIKE '%误餐%' AND debit > 50000
            """)
        #expect(leads.count == 1)
        #expect(leads[0].village == Books.clearwater && leads[0].amount == 86_000)
        #expect(leads[0].day == Day("2024-03-05"))
        #expect(leads[0].message.zh.contains("860.00 张某"))
        #expect(leads[0].evidence.map(\.origin.row) == [2])
        #expect(leads[0].score > 0)
    }

    @Test func `the day of the screening is a parameter, days are numbers`() throws {
        let leads = try leads(
            """
            SELECT village_code AS village, voucher_number AS key,
                day_number(:as_of) - day_number(day) AS age FROM entry WHERE credit > 0
            """, message: "{age}天")
        #expect(leads.map(\.message.zh) == ["993天", "992天"])
    }

    @Test func `coverage follows from the tables and columns that the query reads`() throws {
        let day = try #require(Day("2026-11-23"))
        let made = try model(
            "SELECT village_code AS village, number AS key FROM contract"
        ).model(on: books.dataset, asOf: day)
        let result = try #require(Run([made], on: books.dataset, asOf: day).results.first)
        #expect(result.coverage.isNone && result.leads.isEmpty)
        #expect(result.coverage.missing.contains { $0.contains("contract") })
    }

    @Test func `identity numbers in a message are masked`() throws {
        let leads = try leads(
            """
            SELECT village_code AS village, '330782199001011234' AS key,
                '6217009999000000016' AS payee FROM entry LIMIT 1
            """)
        #expect(leads[0].key == "330782********1234")
        #expect(!leads[0].message.zh.contains("6217009999000000016"))
    }

    @Test(arguments: [
        "DELETE FROM entry", "INSERT INTO entry(summary) VALUES ('x')", "DROP TABLE entry",
        "ATTACH 'x.db' AS x", "PRAGMA table_info(entry)", "VACUUM INTO 'x.db'",
        "SELECT 1; SELECT 2", "", "SELEC", "SELECT village_code AS village FROM entry",
        "SELECT village_code AS village, 1 AS key FROM nowhere",
        "SELECT name AS village, sql AS key FROM sqlite_master",
        "SELECT load_extension('x') AS village, 1 AS key",
        "SELECT random() AS village, 1 AS key FROM entry",
        "SELECT date('now') AS village, 1 AS key FROM entry",
        "SELECT julianday('now') AS village, 1 AS key FROM entry",
        "SELECT CURRENT_TIMESTAMP AS village, 1 AS key FROM entry",
        "SELECT village_code AS village, ?1 AS key FROM entry",
        "SELECT village_code AS village, :other AS key FROM entry",
        "WITH x AS (SELECT 1) UPDATE entry SET debit = 1",
        "CREATE TEMP TABLE t AS SELECT 1 AS village, 2 AS key", "EXPLAIN SELECT 1 AS village",
        "SELECT 1 AS village, 2 AS key FROM pragma_database_list",
    ])
    func `a query that is no plain reading of the tables is refused`(query: String) {
        #expect(throws: CustomFault.self) { try leads(query) }
    }

    @Test func `endless and huge answers end`() {
        let endless = """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
            SELECT village_code AS village, x AS key FROM entry, n
            """
        #expect(throws: CustomFault.self) { try leads(endless) }
    }

    @Test func `a file that is no model is refused in words`() throws {
        let good = try JSONEncoder().encode(model("SELECT 1"))
        #expect(try CustomModel.all(in: good) == [model("SELECT 1")])
        let text = String(decoding: good, as: UTF8.self)
        let wrong = [
            "", "nonsense", "[]x", #"{"id":"U01"}"#,
            text.replacing(#""id":"U01""#, with: #""id":"C01""#),
            text.replacing(#""severity":"medium""#, with: #""severity":"huge""#),
            text.replacing(#""version":1"#, with: #""version":0"#),
            text.replacing(#""query":"SELECT 1""#, with: #""query":"""#),
        ]
        for text in wrong {
            #expect(throws: CustomFault.self) { try CustomModel.all(in: Data(text.utf8)) }
        }
    }
}
