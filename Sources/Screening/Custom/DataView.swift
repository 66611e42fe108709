import CSQLite
package import Domain
import Foundation
import Tables

/// The fifteen tables as an embedded SQL database in memory, in which one query may read and do
/// nothing else.
///
/// Only SELECT is prepared; the authorizer refuses everything but reading our tables and calling
/// plain functions. A query ends at the bounds of `QueryBounds`. Answers depend on the data
/// alone: functions of chance and of the clock are refused.
package final class DataView {
    /// A row of the answer.
    package struct Row: Codable, Sendable {
        var village = ""
        var key = ""
        var day = ""
        var amount: Int64 = 0
        /// Rows that it rests on: the name of the table, and the origin as a number.
        var origins: [String: Int64] = [:]
        /// All columns as text, by their names.
        var texts: [String: String] = [:]
    }

    private let model: CustomModel
    private let database: OpaquePointer
    private let watch = QueryWatch()
    private var query: OpaquePointer?

    package init(_ model: CustomModel) throws(CustomFault) {
        self.model = model
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
        guard sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let opened else {
            throw CustomFault(model.id, "无法建立查询视图", "the view of the data cannot be made")
        }
        database = opened
        for (limit, value) in QueryBounds.limits { sqlite3_limit(database, limit, value) }
        sqlite3_create_function_v2(
            database, "day_number", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, Self.dayNumber,
            nil, nil, nil)
        // Sorters and subqueries stay in memory, where a bound counts them.
        try run("PRAGMA temp_store = MEMORY")
        for canon in Canon.allCases { try run(Self.create(canon)) }
    }

    deinit {
        sqlite3_finalize(query)
        sqlite3_close_v2(database)
    }

    /// `day_number('2024-03-05')`: days since 1970-01-01; NULL for what is no day. The functions of
    /// time that the library has know the clock, and are refused.
    private static let dayNumber:
        @convention(c) (
            OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Void = { context, _, arguments in
            guard let text = sqlite3_value_text(arguments?[0]),
                let day = Day(String(cString: text))
            else { return sqlite3_result_null(context) }
            sqlite3_result_int64(context, Int64(day.number))
        }

    // MARK: The query

    /// Prepares the query.
    /// - Returns: The tables and columns that it reads, to be filled in before it is run.
    package func prepare() throws(CustomFault) -> [Need] {
        query = try prepared()
        return watch.tables.sorted { $0.key.rawValue < $1.key.rawValue }.map { canon, fields in
            Need(canon, fields: fields.sorted { $0.rawValue < $1.rawValue })
        }
    }

    private func prepared() throws(CustomFault) -> OpaquePointer {
        sqlite3_set_authorizer(database, QueryWatch.authorize, watch.pointer)
        defer { sqlite3_set_authorizer(database, nil, nil) }
        var statement: OpaquePointer?
        var isAlone = true
        let code = model.query.withCString { text -> Int32 in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(database, text, -1, &statement, &tail)
            let rest = tail.map { String(cString: $0) } ?? ""
            isAlone = rest.allSatisfy { $0.isWhitespace || $0 == ";" }
            return code
        }
        guard code == SQLITE_OK, let statement else {
            if let denied = watch.denied {
                throw CustomFault(
                    model.id, "查询只能读取十五类表，不允许：\(denied)",
                    "a query may only read the tables; refused: \(denied)")
            }
            throw code == SQLITE_NOMEM
                ? QueryBounds.memoryFault(model.id) : fault("查询有误", "the query is wrong")
        }
        let names = (0..<sqlite3_column_count(statement)).map { Self.name(statement, $0) }
        let parameters = (1...max(1, sqlite3_bind_parameter_count(statement))).compactMap {
            sqlite3_bind_parameter_name(statement, $0).map { String(cString: $0) }
        }
        guard isAlone, sqlite3_stmt_readonly(statement) != 0, names.contains("village"),
            names.contains("key"), parameters.allSatisfy({ $0 == ":as_of" }),
            Int(sqlite3_bind_parameter_count(statement)) == parameters.count
        else {
            sqlite3_finalize(statement)
            throw CustomFault(
                model.id, "应是一条SELECT，结果须有 village 和 key 两列，参数只有 :as_of",
                "it is one SELECT with the columns village and key; the only parameter is :as_of")
        }
        return statement
    }

    /// Runs the prepared query for at most `seconds`.
    package func rows(asOf: Day, seconds: Double) throws(CustomFault) -> [Row] {
        guard let query else {
            throw CustomFault(model.id, "查询未准备", "the query has not been prepared")
        }
        let parameter = sqlite3_bind_parameter_index(query, ":as_of")
        if parameter > 0 { Self.bind(asOf.description, query, parameter) }
        watch.deadline = Date().addingTimeInterval(seconds)
        sqlite3_progress_handler(database, 20_000, QueryWatch.check, watch.pointer)
        defer { sqlite3_progress_handler(database, 0, nil, nil) }
        let names = (0..<sqlite3_column_count(query)).map { Self.name(query, $0) }
        var rows: [Row] = []
        var bytes = 0
        while true {
            switch sqlite3_step(query) {
            case SQLITE_DONE: return rows
            case SQLITE_ROW:
                guard rows.count < QueryBounds.rows else {
                    throw QueryBounds.rowsFault(model.id)
                }
                let row = Self.row(query, names)
                bytes += row.texts.values.reduce(64) { $0 + $1.utf8.count }
                guard bytes <= QueryBounds.bytes else { throw QueryBounds.bytesFault(model.id) }
                rows.append(row)
            case SQLITE_INTERRUPT: throw QueryBounds.timeFault(model.id, seconds)
            case SQLITE_NOMEM: throw QueryBounds.memoryFault(model.id)
            case SQLITE_TOOBIG: throw QueryBounds.lengthFault(model.id)
            default: throw fault("查询中断", "the query broke off")
            }
        }
    }

    private static func row(_ statement: OpaquePointer, _ names: [String]) -> Row {
        var row = Row()
        for (index, name) in names.enumerated() {
            let column = Int32(index)
            guard sqlite3_column_type(statement, column) != SQLITE_NULL,
                let text = sqlite3_column_text(statement, column)
            else { continue }
            let value = String(cString: text)
            row.texts[name] = value
            switch name {
            case "village": row.village = value
            case "key": row.key = value
            case "day": row.day = value
            case "amount": row.amount = sqlite3_column_int64(statement, column)
            case _ where name.hasSuffix("_origin"):
                row.origins[String(name.dropLast("_origin".count))] =
                    sqlite3_column_int64(statement, column)
            default: break
            }
        }
        return row
    }

    // MARK: The tables

    /// `bankLine` → `bank_line`.
    static func table(_ canon: Canon) -> String {
        canon.rawValue.reduce(into: "") { name, letter in
            if letter.isUppercase { name += "_" }
            name += letter.lowercased()
        }
    }

    private static func create(_ canon: Canon) -> String {
        let columns = canon.schema.fields.map { field in
            let type =
                switch field.kind {
                case .text, .day, .moment: "TEXT"
                case .money, .quantity, .number: "INTEGER"
                }
            return "\"\(field.key)\" \(type)"
        }
        return "CREATE TABLE \(table(canon)) (origin INTEGER, \(columns.joined(separator: ", ")))"
    }

    /// Fills rows of a table in, as `RowFeed` gives them for the same need.
    package func fill(_ need: Need, _ chunk: [UInt8]) throws(CustomFault) {
        let names = ["origin"] + need.fields.map { "\"\($0.rawValue)\"" }
        let marks = Array(repeating: "?", count: names.count).joined(separator: ",")
        var statement: OpaquePointer?
        let sql =
            "INSERT INTO \(Self.table(need.table))(\(names.joined(separator: ","))) "
            + "VALUES (\(marks))"
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw fault("无法填入数据", "the data cannot be filled in") }
        defer { sqlite3_finalize(statement) }
        try run("BEGIN")
        var cells = CellReader(chunk)
        while !cells.isAtEnd {
            for index in 1...Int32(names.count) {
                switch cells.next() {
                case .none: sqlite3_bind_null(statement, index)
                case .whole(let number): sqlite3_bind_int64(statement, index, number)
                case .text(let text): Self.bind(text, statement, index)
                }
            }
            switch sqlite3_step(statement) {
            case SQLITE_DONE: sqlite3_reset(statement)
            case SQLITE_NOMEM: throw QueryBounds.dataFault(model.id)
            default: throw fault("无法填入数据", "the data cannot be filled in")
            }
        }
        try run("COMMIT")
    }

    private func run(_ sql: String) throws(CustomFault) {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            throw fault("查询视图出错", "the view of the data failed")
        }
    }

    private func fault(_ zh: String, _ en: String) -> CustomFault {
        let reason = String(cString: sqlite3_errmsg(database))
        return CustomFault(model.id, "\(zh)：\(reason)", "\(en): \(reason)")
    }

    private static func name(_ statement: OpaquePointer, _ column: Int32) -> String {
        sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }

    private static func bind(_ text: String, _ statement: OpaquePointer, _ index: Int32) {
        // The library copies the text before the call ends.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(statement, index, text, -1, copied)
    }
}

extension DataView.Row {
    var evidence: [Evidence] {
        Canon.allCases.compactMap { canon in
            origins[DataView.table(canon)].map { number in
                Evidence(table: canon, origin: Origin(UInt64(bitPattern: number)))
            }
        }.sorted()
    }
}
