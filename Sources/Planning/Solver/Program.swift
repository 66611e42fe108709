package import Domain

/// A mixed-integer program in whole numbers, minimised.
///
/// Every cost, bound and factor is an `Int`, so that an objective is compared exactly, and a gap
/// below 1 is a proof.
package struct Program: Sendable {
    package struct Column: Sendable {
        package var cost: Int
        package var lower: Int
        package var upper: Int
        /// Values between the whole numbers are allowed; only for what whole numbers imply.
        package var isContinuous: Bool
        /// Which independent part of the program it belongs to, from 0; see `parts`.
        package var part: Int
        /// Its label in each family of neighbourhoods; −1 is always free, −2 never.
        package var labels: [Int]
    }

    package struct Row: Sendable {
        package var lower: Int?
        package var upper: Int?
        package var terms: [Term]
        /// The demand that the row spells out, as an index into `demands`; nil: the nature of
        /// the matter, which nobody can give up.
        package var demand: Int?
        /// Follows from other rows and only helps the bound.
        package var isCut = false
    }

    package struct Term: Sendable {
        package let column: Int
        package let factor: Int
    }

    package private(set) var columns: [Column] = []
    package private(set) var rows: [Row] = []
    /// What people ask for, in the order of the request.
    package private(set) var demands: [Phrase] = []
    /// Added to every objective.
    package var constant = 0

    package init() {}

    /// Adds a demand and returns its index.
    package mutating func demand(_ text: Phrase) -> Int {
        demands.append(text)
        return demands.count - 1
    }

    /// Adds a column, which may take the values of a range, and returns its index. Columns of
    /// different parts may share rows; leaving those out is a relaxation.
    package mutating func column(
        _ range: ClosedRange<Int>, cost: Int = 0, isContinuous: Bool = false, part: Int = 0,
        labels: [Int] = []
    ) -> Int {
        columns.append(
            Column(
                cost: cost, lower: range.lowerBound, upper: range.upperBound,
                isContinuous: isContinuous, part: part, labels: labels))
        return columns.count - 1
    }

    package mutating func row(
        _ terms: [Term], from lower: Int? = nil, to upper: Int? = nil, demand: Int? = nil
    ) {
        rows.append(Row(lower: lower, upper: upper, terms: terms, demand: demand))
    }

    /// Adds a row that follows from demands; it is left out when any of them may be given up.
    package mutating func cut(_ terms: [Term], from lower: Int) {
        rows.append(Row(lower: lower, upper: nil, terms: terms, demand: nil, isCut: true))
    }

    /// The objective of some values, one for each column.
    package func objective(_ values: [Int]) -> Int {
        zip(columns, values).reduce(constant) { $0 + $1.0.cost * $1.1 }
    }

    /// The parts that have columns, in order.
    package var parts: [Int] { Set(columns.map(\.part)).sorted() }

    /// The program with other bounds on its columns.
    package func bounded(_ bounds: (Int, Column) -> (lower: Int, upper: Int)) -> Program {
        var result = self
        for index in columns.indices {
            (result.columns[index].lower, result.columns[index].upper) = bounds(
                index, columns[index])
        }
        return result
    }

    /// One part by itself: its columns, and the rows that need no other part's.
    ///
    /// - Returns: The smaller program, and for each of its columns the index in this one. The sum
    ///   of the parts' optima is a bound.
    package func only(part: Int) -> (program: Program, columns: [Int]) {
        let kept = columns.indices.filter { columns[$0].part == part }
        let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        var result = Program()
        result.demands = demands
        result.columns = kept.map { columns[$0] }
        for row in rows where row.terms.allSatisfy({ place[$0.column] != nil }) {
            var row = row
            row.terms = row.terms.compactMap { term in
                place[term.column].map { Term(column: $0, factor: term.factor) }
            }
            result.rows.append(row)
        }
        return (result, kept)
    }

    /// The program that keeps some demands only, and costs nothing: is there any plan at all?
    package func keeping(_ kept: Set<Int>) -> Program {
        var result = self
        result.rows = rows.filter { row in row.demand.map(kept.contains) ?? !row.isCut }
        for index in columns.indices { result.columns[index].cost = 0 }
        return result
    }

    /// The program that counts the demands given up: one more column for each demand, 1 when it
    /// is given up, and nothing else has a cost.
    ///
    /// - Returns: The program and the index of the first of the new columns.
    package func countingDemandsGivenUp() -> (program: Program, first: Int) {
        var result = keeping(Set(demands.indices))
        let first = columns.count
        for _ in demands { _ = result.column(0...1, cost: 1) }
        result.rows = result.rows.flatMap { row -> [Row] in
            guard let demand = row.demand else { return [row] }
            return softened(row, by: first + demand)
        }
        return (result, first)
    }

    private func softened(_ row: Row, by column: Int) -> [Row] {
        let least = row.terms.reduce(0) { sum, term in
            let column = columns[term.column]
            return sum + min(term.factor * column.lower, term.factor * column.upper)
        }
        let most = row.terms.reduce(0) { sum, term in
            let column = columns[term.column]
            return sum + max(term.factor * column.lower, term.factor * column.upper)
        }
        var result: [Row] = []
        if let upper = row.upper {
            let slack = Term(column: column, factor: -max(0, most - upper))
            result.append(Row(lower: nil, upper: upper, terms: row.terms + [slack], demand: nil))
        }
        if let lower = row.lower {
            let slack = Term(column: column, factor: max(0, lower - least))
            result.append(Row(lower: lower, upper: nil, terms: row.terms + [slack], demand: nil))
        }
        return result
    }
}
