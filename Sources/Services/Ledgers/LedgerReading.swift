import Domain
import Foundation
import Storage
import Tables

/// The villages of a round by the names that a ledger may use, and what was taken over before.
struct LedgerBooks {
    struct Village {
        let inspection: UUID
        let township: String
        let isOpen: Bool
        /// Whether who takes the ledger over must keep away from it.
        let isBarred: Bool
    }

    let framework: FocusFramework?
    let deadlines: DeadlineProfile
    /// Short names as they are searched → villages; the same name may stand in two townships.
    let villages: [String: [Village]]
    /// Departments of the register by their names.
    let departments: [String: UUID]
    /// The texts of the findings of an inspection, as texts are compared: looked up when the first
    /// row of its village comes, so that a few rows of a large round cost little.
    private var known: [UUID: Set<String>] = [:]
    private let reading: Reading

    /// Whether nobody has taken this row over yet, here or before.
    mutating func isNew(_ entry: LedgerPlan.Entry) throws -> Bool {
        let inspection = entry.inspection
        if known[inspection] == nil {
            known[inspection] = Set(
                try reading.rows(
                    "SELECT title, facts FROM findings WHERE inspection_id = \(inspection)"
                ) { Self.key(title: try $0(0), facts: try $0(1)) })
        }
        return known[inspection, default: []]
            .insert(Self.key(title: entry.title, facts: entry.facts)).inserted
    }

    /// A village takes over a ledger before its inspection has begun here, or while it rectifies.
    private static let openStates: Set<String> = ["planned", "profiled", "mobilised", "rectifying"]

    static func load(_ round: UUID, _ actor: Actor, _ reading: Reading) throws -> LedgerBooks {
        let found = try reading.first("SELECT framework, county_id FROM rounds WHERE id = \(round)")
        {
            (framework: try $0(0) as String, county: try $0(1) as UUID)
        }
        guard let found else { throw Refusal.notFound }
        let villages = try reading.rows(
            """
            SELECT i.id, t.name, u.short_name, i.state, i.township_id, i.unit_id FROM inspections i
            JOIN village_units u ON u.id = i.unit_id JOIN townships t ON t.id = i.township_id
            WHERE i.round_id = \(round) ORDER BY i.id
            """
        ) { row in
            (
                name: fold(try row(2)),
                village: Village(
                    inspection: try row(0), township: fold(try row(1)),
                    isOpen: openStates.contains(try row(3) as String),
                    isBarred: actor.isRecused(
                        from: Place(township: try row(4), unit: try row(5))))
            )
        }
        let departments = try reading.rows(
            """
            SELECT title, id FROM departments
            WHERE county_id = \(found.county) AND struck_at IS NULL ORDER BY seq
            """
        ) { (SearchText.fold(try $0(0)), try $0(1) as UUID) }
        return LedgerBooks(
            framework: FocusFramework.named(found.framework),
            deadlines: try Deadlines.profile(of: found.county, reading),
            villages: Dictionary(grouping: villages, by: \.name).mapValues { $0.map(\.village) },
            departments: Dictionary(departments) { first, _ in first }, reading: reading)
    }

    static func fold(_ name: String) -> String { SearchText.fold(UnitName.short(name)) }
    private static func key(title: String, facts: String) -> String {
        SearchText.fold("\(title)\n\(facts)")
    }
}

/// Reads a ledger row by row and judges each.
struct LedgerReading {
    private var books: LedgerBooks
    private let fedBackOn: Day
    let today: Day
    private var columns: HeaderAliases.Columns?
    private var header: [String] = []
    private var missing: TableError?
    /// Merged cells leave the rows below empty: township and unit of the row above.
    private var above = (township: "", unit: "")
    private(set) var rows = 0
    private(set) var known = 0
    private(set) var entries: [LedgerPlan.Entry] = []
    /// The row of each entry, with the village that a merged cell left to the row above.
    private(set) var texts: [[LedgerField: String]] = []
    private(set) var remarks: [LedgerPlan.Remark] = []

    /// Ledgers have a title above their header, and sometimes the unit and the date.
    private static let headerWithin = 10

    init(_ books: LedgerBooks, fedBackOn: Day, today: Day) {
        self.books = books
        self.fedBackOn = fedBackOn
        self.today = today
    }

    /// The columns once everything is read. Throws a `TableError` where no header was found.
    func judged() throws -> (HeaderAliases.Columns, [String]) {
        if let columns { return (columns, header) }
        throw missing ?? TableError("empty", row: 1, zh: "文件中没有数据。", en: "The file is empty.")
    }

