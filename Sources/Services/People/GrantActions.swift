package import Domain
import Foundation
package import Storage

/// A role for a person, proposed by one and confirmed by another (SoD-5).
package struct ProposeGrant: Action, Decodable {
    let record: Identifier<Person>
    let role: Role
    let scope: Identifier<Scope>?

    package init(record: Identifier<Person>, role: Role, scope: Identifier<Scope>?) {
        self.record = record
        self.role = role
        self.scope = scope
    }

    package static let kindOfAction = ActionKind(
        "people.proposeGrant", Phrase("提请授予角色", "Propose a role"),
        path: "/people/{record}/grants",
        fields: [
            Field("record", Phrase("人员", "person"), .hidden(.identifier)),
            Field(
                "role", Phrase("角色", "role"),
                .choice(
                    Role.grantable.map { Choice($0.rawValue, $0.label) })),
            Field(
                "scope", Phrase("范围", "scope"), .lookup(.scopes), required: false,
                hint: Phrase(
                    "县级角色选县，乡镇角色选乡镇，村级角色选村居，职能部门选部门，专家选巡察组",
                    "The county, township, unit, department, or the group of an expert")),
        ], as: Self.self)

    package var name: String { "people.proposeGrant" }

    package func place(_ reading: Reading) throws -> Place {
        guard let scope else { return .everywhere }
        guard let place = try PlaceRows.place(of: scope, reading) else { throw Refusal.notFound }
        return Place(county: place.county)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .person }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try Self.exists(record, desk)
        guard !Role.groupRoles.contains(role) else { throw Refusal.groupRole }
        guard desk.isReplayed || Role.grantable.contains(role) else { throw Refusal.idleRole }
        try judgeScope(desk)
        let confirmable = try desk.reading.exists(
            """
            SELECT 1 FROM grants
            WHERE state = 'active' AND role IN ('sysAdmin', 'officeDirector')
            """)
        // The first grant of a folder has nobody who could confirm it.
        let state = desk.actor.isConsole && !confirmable ? "active" : "proposed"
        // What is granted in a group ends with its round.
        let round: UUID? = try desk.reading.value(
            "SELECT round_id FROM inspection_groups WHERE id = \(scope)")
        try desk.writing.execute(
            """
            INSERT INTO grants(id, person_id, role, scope_id, round_id, state, proposed_by)
            VALUES (\(desk.id), \(record), \(role), \(scope), \(round), \(state),
                \(desk.actor.person))
            """)
        return .person(
            record.uuid,
            state == "active"
                ? Phrase("已授予角色：\(role.label.zh)", "Granted: \(role.label.en)")
                : Phrase(
                    "已提请授予“\(role.label.zh)”，待另一人确认", "Proposed: \(role.label.en); to be confirmed")
        )
    }

    private func judgeScope(_ desk: Desk) throws {
        let place = try scope.flatMap { try PlaceRows.place(of: $0, desk.reading) }
        let fits =
            switch role.reach {
            case .everywhere: scope == nil
            case .county:
                place?.county != nil && place?.township == nil && place?.department == nil
                    && place?.group == nil
            case .township: place?.township != nil && place?.unit == nil
            case .unit: place?.unit != nil
            case .group: place?.group != nil
            case .department: place?.department != nil
            }
        guard fits else {
            throw Refusal.field(
                "scope", "wrong-scope",
                Phrase(
                    "“\(role.label.zh)”的范围应为：\(role.reach.label.zh)。",
                    "The scope of “\(role.label.en)” is \(role.reach.label.en)."),
                Phrase("请重新选择范围。", "Choose the scope again."))
        }
        try judgeGroup(place?.group, desk)
    }

    private func judgeGroup(_ group: Identifier<InspectionGroup>?, _ desk: Desk) throws {
        guard let group else { return }
        let isOver = try desk.reading.exists(
            """
            SELECT 1 FROM inspection_groups g JOIN rounds r ON r.id = g.round_id
            WHERE g.id = \(group) AND r.state IN ('archived', 'cancelled')
            """)
        guard isOver else { return }
        throw Refusal.field(
            "scope", "round-over",
            Phrase("该轮次已归档或取消。", "The round is archived or cancelled."),
            Phrase("请选择本轮次的巡察组。", "Choose a group of a round that runs."))
    }

    static func exists(_ person: Identifier<Person>, _ desk: Desk) throws {
        guard try desk.reading.exists("SELECT 1 FROM people WHERE id = \(person)") else {
            throw Refusal.notFound
        }
    }
}

