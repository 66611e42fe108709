package import Domain
package import Tables

/// How far a model could look.
package struct Coverage: Hashable, Sendable {
    /// Villages that any table names.
    package let villages: Int
    /// Villages with rows in every table that the model needs, and something in every column.
    package let looked: Int
    /// What was missing where it could not look: `T5 银行流水.交易余额`.
    package let missing: [String]
    /// Whether there is something to look at that lies in no village.
    package let isWider: Bool

    package var isNone: Bool { looked == 0 && !isWider }
}

/// What a model found and how far it could look.
package struct ModelResult: Sendable {
    package let model: Model
    package let leads: [Lead]
    package let coverage: Coverage
}

/// One screening: models over data.
package struct Run: Sendable {
    package let results: [ModelResult]
    package let asOf: Day

    package var leads: [Lead] { results.flatMap(\.leads) }

    init(results: [ModelResult], asOf: Day) {
        self.results = results
        self.asOf = asOf
    }

    /// Looks with each model in turn; each spreads its groups over the cores.
    ///
    /// `progress`: Told the model before it is looked with.
    package init(
        _ models: [Model], on data: Dataset, policy: Policy = Policy(), asOf: Day,
        parallel: Parallel = Parallel(), progress: (Model) -> Void = { _ in }
    ) {
        self.asOf = asOf
        var presence = Presence(data)
        results = models.map { model in
            progress(model)
            let coverage = presence.coverage(of: model)
            guard !coverage.isNone else {
                return ModelResult(model: model, leads: [], coverage: coverage)
            }
            let screen = Screen(
                model: model, data: data, policy: policy.of(model.id), asOf: asOf,
                parallel: parallel)
            let leads = Lead.inOrder(model.check(screen))
            return ModelResult(model: model, leads: leads, coverage: coverage)
        }
    }
}

extension Coverage {
    /// How far a model can look.
    init(of model: Model, over data: Dataset) {
        var presence = Presence(data)
        self = presence.coverage(of: model)
    }
}

/// Which villages have what, told once for each column.
private struct Presence {
    private struct Column: Hashable {
        let table: Canon
        let field: Field?
    }

    private let data: Dataset
    private var known: [Column: [Bool]] = [:]

    init(_ data: Dataset) { self.data = data }

    mutating func coverage(of model: Model) -> Coverage {
        var looked = [Bool](repeating: true, count: data.villages.count)
        var missing: [String] = []
        let isOCDS = model.needs.contains(where: \.isOCDS)
        for need in model.needs where need.isOCDS {
            leaveOut(villagesOfProcesses, need, "", &looked, &missing)
        }
        for need in model.needs where !need.isOCDS {
            let fields: [Field?] = [nil] + need.fields
            for field in fields {
                let has = villages(Column(table: need.table, field: field))
                leaveOut(has, need, field.map { ".\($0.rawValue)" } ?? "", &looked, &missing)
            }
            guard !need.oneOf.isEmpty else { continue }
            let each = need.oneOf.map { villages(Column(table: need.table, field: $0)) }
            let has = looked.indices.map { village in each.contains { $0[village] } }
            leaveOut(has, need, "." + (need.columns.last ?? ""), &looked, &missing)
        }
        return Coverage(
            villages: looked.count, looked: looked.count(where: \.self), missing: missing,
            isWider: isOCDS && data.processes.contains { $0.village == 0 })
    }

    private var villagesOfProcesses: [Bool] {
        var has = [Bool](repeating: false, count: data.villages.count)
        for process in data.processes where process.village != 0 {
            has[data.village(process.village)] = true
        }
        return has
    }

    private func leaveOut(
        _ has: [Bool], _ need: Need, _ column: String, _ looked: inout [Bool],
        _ missing: inout [String]
    ) {
        if has.contains(false) || (has.isEmpty && need.isOCDS && data.processes.isEmpty) {
            missing.append("\(need.name)\(column)")
        }
        for village in looked.indices where !has[village] { looked[village] = false }
    }

    private mutating func villages(_ column: Column) -> [Bool] {
        if let has = known[column] { return has }
        let table = data.table(column.table)
        var has = [Bool](repeating: false, count: data.villages.count)
        if table.canon.isRegister {
            let found = table.rows.contains { row in
                column.field.map { table.has($0, row) } ?? true
            }
            has = [Bool](repeating: found, count: has.count)
        } else {
            let isThere = column.field.map { table.hasColumn($0) } ?? true
            if isThere, table.canon == .entry {
                for (village, lines) in data.ledger.villageLines.enumerated() {
                    has[village] = lines.contains { row in
                        column.field.map { table.has($0, row) } ?? true
                    }
                }
            } else if isThere {
                look(in: table, for: column.field, &has)
            }
        }
        known[column] = has
        return has
    }

    /// Rows of a village mostly stand together; only the first that has something is looked for.
    private func look(in table: Table, for field: Field?, _ has: inout [Bool]) {
        let codes = table.texts(.village)
        var last: UInt32 = 0
        var village = -1
        for row in table.rows {
            let code = codes[row]
            if code != last {
                last = code
                village = data.village(code)
            }
            guard village >= 0, !has[village] else { continue }
            has[village] = field.map { table.has($0, row) } ?? true
        }
    }
}
