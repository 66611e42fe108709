import Domain

/// A coverage plan as a mixed-integer program.
///
/// Units that no rule tells apart are one cell; a column counts how many of a cell are in a round.
struct RoundsProgram {
    private struct Likeness: Hashable {
        let township, days, risk: Int
        let promised, latest, previous: Int?
        let isPilot: Bool
    }

    let plan: RoundsCase
    private(set) var program = Program()
    /// The units of each cell, in the order of the request.
    private(set) var cells: [[Int]] = []
    /// How many of a cell are in a round: `[cell][round]`.
    private(set) var counts: [[Int]] = []
    /// Whether a township is visited in a round: `[township][round]`.
    private var visits: [[Int]] = []
    /// How far the fullest round is above its share, and the emptiest below.
    private var above = 0
    private var below = 0

    init(_ plan: RoundsCase) {
        self.plan = plan
        var places: [Likeness: Int] = [:]
        for (index, unit) in plan.units.enumerated() {
            let likeness = Likeness(
                township: unit.township, days: unit.days, risk: unit.risk,
                promised: unit.promised, latest: unit.latest, previous: unit.previous,
                isPilot: unit.isPilot)
            if let cell = places[likeness] {
                cells[cell].append(index)
            } else {
                places[likeness] = cells.count
                cells.append([index])
            }
        }
        addColumns()
        addCoverage()
        addDates()
        addCapacity()
        addWholeTownships()
    }

    private var rounds: Range<Int> { plan.capacity.indices }

    private mutating func addColumns() {
        let weights = plan.weights
        visits = plan.request.townships.indices.map { township in
            rounds.map { program.column(0...1, cost: weights.split, labels: [township, $0]) }
        }
        let used = Set(plan.units.map(\.township))
        program.constant = -weights.split * used.count
        counts = cells.map { cell in
            let unit = plan.units[cell[0]]
            return rounds.map { round in
                let isChange = unit.previous.map { $0 != round } ?? false
                let column = program.column(
                    0...cell.count,
                    cost: weights.waiting * unit.risk * round + (isChange ? weights.change : 0),
                    labels: [unit.township, round])
                program.row(
                    [
                        Program.Term(column: column, factor: 1),
                        Program.Term(column: visits[unit.township][round], factor: -cell.count),
                    ], to: 0)
                return column
            }
        }
    }

    private mutating func addCoverage() {
        let byTownship = Dictionary(grouping: cells.indices) { plan.units[cells[$0][0]].township }
        for (township, cells) in byTownship.sorted(by: { $0.key < $1.key }) {
            let name = plan.name(ofTownship: township)
            let demand = program.demand(
                Phrase("\(name)的村居在届内全部巡察一次", "every unit of \(name) once in the term"))
            for cell in cells {
                program.row(
                    counts[cell].map { Program.Term(column: $0, factor: 1) },
                    from: self.cells[cell].count, to: self.cells[cell].count, demand: demand)
            }
            program.cut(visits[township].map { Program.Term(column: $0, factor: 1) }, from: 1)
        }
    }

    private mutating func addDates() {
        for (cell, units) in cells.enumerated() {
            let unit = plan.units[units[0]]
            let names = units.map(plan.name(ofUnit:)).joined(separator: "、")
            if let round = unit.promised {
                let name = plan.name(ofRound: round)
                let demand = program.demand(
                    Phrase("\(names)已承诺安排在\(name)", "\(names) was promised for \(name)"))
                program.row(
                    [Program.Term(column: counts[cell][round], factor: 1)], from: units.count,
                    demand: demand)
            }
            if let latest = unit.latest, latest + 1 < rounds.count {
                let name = plan.name(ofRound: latest)
                let why = unit.isPilot ? "试点" : unit.isHighRisk ? "风险较高" : "有最迟轮次"
                let demand = program.demand(
                    Phrase("\(names)（\(why)）不迟于\(name)", "\(names) not later than \(name)"))
                program.row(
                    counts[cell][(latest + 1)...].map { Program.Term(column: $0, factor: 1) },
                    to: 0, demand: demand)
            }
        }
    }

    private mutating func addCapacity() {
        let work = plan.units.reduce(0) { $0 + $1.days }
        above = program.column(
            0...max(1, work), cost: plan.weights.unevenness, isContinuous: true, labels: [-1, -1])
        below = program.column(
            0...max(1, work), cost: plan.weights.unevenness, isContinuous: true, labels: [-1, -1])
        for round in rounds {
            let load = cells.enumerated().map { cell, units in
                Program.Term(column: counts[cell][round], factor: plan.units[units[0]].days)
            }
            let name = plan.name(ofRound: round)
            let capacity = plan.capacity[round]
            let demand = program.demand(
                capacity == 0
                    ? Phrase("\(name)不能安排（取消或在届满之后）", "\(name) is not held in the term")
                    : Phrase("\(name)不超过\(capacity)组日", "\(name) has \(capacity) group-days"))
            program.row(load, to: capacity, demand: demand)
            guard capacity > 0, plan.weights.unevenness > 0 else { continue }
            let share = plan.fairShare[round]
            program.row(load + [Program.Term(column: above, factor: -1)], to: share)
            program.row(load + [Program.Term(column: below, factor: 1)], from: share)
        }
    }

    private mutating func addWholeTownships() {
        let used = Set(plan.units.map(\.township))
        for township in used.sorted() where plan.isWhole(township) {
            let name = plan.name(ofTownship: township)
            let demand = program.demand(
                Phrase("\(name)整体安排在同一轮", "\(name) as a whole in one round"))
            program.row(
                visits[township].map { Program.Term(column: $0, factor: 1) }, to: 1,
                demand: demand)
        }
    }

    /// The values that stand for a plan: the round of each unit, nil where it has none.
    func values(for rounds: [Int?]) -> [Int] {
        var result = [Int](repeating: 0, count: program.columns.count)
        var loads = [Int](repeating: 0, count: plan.capacity.count)
        for (cell, units) in cells.enumerated() {
            for unit in units {
                guard let round = rounds[unit] else { continue }
                result[counts[cell][round]] += 1
                result[visits[plan.units[unit].township][round]] = 1
                loads[round] += plan.units[unit].days
            }
        }
        let held = self.rounds.filter { plan.capacity[$0] > 0 }
        result[above] = max(0, held.map { loads[$0] - plan.fairShare[$0] }.max() ?? 0)
        result[below] = max(0, held.map { plan.fairShare[$0] - loads[$0] }.max() ?? 0)
        return result
    }

    /// The round of each unit, from the values of the columns.
    func rounds(from values: [Int]) -> [Int] {
        var result = [Int](repeating: 0, count: plan.units.count)
        for (cell, units) in cells.enumerated() {
            let places = rounds.flatMap { round in
                Array(repeating: round, count: values[counts[cell][round]])
            }
            for (unit, round) in zip(units, places) { result[unit] = round }
        }
        return result
    }
}
