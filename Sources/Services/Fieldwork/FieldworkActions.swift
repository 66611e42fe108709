package import Domain
import Foundation
package import Storage

/// A visit to a household, by two inspectors.
package struct RecordVisit: Action, Decodable {
    let record: Identifier<Inspection>
    let kind: Visit.Kind
    let household: String
    let category: Visit.Category
    let day: Day
    let companion: Identifier<Person>
    let opinions: String
    let satisfaction: Visit.Satisfaction?

    package static let kindOfAction = ActionKind(
        "fieldwork.recordVisit", Phrase("登记入户走访", "Record a household visit"),
        path: "/inspections/{record}/visits",
        fields: [
            Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier)),
            Field("kind", Phrase("走访方式", "kind"), .choice(Choice.all(of: Visit.Kind.self))),
            Field(
                "household", Phrase("户编号", "household code"), .text(max: 20),
                hint: Phrase("填编号，不填姓名，如“3组-012”", "A code, never a name")),
            Field(
                "category", Phrase("户类别", "category"),
                .choice(Choice.all(of: Visit.Category.self))),
            Field("day", Phrase("走访日期", "date"), .day(.past)),
            Field("companion", Phrase("同行人员", "second visitor"), .lookup(.groupMembers)),
            Field("opinions", Phrase("反映的情况和诉求", "what was raised"), .paragraph(max: 4000)),
            Field(
                "satisfaction", Phrase("满意度", "satisfaction"),
                .choice(Choice.all(of: Visit.Satisfaction.self)), required: false),
        ], as: Self.self)

    package var name: String { "fieldwork.recordVisit" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try Fieldwork.judgeOnSite(record, desk.reading)
        let me = try desk.person()
        try desk.writing.execute(
            """
            INSERT INTO visits(id, inspection_id, kind, household, category, visited_on,
                visitor_id, companion_id, opinions, satisfaction)
            VALUES (\(desk.id), \(record), \(kind.rawValue), \(household), \(category.rawValue),
                \(day), \(me), \(companion), \(opinions), \(satisfaction?.rawValue))
            """)
        try desk.index(desk.id, in: Lists.visits)
        return ActionAnswer(
            desk.id, page: "/inspections/\(record)",
            note: Phrase("已登记走访：\(household)", "Visit recorded: \(household)"))
    }
}

/// A talk: one asks, one writes; the interviewee reads and signs.
package struct RecordInterview: Action, Decodable {
    let record: Identifier<Inspection>
    let day: Day
    let venue: String
    let interviewee: String
    let writer: Identifier<Person>
    let purpose: String
    let text: String
    let confirmed: Bool?

    package static let kindOfAction = ActionKind(
        "fieldwork.recordInterview", Phrase("登记谈话", "Record an interview"),
        path: "/inspections/{record}/interviews",
        fields: [
            Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier)),
            Field("day", Phrase("谈话日期", "date"), .day(.past)),
            Field("venue", Phrase("地点", "place"), .text(max: 60)),
            Field(
                "interviewee", Phrase("谈话对象", "interviewee"), .text(max: 60),
                hint: Phrase("填职务或编号", "A position or a code")),
            Field("writer", Phrase("记录人", "who writes"), .lookup(.groupMembers)),
            Field("purpose", Phrase("谈话目的", "purpose"), .text(max: 100)),
            Field("text", Phrase("谈话内容", "what was said"), .paragraph(max: 20_000)),
            Field(
                "confirmed", Phrase("谈话对象已核对签字", "read and signed by the interviewee"), .flag,
                required: false),
        ], as: Self.self)

    package var name: String { "fieldwork.recordInterview" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try Fieldwork.judgeOnSite(record, desk.reading)
        let me = try desk.person()
        let setting = try Setting.load(record, desk.reading)
        let number = DocumentNumber.interview(
            year: desk.today.civil.year, round: setting.round, group: setting.group,
            try desk.nextNumber(in: "interview/\(setting.groupID)"))
        try desk.writing.execute(
            """
            INSERT INTO interviews(id, number, inspection_id, held_on, place, interviewee,
                asker_id, writer_id, purpose, record, confirmed)
            VALUES (\(desk.id), \(number), \(record), \(day), \(venue), \(interviewee), \(me),
                \(writer), \(purpose), \(text), \(confirmed ?? false))
            """)
        try desk.index(desk.id, in: Lists.interviews)
        return ActionAnswer(
            desk.id, page: "/interviews/\(Identifier<Interview>(desk.id))", number: number,
            note: Phrase("已登记谈话 \(number)", "Interview \(number) recorded"))
    }
}

