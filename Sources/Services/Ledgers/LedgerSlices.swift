import Domain
import Foundation
import Storage

/// A long ledger is taken over in slices, each an import of its own with a file of its own, so
/// that nobody's work waits for all of it.
///
/// A village is cut only where it alone is too long, and then its last slice alone can be through
/// with it. What a slice has taken over stays when the program ends before the last one: the same
/// ledger again goes on where it was broken off, because rows that are known are not taken over
/// twice.
enum LedgerSlices {
    /// How many rows are taken over in one transaction.
    static let rows = 50

    struct Slice: Equatable {
        /// Numbers of rows.
        var rows: [Int]
        /// Whether further rows of its only village follow.
        var goesOn = false
        /// Whether it is a part of a village, and takes no other.
        var isPart = false
    }

    /// The rows of a plan in files, village by village.
    static func files(_ plan: LedgerPlan) -> [(file: [UInt8], goesOn: Bool)] {
        slices(plan.entries.map(\.inspection)).map { slice in
            (file(slice.rows.map { plan.texts[$0] }), slice.goesOn)
        }
    }

    /// Rows by the village of each: together as many as fit, in the order of the file.
    static func slices(_ villages: [UUID]) -> [Slice] {
        var rows: [UUID: [Int]] = [:]
        var order: [UUID] = []
        for (row, village) in villages.enumerated() {
            if rows[village] == nil { order.append(village) }
            rows[village, default: []].append(row)
        }
        var slices: [Slice] = []
        for village in order {
            let more = rows[village] ?? []
            if more.count > Self.rows {
                slices += stride(from: 0, to: more.count, by: Self.rows).map { start in
                    let end = min(start + Self.rows, more.count)
                    return Slice(
                        rows: Array(more[start..<end]), goesOn: end < more.count, isPart: true)
                }
            } else if let last = slices.last, !last.isPart,
                last.rows.count + more.count <= Self.rows
            {
                slices[slices.count - 1].rows += more
            } else {
                slices.append(Slice(rows: more))
            }
        }
        return slices
    }

    private static func file(_ rows: [[LedgerField: String]]) -> [UInt8] {
        let fields = LedgerField.allCases.filter { field in
            rows.contains { $0[field]?.isEmpty == false }
        }
        let lines = [fields.map(\.label.zh)] + rows.map { row in fields.map { row[$0] ?? "" } }
        let text = lines.map { cells in
            cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
        }.joined(separator: "\r\n")
        return Array("\u{FEFF}\(text)\r\n".utf8)
    }
}

extension Office {
    /// Takes a ledger over in slices where it has more rows than one transaction should.
    /// - Returns: The answer; nil where the ledger is short.
    func takeOverInSlices(
        _ ledger: ImportLedger, _ claims: FileClaims, by actor: Actor, at: Moment, id: UUID
    ) async throws -> ActionAnswer? {
        guard let bytes = files.content(ledger.file) else { return nil }
        let sent = try SentFields(
            ImportLedger.kindOfAction, payload: try Self.text(of: ledger))
        let found = try await engine.read {
            [preparedFiles] reading -> (LedgerPlan?, ActionAnswer?) in
            if let earlier = try Journal.entry(id, reading) {
                return (nil, try Self.answer(earlier, to: ledger, by: actor))
            }
            guard let current = try Self.current(actor, reading) else { throw Refusal.loggedOut }
            try Self.judge(ledger, sent, by: current, today: at.day, reading)
            try claims.judge(by: current, preparedFiles, reading)
            let plan = try LedgerPlan.make(
                bytes, round: ledger.record.uuid, fedBackOn: ledger.fedBackOn, today: at.day,
                for: current, reading)
            return (plan, nil)
        }
        if let answer = found.1 { return answer }
        guard let plan = found.0, plan.added > LedgerSlices.rows else { return nil }
        let job = UUID.timeOrdered(at: at)
        try await access.begin(
            .ledger, job, of: ledger.record.uuid, by: actor.person, at: at)
        do {
            for slice in LedgerSlices.files(plan) {
                let part = ledger.slice(try files.keep(slice.file), goesOn: slice.goesOn)
                _ = try await road(
                    part, nil, by: actor, at: at, id: .timeOrdered(at: at))
            }
            let answer = try await road(
                ledger.closing(plan.taken), claims, by: actor, at: at, id: id)
            try await access.endJob(job)
            return answer
        } catch {
            try await access.endJob(job)
            throw error
        }
    }

    /// The answer of then to a ledger that is sent again; nil where it was short, or something
    /// else.
    private static func answer(
        _ earlier: Journal.Entry, to ledger: ImportLedger, by actor: Actor
    ) throws -> ActionAnswer? {
        guard earlier.action == ledger.name, earlier.person == actor.person,
            let kept = try? JSONDecoder().decode(
                ImportLedger.self, from: Data(earlier.payload.utf8)),
            kept.taken != nil, kept.record == ledger.record, kept.file == ledger.file,
            kept.fedBackOn == ledger.fedBackOn
        else { return nil }
        return try JSONDecoder().decode(ActionAnswer.self, from: Data(earlier.answer.utf8))
    }
}

extension LedgerPlan {
    var taken: ImportLedger.Taken {
        ImportLedger.Taken(
            rows: rows, added: added, known: known, refused: refused, units: units)
    }
}
