import Domain
import Foundation
import Storage

/// The page of a person: roles and recusals. People see their own.
enum PersonPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            """
            SELECT p.login, p.name, p.employer, p.active, p.county_id, c.name
            FROM people p LEFT JOIN counties c ON c.id = p.county_id WHERE p.id = \(id)
            """
        ) { row in
            (
                login: try row(0) as String, name: try row(1) as String,
                employer: try row(2) as String, active: try row(3) as Bool,
                county: try row.optional(4, as: Identifier<County>.self),
                countyName: try row.optional(5, as: String.self)
            )
        }
        let isMe = actor.person?.uuid == id
        guard let person = found,
            isMe || Visibility.sees(actor, .person, at: Place(county: person.county))
        else { throw Refusal.notFound }
        let place = Place(county: person.county)
        let values = ["record": text(id)]
        return RecordView(
            kind: Phrase("人员", "Person"), id: id, list: "/people", title: person.name,
            state: person.active ? Phrase("启用", "open") : Phrase("停用", "closed"),
            tone: person.active ? .good : .off,
            sections: [
                RecordView.Section(
                    Phrase("账号", "Account"),
                    [
                        .init(Phrase("账号", "account"), person.login),
                        .init(Phrase("单位", "employer"), person.employer),
                        .init(Phrase("县（市、区）", "county"), person.countyName ?? ""),
                    ] + (isMe ? [feed(actor.language)] : []))
            ],
            related: [
                try grants(id, actor.language, reading), try recusals(id, reading),
            ],
            offers: PageParts.offer(
                ["people.proposeGrant", "people.declareRecusal", "people.setActive"], actor,
                at: place, values: values) + (try settling(id, actor, place, reading))
                + recusal(of: isMe, actor, values))
    }

    private static func feed(_ language: Language) -> RecordView.Fact {
        RecordView.Fact(
            Phrase("日历订阅", "calendar subscription"),
            Phrase("生成、更换或停用订阅地址", "make, renew or end the address")[language],
            link: "/calendar/feed")
    }

    /// Somebody in a group declares their own recusal on their own page.
    private static func recusal(of isMe: Bool, _ actor: Actor, _ values: [String: String])
        -> [RecordView.Offer]
    {
        guard isMe, actor.roles.isDisjoint(with: Role.office),
            !actor.roles.isDisjoint(with: Role.groupRoles),
            let kind = ActionCatalogue.kind("people.declareRecusal")
        else { return [] }
        return [RecordView.Offer(kind, values: values)]
    }

    private static func settling(_ id: UUID, _ actor: Actor, _ place: Place, _ reading: Reading)
        throws -> [RecordView.Offer]
    {
        let grants = try reading.rows(
            """
            SELECT id, state, proposed_by FROM grants
            WHERE person_id = \(id) AND state <> 'ended' AND round_id IS NULL ORDER BY id
            """
        ) { row in
            (
                id: try row(0) as UUID, state: try row(1) as String,
                proposer: try row.optional(2, as: Identifier<Person>.self)
            )
        }
        return grants.flatMap { grant in
            let confirmable =
                grant.state == "proposed" && grant.proposer != actor.person
                && actor.person?.uuid != id
            return PageParts.offer(
                (confirmable ? ["people.confirmGrant"] : []) + ["people.endGrant"], actor,
                at: place, values: ["grant": text(grant.id)])
        }
    }

    private static func grants(_ id: UUID, _ language: Language, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT g.role, g.state,
                coalesce(c.name, t.name, u.short_name, d.title,
                    r.name || coalesce(' 第' || i.number || '组', ''), ''), q.name
            FROM grants g
            LEFT JOIN counties c ON c.id = g.scope_id LEFT JOIN townships t ON t.id = g.scope_id
            LEFT JOIN village_units u ON u.id = g.scope_id LEFT JOIN rounds r ON r.id = g.round_id
            LEFT JOIN departments d ON d.id = g.scope_id
            LEFT JOIN inspection_groups i ON i.id = g.scope_id
            LEFT JOIN people q ON q.id = g.confirmed_by
            WHERE g.person_id = \(id) ORDER BY g.state, g.id
            """
        ) { row in
            (
                cells: [
                    (try row(0) as Role).label[language], try row(2) as String,
                    (states[try row(1) as String] ?? Phrase("", ""))[language],
                    try row.optional(3) ?? "",
                ], link: nil as String?
            )
        }
        return RecordView.Related(
            Phrase("角色", "Roles"),
            columns: [
                Phrase("角色", "role"), Phrase("范围", "scope"), Phrase("状态", "state"),
                Phrase("确认人", "confirmed by"),
            ], rows: rows, empty: Phrase("尚无角色。", "No role yet."))
    }

    private static let states = [
        "proposed": Phrase("待确认", "proposed"), "active": Phrase("有效", "active"),
        "ended": Phrase("已收回", "ended"),
    ]

    private static func recusals(_ id: UUID, _ reading: Reading) throws -> RecordView.Related {
        let rows = try reading.rows(
            """
            SELECT coalesce(t.name, u.short_name, ''), r.relation, r.declared_on FROM recusals r
            LEFT JOIN townships t ON t.id = r.place_id
            LEFT JOIN village_units u ON u.id = r.place_id
            WHERE r.person_id = \(id) ORDER BY r.declared_on
            """
        ) { row in
            (
                cells: [
                    try row(0) as String, try row(1) as String, (try row(2) as Day).description,
                ],
                link: nil as String?
            )
        }
        return RecordView.Related(
            Phrase("回避申报", "Recusals"),
            columns: [Phrase("乡镇或村居", "place"), Phrase("情形", "relation"), Phrase("日期", "date")],
            rows: rows, empty: Phrase("未申报回避。", "None declared."))
    }
}
