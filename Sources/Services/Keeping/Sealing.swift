import Domain
import Foundation
import Storage

extension Office {
    /// Writes into the journal what the database of passwords and openings holds now, unless the
    /// newest seal says so already.
    ///
    /// A database that is not the one of the newest seal is never sealed: then `verify` goes on to
    /// name it.
    package func seal() async throws {
        try await seals.hold { try await sealNow() }
    }

    private func sealNow() async throws {
        let (now, last) = try await access.seal()
        let newest = try await newestSeal()
        if let newest, newest.id != last, newest.seal != now { return }
        if let newest, newest.seal == now {
            // The program ended between the two databases.
            if newest.id != last { try await access.sealed(by: newest.id) }
            return
        }
        let id = UUID.timeOrdered(at: Moment(Date()))
        let payload = try Self.text(of: now)
        try await engine.write { writing in
            let at = try Journal.last(writing.reading)?.at ?? Moment(Date())
            try Journal.append(
                id: id, at: at, person: nil, action: Journal.seal, payload: payload, answer: "{}",
                writing)
        }
        try await access.sealed(by: id)
    }

    func newestSeal() async throws -> (seal: AccessSeal, id: UUID)? {
        guard let entry = try await engine.read({ try Journal.newest(Journal.seal, $0) }) else {
            return nil
        }
        let seal = try JSONDecoder().decode(AccessSeal.self, from: Data(entry.payload.utf8))
        return (seal, entry.id)
    }
}

extension Office {
    /// What a server does before it serves: long work that had not ended is said to be broken off,
    /// and the journal names what the database of passwords holds.
    package func begin() async throws {
        try await access.breakOffJobs()
        try await seal()
    }
}
