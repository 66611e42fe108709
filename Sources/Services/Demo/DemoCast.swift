import Domain
import Foundation
import Storage
import Synchronization

/// The time of the made-up county: it moves on with every action.
final class DemoClock: Sendable {
    private let now: Mutex<Moment>

    init(startingOn day: Day) {
        now = Mutex(Self.morning(of: day))
    }

    /// Goes on to the morning of a day, or some minutes later; never back.
    func go(to day: Day, minutes: Int = 0) {
        let then = Moment(
            milliseconds: Self.morning(of: day).milliseconds + Int64(minutes) * 60_000)
        now.withLock { $0 = max($0, then) }
    }

    /// The next moment: twenty seconds later.
    func tick() -> Moment {
        now.withLock { now in
            now = Moment(milliseconds: now.milliseconds + 20_000)
            return now
        }
    }

    var today: Day { now.withLock { $0.day } }

    /// Half past eight in Asia/Shanghai.
    private static func morning(of day: Day) -> Moment {
        Moment(milliseconds: Int64(day.number) * 86_400_000 + 30 * 60_000)
    }
}

/// Who there is in the made-up county, shared by everybody who acts at the same time.
final class DemoRoster: Sendable {
    private let people = Mutex<[String: Actor]>([:])
    private let county = Mutex<UUID?>(nil)
    private let departments = Mutex<[UUID: String]>([:])
    private let papers = Mutex<[String: BroughtFile]>([:])

    var isNew: Bool { people.withLock { $0.count <= 1 } }

    func actor(_ login: String) throws -> Actor {
        guard let actor = people.withLock({ $0[login] }) else {
            throw StorageDefect("nobody called \(login) in the made-up county")
        }
        return actor
    }

    func add(_ actor: Actor, as login: String) { people.withLock { $0[login] = actor } }

    /// A department and the login of whoever acts for it.
    func register(_ department: UUID, as login: String) {
        departments.withLock { $0[department] = login }
    }

    func login(of department: UUID) -> String? { departments.withLock { $0[department] } }

    func department(of login: String) -> UUID? {
        departments.withLock { $0.first { $0.value == login }?.key }
    }

    /// A paper that an action is going to name by its SHA-256.
    func bring(_ file: BroughtFile) { papers.withLock { $0[file.sha256] = file } }

    func paper(_ sha256: String) -> BroughtFile? { papers.withLock { $0[sha256] } }

    func found(_ id: UUID?) { county.withLock { $0 = id } }

    var countyID: UUID {
        get throws {
            guard let id = county.withLock({ $0 }) else { throw Refusal.notFound }
            return id
        }
    }
}

/// The people of the made-up county at one place and time. Everything they do goes through the
/// office's one door.
struct DemoCast: Sendable {
    let office: Office
    let clock: DemoClock
    let roster: DemoRoster

    var countyID: UUID { get throws { try roster.countyID } }

    /// The same people, acting by a clock of their own: groups work at the same time.
    func startingOn(_ day: Day) -> DemoCast {
        DemoCast(office: office, clock: DemoClock(startingOn: day), roster: roster)
    }

    /// Records an entry in a logbook.
    @discardableResult
    func record(
        _ book: String, under record: UUID, as login: String, _ values: [String: InputValue]
    ) async throws -> UUID {
        guard let book = Logbooks.named(book) else { throw Refusal.notFound }
        return try await perform(RecordEntry(book, record: record, values), as: login).record
    }

    /// Performs an action as somebody.
    @discardableResult
    func perform(_ action: any Action, as login: String? = nil) async throws -> ActionAnswer {
        let actor = try login.map { try person($0) } ?? .console
        let at = clock.tick()
        return try await office.perform(
            action, by: actor, at: at, id: .timeOrdered(at: at), bringing: files(of: action))
    }

    /// A paper comes with the move that names it.
    func paper(_ text: String) throws -> String {
        let file = try BroughtFile(Array(text.utf8))
        roster.bring(file)
        return file.sha256
    }

    private func files(of action: any Action) -> [BroughtFile] {
        guard let evidence = (action as? MoveAction)?.details[Need.evidence.rawValue] else {
            return []
        }
        return roster.paper(evidence).map { [$0] } ?? []
    }

    /// A move of a life cycle as somebody.
    func move(
        _ kind: RecordKind, _ move: String, _ record: UUID, as login: String,
        _ details: [String: String] = [:]
    ) async throws {
        try await perform(MoveAction(kind, move, record: record, details: details), as: login)
    }

    func person(_ login: String) throws -> Actor { try roster.actor(login) }

