import CSQLite
import Domain
import Foundation
import Tables

/// The fifteen tables as an embedded SQL database in memory, in which one query may read and do
/// nothing else.
///
/// Only SELECT is prepared; the authorizer refuses everything but reading our tables and calling
/// plain functions. A query ends after `seconds` or `rowLimit` rows. Answers depend on the data
/// alone: functions of chance and of the clock are refused.
final class DataView {
    /// A row of the answer.
    struct Row {
        var village = ""
        var key = ""
        var day: Day?
        var amount: Int64 = 0
        var evidence: [Evidence] = []
        /// All columns as text, by their names.
        var texts: [String: String] = [:]
    }

    static let rowLimit = 10_000
    private let seconds: Double
    private let model: CustomModel
    private let database: OpaquePointer
    private let watch: QueryWatch
    /// The tables and columns that the query reads.
    private(set) var needs: [Need] = []

    init(_ model: CustomModel, seconds: Double) throws(CustomFault) {
        self.model = model
        self.seconds = seconds
        watch = QueryWatch()
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
        guard sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let opened else {
            throw CustomFault(model.id, "无法建立查询视图", "the view of the data cannot be made")
        }
        database = opened
        for (limit, value) in [
            (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, 1 << 20),
            (SQLITE_LIMIT_SQL_LENGTH, 100_000), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
            (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
        ] as [(Int32, Int32)] {
            sqlite3_limit(database, limit, value)
        }
        sqlite3_create_function_v2(
            database, "day_number", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, Self.dayNumber,
            nil, nil, nil)
        for canon in Canon.allCases { try run(Self.create(canon)) }
    }

    deinit { sqlite3_close_v2(database) }

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

    /// Prepares the query, fills in the tables that it reads, and gives its rows.
    func answer(_ data: Dataset, asOf: Day) throws(CustomFault) -> [Row] {
        let statement = try prepared()
        defer { sqlite3_finalize(statement) }
        needs = watch.tables.sorted { $0.key.rawValue < $1.key.rawValue }.map { canon, fields in
            Need(canon, fields: fields.sorted { $0.rawValue < $1.rawValue })
        }
        for canon in watch.tables.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            try fill(canon, data)
        }
        let parameter = sqlite3_bind_parameter_index(statement, ":as_of")
        if parameter > 0 { Self.bind(asOf.description, statement, parameter) }
        return try rows(of: statement)
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
            throw fault("查询有误", "the query is wrong")
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

    private func rows(of statement: OpaquePointer) throws(CustomFault) -> [Row] {
        watch.deadline = Date().addingTimeInterval(seconds)
        sqlite3_progress_handler(database, 20_000, QueryWatch.check, watch.pointer)
        defer { sqlite3_progress_handler(database, 0, nil, nil) }
        let names = (0..<sqlite3_column_count(statement)).map { Self.name(statement, $0) }
        var rows: [Row] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return rows
            case SQLITE_ROW:
                guard rows.count < Self.rowLimit else {
                    throw CustomFault(
                        model.id, "结果超过\(Self.rowLimit)行，请缩小范围",
                        "more than \(Self.rowLimit) rows: narrow it down")
                }
                rows.append(Self.row(statement, names))
            case SQLITE_INTERRUPT:
                throw CustomFault(
                    model.id, "超过\(Int(seconds))秒，请简化查询",
                    "it took more than \(Int(seconds)) seconds: make it simpler")
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
            case "day": row.day = Day(value)
            case "amount": row.amount = sqlite3_column_int64(statement, column)
            case _ where name.hasSuffix("_origin"):
                let table = String(name.dropLast("_origin".count))
                if let canon = Canon.allCases.first(where: { Self.table($0) == table }) {
                    let origin = UInt64(bitPattern: sqlite3_column_int64(statement, column))
                    row.evidence.append(Evidence(table: canon, origin: Origin(origin)))
                }
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

    private func fill(_ canon: Canon, _ data: Dataset) throws(CustomFault) {
        let table = data.table(canon)
        let fields = canon.schema.fields.compactMap { spec in
            Field(rawValue: spec.key).flatMap { table.hasColumn($0) ? (spec, $0) : nil }
        }
        let names = ["origin"] + fields.map { "\"\($0.0.key)\"" }
        let marks = Array(repeating: "?", count: names.count).joined(separator: ",")
        var statement: OpaquePointer?
        let sql =
            "INSERT INTO \(Self.table(canon))(\(names.joined(separator: ","))) VALUES (\(marks))"
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw fault("无法填入数据", "the data cannot be filled in") }
        defer { sqlite3_finalize(statement) }
        let cells = fields.map { Cells($0.0.kind, $0.1, table) }
        try run("BEGIN")
        for row in table.rows {
            sqlite3_bind_int64(
                statement, 1,
                Int64(bitPattern: UInt64(table.origin(row).file) << 32)
                    | Int64(table.origin(row).row))
            for (index, cells) in cells.enumerated() {
                cells.bind(row, statement, Int32(index + 2), data)
            }
            guard sqlite3_step(statement) == SQLITE_DONE else {
                throw fault("无法填入数据", "the data cannot be filled in")
            }
            sqlite3_reset(statement)
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

    fileprivate static func bind(_ text: String, _ statement: OpaquePointer, _ index: Int32) {
        // The library copies the text before the call ends.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(statement, index, text, -1, copied)
    }
}

/// One column of a table on its way into the view.
private enum Cells {
    case text(TextColumn)
    case whole(WideColumn)
    case moment(WideColumn)
    case day(NarrowColumn)
    case number(NarrowColumn)

    init(_ kind: FieldKind, _ field: Field, _ table: Table) {
        self =
            switch kind {
            case .text: .text(table.texts(field))
            case .money, .quantity: .whole(table.wide(field))
            case .moment: .moment(table.wide(field))
            case .day: .day(table.narrow(field))
            case .number: .number(table.narrow(field))
            }
    }

    func bind(_ row: Int, _ statement: OpaquePointer, _ index: Int32, _ data: Dataset) {
        switch self {
        case .text(let column):
            if column[row] == 0 { break }
            return DataView.bind(data.text(column[row]), statement, index)
        case .whole(let column):
            guard let value = column[row] else { break }
            sqlite3_bind_int64(statement, index, value)
            return
        case .moment(let column):
            guard let value = column[row] else { break }
            return DataView.bind(Self.moment(value), statement, index)
        case .day(let column):
            guard let value = column[row] else { break }
            return DataView.bind(Day(number: value).description, statement, index)
        case .number(let column):
            guard let value = column[row] else { break }
            sqlite3_bind_int64(statement, index, Int64(value))
            return
        }
        sqlite3_bind_null(statement, index)
    }

    /// `2024-03-05 12:33:05`.
    private static func moment(_ seconds: Int64) -> String {
        let (day, rest) = (seconds / 86_400, seconds % 86_400)
        func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        return "\(Day(number: Int32(clamping: day)).description) \(clock)"
    }
}