    mutating func read(_ row: TableRow) throws {
        guard let columns else { return try readHeader(row) }
        if row.isBlank { return }
        rows += 1
        guard rows <= LedgerPlan.limit else {
            throw TableError(
                "too-many-rows", row: row.number, zh: "台账超过\(LedgerPlan.limit)行。",
                en: "More than \(LedgerPlan.limit) rows.")
        }
        var cells: [LedgerField: String] = [:]
        for (key, column) in columns.byField {
            guard let field = LedgerField(rawValue: key) else { continue }
            cells[field] = row.text(column).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try judge(row.number, cells)
    }

    private mutating func readHeader(_ row: TableRow) throws {
        do throws(TableError) {
            columns = try LedgerField.aliases.columns(row)
            header = (0..<row.count).map(row.text)
        } catch {
            missing = missing ?? error
            if row.number >= Self.headerWithin { throw missing ?? error }
        }
    }

    private mutating func judge(_ number: Int, _ cells: [LedgerField: String]) throws {
        let entry: LedgerPlan.Entry
        do throws(Wrong) {
            entry = try self.entry(cells)
        } catch {
            remarks.append(
                LedgerPlan.Remark(
                    row: number, column: error.field.label, value: cells[error.field] ?? "",
                    reason: error.reason))
            return
        }
        guard try books.isNew(entry) else {
            known += 1
            return
        }
        entries.append(entry)
        var cells = cells
        (cells[.township], cells[.unit]) = (above.township, above.unit)
        texts.append(cells)
    }

    struct Wrong: Error {
        let field: LedgerField
        let reason: Phrase

        init(_ field: LedgerField, _ zh: String, _ en: String) {
            self.field = field
            reason = Phrase(zh, en)
        }
    }

    private mutating func entry(_ cells: [LedgerField: String]) throws(Wrong) -> LedgerPlan.Entry {
        func text(_ field: LedgerField) -> String { cells[field] ?? "" }
        let village = try village(text(.township), text(.unit))
        let facts = try limited(.facts, text(.facts), max: 8000)
        guard !facts.isEmpty else { throw Wrong(.facts, "没有问题描述。", "There is no text.") }
        let title = text(.title).isEmpty ? Self.title(of: facts) : text(.title)
        let fed = try day(.fedBackOn, text(.fedBackOn)) ?? fedBackOn
        guard fed <= today else { throw Wrong(.fedBackOn, "反馈日期晚于今天。", "It lies in the future.") }
        guard let state = LedgerWords.state(text(.state)) else {
            throw Wrong(
                .state, "不认识的整改状态；请改为：\(LedgerWords.stateWords)。",
                "An unknown state; write one of: \(LedgerWords.stateWords).")
        }
        let (parties, departments) = try responsible(text(.party))
        guard let severity = LedgerWords.severity(text(.severity)) else {
            throw Wrong(.severity, "严重程度应为轻微、中等或严重。", "Minor, medium or serious.")
        }
        let due = try day(.dueOn, text(.dueOn))
        return LedgerPlan.Entry(
            inspection: village, title: try limited(.title, title, max: 80), facts: facts,
            heading: try heading(text(.heading)), subject: try subject(text(.subject)),
            severity: severity, basis: try limited(.basis, text(.basis), max: 2000),
            party: parties[0], isShared: parties.count > 1, departments: departments,
            responsible: try limited(.responsible, text(.responsible), max: 80),
            recommendation: try limited(.recommendation, text(.recommendation), max: 2000),
            measures: try limited(.measures, text(.measures), max: 4000),
            leader: try limited(.leader, text(.leader), max: 40),
            amount: try amount(text(.amount), text(.amountWan)), fedBackOn: fed,
            dueOn: due ?? books.deadlines.due(.rectification, from: fed) ?? fed, state: state,
            number: try limited(.number, text(.number), max: 60))
    }

    /// Village, township and departments of the register, in the order of the cell.
    private func responsible(_ cell: String) throws(Wrong) -> ([Party], [UUID]) {
        var parties: [Party] = []
        var departments: [UUID] = []
        for word in LedgerWords.parts(cell) {
            if let party = LedgerWords.party(word) {
                if !parties.contains(party) { parties.append(party) }
            } else if let department = books.departments[SearchText.fold(word)] {
                if !departments.contains(department) { departments.append(department) }
            } else {
                throw Wrong(
                    .party, "“\(word)”不是村居、乡镇或已登记的责任部门。",
                    "“\(word)” is neither village nor township nor a department of the register.")
            }
        }
        if parties.isEmpty {
            throw Wrong(
                .party, "责任主体中须有村居或乡镇，部门为协同整改单位。",
                "The village or the township is responsible too.")
        }
        return (parties, departments)
    }

    private mutating func village(_ township: String, _ unit: String) throws(Wrong) -> UUID {
        if !unit.isEmpty { above = (township, unit) }
        if above.unit.isEmpty { throw Wrong(.unit, "没有写明村居。", "The unit is missing.") }
        let named = books.villages[LedgerBooks.fold(above.unit)] ?? []
        let folded = SearchText.fold(above.township)
        let here = folded.isEmpty ? named : named.filter { $0.township == folded }
        guard let village = here.first else {
            throw Wrong(
                .unit, "“\(above.township)\(above.unit)”不在本轮。请先把它分派到本轮的巡察组。",
                "This unit is not in the round. Assign it to a group first.")
        }
        guard here.count == 1 else {
            throw Wrong(
                .unit, "本轮有\(here.count)个同名村居，请补上乡镇一列。",
                "\(here.count) units have this name: add the township.")
        }
        guard !village.isBarred else {
            throw Wrong(
                .unit, "您应回避该村居，此行须由其他人员导入。",
                "You are recused from this unit: somebody else takes this row over.")
        }
        guard village.isOpen else {
            throw Wrong(
                .unit, "该村居正在系统中巡察，问题应在系统中撰写底稿。",
                "This unit is being inspected here: write its findings here.")
        }
        return village.inspection
    }

    private func heading(_ word: String) throws(Wrong) -> String {
        guard let framework = books.framework, let first = framework.headings.first else {
            throw Wrong(.heading, "本轮没有监督重点框架。", "The round has no framework.")
        }
        if word.isEmpty { return "\(framework.code).\(first.code)" }
        guard let heading = framework.headings.first(where: { $0.label.zh == word }) else {
            throw Wrong(
                .heading,
                "本轮的监督重点是：\(framework.headings.map(\.label.zh).joined(separator: "、"))。",
                "It is no heading of the round's framework.")
        }
        return "\(framework.code).\(heading.code)"
    }

    private func subject(_ word: String) throws(Wrong) -> Finding.Subject {
        if let subject = LedgerWords.subject(word) { return subject }
        let words = Finding.Subject.allCases.map(\.label.zh).joined(separator: "、")
        throw Wrong(.subject, "问题类别应为：\(words)。", "It is no subject.")
    }
}
