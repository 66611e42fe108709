package import Domain
package import Foundation
package import Storage

/// Everything that writes is an action. There is no other way to write.
package protocol Action: Encodable, Sendable {
    /// `findings.write`, or the move of a life cycle: `finding.sign`.
    var name: String { get }

    /// Where it acts. The permission table and recusals are judged there.
    /// - Throws: `Refusal` when there is no such record.
    func place(_ reading: Reading) throws -> Place

    /// What it acts on, as the table of visibility knows it. Whoever does not see that at the
    /// place is answered as if there were no such record. nil: it acts on nothing that can be
    /// hidden.
    /// - Throws: `Refusal` when there is no such record.
    func object(_ reading: Reading) throws -> VisibleObject?

    /// Every further place that it touches: the villages of a ledger, of a dataset, the units
    /// assigned. The actor is judged for each of them.
    func touches(_ reading: Reading) throws -> [Place]

    /// Lists that show what it acts on to more people than those whose grants reach the place: a
    /// group sees the round it is in.
    var sightings: [Sighting] { get }

    /// Whether somebody sees what it acts on.
    func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool

    /// Judges by the rules of the trade, and keeps the outcome.
    func perform(_ desk: Desk) throws -> ActionAnswer
}

/// A row of a list.
package struct Sighting: Sendable {
    let list: ListDefinition
    let record: UUID

    init(_ list: ListDefinition, _ record: UUID) {
        self.list = list
        self.record = record
    }
}

extension Action {
    package var sightings: [Sighting] { [] }

    package func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        guard let object = try object(reading) else { return true }
        return try Visibility.sees(actor, object, at: place)
            || sightings.contains { try $0.list.shows($0.record, to: actor, reading) }
    }
}

/// What an action answered. It is kept, and given again when the same action comes twice.
package struct ActionAnswer: Codable, Sendable, Equatable {
    /// The record that was made or changed.
    package let record: UUID
    /// The page of that record: `/findings/0197…`.
    package let page: String
    /// Its document number, where it has one.
    package let number: String?
    /// Its version after the action, where it has one.
    package let version: Int?
    /// What people read when it is done.
    package let note: Phrase
    /// The outcome in figures: how many rows of a register were taken.
    package let counts: [String: Int]?

    package init(
        _ record: UUID, page: String, number: String? = nil, version: Int? = nil, note: Phrase,
        counts: [String: Int]? = nil
    ) {
        self.record = record
        self.page = page
        self.number = number
        self.version = version
        self.note = note
        self.counts = counts
    }
}

/// An action before it is filled in: its name, its address, its fields, and how it is made.
package struct ActionKind: Sendable {
    package let name: String
    package let label: Phrase
    /// `/inspections/{inspection}/findings`: where a form is posted and, under `/api`, where a
    /// program posts. A part in braces is the field of that key.
    package let path: String
    package let fields: [Field]
    let make: @Sendable (Data) throws -> any Action

    package init<A: Action & Decodable>(
        _ name: String, _ label: Phrase, path: String, fields: [Field], as type: A.Type
    ) {
        self.name = name
        self.label = label
        self.path = path
        self.fields = fields
        make = { try JSONDecoder().decode(A.self, from: $0) }
    }

    init(
        _ name: String, _ label: Phrase, path: String, fields: [Field],
        make: @escaping @Sendable (Data) throws -> any Action
    ) {
        self.name = name
        self.label = label
        self.path = path
        self.fields = fields
        self.make = make
    }

    /// The fields that a person fills in: neither hidden nor part of the address.
    package var visibleFields: [Field] {
        fields.filter { field in
            if case .hidden = field.kind { return false }
            return !path.contains("{\(field.key)}")
        }
    }
}

/// What an action has at hand while it is performed: one write transaction, who acts, and when.
package struct Desk {
    package let writing: Writing
    package let actor: Actor
    package let at: Moment
    /// The action's own identifier, and that of the record it makes.
    package let id: UUID
    /// The files that actions name by their SHA-256.
    package let files: FileStore
    let lastPlan: LastPlan
    let preparedFiles: PreparedFiles
    /// Whether the action comes out of a journal, into which it was let when it was judged.
    let isReplayed: Bool

    let derivation: Derivation
    /// Whether the journal of before there was a key for identifiers is being replayed.
    let isCounted: Bool

    /// The identifier of a further record that this action makes, of `base` where it belongs to
    /// that one. `formerly` is the number that was added to the action's identifier before there
    /// was a key, without which an old journal would not make the same records again.
    func identifier(
        _ step: Derivation.Step, _ n: Int = 0, of base: UUID? = nil, formerly offset: Int
    ) -> UUID {
        isCounted
            ? Derivation.counted(offset, of: step == .attachment ? base ?? id : id)
            : derivation.identifier(step, n, of: base ?? id)
    }

    /// The desk of an action that follows inside this one, with an identifier of its own.
    func inside(_ n: Int) -> Desk {
        Desk(
            writing: writing, actor: actor, at: at,
            id: identifier(.inside, n, formerly: n * 4096), files: files, lastPlan: lastPlan,
            preparedFiles: preparedFiles, isReplayed: isReplayed, derivation: derivation,
            isCounted: isCounted)
    }

    /// Judges the records and days that the action names.
    func judge(_ sent: SentFields) throws {
        if isReplayed { return }
        try sent.judge(actor, today: today, reading)
    }

    package var reading: Reading { writing.reading }
    package var today: Day { at.day }

    /// The person who acts.
    /// - Throws: `Refusal` at the console, which is nobody.
    package func person() throws(Refusal) -> Identifier<Person> {
        guard let person = actor.person else { throw .notAtConsole }
        return person
    }

    /// The next number of a series. Numbers are never used twice.
    package func nextNumber(in series: String) throws -> Int {
        let next = try reading.value(
            """
            INSERT INTO number_series(series, last) VALUES (\(series), 1)
            ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1 RETURNING last
            """, as: Int.self)
        guard let next else { throw StorageDefect("a series of numbers has no next number") }
        return next
    }
}

extension Refusal {
    static let notAtConsole = Refusal(
        .forbidden, "permission.console",
        Phrase("控制台不能办理此事。", "This cannot be done at the console."),
        remedy: Phrase("请登录后办理。", "Log in and do it there."))

    /// There is no such record, or this person may not know of it: the same sentence for both.
    package static let notFound = Refusal(
        .notFound, "record.not-found",
        Phrase("没有找到该记录，或您无权查看。", "There is no such record, or you may not see it."),
        remedy: Phrase("请从列表进入。", "Go there from a list."))

    /// Somebody else changed the record after it was read.
    package static let changedMeanwhile = Refusal(
        .conflict, "record.changed",
        Phrase("该记录刚刚被他人更新，您的操作未保存。", "Somebody else has just changed this record."),
        remedy: Phrase(
            "请核对最新内容后重新提交；您填写的内容仍在下方。",
            "Look at the new state and send again; what you wrote is still below."))
}
