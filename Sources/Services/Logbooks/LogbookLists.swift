import Domain
import Foundation
import Storage

extension Logbook {
    /// The list of this logbook's entries.
    package var list: ListDefinition {
        var list = ListDefinition(
            name: name, title: title,
            empty: Phrase("还没有\(title.zh)。", "Nothing recorded yet."),
            table: "\(table) x", joins: joins, key: "x.seq", id: "x.id", columns: listColumns,
            filters: filters, orders: orders, search: search, scope: { scope($0) },
            page: "/\(name)/", create: parent == .county ? action : nil)
        list.exported = exportedColumns
        return list
    }

    /// Days and amounts are sorted by; an index of each ends with the key (`Schema.searching`).
    private var orders: [ListDefinition.Order] {
        var result: [ListDefinition.Order] = [
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true, on: "number"),
            .init("oldest", Phrase("最早", "oldest"), "x.seq"),
        ]
        for field in fields where columns.contains(field.key) {
            let column = "x.\(Self.snake(field.key))"
            switch field.kind {
            case .day:
                let sql = field.required ? column : "coalesce(\(column), '')"
                result.append(.init(field.key, field.label, sql, descending: true))
            case .yuan:
                let sql = field.required ? column : "coalesce(\(column), 0)"
                result.append(.init(field.key, field.label, sql, descending: true))
            default: continue
            }
        }
        return result + (isInVillage ? [.units(table)] : [])
    }

    /// Its number, what it stands under, and what was written in it.
    private var search: ListDefinition.Search {
        var texts = series == nil ? [] : ["x.number"]
        if isInVillage { texts.append("u.folded") }
        if parent == .person { texts.append("q.name") }
        if parent == .round { texts.append("r.name") }
        for field in stored where field.key != "group" {
            switch field.kind {
            case .text, .paragraph: texts.append("x.\(Self.snake(field.key))")
            case .lookup(let lookup):
                texts.append(lookup.nameSQL("x.\(Self.snake(field.key))"))
            default: continue
            }
        }
        if texts.isEmpty { texts = ["NULL"] }
        return .init(texts, unit: isInVillage ? "x.unit_id" : nil)
    }

    private var isInVillage: Bool {
        [.inspection, .finding, .rectification, .unit].contains(parent)
    }

    private var joins: String {
        var joins = isInVillage ? Lists.unitJoins : ""
        if parent == .person { joins += " LEFT JOIN people q ON q.id = x.parent_id" }
        if parent == .round { joins += " LEFT JOIN rounds r ON r.id = x.round_id" }
        return joins
    }

    private var listColumns: [ListDefinition.Column] {
        var result: [ListDefinition.Column] = []
        if series != nil { result.append(.init("number", Phrase("编号", "number"), "x.number")) }
        if parent == .person { result.append(.init("who", Phrase("人员", "person"), "q.name")) }
        result += fields.filter { columns.contains($0.key) }.map(column)
        result += shares.map { .init($0.key, $0.label, $0.sql) }
        if isInVillage {
            result.append(.init("unit", Phrase("村居", "unit"), "u.short_name"))
            result.append(.init("township", Phrase("乡镇", "township"), "t.name", wide: true))
        }
        if parent == .round { result.append(.init("round", Phrase("轮次", "round"), "r.name")) }
        if let kind {
            result.append(.init("state", Phrase("状态", "state"), "x.state", .state(kind)))
        } else {
            result.append(
                .init(
                    "standing", Phrase("效力", "standing"), Self.standing, .code(Self.standings),
                    wide: true))
        }
        return result
    }

    /// What the list has no room for: an export holds all that an entry holds. Names of those who
    /// recorded it stay inside.
    private var exportedColumns: [ListDefinition.Column] {
        var result = stored.filter { !columns.contains($0.key) && $0.key != "group" }.map(column)
        if fields.contains(where: { $0.key == "group" }) {
            result.append(
                .init(
                    "group", Phrase("组", "group"),
                    "(SELECT g.number FROM inspection_groups g WHERE g.id = x.group_id)", .integer))
        }
        result.append(.init("recordedAt", Phrase("登记时间", "recorded at"), "x.recorded_at", .moment))
        if kind == nil {
            result.append(
                .init(
                    "struckReason", Phrase("作废理由", "struck out because"), "x.struck_reason"))
        }
        return result
    }

    private static let standing = "CASE WHEN x.struck_at IS NULL THEN 'valid' ELSE 'struck' END"
    private static let standings = [
        "valid": Phrase("有效", "valid"), "struck": Phrase("已作废", "struck out"),
    ]

    private func column(_ field: Field) -> ListDefinition.Column {
        let sql = "x.\(Self.snake(field.key))"
        if case .lookup(let lookup) = field.kind {
            return .init(field.key, field.label, lookup.nameSQL(sql))
        }
        let shape: ListDefinition.Shape =
            switch field.kind {
            case .day(.past): .day
            case .day: .due
            case .integer: .integer
            case .yuan: .yuan
            case .flag: .flag
            case .choice(let choices):
                .code(Dictionary(uniqueKeysWithValues: choices.map { ($0.value, $0.label) }))
            default: .text
            }
        return .init(field.key, field.label, sql, shape)
    }

    private var filters: [ListDefinition.Filter] {
        var result: [ListDefinition.Filter] = []
        if let kind { result.append(Lists.stateFilter(kind)) }
        for field in fields {
            guard case .choice(let choices) = field.kind, columns.contains(field.key) else {
                continue
            }
            result.append(
                .init(field.key, field.label, "x.\(Self.snake(field.key))", choices: choices))
        }
        if kind == .supervisionLetter {
            result.append(
                .init(
                    "party", Phrase("责任主体", "party"),
                    "(SELECT r.party FROM rectification_items r WHERE r.id = x.parent_id)",
                    choices: Choice.all(of: Party.self)))
        }
        if kind == nil {
            result.append(
                .init(
                    "standing", Phrase("效力", "standing"), "x.struck_at",
                    choices: Self.standings.sorted { $0.key > $1.key }.map {
                        Choice($0.key, $0.value)
                    },
                    conditions: [
                        "valid": "x.struck_at IS NULL", "struck": "x.struck_at IS NOT NULL",
                    ]))
        }
        result.append(.init("parent", Phrase("所属", "under"), "x.parent_id", choices: []))
        return result + (isInVillage ? Lists.placeFilters : [])
    }

    /// The department that an entry belongs to: that of the item it was recorded under.
    var department: String? {
        parent == .rectification
            ? "(SELECT r.department_id FROM rectification_items r WHERE r.id = x.parent_id)" : nil
    }

    /// What one person may see of the entries. Entries of a whole round are seen by its groups,
    /// entries of a whole county by whoever of its groups, townships and villages may see any.
    func scope(_ actor: Actor) -> SQL? {
        var columns = Lists.recordColumns
        columns.department = department
        let own = Scoping.predicate(actor, reaches, columns)
        let parts = [own].compactMap(\.self) + wider(actor)
        return parts.isEmpty ? nil : "(\(parts.joined(by: " OR ")))"
    }

    /// Whether an entry is among them.
    func shows(_ id: UUID, to actor: Actor, _ reading: Reading) throws -> Bool {
        guard let scope = scope(actor) else { return false }
        return try reading.exists(
            "SELECT 1 FROM \(raw: table) x WHERE x.id = \(id) AND \(scope)")
    }

    /// What an entry is in the table of visibility.
    func object(of id: UUID, _ reading: Reading) throws -> VisibleObject {
        let found = try apart.first { other in
            try reading.exists(
                """
                SELECT 1 FROM \(raw: table) x WHERE x.id = \(id) AND (\(raw: other.condition))
                """)
        }
        return found?.object ?? object
    }

    private var reaches: [(object: VisibleObject, condition: SQL)] {
        if apart.isEmpty { return [(object, "")] }
        let others = apart.map { "NOT (\($0.condition))" }.joined(separator: " AND ")
        return [(object, "(\(raw: others))")]
            + apart.map { ($0.object, "(\(raw: $0.condition))") }
    }

    private func wider(_ actor: Actor) -> [SQL] {
        func places(_ township: String?, _ unit: String?, _ group: String?) -> SQL? {
            Scoping.predicate(
                actor, object,
                Scoping.Columns(county: "NULL", township: township, unit: unit, group: group))
        }
        switch parent {
        case .round:
            return [places(nil, nil, "g.id")].compactMap(\.self).map { inGroup in
                """
                (x.group_id IS NULL AND x.round_id IN (
                    SELECT g.round_id FROM inspection_groups g WHERE \(inGroup)))
                """
            }
        case .county:
            let from: [(county: SQL, places: SQL?)] = [
                ("SELECT t.county_id FROM townships t", places("t.id", nil, nil)),
                ("SELECT u.county_id FROM village_units u", places(nil, "u.id", nil)),
                (
                    """
                    SELECT r.county_id FROM inspection_groups g JOIN rounds r ON r.id = g.round_id
                    """, places(nil, nil, "g.id")
                ),
            ]
            return from.compactMap { from in
                from.places.map { "x.county_id IN (\(from.county) WHERE \($0))" }
            }
        default: return []
        }
    }
}
