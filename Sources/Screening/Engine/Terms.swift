import Domain

/// The values that a parameter has one after the other, so that an event is judged by the rules of
/// its own day and not by today's.
package struct Terms<Value: Sendable>: Sendable {
    package struct Term: Sendable {
        package let days: ClosedRange<Int32>
        package let value: Value
    }

    /// Ascending; together they cover every day.
    package let all: [Term]

    package init(_ all: [Term]) { self.all = all }

    /// The value in force on a day.
    package subscript(day: Int32) -> Value {
        if all.count > 1, let term = all.first(where: { $0.days.contains(day) }) {
            return term.value
        }
        return all[0].value
    }
}

extension Policy {
    /// The days on which the value of a parameter may change for a village, ascending.
    func changes(_ parameter: String, of model: String, village: String) -> [Int32] {
        let days = (rows + norms).flatMap { row -> [Int32] in
            guard row.model == model, row.parameter == parameter, village.hasPrefix(row.area)
            else { return [] }
            return [row.from.map(\.number), row.until.map { $0.number + 1 }].compactMap(\.self)
        }
        return Set(days).sorted()
    }
}

extension Screen {
    /// An amount in fen, on each day.
    package func fenByDay(_ name: String, at village: Int) -> Terms<Int64> {
        terms(name, village) { Yuan($0)?.fen ?? 0 }
    }

    /// Days, months, years or a count, on each day.
    package func countByDay(_ name: String, at village: Int) -> Terms<Int> {
        terms(name, village) { Int($0) ?? 0 }
    }

    /// Amounts in fen, ascending, on each day.
    package func ladderByDay(_ name: String, at village: Int) -> Terms<[Int64]> {
        terms(name, village) { text in
            text.split(separator: " ").compactMap { Yuan(String($0))?.fen }.sorted()
        }
    }

    private func terms<Value>(
        _ name: String, _ village: Int, _ read: (String) -> Value
    ) -> Terms<Value> {
        let parameter = parameter(name)
        let code = code(village)
        let starts =
            [Int32.min] + policy.changes(parameter.name, of: model.id, village: code)
        return Terms(
            starts.indices.map { place in
                let last = place + 1 < starts.count ? starts[place + 1] - 1 : Int32.max
                let text = policy.value(
                    parameter, of: model.id, village: code, on: Day(number: starts[place]))
                return Terms.Term(days: starts[place]...last, value: read(text))
            })
    }
}
