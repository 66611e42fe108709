import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Attempts to log in, counted before they are tried; sessions, and when they end.
struct AttemptTests {
    private let password = "a-long-password"

    private func open() async throws -> (place: Clearwater, person: Identifier<Person>) {
        let place = try await Clearwater.open()
        let actor = try await place.person("zhang", [(.officeStaff, place.county)])
        let person = try #require(actor.person)
        try await place.office.setPassword(password, of: person)
        return (place, person)
    }

    private func count(_ place: Clearwater, _ sql: SQL) async throws -> Int {
        try await place.office.access.engine.read { try $0.value(sql, as: Int.self) ?? 0 }
    }

    @Test func `passwords that another library hashed still open`() throws {
        // libsodium's crypto_pwhash_str of “password”.
        let hash =
            "$argon2id$v=19$m=65536,t=2,p=1$X6ZN9VBLUHqoPRp8tgxDZA"
            + "$dHgHJb94UhfuD5CJvmSykec2e0rAy6SqAioGOkdP9xg"
        #expect(Access.matches("password", hash))
        #expect(!Access.matches("Password", hash))
        #expect(!Access.matches("", hash))
        let own = try Access.hash("口令 with blanks")
        #expect(own.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        #expect(Access.matches("口令 with blanks", own))
        #expect(try own != Access.hash("口令 with blanks"))
    }

    @Test func `of sixty guesses at once eight are tried`() async throws {
        let (place, _) = try await open()
        let access = place.office.access
        let reserved = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    try await access.reserve("zhang", device: nil, at: Clearwater.noon) != nil
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(reserved == Access.attemptsAllowed)
        // While they are being tried the right password waits as well.
        #expect(
            await place.code {
                _ = try await place.office.logIn("zhang", password, at: Clearwater.noon)
            } == "access.throttled")
    }

    @Test func `guesses at once through the door are tried eight times at most`() async throws {
        let (place, _) = try await open()
        let office = place.office
        let codes = await withTaskGroup(of: String.self) { group in
            for n in 0..<60 {
                group.addTask {
                    await place.code {
                        _ = try await office.logIn("zhang", "guess \(n)", at: Clearwater.noon)
                    }
                }
            }
            return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect((1...8).contains(codes["access.wrong-login"] ?? 0))
        #expect(
            Set(codes.keys).isSubset(of: [
                "access.wrong-login", "access.throttled", "access.busy",
            ]))
    }

    @Test func `the right password takes back failures, and no attempt under way`() async throws {
        let (place, _) = try await open()
        let access = place.office.access
        for _ in 0..<4 {
            let failed = try #require(
                try await access.reserve("zhang", device: nil, at: Clearwater.noon))
            try await access.settle(failed, .wrong)
        }
        let underWay = try await access.reserve("zhang", device: nil, at: Clearwater.noon)
        #expect(underWay != nil)
        _ = try await place.office.logIn("zhang", password, at: Clearwater.noon)
        #expect(try await count(place, "SELECT count(*) FROM login_attempts") == 1)
    }

    @Test func `an unknown account rests like a known one, after a quarter of an hour no more`()
        async throws
    {
        let (place, _) = try await open()
        let access = place.office.access
        for _ in 0..<8 {
            let attempt = try await access.reserve("nobody", device: nil, at: Clearwater.noon)
            try await access.settle(try #require(attempt), .wrong)
        }
        #expect(try await access.reserve("nobody", device: nil, at: Clearwater.noon) == nil)
        let later = Moment(milliseconds: Clearwater.noon.milliseconds + Access.attemptWindow + 1)
        #expect(try await access.reserve("nobody", device: nil, at: later) != nil)
        // What is past goes with later attempts.
        #expect(try await count(place, "SELECT count(*) FROM login_attempts") == 1)
    }

    @Test func `ever new names do not make the table grow without end`() async throws {
        let (place, _) = try await open()
        let access = place.office.access
        for name in ["a", "b", "c"] {
            _ = try await access.reserve(name, device: nil, at: Clearwater.noon)
        }
        try await access.engine.write { writing in
            try writing.execute(
                """
                UPDATE sqlite_sequence SET seq = seq + \(Access.attemptsKept)
                WHERE name = \("login_attempts")
                """)
        }
        _ = try await access.reserve("d", device: nil, at: Clearwater.noon)
        #expect(try await count(place, "SELECT count(*) FROM login_attempts") == 1)
        // And no row holds what was typed.
        #expect(
            try await count(place, "SELECT max(length(account)) FROM login_attempts") == 32)
    }

    @Test func `a lane that is full refuses and writes nothing down`() async throws {
        let (place, _) = try await open()
        let office = place.office
        var places: [Lane.Place] = []
        while let taken = try? office.hashing.place() { places.append(taken) }
        #expect(places.count == 12)
        #expect(
            await place.code {
                _ = try await office.logIn("zhang", password, at: Clearwater.noon)
            } == "access.busy")
        #expect(try await count(place, "SELECT count(*) FROM login_attempts") == 0)
        // Whoever is known has places of their own, and so has a new password.
        let person = try #require(try await office.person(login: "zhang"))
        try await office.setPassword("another-password", of: person)
        places = []
        _ = try await office.logIn("zhang", "another-password", at: Clearwater.noon)
    }

    @Test func `a session ends seven days after the login, however much it is used`() async throws {
        let (place, _) = try await open()
        let office = place.office
        let entry = try await office.logIn("zhang", password, at: Clearwater.noon)
        let hour: Int64 = 3_600_000
        for hours in stride(from: Int64(6), through: 168, by: 6) {
            let now = Moment(milliseconds: Clearwater.noon.milliseconds + hours * hour)
            #expect(try await office.visitor(entry.visitor.token, at: now) != nil, "\(hours)")
        }
        let end = Moment(milliseconds: Clearwater.noon.milliseconds + 168 * hour + 1)
        #expect(try await office.visitor(entry.visitor.token, at: end) == nil)
        #expect(try await count(place, "SELECT count(*) FROM sessions") == 0)
    }

    @Test func `no token of a form is kept`() async throws {
        let (place, _) = try await open()
        let entry = try await place.office.logIn("zhang", password, at: Clearwater.noon)
        #expect(entry.visitor.csrf.count == 64)
        #expect(entry.visitor.csrf != entry.visitor.token)
        let again = try await place.office.visitor(entry.visitor.token, at: Clearwater.noon)
        #expect(again?.csrf == entry.visitor.csrf)
        let schema = try place.office.access.engine.schemaText()
        #expect(!schema.contains("csrf"))
        let file = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/access.sqlite-wal"))
        for secret in [entry.visitor.csrf, entry.visitor.token, entry.device, password] {
            #expect(file.range(of: Data(secret.utf8)) == nil)
        }
    }

    @Test func `closing an account ends its sessions and devices for good`() async throws {
        let (place, person) = try await open()
        let office = place.office
        let entry = try await office.logIn("zhang", password, at: Clearwater.noon)
        for active in [false, true] {
            try await place.perform(
                SetActive(record: person, active: active, reason: "调离"), as: .console)
        }
        #expect(try await office.visitor(entry.visitor.token, at: Clearwater.noon) == nil)
        let known = try await office.access.credentials(
            of: person, device: entry.device, at: Clearwater.noon)
        #expect(known.isKnownDevice == false)
    }
}
