import Domain
import Foundation
import GRDB
import Glibc

/// The database of a data folder: SQLite in WAL mode with `synchronous=FULL`, many readers and
/// one writer. An answered write has reached the disk.
///
/// This folder is the only place that knows SQLite. Everything above speaks `SQL`, `Reading` and
/// `Writing`.
package final class Engine: Sendable {
    private let pool: DatabasePool
    private let commits: CommitQueue
    private let watch: RowWatch?

    /// Opens a database, making it where there is none, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: The file of the database.
    ///   - migrations: Oldest first; see `Migration`.
    ///   - proof: Who names the sums of its rows.
    ///   - isCopy: Whether a journal is performed again in it, to be compared and thrown away: no
    ///     answered write need reach the disk, and its oldest entries may name what is not there.
    /// - Throws: `Refusal` with a sentence when the file cannot be used.
    package init(
        path: String, migrations: [Migration], proof: RowProof = .none, isCopy: Bool = false
    ) throws {
        Self.close(path)
        var configuration = Self.configuration(isLasting: !isCopy)
        configuration.foreignKeysEnabled = !isCopy
        configuration.maximumReaderCount = 4
        let pool = try translatingErrors(path) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try migrate(pool, migrations, proof)
            return pool
        }
        self.pool = pool
        watch =
            try proof == .none
            ? nil
            : pool.writeWithoutTransaction { database in
                guard let connection = database.sqliteConnection else {
                    throw StorageDefect("the connection is closed")
                }
                return try RowWatch(connection, proof)
            }
        commits = CommitQueue(pool: pool, watch: watch)
    }

    /// The file is for its owner alone; those beside it get the permissions that it has.
    private static func close(_ path: String) {
        let made = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if made >= 0 { Glibc.close(made) }
        for suffix in ["", "-wal", "-shm"] { chmod(path + suffix, 0o600) }
    }

    private static func configuration(isLasting: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.label = "xuncun"
        configuration.prepareDatabase { database in
            // Savepoints, sorting and temporary indexes in memory: records never reach the
            // temporary folder of the machine.
            try database.execute(
                sql: """
                    PRAGMA synchronous = \(isLasting ? "FULL" : "OFF");
                    PRAGMA cache_size = -6000;
                    PRAGMA temp_store = MEMORY
                    """)
        }
        return configuration
    }

    /// Reads in one snapshot: everything that the body sees was true at the same moment.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws
        -> T
    {
        try await translatingErrorsAsync(pool.path) {
            try await pool.read { try body(Reading(database: $0)) }
        }
    }

    /// Reads in one snapshot on the thread that calls, through a connection of its own: for long
    /// scans, which would take the readers of the pages from them.
    package func scan<T>(_ body: (Reading) throws -> T) throws -> T {
        var configuration = Self.configuration(isLasting: true)
        configuration.readonly = true
        return try translatingErrors(pool.path) {
            let queue = try DatabaseQueue(path: pool.path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { try body(Reading(database: $0)) }
        }
    }

    /// Reads while a folder is being opened.
    package func readNow<T>(_ body: (Reading) throws -> T) throws -> T {
        try translatingErrors(pool.path) { try pool.read { try body(Reading(database: $0)) } }
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
            try pool.write {
                try body(Writing(reading: Reading(database: $0), watch: watch))
            }
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
                // Indexes are looked up in no order: a small cache would read the file many times.
                try database.execute(sql: "PRAGMA cache_size = -262144")
                defer { try? database.execute(sql: "PRAGMA cache_size = -6000") }
                return try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
                    .filter { $0 != "ok" }
            }
        }
    }

    /// What the schema holds that the migrations do not make, and the other way round: names of
    /// tables, indexes, triggers and views. What the database counts for its own plans does not
    /// matter.
    package func strangers(_ migrations: [Migration]) throws -> [String] {
        let wanted = try DatabaseQueue()
        try migrate(wanted, migrations)
        let objects = { (database: Database) in
            Set(
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT type, name, coalesce(sql, '') FROM sqlite_master
                        WHERE name NOT LIKE 'sqlite_stat%'
                        """
                ).map { "\($0[0] as String) \($0[1] as String)\n\($0[2] as String)" })
        }
        let (expected, found) = (try wanted.read(objects), try pool.read(objects))
        return expected.symmetricDifference(found).map { object in
            String(object.prefix { $0 != "\n" })
        }.sorted()
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

/// Who says what the sum of a database's rows must be.
package enum RowProof: Equatable, Sendable {
    case none
    /// The entries of its journal, for all tables of records.
    case journal
    /// The database beside its rows, after every write, for these tables.
    case itself([String])

    var tables: [String]? {
        if case .itself(let tables) = self { tables } else { nil }
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
///
/// Where rows are summed up, a step that changes tables begins the sums anew.
private func migrate(
    _ pool: some DatabaseWriter, _ migrations: [Migration], _ proof: RowProof = .none
) throws {
    let done = try pool.read { database in
        try database.tableExists("migrations")
            ? try String.fetchAll(database, sql: "SELECT name FROM migrations ORDER BY number") : []
    }
    let isWhole = try proof == .none || pool.read { try Reading(database: $0).hasSums() }
    if done == migrations.map(\.name), isWhole { return }
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
        let writing = Writing(reading: Reading(database: database))
        switch proof {
        case .none: break
        case .journal: try RecordProof.judgeBefore(writing.reading)
        case .itself(let tables): try RecordProof.judgeBefore(tables, writing.reading)
        }
        for migration in migrations.dropFirst(done.count) {
            try database.execute(sql: migration.script)
            try database.execute(
                sql: "INSERT INTO migrations(name) VALUES (?)", arguments: [migration.name])
        }
        switch proof {
        case .none: break
        case .itself(let tables): _ = try writing.sumAnew(tables)
        case .journal:
            let now = Moment(Date())
            try Journal.takeBaseline(
                id: .timeOrdered(at: now), at: now, migrations: migrations.count, writing)
        }
    }
}
