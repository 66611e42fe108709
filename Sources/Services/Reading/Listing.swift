package import Domain
import Foundation
import Storage

extension Office {
    /// A page of a list, with its exact total, as one person may see it.
    ///
    /// - Throws: `Refusal` for a filter, an order or a cursor that the list does not have.
    package func list(
        _ definition: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day
    ) async throws -> ListPage {
        let question = try ListQuestion(definition, query, actor, today)
        guard let question else { throw Refusal.listOutOfSight }
        try await opened(.listing, definition, query, by: actor)
        let totals = totals
        return try await engine.read { reading in
            let total = try totals.count(question.count, reading)
            let limit = min(max(query.limit, 1), 200)
            // Where every fiftieth row holds the phrase or lies in the period, reading rows in
            // their order finds a page sooner than the index, which has to hand over all of its
            // rows first.
            let walks =
                try question.unsearched.map { try totals.count($0, reading) <= total * 50 } ?? false
            var rows =
                total == 0 ? [] : try question.rows(limit: limit + 1, walking: walks, reading)
            let more = rows.count > limit
            if more { rows.removeLast() }
            return ListPage(
                rows: rows.map { ListPage.Row(id: $0.id, cells: $0.cells) }, total: total,
                next: more ? rows.last?.cursor : nil, today: today)
        }
    }

    /// How many rows of a list a query matches.
    package func count(
        _ definition: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day
    ) async throws -> Int {
        guard let question = try ListQuestion(definition, query, actor, today) else { return 0 }
        let totals = totals
        return try await engine.read { try totals.count(question.count, $0) }
    }

    /// All rows that a query matches, in its order, handed over one by one: for exports.
    ///
    /// It judges and writes the opening down at once; what it returns scans, on the thread that
    /// calls, through a connection of its own.
    package func export(
        _ definition: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day
    ) async throws -> @Sendable (_ take: ([ListPage.Cell]) throws -> Void) throws -> Void {
        let question = try ListQuestion(
            definition, query, actor, today, columns: definition.columns + definition.exported)
        guard let question else { throw Refusal.listOutOfSight }
        try await opened(.list, definition, query, by: actor)
        let engine = engine
        return { take in
            try engine.scan { reading in try question.forEach(reading) { try take($0.cells) } }
        }
    }
}

extension Office {
    /// Whether a query can be asked of a list, for keeping it: throws like `list`, shows nothing.
    package func judge(
        _ definition: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day
    ) throws(Refusal) {
        guard try ListQuestion(definition, query, actor, today) != nil else {
            throw .listOutOfSight
        }
    }
}

/// A list query made into SQL.
struct ListQuestion: Sendable {
    struct Row: Sendable {
        let id: UUID
        let cursor: String
        let cells: [ListPage.Cell]
    }

    let count: SQL
    /// Counts the rows that match but for search and periods; nil without any.
    let unsearched: SQL?
    let select: SQL
    private let walk: SQL
    private let shapes: [ListDefinition.Shape]

    /// - Returns: nil when this person may see nothing of the list.
    init?(
        _ list: ListDefinition, _ query: ListQuery, _ actor: Actor, _ today: Day,
        columns: [ListDefinition.Column]? = nil
    ) throws(Refusal) {
        guard let scope = list.scope(actor) else { return nil }
        let order = try Sorting(query.order, list)
        var conditions = [scope]
        // What narrows the rows through an index of its own, or row by row in their order.
        var narrowing: [(byIndex: SQL, byRow: SQL)] = []
        for (key, value) in query.filters.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            if let object = list.filters.first(where: { $0.key == key })?.reveals,
                Visibility.grants(of: actor, for: object).isEmpty
            {
                throw .unknownChoice(key, value)
            }
            let condition = try Self.condition(list, key, value, today)
            if let filter = list.filters.first(where: { $0.key == key }), filter.end != nil,
                filter.sql != order.order.sql
            {
                narrowing.append((condition, "+" + condition))
            } else {
                conditions.append(condition)
            }
        }
        if query.search.contains(where: { !$0.isWhitespace }) {
            guard let search = list.search else { throw .unknownChoice("q", query.search) }
            narrowing.append(
                (search.matching(query.search, list), search.holding(query.search, list)))
        }
        let plain = conditions.joined(by: " AND ")
        let byIndex = (conditions + narrowing.map(\.byIndex)).joined(by: " AND ")
        let byRow = (conditions + narrowing.map(\.byRow)).joined(by: " AND ")
        let counting: SQL = "SELECT count(*) FROM \(raw: list.table) WHERE "
        count = counting + byIndex
        unsearched = narrowing.isEmpty ? nil : counting + plain
        let behind: SQL = query.after.isEmpty ? "" : " AND " + (try order.behind(query.after))
        let columns = columns ?? list.columns
        let values = columns.map { $0.part?(actor) ?? SQL(raw: $0.sql) }.joined(by: ", ")
        select = order.select(values, byIndex + behind)
        walk = order.select(values, byRow + behind)
        shapes = columns.map(\.shape)
    }

    /// The first rows. `walking`: rows are read in their order until there are enough, instead of
    /// through the text index.
    func rows(limit: Int, walking: Bool, _ reading: Reading) throws -> [Row] {
        try reading.rows((walking ? walk : select) + " LIMIT \(limit)", read)
    }

    func forEach(_ reading: Reading, _ body: (Row) throws -> Void) throws {
        try reading.forEach(select) { try body(try read($0)) }
    }

    private func read(_ row: AnswerRow) throws -> Row {
        Row(
            id: try row(0), cursor: Cursor(row.stored(1), row.stored(2)).text,
            cells: shapes.indices.map { shapes[$0].cell(row.stored($0 + 3)) })
    }

    private static func condition(
        _ list: ListDefinition, _ key: String, _ value: String, _ today: Day
    ) throws(Refusal) -> SQL {
        guard let filter = list.filters.first(where: { $0.key == key }) else {
            throw .unknownChoice(key, value)
        }
        if let condition = filter.conditions[value] {
            return condition.contains("{today}")
                ? "(\(raw: condition.replacingOccurrences(of: "{today}", with: "'\(today)'")))"
                : "(\(raw: condition))"
        }
        if let end = filter.end {
            guard let day = Day(value) else { throw .unknownChoice(key, value) }
            // No day at all and the day that never comes lie in no period.
            return end == .first
                ? "\(raw: filter.sql) BETWEEN \(day) AND '9999'"
                : "\(raw: filter.sql) BETWEEN '0' AND \(day)"
        }
        if filter.choices.isEmpty, let id = UUID(uuidString: value) {
            return "\(raw: filter.sql) = \(id)"
        }
        guard filter.choices.contains(where: { $0.value == value }) else {
            throw .unknownChoice(key, value)
        }
        return "\(raw: filter.sql) = \(value)"
    }
}

