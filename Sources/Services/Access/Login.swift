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

/// A login that was right.
package struct Entry: Sendable {
    package let visitor: Visitor
    /// The token for the cookie of the device, which opens nothing by itself.
    package let device: String
}

extension Office {
    /// Characters of an account at most; as many as `AddPerson` takes.
    package static let loginLimit = 40
    /// Bytes of a password at most.
    package static let passwordLimit = 512

    /// Logs somebody in.
    ///
    /// In this order: lengths; a place in the lane of hashing; the attempt written down, where
    /// eight in a quarter of an hour are allowed to each count; the password tried, one at a time
    /// for an account. An account that is not there goes the same road and costs the same.
    ///
    /// `device`: The cookie of the device. Where this person has logged in with it before, it has
    /// a count and places of its own.
    /// - Throws: `Refusal`; the same sentence for an unknown account and a wrong password.
    package func logIn(
        _ login: String, _ password: String, device: String? = nil, at now: Moment
    ) async throws -> Entry {
        let login = login.trimmingCharacters(in: .whitespaces).lowercased()
        guard login.count <= Self.loginLimit, login.utf8.count <= Self.loginLimit * 4 else {
            throw Refusal.longLogin
        }
        guard password.utf8.count <= Self.passwordLimit else { throw Refusal.longPassword }
        let person = try await engine.read { reading in
            try reading.value(
                "SELECT id FROM people WHERE login = \(login) AND active = 1",
                as: Identifier<Person>.self)
        }
        let known = try await access.credentials(
            of: person ?? Self.nobody, device: device, at: now)
        let isKnown = known.isKnownDevice
        let matches = try await tried(
            login, password, known.hash, device: isKnown ? device : nil, at: now)
        guard matches, let person,
            let actor = try await engine.read({ try Actors.load(person, $0) })
        else { throw Refusal.wrongLogin }
        let (token, remembered) = try await access.open(
            person, actor.language, device: device, at: now)
        let visitor = Visitor(
            actor: actor, csrf: Access.formToken(of: token), language: actor.language,
            token: token)
        return Entry(visitor: visitor, device: remembered)
    }

    /// Whether a password fits, tried on the lane of hashing and counted.
    ///
    /// - Throws: `Refusal` while the count rests or the lane is full; then nothing was tried.
    private func tried(
        _ login: String, _ password: String, _ hash: String?, device: String?, at now: Moment
    ) async throws -> Bool {
        let place = try hashing.place(ahead: device != nil)
        guard let attempt = try await access.reserve(login, device: device, at: now) else {
            throw Refusal.tooManyLogins
        }
        do {
            let matches = try await hashing.run(place, key: login) {
                // Hashed against a password that nobody knows, an unknown account costs as much.
                Access.matches(password, hash ?? Self.nobodysHash) && hash != nil
            }
            try await access.settle(attempt, matches ? .right : .wrong)
            return matches
        } catch {
            try await access.settle(attempt, .untried)
            throw error
        }
    }

    /// The visitor behind a token; nil when the session has ended.
    package func visitor(_ token: String, at now: Moment) async throws -> Visitor? {
        guard let session = try await session(token, at: now) else { return nil }
        let idle = now.milliseconds - session.seenAt.milliseconds
        let age = now.milliseconds - session.startedAt.milliseconds
        if idle > Access.sessionIdle || age > Access.sessionLife {
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
            actor: actor, csrf: Access.formToken(of: token), language: session.language,
            token: token)
    }

    private func session(_ token: String, at now: Moment) async throws -> Access.Session? {
        if let known = sessions.session(token, at: now) { return known }
        guard let session = try await access.session(token) else { return nil }
        sessions.keep(session, token, at: now)
        return session
    }

    /// Whoever's account is closed is let in by nothing any more, when it is opened again either.
    func endAccess(after action: any Action) async throws {
        guard let closing = action as? SetActive, !closing.active else { return }
        defer { sessions.forget() }
        try await access.endAll(of: closing.record)
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
        of person: Identifier<Person>, from current: String, to new: String,
        device: String? = nil, at now: Moment
    ) async throws {
        let login = try await engine.read { reading in
            try reading.value("SELECT login FROM people WHERE id = \(person)", as: String.self)
        }
        guard current.utf8.count <= Self.passwordLimit else { throw Refusal.longPassword }
        let known = try await access.credentials(of: person, device: device, at: now)
        guard let login, let hash = known.hash else { throw Refusal.loggedOut }
        let matches = try await tried(
            login, current, hash, device: known.isKnownDevice ? device : nil, at: now)
        guard matches else {
            throw Refusal.field(
                "current", "wrong-password",
                Phrase("当前密码不正确。", "The current password is wrong."),
                Phrase("请重新输入。", "Type it again."))
        }
        try await setPassword(new, of: person)
    }

    /// Gives somebody a new password; all their sessions and known devices end.
    ///
    /// - Throws: `Refusal` when it is too short or too long.
    package func setPassword(_ password: String, of person: Identifier<Person>) async throws {
        guard password.utf8.count <= Self.passwordLimit else { throw Refusal.longPassword }
        guard password.count >= 10 else {
            throw Refusal.field(
                "password", "weak-password",
                Phrase("密码少于10个字符。", "The password has fewer than 10 characters."),
                Phrase("请使用10个字符以上的密码。", "Use 10 characters or more."))
        }
        let hash = try await hashing.run(hashing.place(ahead: true)) { try Access.hash(password) }
        defer { sessions.forget() }
        try await access.keepPassword(hash, of: person)
        try await seal()
    }

    /// An identifier that no person has.
    private static let nobody = Identifier<Person>(
        UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))

    /// argon2id of a password that nobody knows, with the limits of all others.
    private static let nobodysHash: String =
        (try? Access.hash((try? Access.secret()) ?? UUID().uuidString)) ?? ""
}

extension Refusal {
    static let hashingBusy = Refusal(
        .unavailable, "access.busy",
        Phrase("登录人数过多，请稍候。", "Too many people are logging in."),
        remedy: Phrase("请几秒后再试。", "Try again in a few seconds."))

    static let longLogin = Refusal.field(
        "login", "login-too-long",
        Phrase("账号不超过\(Office.loginLimit)个字符。", "An account has 40 characters at most."),
        Phrase("请核对后重新输入。", "Check it and try again."))

    static let longPassword = Refusal.field(
        "password", "password-too-long",
        Phrase(
            "密码不超过\(Office.passwordLimit)个字节。", "A password has 512 bytes at most."),
        Phrase("请核对后重新输入。", "Check it and try again."))

    static let tooManyLogins = Refusal(
        .throttled, "access.throttled",
        Phrase("该账号登录失败次数过多，已暂停登录。", "Too many failed logins for this account."),
        remedy: Phrase("请15分钟后再试，或联系管理员。", "Try again in 15 minutes or ask the administrator."))

    static let wrongLogin = Refusal(
        .unauthenticated, "access.wrong-login",
        Phrase("账号或密码不正确。", "The account or the password is wrong."),
        remedy: Phrase("请核对后重新输入。", "Check both and try again."))
}
