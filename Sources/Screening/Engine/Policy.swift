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

/// The parameters that are in force: rows of areas before the models' own defaults.
package struct Policy: Sendable {
    package let rows: [PolicyRow]

    package init(_ rows: [PolicyRow] = []) { self.rows = rows }

    /// The value for a village on a day: the row with the longest area, the latest of equals.
    package func value(
        _ parameter: Parameter, of model: String, village: String, on day: Day
    ) -> String {
        let fitting = rows.filter { row in
            row.model == model && row.parameter == parameter.name && village.hasPrefix(row.area)
                && (row.from.map { $0 <= day } ?? true) && (row.until.map { day <= $0 } ?? true)
        }
        let best = fitting.max { left, right in
            (left.area.count, left.from?.number ?? .min) < (
                right.area.count, right.from?.number ?? .min
            )
        }
        return best?.value ?? parameter.value
    }
}
