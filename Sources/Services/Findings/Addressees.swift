import Domain
import Foundation
import Storage

/// Who has to put a finding right: the village, its township, or a department by name.
struct Addressee: Hashable {
    let party: Party
    /// The village unit, the township or the department.
    let id: UUID

    var department: Identifier<Department>? { party.isDepartment ? Identifier(id) : nil }
}

/// The addressees of findings. The party of the paper is one of them; the others stand in a table
/// of their own.
enum Addressees {
    /// What an identifier means in a village. Throws a `Refusal` of the field when it is nobody who
    /// can be made responsible there.
    static func named(_ id: UUID, at place: Place, _ reading: Reading, field: String) throws
        -> Addressee
    {
        if id == place.unit?.uuid { return Addressee(party: .village, id: id) }
        if id == place.township?.uuid { return Addressee(party: .township, id: id) }
        let level = try reading.value(
            """
            SELECT level FROM departments
            WHERE id = \(id) AND county_id = \(place.county) AND struck_at IS NULL
            """, as: String.self)
        guard let party = level.flatMap(Party.init) else {
            throw Refusal.field(
                field, "not-an-addressee",
                Phrase(
                    "整改责任主体只能是本村、所在乡镇或已登记的部门。",
                    "It is the village, its township or a department of the register."),
                Phrase("请从列表中选择；部门须先登记。", "Choose from the list; register the department first."))
        }
        return Addressee(party: party, id: id)
    }

    /// The village or the township of a place.
    static func inspected(_ party: Party, at place: Place) throws -> Addressee {
        let id = party == .township ? place.township?.uuid : place.unit?.uuid
        guard let id else { throw Refusal.notFound }
        return Addressee(party: party, id: id)
    }

    /// Writes down who is responsible besides the party of the paper, instead of whoever was.
    static func keep(
        _ ids: [Identifier<Scope>], of finding: UUID, besides main: Party, at place: Place,
        _ desk: Desk
    ) throws {
        try desk.writing.execute("DELETE FROM finding_addressees WHERE finding_id = \(finding)")
        for id in Set(ids.map(\.uuid)).sorted(by: { $0.uuidString < $1.uuidString }) {
            let addressee = try named(id, at: place, desk.reading, field: "also")
            if addressee.party == main { continue }
            try desk.writing.execute(
                """
                INSERT INTO finding_addressees(finding_id, addressee_id, party)
                VALUES (\(finding), \(id), \(addressee.party.rawValue))
                """)
        }
    }

    /// Who is responsible besides the party of the paper, village first.
    static func besides(_ finding: UUID, _ reading: Reading) throws -> [Addressee] {
        let found = try reading.rows(
            """
            SELECT party, addressee_id FROM finding_addressees WHERE finding_id = \(finding)
            ORDER BY addressee_id
            """
        ) { row in
            Addressee(party: Party(rawValue: try row(0)) ?? .village, id: try row(1))
        }
        return Party.allCases.flatMap { party in found.filter { $0.party == party } }
    }

    /// “乡镇、区民政局”: departments by their names.
    static func text(_ addressees: [Addressee], _ language: Language, _ reading: Reading) throws
        -> String
    {
        try addressees.map { addressee in
            guard let department = addressee.department else {
                return addressee.party.label[language]
            }
            return try title(department, reading) ?? addressee.party.label[language]
        }.joined(separator: language == .chinese ? "、" : ", ")
    }

    static func title(_ department: Identifier<Department>, _ reading: Reading) throws -> String? {
        try reading.value("SELECT title FROM departments WHERE id = \(department)")
    }

    /// What a form offers: the village that it is about, its township, and the departments.
    static func options(_ asked: Options.Question) throws -> [LookupOption] {
        guard let about = asked.about,
            let place = try place(of: about, asked.actor, asked.reading)
        else { return [] }
        func named(_ id: String, _ title: String) -> SQL {
            asked.narrowed(id) { Options.like(title, $0) }
        }
        return try asked.reading.rows(
            """
            SELECT u.id, u.short_name, -2 AS place FROM village_units u
            WHERE u.id = \(place.unit) AND \(named("u.id", "u.short_name"))
            UNION ALL
            SELECT t.id, t.name, -1 FROM townships t
            WHERE t.id = \(place.township) AND \(named("t.id", "t.name"))
            UNION ALL
            SELECT d.id, d.title, d.seq FROM departments d
            WHERE d.county_id = \(place.county) AND d.struck_at IS NULL
              AND \(named("d.id", "d.title"))
            ORDER BY 3 LIMIT 500
            """, Options.option)
    }

    private static func place(of about: UUID, _ actor: Actor, _ reading: Reading) throws -> Place? {
        for kind in [RecordKind.inspection, .finding, .rectification, .suspicion] {
            guard let head = try RecordHead.load(kind, about, reading) else { continue }
            return Visibility.sees(actor, head.object, at: head.place) ? head.place : nil
        }
        return nil
    }
}

/// The register of departments that can be made responsible (责任部门). A grant of the role 职能部门
/// reaches one of them.
enum Departments {
    static let book = Logbook(
        "departments", Phrase("责任部门", "Departments"), Phrase("登记责任部门", "Record a department"),
        .before, under: .county, seenAs: .information, columns: ["title", "level", "contact"],
        [
            .line("title", "部门名称", "name"),
            .choice(
                "level", "层级", "level",
                Party.ofDepartments.map { Choice($0.rawValue, $0.label) }),
            .line("contact", "联络人", "contact", required: false),
        ])
}
