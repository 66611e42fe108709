package import Domain
import Foundation

/// A parameter that an area has set for itself, for some time.
package struct PolicyRow: Hashable, Sendable {
    package let model: String
    package let parameter: String
    package let value: String
    /// Digits that the codes of its villages begin with; empty for all.
    package let area: String
    package let from: Day?
    package let until: Day?
    /// The paper it comes from.
    package let source: String

    package init(
        model: String, parameter: String, value: String, area: String = "", from: Day? = nil,
        until: Day? = nil, source: String = ""
    ) {
        self.model = model
        self.parameter = parameter
        self.value = value
        self.area = area
        self.from = from
        self.until = until
        self.source = source
    }
}

/// The parameters that are in force: rows of one's own before those of national and provincial
/// norms, and both before the models' own defaults.
package struct Policy: Sendable {
    package let rows: [PolicyRow]
    /// Rows that rows of one's own come before, whatever their area.
    package let norms: [PolicyRow]

    package init(_ rows: [PolicyRow] = [], over norms: [PolicyRow] = []) {
        self.rows = rows
        self.norms = norms
    }

    /// Of one model only.
    package func of(_ model: String) -> Policy {
        Policy(rows.filter { $0.model == model }, over: norms.filter { $0.model == model })
    }

    /// The row for a village on a day: the one with the longest area, the latest of equals; nil
    /// where none is in force.
    package func row(
        _ parameter: Parameter, of model: String, village: String, on day: Day
    ) -> PolicyRow? {
        if rows.isEmpty, norms.isEmpty { return nil }
        for given in [rows, norms] {
            let fitting = given.filter { row in
                row.parameter == parameter.name && row.model == model
                    && village.hasPrefix(row.area)
                    && (row.from.map { $0 <= day } ?? true)
                    && (row.until.map { day <= $0 } ?? true)
            }
            let best = fitting.max { left, right in
                (left.area.count, left.from?.number ?? .min) < (
                    right.area.count, right.from?.number ?? .min
                )
            }
            if let best { return best }
        }
        return nil
    }

    package func value(
        _ parameter: Parameter, of model: String, village: String, on day: Day
    ) -> String {
        row(parameter, of: model, village: village, on: day)?.value ?? parameter.value
    }
}
