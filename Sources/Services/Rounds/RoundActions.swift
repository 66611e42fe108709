package import Domain
import Foundation
package import Storage

/// A term of office begins: five years in which every unit is inspected once.
package struct OpenTerm: Action, Decodable {
    let county: Identifier<County>
    let number: Int
    let startsOn: Day
    let endsOn: Day

    package static let kindOfAction = ActionKind(
        "rounds.openTerm", Phrase("新建届次", "Open a term"), path: "/terms",
        fields: [
            Field("county", Phrase("县（市、区）", "county"), .lookup(.counties)),
            Field("number", Phrase("第几届", "number"), .integer(1...99)),
            Field("startsOn", Phrase("起始日期", "from"), .day(.either)),
            Field("endsOn", Phrase("届满日期", "to"), .day(.either)),
        ], as: Self.self)

    package var name: String { "rounds.openTerm" }
    package func place(_ reading: Reading) throws -> Place { Place(county: county) }

    package func object(_ reading: Reading) throws -> VisibleObject? { nil }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard endsOn > startsOn else { throw Refusal.endsFirst }
        if try desk.reading.exists(
            "SELECT 1 FROM terms WHERE county_id = \(county) AND number = \(number)")
        {
            throw Refusal.numberTaken(Phrase("第\(number)届", "term \(number)"))
        }
        try desk.writing.execute(
            """
            INSERT INTO terms(id, county_id, number, starts_on, ends_on)
            VALUES (\(desk.id), \(county), \(number), \(startsOn), \(endsOn))
            """)
        return ActionAnswer(
            desk.id, page: "/terms/\(Identifier<Term>(desk.id))",
            note: Phrase("已建立第\(number)届", "Term \(number) opened"))
    }
}

/// A round is drafted.
package struct OpenRound: Action, Decodable {
    let term: Identifier<Term>
    let number: Int
    let mode: Inspection.Mode
    let framework: String
    let startsOn: Day
    let endsOn: Day
    /// Whether the round tries the method out before it is rolled out (试点).
    var pilot: Bool?
    /// The level that inspects; it differs from the owner's where a round is escalated.
    var inspectingLevel: Round.Level?
    /// Whether the groups come from another county (交叉巡察).
    var crossCounty: Bool?

    package static let kindOfAction = ActionKind(
        "rounds.open", Phrase("新建轮次", "Open a round"), path: "/rounds",
        fields: [
            Field("term", Phrase("届次", "term"), .lookup(.terms)),
            Field("number", Phrase("第几轮（村居轮次）", "number"), .integer(1...999)),
            Field("mode", Phrase("巡察方式", "mode"), .choice(Choice.all(of: Inspection.Mode.self))),
            Field(
                "framework", Phrase("监督重点框架", "focus framework"),
                .choice(FocusFramework.all.map { Choice($0.code, $0.label) })),
            Field("startsOn", Phrase("开始日期", "from"), .day(.either)),
            Field("endsOn", Phrase("结束日期", "to"), .day(.either)),
            Field("pilot", Phrase("试点轮次", "pilot round"), .flag, required: false),
            Field("crossCounty", Phrase("交叉巡察", "cross inspection"), .flag, required: false),
            Field(
                "inspectingLevel", Phrase("实施层级", "inspecting level"),
                .choice(Choice.all(of: Round.Level.self)), required: false,
                hint: Phrase("提级巡察由市级实施", "An escalated round is inspected by the city")),
        ], as: Self.self)

    package var name: String { "rounds.open" }

    package func place(_ reading: Reading) throws -> Place {
        guard
            let county = try reading.value(
                "SELECT county_id FROM terms WHERE id = \(term)", as: Identifier<County>.self)
        else { throw Refusal.notFound }
        return Place(county: county)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard endsOn >= startsOn else { throw Refusal.endsFirst }
        if try desk.reading.exists(
            "SELECT 1 FROM rounds WHERE term_id = \(term) AND number = \(number)")
        {
            throw Refusal.numberTaken(Phrase("第\(number)轮", "round \(number)"))
        }
        let title = "第\(DocumentNumber.chinese(number))轮村居巡察"
        try desk.writing.execute(
            """
            INSERT INTO rounds(id, county_id, term_id, number, name, mode, framework, starts_on,
                ends_on, state, version, pilot, inspecting_level, cross_county)
            VALUES (\(desk.id), \(try place(desk.reading).county), \(term), \(number), \(title),
                \(mode), \(framework), \(startsOn), \(endsOn), \(Round.lifecycle.start), 1,
                \(pilot ?? false), \(inspectingLevel ?? (mode == .escalated ? .city : .county)),
                \(crossCounty ?? false))
            """)
        try Moves.began(.round, desk.id, "open", in: Round.lifecycle.start.rawValue, desk)
        return .round(desk.id, Phrase("已建立\(title)", "Round \(number) drafted"))
    }
}

