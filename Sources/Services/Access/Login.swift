package import Domain
import Foundation
import Storage

/// Somebody who is logged in.
package struct Visitor: Sendable {
    package let actor: Actor
    /// Must come back with every form.
    package let csrf: String
    package let language: Language
    /// The token of the session, as it stands in the cookie.
    package let token: String
}

extension Office {
    /// Sessions end after twelve hours without a request.
    private static let idleMilliseconds: Int64 = 12 * 3_600_000
    /// After so many failures in a quarter of an hour an account rests.
    private static let failuresAllowed = 8
    private static let failureWindow: Int64 = 15 * 60_000

    /// Logs somebody in.
    ///
    /// - Throws: `Refusal`; the same sentence for an unknown account and a wrong password.
    package func logIn(_ login: String, _ password: String, at now: Moment) async throws -> Visitor
    {
        let login = login.trimmingCharacters(in: .whitespaces).lowercased()
        let window = Moment(milliseconds: now.milliseconds - Self.failureWindow)
        guard try await access.failures(login, since: window) < Self.failuresAllowed else {
            throw Refusal.tooManyLogins
        }
        let person = try await engine.read { reading in
            try reading.value(
                "SELECT id FROM people WHERE login = \(login) AND active = 1",
                as: Identifier<Person>.self)
        }
        let known = try await hash(of: person)
        // An unknown account costs as much time as a known one.
        let matches = Access.matches(password, known ?? Self.nobodysHash)
        guard matches, known != nil, let person else {
            try await access.recordFailure(login, at: now)
            throw Refusal.wrongLogin
        }
        try await access.clearFailures(login)
        guard
            let actor = try await engine.read({ try Actors.load(person, $0) })
        else { throw Refusal.wrongLogin }
        let (token, csrf) = try await access.open(person, actor.language, at: now)
        return Visitor(actor: actor, csrf: csrf, language: actor.language, token: token)
    }

    /// The visitor behind a token; nil when the session has ended.
    package func visitor(_ token: String, at now: Moment) async throws -> Visitor? {
        guard let session = try await session(token, at: now) else { return nil }
        let idle = now.milliseconds - session.seenAt.milliseconds
        if idle > Self.idleMilliseconds {
            try await access.end(token)
            sessions.forget()
            return nil
        }
        // Written at most once a minute.
        if idle > 60_000 { try await access.touch(token, at: now) }
        let actor = try await engine.read { reading in
            try Actors.load(session.person, language: session.language, reading)
        }
        guard let actor else { return nil }
        return Visitor(
            actor: actor, csrf: session.csrf, language: session.language, token: token)
    }

    private func session(_ token: String, at now: Moment) async throws -> Access.Session? {
        if let known = sessions.session(token, at: now) { return known }
        guard let session = try await access.session(token) else { return nil }
        sessions.keep(session, token, at: now)
        return session
    }

    package func logOut(_ visitor: Visitor) async throws {
        defer { sessions.forget() }
        try await access.end(visitor.token)
    }

    package func setLanguage(_ language: Language, of visitor: Visitor) async throws {
        defer { sessions.forget() }
        try await access.setLanguage(language, visitor.token)
    }

    /// Changes a password for somebody who knows the one they have. Wrong attempts count as failed
    /// logins.
    package func changePassword(
        of person: Identifier<Person>, from current: String, to new: String, at now: Moment
    ) async throws {
        let login = try await engine.read { reading in
            try reading.value("SELECT login FROM people WHERE id = \(person)", as: String.self)
        }
        guard let login, let hash = try await access.hash(of: person) else {
            throw Refusal.loggedOut
        }
        let window = Moment(milliseconds: now.milliseconds - Self.failureWindow)
        guard try await access.failures(login, since: window) < Self.failuresAllowed else {
            throw Refusal.tooManyLogins
        }
        guard Access.matches(current, hash) else {
            try await access.recordFailure(login, at: now)
            throw Refusal.field(
                "current", "wrong-password",
                Phrase("当前密码不正确。", "The current password is wrong."),
                Phrase("请重新输入。", "Type it again."))
        }
        try await setPassword(new, of: person)
    }

    /// Gives somebody a new password; all their sessions end.
    ///
    /// - Throws: `Refusal` when it is too short.
    package func setPassword(_ password: String, of person: Identifier<Person>) async throws {
        guard password.count >= 10, password.utf8.count <= 512 else {
            throw Refusal.field(
                "password", "weak-password",
                Phrase("密码少于10个字符。", "The password has fewer than 10 characters."),
                Phrase("请使用10个字符以上的密码。", "Use 10 characters or more."))
        }
        defer { sessions.forget() }
        try await access.setPassword(password, of: person)
    }

    private func hash(of person: Identifier<Person>?) async throws -> String? {
        guard let person else { return nil }
        return try await access.hash(of: person)
    }

    /// argon2id of a password that nobody knows, with the limits of all others.
    private static let nobodysHash: String =
        (try? Access.hash((try? Access.secret()) ?? UUID().uuidString)) ?? ""
}

extension Refusal {
    static let tooManyLogins = Refusal(
        .throttled, "access.throttled",
        Phrase("该账号登录失败次数过多，已暂停登录。", "Too many failed logins for this account."),
        remedy: Phrase("请15分钟后再试，或联系管理员。", "Try again in 15 minutes or ask the administrator."))

    static let wrongLogin = Refusal(
        .unauthenticated, "access.wrong-login",
        Phrase("账号或密码不正确。", "The account or the password is wrong."),
        remedy: Phrase("请核对后重新输入。", "Check both and try again."))
}