/// An order of a list, in the direction that was asked for.
private struct Sorting {
    let list: ListDefinition
    let order: ListDefinition.Order
    let descending: Bool

    init(_ text: String, _ list: ListDefinition) throws(Refusal) {
        let isTurned = text.hasPrefix("-")
        let key = isTurned ? String(text.dropFirst()) : text
        guard let order = list.orders.first(where: { key.isEmpty || $0.key == key }) else {
            throw .unknownChoice("order", text)
        }
        self.list = list
        self.order = order
        descending = order.descending != isTurned
    }

    func select(_ columns: SQL, _ condition: SQL) -> SQL {
        let direction = descending ? "DESC" : "ASC"
        return """
            SELECT \(raw: list.id), \(raw: order.sql), \(raw: list.key), \(columns)
            FROM \(raw: order.through ?? list.table) \(raw: list.joins) WHERE \(condition)
            ORDER BY \(raw: order.sql) \(raw: direction), \(raw: list.key) \(raw: direction)
            """
    }

    func behind(_ text: String) throws(Refusal) -> SQL {
        guard let cursor = Cursor(text) else { throw .unknownChoice("after", text) }
        let sign = descending ? "<" : ">"
        let behind: SQL = """
            (\(raw: order.sql), \(raw: list.key)) \(raw: sign) (\(cursor.order), \(cursor.key))
            """
        // Over two tables an index takes the first half only.
        return order.through == nil
            ? behind : "\(raw: order.sql) \(raw: sign)= \(cursor.order) AND " + behind
    }
}

/// Where a page ends: the value of the order and the unique key of its last row, as text for an
/// address.
private struct Cursor {
    let order: Value
    let key: Value

    init(_ order: Value, _ key: Value) {
        self.order = order
        self.key = key
    }

    init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let order = Self.value(parts[0]), let key = Self.value(parts[1])
        else { return nil }
        self.order = order
        self.key = key
    }

    var text: String { "\(Self.text(order))~\(Self.text(key))" }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: "n"
        case .integer(let n): "i\(n)"
        case .real(let x): "r\(x)"
        case .text(let text): "t" + Data(text.utf8).base64EncodedString()
        case .bytes(let bytes): "b" + Data(bytes).base64EncodedString()
        case .uuid(let uuid):
            "b" + withUnsafeBytes(of: uuid.uuid) { Data($0) }.base64EncodedString()
        }
    }

    private static func value(_ text: Substring) -> Value? {
        let rest = String(text.dropFirst())
        switch text.first {
        case "n": return .null
        case "i": return Int64(rest).map(Value.integer)
        case "r": return Double(rest).map(Value.real)
        case "t":
            return Data(base64Encoded: rest).map { .text(String(decoding: $0, as: UTF8.self)) }
        case "b": return Data(base64Encoded: rest).map { .bytes([UInt8]($0)) }
        default: return nil
        }
    }
}

extension ListDefinition.Shape {
    fileprivate func cell(_ value: Value) -> ListPage.Cell {
        switch (self, value) {
        case (_, .null): .none
        case (.text, .text(let text)): .text(text)
        case (.day, .text(let text)): Day(text).map(ListPage.Cell.day) ?? .none
        case (.due, .text(let text)):
            Day(text).map { $0 == .never ? .none : .due($0) } ?? .none
        case (.moment, .integer(let n)): .moment(Moment(milliseconds: n))
        case (.yuan, .integer(let n)): .yuan(Yuan(fen: n))
        case (.integer, .integer(let n)), (.flag, .integer(let n)): .integer(Int(n))
        case (.code, .text(let text)): .code(text)
        case (.state, .text(let text)): .state(text)
        case (_, .integer(let n)): .integer(Int(n))
        case (_, .text(let text)): .text(text)
        default: .none
        }
    }
}

extension Refusal {
    static let listOutOfSight = Refusal(
        .forbidden, "list.out-of-sight",
        Phrase("您没有查看该列表的权限。", "You may not see this list."),
        remedy: Phrase("请从导航进入您可以查看的列表。", "The navigation shows the lists that you may see."))

    static func unknownChoice(_ key: String, _ value: String) -> Refusal {
        let shown = String(value.prefix(40))
        return Refusal(
            .invalid, "list.unknown-choice",
            Phrase("列表条件“\(key)”不能是“\(shown)”。", "The list has no “\(key)” called “\(shown)”."),
            remedy: Phrase("请从页面上的选项中选择。", "Choose one that the page offers."), field: key)
    }
}