/// Somebody outside the group reads an interview: it takes a reason, and it is written down.
package struct OpenInterview: Action, Decodable {
    let record: Identifier<Interview>
    let reason: String

    package static let kindOfAction = ActionKind(
        "fieldwork.openInterview", Phrase("查阅谈话内容", "Read the interview"),
        path: "/interviews/{record}/open",
        fields: [
            Field("record", Phrase("谈话记录", "interview"), .hidden(.identifier)),
            Field("reason", Phrase("查阅理由", "reason"), .paragraph(max: 500)),
        ], as: Self.self)

    package var name: String { "fieldwork.openInterview" }

    package func place(_ reading: Reading) throws -> Place {
        guard
            let inspection = try reading.value(
                "SELECT inspection_id FROM interviews WHERE id = \(record)",
                as: Identifier<Inspection>.self)
        else { throw Refusal.notFound }
        return try .inspection(inspection, reading)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .interview }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try desk.writing.execute(
            """
            INSERT INTO readings(id, person_id, record_id, reason, at)
            VALUES (\(desk.id), \(try desk.person()), \(record), \(reason), \(desk.at))
            """)
        return ActionAnswer(
            record.uuid, page: "/interviews/\(record)",
            note: Phrase("查阅已登记在日志中", "The reading is on record"))
    }
}

/// What all records of fieldwork obey.
enum Fieldwork {
    /// Fieldwork is recorded from arrival to report.
    /// - Returns: Where it takes place.
    @discardableResult
    static func judgeOnSite(_ inspection: Identifier<Inspection>, _ reading: Reading) throws
        -> Place
    {
        guard let head = try RecordHead.load(.inspection, inspection.uuid, reading) else {
            throw Refusal.notFound
        }
        guard [Inspection.State.onSite, .fieldworkClosed].map(\.rawValue).contains(head.state)
        else {
            let state = RecordKind.inspection.lifecycle.label(ofState: head.state)
            throw Refusal(
                .conflict, "fieldwork.not-on-site",
                Phrase("该村巡察“\(state.zh)”，不能登记现场工作。", "The inspection is in state “\(state.en)”."),
                remedy: Phrase("进驻后、签署报告前方可登记。", "Fieldwork is recorded from arrival to report."))
        }
        return head.place
    }
}

/// The round and the group of an inspection, for numbers.
struct Setting {
    let round: Int
    let roundID: Identifier<Round>
    let group: Int
    let groupID: Identifier<InspectionGroup>
    let framework: String
    let county: Identifier<County>

    static func load(_ inspection: Identifier<Inspection>, _ reading: Reading) throws -> Setting {
        let found = try reading.first(
            """
            SELECT r.number, r.id, g.number, g.id, r.framework, i.county_id
            FROM inspections i JOIN rounds r ON r.id = i.round_id
            JOIN inspection_groups g ON g.id = i.group_id WHERE i.id = \(inspection)
            """
        ) { row in
            Setting(
                round: try row(0), roundID: try row(1), group: try row(2), groupID: try row(3),
                framework: try row(4), county: try row(5))
        }
        guard let found else { throw Refusal.notFound }
        return found
    }
}

extension Place {
    static func inspection(_ id: Identifier<Inspection>, _ reading: Reading) throws -> Place {
        guard let head = try RecordHead.load(.inspection, id.uuid, reading) else {
            throw Refusal.notFound
        }
        return head.place
    }
}