    func id(_ login: String) throws -> Identifier<Person> {
        guard let id = try person(login).person else { throw Refusal.notAtConsole }
        return id
    }

    func importRegister() async throws {
        let text = DemoCounty.register()
        let file = try await office.keepRegister(
            Array(text.utf8), by: .console, at: clock.tick())
        try await perform(
            ImportRegister(
                file: file, fileName: "qingyuan.csv", county: nil, system: "example",
                version: "2025", since: clock.today))
        let id = try await office.read { reading in
            try reading.value(
                "SELECT id FROM counties WHERE code = \(DemoCounty.code)", as: UUID.self)
        }
        roster.found(id)
    }

    /// Makes an account and, where a role is named, has the role proposed and confirmed.
    func add(
        _ login: String, _ name: String, _ employer: String, _ role: Role? = nil,
        scope: UUID? = nil, by proposer: String? = nil
    ) async throws {
        let answer = try await perform(
            AddPerson(
                login: login, fullName: name, employer: employer,
                county: Identifier(try countyID)), as: proposer)
        let actor = Actor(
            person: Identifier(answer.record), name: name, language: .chinese, grants: [])
        roster.add(actor, as: login)
        guard let role else { return }
        // A role that reaches everywhere is beyond the county's director.
        let grant = try await propose(
            answer.record, role, scope, by: scope == nil ? nil : proposer)
        // The very first grant has nobody to confirm it.
        if !roster.isNew {
            try await perform(SettleGrant(grant: grant, verb: .confirmGrant), as: "admin")
        }
    }

    private func propose(_ person: UUID, _ role: Role, _ scope: UUID?, by proposer: String?)
        async throws -> UUID
    {
        let at = clock.tick()
        let id = UUID.timeOrdered(at: at)
        let action = ProposeGrant(
            record: Identifier(person), role: role, scope: scope.map { Identifier($0) })
        let actor = try proposer.map { try self.person($0) } ?? .console
        _ = try await office.perform(action, by: actor, at: at, id: id)
        return id
    }

    /// The office, the leading group and the organs of the county.
    func appointOffice() async throws {
        let county = try countyID
        try await add("admin", "系统管理员", "县大数据中心", .sysAdmin)
        try await add("director", DemoTexts.name(1), "区委巡察办", .officeDirector, scope: county)
        let others: [(String, String, Role, UUID?)] = [
            ("office", "区委巡察办", .officeStaff, county),
            ("leading", "区委巡察工作领导小组", .leadingGroup, county),
            ("secretary", "区委书记专题会", .countySecretaryMeeting, county),
            ("supervision", "巡察整改督导组", .supervisionGroup, county),
            ("guidance", "市级巡察指导组", .guidanceGroup, county),
            ("keeper", "区委巡察办线索专人", .clueKeeper, county),
            ("discipline", "区纪委监委", .disciplineOrgan, county),
            ("organisation", "区委组织部", .organisationDept, county),
            ("city", "云州市委巡察办", .upperLevel, nil),
            ("auditor", "区委保密办", .logAuditor, nil),
        ]
        for (offset, (login, employer, role, scope)) in others.enumerated() {
            try await add(
                login, DemoTexts.name(offset + 2), employer, role, scope: scope, by: "director")
        }
    }

    /// Gives the demonstration password to one account of each role.
    func logins() async throws -> [DemoRun.Login] {
        let township = "township-1"
        let village = "village-1"
        let chosen: [(String, Phrase)] = [
            ("director", Role.officeDirector.label), ("office", Role.officeStaff.label),
            ("leading", Role.leadingGroup.label), ("leader1", Role.groupLeader.label),
            ("leader2", Role.groupDeputy.label), ("inspector1", Role.inspector.label),
            ("keeper", Role.clueKeeper.label), ("guidance", Role.guidanceGroup.label),
            (township, Role.townshipCommittee.label), (village, Role.villageSecretary.label),
            ("department-1", Role.department.label),
            ("supervision", Role.supervisionGroup.label),
            ("discipline", Role.disciplineOrgan.label), ("city", Role.upperLevel.label),
            ("auditor", Role.logAuditor.label), ("admin", Role.sysAdmin.label),
        ]
        var logins: [DemoRun.Login] = []
        for (login, role) in chosen {
            let actor = try person(login)
            guard let id = actor.person else { continue }
            try await office.setPassword(DemoRun.password, of: id)
            logins.append(DemoRun.Login(login: login, role: role.zh, name: actor.name))
        }
        return logins
    }
}