/// A group for one round, with its posts.
package struct FormGroup: Action, Decodable {
    let record: Identifier<Round>
    let number: Int
    let leader: Identifier<Person>
    let deputy: Identifier<Person>
    let members: [Identifier<Person>]
    let liaison: Identifier<Person>?

    package static let kindOfAction = ActionKind(
        "rounds.formGroup", Phrase("编组", "Form a group"), path: "/rounds/{record}/groups",
        fields: [
            Field("record", Phrase("轮次", "round"), .hidden(.identifier)),
            Field("number", Phrase("第几组", "number"), .integer(1...99)),
            Field("leader", Phrase("组长", "leader"), .lookup(.people)),
            Field("deputy", Phrase("副组长", "deputy leader"), .lookup(.people)),
            Field("members", Phrase("组员", "inspectors"), .lookups(.people, max: 20)),
            Field("liaison", Phrase("联络员", "liaison"), .lookup(.people), required: false),
        ], as: Self.self)

    package var name: String { "rounds.formGroup" }
    package func place(_ reading: Reading) throws -> Place { try .round(record.uuid, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { [Sighting(Lists.rounds, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try RoundRules.judgeOpen(record.uuid, [.draft, .proposed, .approved], desk.reading)
        if try desk.reading.exists(
            "SELECT 1 FROM inspection_groups WHERE round_id = \(record) AND number = \(number)")
        {
            throw Refusal.numberTaken(Phrase("第\(number)组", "group \(number)"))
        }
        let posts: [(Identifier<Person>, Post)] =
            [(leader, .leader), (deputy, .deputy)] + members.map { ($0, .member) }
            + (liaison.map { [($0, Post.liaison)] } ?? [])
        try judge(posts.map(\.0), desk)
        try desk.writing.execute(
            """
            INSERT INTO inspection_groups(id, round_id, number)
            VALUES (\(desk.id), \(record), \(number))
            """)
        for (offset, (person, post)) in posts.enumerated() {
            let id = desk.identifier(.member, offset, formerly: 2 * offset + 1)
            try desk.writing.execute(
                """
                INSERT INTO group_members(id, group_id, person_id, post)
                VALUES (\(id), \(desk.id), \(person), \(post))
                """)
            // The authority itself begins when the director confirms the preparation.
            let grant = desk.identifier(.grant, offset, formerly: 2 * offset + 2)
            try desk.writing.execute(
                """
                INSERT INTO grants(id, person_id, role, scope_id, round_id, state, proposed_by)
                VALUES (\(grant), \(person), \(post.role), \(desk.id),
                    \(record), 'proposed', \(try desk.person()))
                """)
        }
        return ActionAnswer(
            desk.id, page: "/rounds/\(record)",
            note: Phrase("已编第\(number)组，共\(posts.count)人", "Group \(number): \(posts.count) people")
        )
    }

    private func judge(_ people: [Identifier<Person>], _ desk: Desk) throws {
        guard Set(people).count == people.count else {
            throw Refusal.field(
                "members", "twice-in-group",
                Phrase("同一人在组内重复任职。", "One person stands in the group twice."),
                Phrase("请去掉重复的人员。", "Name everybody once."))
        }
        for person in people {
            try ProposeGrant.exists(person, desk)
            if try desk.reading.exists(
                """
                SELECT 1 FROM group_members m JOIN inspection_groups g ON g.id = m.group_id
                WHERE g.round_id = \(record) AND m.person_id = \(person)
                """)
            {
                throw Refusal.field(
                    "members", "in-other-group",
                    Phrase("所选人员已编入本轮其他组。", "Somebody is already in another group of this round."),
                    Phrase("请换一名人员。", "Choose somebody else."))
            }
        }
    }
}

/// Units are given to a group, with their class and its reason (一托N).
package struct AssignUnits: Action, Decodable {
    let record: Identifier<Round>
    let group: Identifier<InspectionGroup>
    let units: [Identifier<VillageUnit>]
    let depth: Inspection.Depth
    let reason: String
    /// Why somebody is sent although a recusal rule speaks against it.
    var override: String?

    package static let kindOfAction = ActionKind(
        "rounds.assignUnit", Phrase("分派村居", "Assign village units"),
        path: "/rounds/{record}/inspections",
        fields: [
            Field("record", Phrase("轮次", "round"), .hidden(.identifier)),
            Field("group", Phrase("巡察组", "group"), .lookup(.groups)),
            Field("units", Phrase("村居", "village units"), .lookups(.units, max: 200)),
            Field("depth", Phrase("分类", "class"), .choice(Choice.all(of: Inspection.Depth.self))),
            Field(
                "reason", Phrase("分类理由", "reason for the class"), .paragraph(max: 500),
                hint: Phrase("如：信访较多、集体经济体量大", "Weak organisation, large economy, many petitions")),
            Field(
                "override", Phrase("回避审核意见", "set aside a recusal because"),
                .paragraph(max: 500), required: false,
                hint: Phrase(
                    "仅在提示需审核时填写；应当回避的由主任决定", "Only when asked for; blocked ones by the director")),
        ], as: Self.self)

    package var name: String { "rounds.assignUnit" }
    package func place(_ reading: Reading) throws -> Place { try .round(record.uuid, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] {
        try UnitRow.places(of: units, in: place(reading).county, reading)
    }
    package var sightings: [Sighting] { [Sighting(Lists.rounds, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try RoundRules.judgeOpen(record.uuid, [.draft, .proposed, .approved], desk.reading)
        let county = try place(desk.reading).county
        for (offset, id) in units.enumerated() {
            let unit = try UnitRow.standing(id, desk.reading)
            guard unit.county == county else { throw Refusal.notFound }
            let concerns = try Recusals.judge(group, unit, setAside: override, desk)
            if try desk.reading.exists(
                "SELECT 1 FROM inspections WHERE round_id = \(record) AND unit_id = \(id)")
            {
                throw Refusal.field(
                    "units", "already-assigned",
                    Phrase("\(unit.name)已列入本轮。", "\(unit.name) already stands in this round."),
                    Phrase("请去掉该村居。", "Leave it out."))
            }
            let inspection = desk.identifier(.record, offset, formerly: offset + 1)
            try desk.writing.execute(
                """
                INSERT INTO inspections(id, round_id, group_id, county_id, township_id, unit_id,
                    depth, depth_reason, state, version)
                VALUES (\(inspection), \(record), \(group), \(county), \(unit.township), \(id),
                    \(depth), \(reason), \(Inspection.lifecycle.start), 1)
                """)
            try desk.index(inspection, in: Lists.inspections)
            try Moves.began(
                .inspection, inspection, "assign", in: Inspection.lifecycle.start.rawValue,
                details: ["reason": reason], desk)
            try Recusals.keep(concerns, of: inspection, because: override ?? "", desk)
        }
        return .round(
            record.uuid, Phrase("已分派\(units.count)个村居", "\(units.count) units assigned"))
    }
}

extension ActionAnswer {
    fileprivate static func round(_ id: UUID, _ note: Phrase) -> ActionAnswer {
        ActionAnswer(id, page: "/rounds/\(Identifier<Round>(id))", note: note)
    }
}

extension Place {
    static func round(_ id: UUID, _ reading: Reading) throws -> Place {
        guard let head = try RecordHead.load(.round, id, reading) else { throw Refusal.notFound }
        return head.place
    }
}
