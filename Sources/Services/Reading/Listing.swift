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
        let totals = totals
        return try await engine.read { reading in
            let total = try totals.count(question.count, reading)
            let limit = min(max(query.limit, 1), 200)
            // Where every fiftieth row holds the phrase, reading rows in their order finds a page
            // sooner than the index, which has to hand over all of its rows first.
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
    package func export(
        _ definition: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day,
        _ body: @escaping @Sendable ([ListPage.Cell]) throws -> Void
    ) async throws {
        guard let question = try ListQuestion(definition, query, actor, today) else {
            throw Refusal.listOutOfSight
        }
        if definition.name == Lists.suspicions.name, let person = actor.person {
            let asked = query.filters.map { "\($0)=\($1)" }.sorted() + [query.search]
            try await opened(
                .list, person.uuid, "", asked: asked.joined(separator: "；"), by: actor)
        }
        try await engine.read { reading in
            try question.forEach(reading) { try body($0.cells) }
        }
    }
}

/// A list query made into SQL.
private struct ListQuestion: Sendable {
    struct Row: Sendable {
        let id: UUID
        let cursor: String
        let cells: [ListPage.Cell]
    }

    let count: SQL
    /// Counts the rows that match but for the search; nil without a search.
    let unsearched: SQL?
    private let select: SQL
    private let walk: SQL
    private let shapes: [ListDefinition.Shape]

    /// - Returns: nil when this person may see nothing of the list.
    init?(_ list: ListDefinition, _ query: ListQuery, _ actor: Actor, _ today: Day) throws(Refusal)
    {
        guard let scope = list.scope(actor) else { return nil }
        guard
            let order = query.order.isEmpty
                ? list.orders.first : list.orders.first(where: { $0.key == query.order })
        else { throw .unknownChoice("order", query.order) }
        var conditions = [scope]
        for (key, value) in query.filters.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            conditions.append(try Self.condition(list, key, value, today))
        }
        let plain = conditions.joined(by: " AND ")
        var (byIndex, byRow) = (plain, plain)
        if !query.search.isEmpty {
            guard let search = list.search else { throw .unknownChoice("q", query.search) }
            byIndex = plain + " AND \(search.key, matches: query.search, in: search.index)"
            byRow = plain + " AND \(search.folded, holds: query.search)"
        }
        let counting: SQL = "SELECT count(*) FROM \(raw: list.table) WHERE "
        count = counting + byIndex
        unsearched = query.search.isEmpty ? nil : counting + plain
        let behind: SQL =
            query.after.isEmpty ? "" : " AND " + (try Self.behind(query.after, list, order))
        select = Self.select(list, order, byIndex + behind)
        walk = Self.select(list, order, byRow + behind)
        shapes = list.columns.map(\.shape)
    }

    private static func select(
        _ list: ListDefinition, _ order: ListDefinition.Order, _ condition: SQL
    ) -> SQL {
        let direction = order.descending ? "DESC" : "ASC"
        let columns = list.columns.map(\.sql).joined(separator: ", ")
        return """
            SELECT \(raw: list.id), \(raw: order.sql), \(raw: list.key), \(raw: columns)
            FROM \(raw: list.table) \(raw: list.joins) WHERE \(condition)
            ORDER BY \(raw: order.sql) \(raw: direction), \(raw: list.key) \(raw: direction)
            """
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
        if filter.choices.isEmpty, let id = UUID(uuidString: value) {
            return "\(raw: filter.sql) = \(id)"
        }
        guard filter.choices.contains(where: { $0.value == value }) else {
            throw .unknownChoice(key, value)
        }
        return "\(raw: filter.sql) = \(value)"
    }

    private static func behind(
        _ text: String, _ list: ListDefinition, _ order: ListDefinition.Order
    )
        throws(Refusal) -> SQL
    {
        guard let cursor = Cursor(text) else { throw .unknownChoice("after", text) }
        let sign = order.descending ? "<" : ">"
        return """
            (\(raw: order.sql), \(raw: list.key)) \(raw: sign) (\(cursor.order), \(cursor.key))
            """
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
        case (.integer, .integer(let n)): .integer(Int(n))
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
