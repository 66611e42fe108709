import Domain
import Storage

/// What somebody may see, compiled from the table of visibility into one predicate. List, count,
/// export, search and statistics all use it.
enum Scoping {
    /// The columns of a table that grants are compared with.
    struct Columns {
        let county: String
        let township: String?
        let unit: String?
        let group: String?
        var department: String?
    }

    /// What rows of a table are, and under which condition.
    struct Reach {
        let object: VisibleObject
        let condition: SQL
    }

    /// The predicate for one object. nil when nothing of it may be seen.
    static func predicate(_ actor: Actor, _ object: VisibleObject, _ columns: Columns) -> SQL? {
        predicate(actor, [(object, "")], columns)
    }

    /// The predicate for a table whose rows are different objects under different conditions. An
    /// empty condition means every row.
    static func predicate(
        _ actor: Actor, _ reaches: [(object: VisibleObject, condition: SQL)], _ columns: Columns
    ) -> SQL? {
        var conditions: [SQL: [SQL]] = [:]
        var order: [SQL] = []
        for grant in Set(actor.grants).sorted(by: { $0.role.rawValue < $1.role.rawValue }) {
            let seen = reaches.filter { Visibility.table[$0.object]?.contains(grant.role) ?? false }
            guard !seen.isEmpty, let place = place(of: grant, columns) else { continue }
            if conditions[place] == nil { order.append(place) }
            // Somebody who sees every kind of row sees the whole place.
            conditions[place, default: []] +=
                seen.count == reaches.count ? [""] : seen.map(\.condition)
        }
        if order.isEmpty { return nil }
        let clauses = order.map { place in
            let parts = conditions[place] ?? []
            if parts.contains(where: \.isBlank) { return place }
            let any = Array(Set(parts)).count == 1 ? parts[0] : "(\(parts.joined(by: " OR ")))"
            return place + " AND " + any
        }
        let all = clauses.count == 1 ? clauses[0] : "(\(clauses.joined(by: " OR ")))"
        return all + recusals(actor, columns)
    }

    private static func place(of grant: Grant, _ columns: Columns) -> SQL? {
        let column: String? =
            switch grant.role.reach {
            case .everywhere: nil
            case .county: columns.county
            case .township: columns.township
            case .unit: columns.unit
            case .group: columns.group
            case .department: columns.department
            }
        if grant.role.reach == .everywhere { return "1 = 1" }
        guard let column, let scope = grant.scope else { return nil }
        return "\(raw: column) = \(scope)"
    }

    /// What counts of the rows of a table with its places in the usual columns, for who is recused
    /// from some: to stand behind a condition.
    static func withoutRecused(_ actor: Actor, _ alias: String) -> SQL {
        recusals(
            actor,
            Columns(
                county: "", township: "\(alias).township_id", unit: "\(alias).unit_id", group: nil))
    }

    /// Recusal is taken away from whatever was granted.
    private static func recusals(_ actor: Actor, _ columns: Columns) -> SQL {
        guard !actor.recusedFrom.isEmpty else { return "" }
        let places = actor.recusedFrom.sorted { $0.description < $1.description }
        return [columns.township, columns.unit].compactMap { $0 }.map { column in
            // What lies in no single place is of a whole round or county.
            " AND (\(raw: column) IS NULL OR \(raw: column) NOT IN \(list: places))" as SQL
        }.joined(by: "")
    }
}

extension SQL {
    var isBlank: Bool { self == "" || isEmpty }
}
