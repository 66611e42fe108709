package import Domain
package import Foundation
package import Storage
import Synchronization

/// The office of one data folder: the composition root, and the only door to everything.
package final class Office: Sendable {
    package let folder: DataFolder
    let engine: Engine
    package let access: Access
    package let files: FileStore
    let totals = Totals(limit: 4096)
    let figures = Remembered<StatTable.Question, ScoreboardView>(limit: 256)
    let tables = Remembered<StatTable.Grouped, StatTable>(limit: 256)
    package let plans = PlanningJobs()
    let lastPlan = LastPlan()
    let sessions = RecentSessions()
    let preparedFiles = PreparedFiles()
    let datasets = DatasetShelf()
    let jobs = ScreeningJobs()
    /// Two passwords at a time, ten that wait: more than a second nobody waits for their turn.
    let hashing = Lane(width: 2, places: 12, full: .hashingBusy, neverStops: true)
    /// Two files at a time; the other places wait, or are sent to slow lines.
    let exports = Lane(
        width: 2, places: 16, full: .exportsBusy, each: (exportsOfOne, .exportsOfOne))
    /// Half of the places: one person cannot keep the others from exporting.
    static let exportsOfOne = 8
    /// Queries of a county's own.
    let queries = Lane(width: 2, places: 18, full: .queriesBusy, neverStops: true)
    /// Screenings: none waits, because whoever begins one looks at its progress.
    let screenings = Lane(width: 2, places: 2, full: .screeningBusy)
    /// Reading the files of datasets, two at a time.
    let books = Lane(width: 2, places: 12, full: .booksBusy)
    /// Plans; the search keeps much on its stack.
    let planning = Lane(width: 2, places: 8, full: .planningBusy, stack: 16 << 20)
    let seals = Turns()
    private let clock: Clock
    let derivation: Mutex<Derivation>
    private let used: UsedIdentifiers

    /// Opens a data folder, making it where there is none. `clock` says when an action is done;
    /// `isCopy` that a journal is performed again in it, to be compared and thrown away.
    package init(_ folder: DataFolder, clock: Clock = .machine, isCopy: Bool = false) throws {
        self.clock = clock
        try folder.prepare()
        self.folder = folder
        engine = try Engine(
            path: folder.records, migrations: Schema.migrations, proof: .journal, isCopy: isCopy)
        try SearchTexts.refresh(engine)
        derivation = Mutex(try engine.readNow { try Derivation.load($0) })
        used = try engine.readNow { try UsedIdentifiers.load($0) }
        access = try Access(path: folder.access)
        files = FileStore(folder: folder.files)
        try Spool.clear(folder.temporary)
    }

    /// Performs an action: the one road of every change.
    ///
    /// - Parameters:
    ///   - action: What is to be done.
    ///   - actor: Who does it. Grants are read again inside the transaction.
    ///   - at: When it is done.
    ///   - id: The action's own identifier. An action that comes twice is done once, and answered
    ///     twice.
    ///   - files: What the form brought. It is kept when the action is done, and not before.
    /// - Returns: The answer, once the action has reached the disk.
    /// - Throws: `Refusal` when it must not be done; then nothing was changed.
    package func perform(
        _ action: any Action, by actor: Actor, at: Moment, id: UUID,
        bringing files: [BroughtFile] = []
    ) async throws -> ActionAnswer {
        let claims = try await FileClaims(
            action, try Self.text(of: action), files, by: actor, at: at, self)
        let answer = try await claims.settled(self) {
            if let ledger = action as? ImportLedger,
                let answer = try await takeOverInSlices(ledger, claims, by: actor, at: at, id: id)
            {
                return answer
            }
            return try await road(
                try await rehearsed(action, by: actor, at: at, id: id), claims, by: actor, at: at,
                id: id)
        }
        try await endAccess(after: action)
        return answer
    }

    /// Performs an entry of a journal again. Whether it might be done was judged then, by the rules
    /// of then, and files were claimed by those who had them.
    func repeatEntry(_ entry: Journal.Entry) async throws {
        let action = try ActionCatalogue.action(entry.action, payload: entry.payload)
        let actor =
            entry.person.map { person in
                Actor(person: person, name: "", language: .chinese, grants: [])
            } ?? .console
        _ = try await road(
            action, nil, by: actor, at: entry.at, id: entry.id, isReplayed: true)
    }

    /// `claims` is nil where nobody hands in the files that the action names: out of a journal, and
    /// for what the program itself has cut out of a file.
    func road(
        _ action: any Action, _ claims: FileClaims?, by actor: Actor, at: Moment, id: UUID,
        isReplayed: Bool = false
    ) async throws -> ActionAnswer {
        let payload = try Self.text(of: action)
        let kind = ActionCatalogue.kind(action.name)
        let sent = isReplayed ? nil : try SentFields(kind, payload: payload)
        let (lastPlan, prepared, used, clock) = (lastPlan, preparedFiles, used, clock)
        let derivation = derivation.withLock { $0 }
        let files =
            claims.map { self.files.holding($0.brought.map { ($0.sha256, $0.bytes) }) } ?? files
        return try await engine.write { writing in
            let earlier = try Journal.entry(id, writing.reading)
            if let earlier, Self.isSame(earlier, action.name, payload, by: actor) {
                return try JSONDecoder().decode(
                    ActionAnswer.self, from: Data(earlier.answer.utf8))
            }
            guard let current = try Self.current(actor, writing.reading) else {
                throw Refusal.loggedOut
            }
            let isCounted =
                try isReplayed && Journal.head(writing.reading) < derivation.lastCounted
            let at =
                try isReplayed || clock == .given ? at : Clock.judged(at, writing.reading)
            if !isReplayed {
                try Self.judge(action, sent, by: current, today: at.day, writing.reading)
                try claims?.judge(by: current, prepared, writing.reading)
            }
            // Told to those alone who may act. Before there was a key, an identifier could be used
            // twice.
            if try earlier != nil || (!isCounted && used.holds(id, writing.reading)) {
                throw Refusal.identifierUsed
            }
            let desk = Desk(
                writing: writing, actor: current, at: at, id: id, files: files,
                lastPlan: lastPlan, preparedFiles: prepared, isReplayed: isReplayed,
                derivation: derivation, isCounted: isCounted)
            let answer = try action.perform(desk)
            try Journal.append(
                id: id, at: at, person: current.person, action: action.name, payload: payload,
                answer: try Self.text(of: answer), writing)
            try claims?.keep(files)
            return answer
        }
    }

    /// The identifier of the action on one of the records that a form was sent for. Sent again, the
    /// form has the same ones; nobody else can tell them.
    package func identifier(of record: UUID, in form: UUID) -> UUID {
        derivation.withLock { $0.identifier(.row, for: record, of: form) }
    }

    /// Reads in one snapshot.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T)
        async throws -> T
    {
        try await engine.read(body)
    }

    /// The person as they stand now: an account may have been closed, or a round have ended,
    /// since the page was drawn.
    static func current(_ actor: Actor, _ reading: Reading) throws -> Actor? {
        guard let person = actor.person else { return actor }
        return try Actors.load(person, language: actor.language, reading)
    }

    /// Whether somebody sees what is acted on, and may act there and at every place touched. What
    /// is out of sight is answered like what does not exist, whatever this person may do. Then the
    /// records and days that the action names are judged.
    static func judge(
        _ action: any Action, _ sent: SentFields?, by actor: Actor, today: Day,
        _ reading: Reading
    ) throws {
        let place = try action.place(reading)
        // The console sees nothing and acts where the table lets it.
        guard try actor.isConsole || action.isSeen(by: actor, at: place, reading) else {
            throw Refusal.notFound
        }
        try Permissions.judge(action.name, by: actor, at: place)
        try sent?.judge(actor, today: today, reading)
        try Permissions.judge(action.name, by: actor, atEach: action.touches(reading), reading)
    }

    private static func isSame(
        _ earlier: Journal.Entry, _ action: String, _ payload: String, by actor: Actor
    ) -> Bool {
        earlier.action == action && earlier.payload == payload && earlier.person == actor.person
    }

    /// JSON with sorted keys: the same action always has the same text.
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Refusal {
    /// One's own record or somebody else's has it: the same sentence for both.
    static let identifierUsed = Refusal(
        .conflict, "action.identifier-used",
        Phrase("该操作编号已用于另一项操作。", "Another action has used this identifier."),
        remedy: Phrase("请刷新页面后重新提交。", "Reload the page and send again."))

    package static let loggedOut = Refusal(
        .unauthenticated, "access.logged-out",
        Phrase("请先登录。", "Nobody is logged in."),
        remedy: Phrase("请登录后重试。", "Log in and try again."))
}
