import Domain
import Screening
import Testing

struct CustomModelTests {
    private let books = Books().with(
        entries: """
            2024-03-05,记-1,付工程款,513,30000,,老王
            2024-03-05,记-1,付工程款,101,,30000,
            2024-04-05,记-2,买纸,513,20,,小店
            2024-04-05,记-2,买纸,101,,20,
            """, columns: "收款人")

    private func model(_ sql: String, message: String = "{key}") throws -> CustomModel {
        try CustomModel(
            id: "X01", title: "大额现金", severity: .high, message: message, sql: sql)
    }

    private func leads(_ sql: String, limits: SQLLimits = SQLLimits()) throws -> [Lead] {
        try model(sql).result(on: books.dataset, asOf: .never, limits: limits).leads
    }

    private func refusal(_ sql: String, limits: SQLLimits = SQLLimits()) -> String {
        do {
            let found = try leads(sql, limits: limits)
            return "\(found.count) leads"
        } catch let refusal as Refusal {
            return refusal.message.en
        } catch {
            return "\(error)"
        }
    }

    @Test func `a row of a query is a lead, with its rows and its words`() throws {
        let result = try CustomModel(
            file: """
                -- id: X07
                -- title: 大额现金支出
                -- severity: high
                -- message: {key}于{day}以现金支付{amount:yuan}元
                -- source: 县纪委2024年第3号
                SELECT village_code, voucher_number AS key, day, credit AS amount,
                    row_id AS entry_rows
                FROM entry WHERE account LIKE '101%' AND credit > 1000000 AND day < :as_of
                """
        ).result(on: books.dataset, asOf: try #require(Day("2026-01-01")))
        let lead = try #require(result.leads.first)
        #expect(result.leads.count == 1)
        #expect(lead.message.zh == "记-1于2024-03-05以现金支付30,000.00元")
        #expect(lead.village == Books.clearwater)
        #expect(lead.amount == 3_000_000)
        #expect(lead.evidence.map(\.origin.row) == [3])
        #expect(result.model.id == "X07")
        #expect(result.coverage.looked == 1)
        #expect(result.model.needs.map(\.table) == [.entry])
    }

    @Test func `IDs in a lead are masked, and rows are joined by commas`() throws {
        let found = try leads(
            """
            SELECT '330782197001010018' AS key, group_concat(row_id) AS entry_rows FROM entry
            GROUP BY voucher_number
            """)
        #expect(found.map(\.key) == ["330782********0018", "330782********0018"])
        #expect(found.map(\.rowCount) == [2, 2])
    }

    @Test(arguments: [
        "ATTACH 'x.sqlite' AS x", "PRAGMA table_info(entry)", "DELETE FROM entry",
        "CREATE TABLE t (a)", "DROP TABLE entry", "UPDATE entry SET day = 1",
        "INSERT INTO entry (day) VALUES (1)", "BEGIN",
    ])
    func `nothing but a query is taken`(_ sql: String) {
        #expect(refusal(sql).hasPrefix("Custom model: Only SELECT is allowed"))
    }

    @Test(arguments: [
        ("SELECT load_extension('x') AS key", "The function load_extension is not allowed"),
        ("SELECT readfile('x') AS key", "no such function: readfile"),
        ("SELECT randomblob(1000000) AS key", "The function randomblob is not allowed"),
        ("SELECT name AS key FROM sqlite_master", "There is no table sqlite_master"),
        ("SELECT name AS key FROM pragma_table_info('entry')", "Only SELECT"),
        ("SELECT value AS key FROM json_each('[1]')", "Only SELECT"),
        ("VACUUM", "It is one SELECT and nothing else"),
        ("SELECT 1 AS key; SELECT 2 AS key", "It is one SELECT and nothing else"),
        ("EXPLAIN SELECT 1 AS key", "It is one SELECT and nothing else"),
        ("SELECT 1 AS other", "The query has no column key"),
        ("SELECT ?1 AS key", "The only parameter is :as_of"),
        ("SELECT key FROM nowhere", "no such table: nowhere"),
        ("SELECT ' ' AS key", "The key of a row is blank"),
        ("SELECT 'a' AS key, 1.5 AS amount", "whole number of fen"),
        ("SELECT 'a' AS key, '5.3.2024' AS day", "A day is 2026-11-23"),
        ("SELECT 'a' AS key, 99 AS entry_rows", "entry has no row 99"),
        ("SELECT replace(hex(zeroblob(9)), '0', 'a') AS key", "zeroblob is not allowed"),
    ])
    func `a query that is none of a model is refused in words`(_ sql: String, _ words: String) {
        #expect(refusal(sql).contains(words), "\(refusal(sql))")
    }

    @Test func `an endless query is stopped`() {
        let endless = """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
            SELECT max(x) AS key FROM n
            """
        #expect(refusal(endless, limits: SQLLimits(seconds: 0.3)).contains("It takes longer than"))
        let hoarding = """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION SELECT x + 1 FROM n)
            SELECT max(x) AS key FROM n
            """
        let limits = SQLLimits(seconds: 60, memory: 20 << 20)
        #expect(refusal(hoarding, limits: limits).contains("more memory"))
    }

    @Test func `a result beyond the limit is refused, one at the limit is taken`() {
        let four = "SELECT row_id AS key FROM entry"
        #expect(refusal(four, limits: SQLLimits(rows: 4)) == "4 leads")
        #expect(refusal(four, limits: SQLLimits(rows: 3)).contains("more than 3 rows"))
    }

    @Test func `a text that grows beyond its limit is refused`() {
        let growing = """
            WITH RECURSIVE n(x) AS
                (SELECT 'aaaa' UNION ALL SELECT replace(x, 'a', 'aaaaaaaa') FROM n)
            SELECT x AS key FROM n
            """
        #expect(refusal(growing).contains("too big"))
    }

    @Test func `an id of ours, a strange severity and a strange name in the message are refused`() {
        let head = "-- id: X1\n-- title: t\n-- severity: high\n-- message: {key}\n"
        let sql = "SELECT 1 AS key"
        for (old, new) in [
            ("X1", "C01"), ("X1", "X"), ("high", "huge"), ("{key}", "{keys}"),
            ("-- title: t\n", ""),
            ("id:", "number:"),
        ] {
            #expect(throws: Refusal.self) {
                try CustomModel(file: head.replacing(old, with: new) + sql)
            }
        }
        #expect(throws: Never.self) { try CustomModel(file: head + sql) }
    }
}
