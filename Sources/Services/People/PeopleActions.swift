package import Domain
import Foundation
package import Storage

/// An account. Its password is set beside the journal, its roles by grants.
package struct AddPerson: Action, Decodable {
    let login: String
    let fullName: String
    let employer: String
    let county: Identifier<County>?

    package init(login: String, fullName: String, employer: String, county: Identifier<County>?) {
        self.login = login
        self.fullName = fullName
        self.employer = employer
        self.county = county
    }

    package static let kindOfAction = ActionKind(
        "people.add", Phrase("新增人员", "Add a person"), path: "/people",
        fields: [
            Field(
                "login", Phrase("账号", "account"), .text(max: 40),
                hint: Phrase("小写字母、数字、点和连字符", "Lower-case letters, digits, dots, hyphens")),
            Field("fullName", Phrase("姓名", "name"), .text(max: 40)),
            Field("employer", Phrase("工作单位", "employer"), .text(max: 80)),
            Field("county", Phrase("所属县（市、区）", "county"), .lookup(.counties), required: false),
        ], as: Self.self)

    package var name: String { "people.add" }
    package func place(_ reading: Reading) throws -> Place { Place(county: county) }

    package func object(_ reading: Reading) throws -> VisibleObject? { nil }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard (2...40).contains(login.count),
            login.utf8.allSatisfy({ byte in
                (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
            })
        else {
            throw Refusal.field(
                "login", "login-characters",
                Phrase(
                    "账号只能用小写字母、数字、点和连字符，2至40位。",
                    "An account has 2 to 40 lower-case letters, digits, dots or hyphens."),
                Phrase("请重新填写。", "Write it again."))
        }
        if try desk.reading.exists("SELECT 1 FROM people WHERE login = \(login)") {
            throw Refusal.field(
                "login", "login-taken",
                Phrase("账号“\(login)”已被使用。", "The account “\(login)” is taken."),
                Phrase("请换一个账号。", "Choose another."))
        }
        try desk.writing.execute(
            """
            INSERT INTO people(id, login, name, employer, county_id, language, active, version)
            VALUES (\(desk.id), \(login), \(fullName), \(employer), \(county), 'zh', 1, 1)
            """)
        try desk.index(desk.id, in: Lists.people)
        return .person(desk.id, Phrase("已新增人员：\(fullName)", "Added: \(fullName)"))
    }
}

/// An account is closed or opened again; nobody is deleted.
package struct SetActive: Action, Decodable {
    let record: Identifier<Person>
    let active: Bool
    let reason: String

    package static let kindOfAction = ActionKind(
        "people.setActive", Phrase("停用或启用账号", "Close or reopen the account"),
        path: "/people/{record}/active",
        fields: [
            Field("record", Phrase("人员", "person"), .hidden(.identifier)),
            Field("active", Phrase("启用", "open"), .flag, required: false),
            Field("reason", Phrase("理由", "reason"), .paragraph(max: 500)),
        ]
    ) { json in
        struct Input: Decodable {
            let record: Identifier<Person>
            let active: Bool?
            let reason: String
        }
        let input = try JSONDecoder().decode(Input.self, from: json)
        return Self(record: input.record, active: input.active ?? false, reason: input.reason)
    }

    package var name: String { "people.setActive" }
    package func place(_ reading: Reading) throws -> Place { try .home(of: record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .person }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try ProposeGrant.exists(record, desk)
        try desk.writing.execute(
            """
            UPDATE people SET active = \(active), version = version + 1 WHERE id = \(record)
            """)
        return .person(
            record.uuid, active ? Phrase("账号已启用", "Opened") : Phrase("账号已停用", "Closed"))
    }
}

/// A relation because of which somebody must not act at a place (回避).
package struct DeclareRecusal: Action, Decodable {
    let record: Identifier<Person>
    let place: Identifier<Scope>
    let relation: String

    package static let kindOfAction = ActionKind(
        "people.declareRecusal", Phrase("申报回避", "Declare a recusal"),
        path: "/people/{record}/recusals",
        fields: [
            Field("record", Phrase("人员", "person"), .hidden(.identifier)),
            Field("place", Phrase("回避的乡镇或村居", "township or unit"), .lookup(.places)),
            Field(
                "relation", Phrase("回避情形", "relation"), .paragraph(max: 500),
                hint: Phrase("如：配偶任该村会计；曾在该镇工作至2024年", "Why this person must not act there")),
        ], as: Self.self)

    package var name: String { "people.declareRecusal" }

    package func place(_ reading: Reading) throws -> Place {
        guard let place = try PlaceRows.place(of: place, reading) else { throw Refusal.notFound }
        var home = Place(county: place.county)
        home.group = try reading.value(
            """
            SELECT scope_id FROM grants WHERE person_id = \(record) AND state = 'active'
              AND role IN ('groupLeader', 'groupDeputy', 'inspector', 'groupLiaison')
            LIMIT 1
            """)
        return home
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .person }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try ProposeGrant.exists(record, desk)
        let me = try desk.person()
        let isOffice = !desk.actor.roles.isDisjoint(with: Role.office)
        guard me == record || isOffice else { throw Refusal.notFound }
        try desk.writing.execute(
            """
            INSERT INTO recusals(id, person_id, place_id, relation, declared_on)
            VALUES (\(desk.id), \(record), \(place), \(relation), \(desk.today))
            """)
        return .person(record.uuid, Phrase("已登记回避", "Recorded"))
    }
}

extension ActionAnswer {
    static func person(_ id: UUID, _ note: Phrase) -> ActionAnswer {
        ActionAnswer(id, page: "/people/\(Identifier<Person>(id))", note: note)
    }
}

extension Place {
    /// The county that a person belongs to.
    static func home(of person: Identifier<Person>, _ reading: Reading) throws -> Place {
        let county = try reading.first("SELECT county_id FROM people WHERE id = \(person)") { row in
            try row.optional(0, as: Identifier<County>.self)
        }
        guard let county else { throw Refusal.notFound }
        return Place(county: county)
    }
}
