import Domain
import Foundation
import GRDB

/// A row of an answer, valid while it is being mapped.
package struct AnswerRow {
    let row: GRDB.Row

    /// The column at an index, in the order of the SELECT.
    package func callAsFunction<V: Storable>(_ index: Int, as type: V.Type = V.self) throws -> V {
        guard let value = V(stored: stored(index)) else {
            throw StorageDefect("column \(index) does not hold a \(V.self)")
        }
        return value
    }

    /// The column at an index; nil for NULL.
    package func optional<V: Storable>(_ index: Int, as type: V.Type = V.self) throws -> V? {
        let value = stored(index)
        if value == .null { return nil }
        guard let typed = V(stored: value) else {
            throw StorageDefect("column \(index) does not hold a \(V.self)")
        }
        return typed
    }

    /// The column as it is kept.
    package func stored(_ index: Int) -> Value {
        switch (row[index] as DatabaseValue).storage {
        case .null: .null
        case .int64(let n): .integer(n)
        case .double(let x): .real(x)
        case .string(let text): .text(text)
        case .blob(let data): .bytes([UInt8](data))
        }
    }

    package var count: Int { row.count }
}

/// Something in storage that should not be possible: a defect, never shown to a person.
package struct StorageDefect: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) {
        self.description = description
    }
}

/// What can be asked of the database inside one transaction. It must not leave it.
package struct Reading {
    let database: GRDB.Database

    /// All rows of an answer.
    package func rows<T>(_ sql: SQL, _ map: (AnswerRow) throws -> T) throws -> [T] {
        let cursor = try Row.fetchCursor(statement(sql))
        var result: [T] = []
        while let row = try cursor.next() {
            result.append(try map(AnswerRow(row: row)))
        }
        return result
    }

    /// Hands over the rows of an answer one by one, for answers that are too long to hold.
    package func forEach(_ sql: SQL, _ body: (AnswerRow) throws -> Void) throws {
        let cursor = try Row.fetchCursor(statement(sql))
        while let row = try cursor.next() {
            try body(AnswerRow(row: row))
        }
    }

    /// The first row of an answer, if it has one.
    package func first<T>(_ sql: SQL, _ map: (AnswerRow) throws -> T) throws -> T? {
        let cursor = try Row.fetchCursor(statement(sql))
        return try cursor.next().map { try map(AnswerRow(row: $0)) }
    }

    /// The first column of the first row; nil without a row or for NULL.
    package func value<V: Storable>(_ sql: SQL, as type: V.Type = V.self) throws -> V? {
        try first(sql) { try $0.optional(0, as: type) } ?? nil
    }

    /// Whether the answer has a row.
    package func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }

    func statement(_ sql: SQL) throws -> Statement {
        let (text, arguments) = sql.rendered()
        let statement = try database.cachedStatement(sql: text)
        try statement.setArguments(arguments)
        return statement
    }
}

/// What can be done inside a write transaction.
package struct Writing {
    package let reading: Reading
    /// What sees the rows that change; nil where nothing is proved.
    let watch: RowWatch?

    init(reading: Reading, watch: RowWatch? = nil) {
        self.reading = reading
        self.watch = watch
    }

    /// Runs one statement.
    /// - Returns: The number of rows it changed.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        let (text, arguments) = sql.rendered()
        try reading.database.cachedStatement(sql: text).execute(arguments: arguments)
        return reading.database.changesCount
    }

    /// Runs a script of several statements without values: migrations only.
    package func run(script: String) throws {
        try reading.database.execute(sql: script)
    }

    /// The integer key that the last INSERT was given.
    package var lastKey: Int64 { reading.database.lastInsertedRowID }

    /// Runs a body that leaves nothing behind when it throws.
    package func attempt<T>(_ body: () throws -> T) throws -> T {
        var result: T?
        let changes = watch?.changes
        do {
            try reading.database.inSavepoint {
                result = try body()
                return .commit
            }
        } catch {
            if let changes { watch?.changes = changes }
            throw error
        }
        guard let result else { throw StorageDefect("a savepoint ended without its answer") }
        return result
    }
}

extension SQL {
    /// The text with SQLite's placeholders, and the values in their order.
    func rendered() -> (String, StatementArguments) {
        var text = ""
        var values: [(any DatabaseValueConvertible)?] = []
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .value(let value):
                text += "?"
                values.append(value.forSQLite)
            case .match(let key, let index, let phrase, let list):
                let name = index.rawValue
                text += "\(key) IN (SELECT rowid FROM \(name) WHERE \(name) MATCH ?)"
                values.append(Grams.query(phrase, among: list))
            case .holds(let column, let phrase):
                let runs = Grams.phrases(phrase)
                text += "(" + (runs.isEmpty ? "0" : "1")
                for run in runs {
                    text += " AND instr(\(column), ?) > 0"
                    values.append(run)
                }
                text += ")"
            }
        }
        return (text, StatementArguments(values))
    }
}

extension Value {
    fileprivate var forSQLite: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .integer(let n): n
        case .real(let x): x
        case .text(let text): text
        case .bytes(let bytes): Data(bytes)
        case .uuid(let uuid): withUnsafeBytes(of: uuid.uuid) { Data($0) }
        }
    }
}
