import Domain
import Foundation
import GRDB

/// The database of a data folder: SQLite in WAL mode with `synchronous=FULL`, many readers and
/// one writer. An answered write has reached the disk.
///
/// This folder is the only place that knows SQLite. Everything above speaks `SQL`, `Reading` and
/// `Writing`.
package final class Engine: Sendable {
    private let pool: DatabasePool
    private let commits: CommitQueue

    /// Opens a database, making it where there is none, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: The file of the database.
    ///   - migrations: Oldest first; see `Migration`.
    /// - Throws: `Refusal` with a sentence when the file cannot be used.
    package init(path: String, migrations: [Migration]) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.label = "xuncun"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -6000")
        }
        let pool = try translatingErrors(path) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try migrate(pool, migrations)
            return pool
        }
        self.pool = pool
        commits = CommitQueue(pool: pool)
    }

    /// Reads in one snapshot: everything that the body sees was true at the same moment.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws
        -> T
    {
        try await translatingErrorsAsync(pool.path) {
            try await pool.read { try body(Reading(database: $0)) }
        }
    }

    /// Runs a body in a write transaction and returns when it has reached the disk.
    ///
    /// Bodies that wait at the same time share one transaction and one flush (group commit); a
    /// body that throws takes only its own changes back.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Writing) throws -> T) async throws
        -> T
    {
        try await translatingErrorsAsync(pool.path) { try await commits.submit(body) }
    }

    /// Writes while a folder is being opened, unless nothing is left to do.
    package func prepare(
        unless isReady: (Reading) throws -> Bool, _ body: (Writing) throws -> Void
    ) throws {
        try translatingErrors(pool.path) {
            if try pool.read({ try isReady(Reading(database: $0)) }) { return }
            try pool.write { try body(Writing(reading: Reading(database: $0))) }
        }
    }

    /// Copies the database to a new file while it is in use.
    package func backup(to path: String) throws {
        try translatingErrors(path) {
            let target = try DatabaseQueue(path: path)
            try pool.backup(to: target)
            // A copy that travels should be one file.
            try target.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try target.close()
        }
    }

    /// What the database itself finds wrong with its file; empty when it is sound.
    package func damage() throws -> [String] {
        try translatingErrors(pool.path) {
            try pool.read { database in
                try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
                    .filter { $0 != "ok" }
            }
        }
    }

    /// Folds the write-ahead log into the database and closes it.
    package func close() throws {
        _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try pool.close()
    }

    /// The statements that make the schema, for the handbook and its test.
    package func schemaText() throws -> String {
        try pool.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT sql || ';' FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'
                      AND name NOT LIKE 'sqlite_%'
                    ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, rowid
                    """
            ).joined(separator: "\n\n") + "\n"
        }
    }

    /// The names of all tables that hold records, for comparing two folders.
    package func tableNames() throws -> [String] {
        try pool.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table'
                      AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'
                    ORDER BY name
                    """)
        }
    }
}

/// A step of the schema. Once released it is never edited; a change is a new step.
package struct Migration: Sendable {
    /// A date and a sentence: `2026-11-23 the main thread`.
    package let name: String
    package let script: String

    package init(_ name: String, _ script: String) {
        self.name = name
        self.script = script
    }
}

/// Applies what is missing, in one transaction, so that a folder is never half migrated.
private func migrate(_ pool: DatabasePool, _ migrations: [Migration]) throws {
    let done = try pool.read { database in
        try database.tableExists("migrations")
            ? try String.fetchAll(database, sql: "SELECT name FROM migrations ORDER BY number") : []
    }
    if done == migrations.map(\.name) { return }
    guard done.count <= migrations.count, zip(done, migrations).allSatisfy({ $0 == $1.name })
    else {
        throw Refusal(
            .unavailable, "storage.newer-schema",
            Phrase(
                "数据由更新版本的程序建立，本版本无法打开。",
                "The data folder was made by a newer version of the program."),
            remedy: Phrase("请使用更新的版本。", "Use that version or a later one."))
    }
    try pool.write { database in
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS migrations (
                    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)
                """)
        for migration in migrations.dropFirst(done.count) {
            try database.execute(sql: migration.script)
            try database.execute(
                sql: "INSERT INTO migrations(name) VALUES (?)", arguments: [migration.name])
        }
    }
}