/// The second person says yes to a role, or somebody takes a role away.
package struct SettleGrant: Action, Decodable {
    package enum Verb: String, Codable, Sendable { case confirmGrant, endGrant }
    let grant: UUID
    let verb: Verb

    package static let confirm = ActionKind(
        "people.confirmGrant", Phrase("确认授予", "Confirm the role"), path: "/grants/{grant}/confirm",
        fields: fields
    ) { try Self(grant: identifier($0), verb: .confirmGrant) }
    package static let end = ActionKind(
        "people.endGrant", Phrase("收回角色", "End the role"), path: "/grants/{grant}/end",
        fields: fields
    ) { try Self(grant: identifier($0), verb: .endGrant) }

    private static let fields = [
        Field("grant", Phrase("角色", "role"), .hidden(.identifier))
    ]

    private static func identifier(_ json: Data) throws -> UUID {
        struct Input: Decodable { let grant: UUID }
        return try JSONDecoder().decode(Input.self, from: json).grant
    }

    package var name: String { "people.\(verb.rawValue)" }

    package func place(_ reading: Reading) throws -> Place {
        let found = try reading.first("SELECT scope_id FROM grants WHERE id = \(grant)") { row in
            try row.optional(0, as: Identifier<Scope>.self)
        }
        guard let scope = found else { throw Refusal.notFound }
        guard let scope else { return .everywhere }
        return Place(county: try PlaceRows.place(of: scope, reading)?.county)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .person }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let found = try desk.reading.first(
            "SELECT person_id, state, proposed_by FROM grants WHERE id = \(grant)"
        ) { row in
            (
                person: try row(0) as Identifier<Person>, state: try row(1) as String,
                proposer: try row.optional(2, as: Identifier<Person>.self)
            )
        }
        guard let found else { throw Refusal.notFound }
        let me = try desk.person()
        switch verb {
        case .confirmGrant:
            guard found.state == "proposed" else { throw Refusal.changedMeanwhile }
            guard found.proposer != me, found.person != me else { throw Refusal.secondPersonGrant }
            try desk.writing.execute(
                """
                UPDATE grants SET state = 'active', confirmed_by = \(me) WHERE id = \(grant)
                """)
            return .person(found.person.uuid, Phrase("已确认授予", "Confirmed"))
        case .endGrant:
            guard found.state != "ended" else { throw Refusal.changedMeanwhile }
            try desk.writing.execute("UPDATE grants SET state = 'ended' WHERE id = \(grant)")
            return .person(found.person.uuid, Phrase("已收回角色", "Ended"))
        }
    }
}

extension Role {
    /// The roles that are granted by hand: those that do something, or see more than the names of
    /// places, which everybody sees. Posts in a group come with the group.
    static let grantable: [Role] = {
        let doing = Permissions.all.flatMap(\.by)
        let seeing = Visibility.table.filter { $0.key != .place }.flatMap(\.value)
        let used = Set(doing + seeing).subtracting(groupRoles)
        return allCases.filter(used.contains)
    }()
}

extension Refusal {
    fileprivate static let idleRole = Refusal.field(
        "role", "idle-role",
        Phrase("该角色在本系统中没有可办理、可查看的事项。", "Nobody in this role does or sees anything here."),
        Phrase("请选择其他角色。", "Choose another role."))

    fileprivate static let groupRole = Refusal.field(
        "role", "group-role",
        Phrase("巡察组职务一次一授权，随编组产生。", "Posts in a group come with the group, for one round."),
        Phrase("请在轮次中编组。", "Form the group in its round."))

    fileprivate static let secondPersonGrant = Refusal(
        .forbidden, "people.second-person",
        Phrase("提请人和被授权人不能确认该角色。", "Neither the proposer nor the person may confirm."),
        remedy: Phrase("请由另一名主任或管理员确认。", "Another director or administrator has to."))
}
