package import Domain
package import Foundation
package import Storage

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

    /// Opens a data folder, making it where there is none.
    package init(_ folder: DataFolder) throws {
        try folder.prepare()
        self.folder = folder
        engine = try Engine(path: folder.records, migrations: Schema.migrations)
        try SearchTexts.refresh(engine)
        access = try Access(path: folder.access)
        files = FileStore(folder: folder.files)
    }

    /// Performs an action: the one road of every change.
    ///
    /// - Parameters:
    ///   - action: What is to be done.
    ///   - actor: Who does it. Grants are read again inside the transaction.
    ///   - at: When it is done.
    ///   - id: The action's own identifier. An action that comes twice is done once, and answered
    ///     twice.
    /// - Returns: The answer, once the action has reached the disk.
    /// - Throws: `Refusal` when it must not be done; then nothing was changed.
    package func perform(_ action: any Action, by actor: Actor, at: Moment, id: UUID)
        async throws -> ActionAnswer
    {
        let payload = try Self.text(of: action)
        let (files, lastPlan, prepared) = (files, lastPlan, preparedFiles)
        return try await engine.write { writing in
            if let earlier = try Journal.entry(id, writing.reading) {
                return try Self.repeated(earlier, action: action.name, payload, by: actor)
            }
            guard let current = try Self.current(actor, writing.reading) else {
                throw Refusal.loggedOut
            }
            let place = try action.place(writing.reading)
            try Permissions.judge(action.name, by: current, at: place)
            let desk = Desk(
                writing: writing, actor: current, at: at, id: id, files: files,
                lastPlan: lastPlan, preparedFiles: prepared)
            let answer = try action.perform(desk)
            try Journal.append(
                id: id, at: at, person: current.person, action: action.name, payload: payload,
                answer: try Self.text(of: answer), writing)
            return answer
        }
    }

    /// Reads in one snapshot.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T)
        async throws -> T
    {
        try await engine.read(body)
    }

    /// The person as they stand now: an account may have been closed, or a round have ended,
    /// since the page was drawn.
    private static func current(_ actor: Actor, _ reading: Reading) throws -> Actor? {
        guard let person = actor.person else { return actor }
        return try Actors.load(person, language: actor.language, reading)
    }

    private static func repeated(
        _ earlier: Journal.Entry, action: String, _ payload: String, by actor: Actor
    ) throws -> ActionAnswer {
        guard earlier.action == action, earlier.payload == payload, earlier.person == actor.person
        else {
            throw Refusal(
                .conflict, "action.identifier-used",
                Phrase("该操作编号已用于另一项操作。", "Another action has used this identifier."),
                remedy: Phrase("请刷新页面后重新提交。", "Reload the page and send again."))
        }
        return try JSONDecoder().decode(ActionAnswer.self, from: Data(earlier.answer.utf8))
    }

    /// JSON with sorted keys: the same action always has the same text.
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Refusal {
    package static let loggedOut = Refusal(
        .unauthenticated, "access.logged-out",
        Phrase("请先登录。", "Nobody is logged in."),
        remedy: Phrase("请登录后重试。", "Log in and try again."))
}
