import Domain

/// The groups of a round as a mixed-integer program: part 0 gives villages to groups, part 1
/// people to groups, and the recusals tie the two together.
///
/// Units that no rule tells apart are one cell; a column counts how many of a cell a group takes.
struct GroupsProgram {
    private struct Likeness: Hashable { let township, days, only: Int }

    let plan: GroupsCase
    var program = Program()
    /// The units of each cell, in the order of the request.
    private(set) var cells: [[Int]] = []
    private(set) var cellOfUnit: [Int]
    /// How many of a cell a group takes: `[cell][group]`.
    private(set) var counts: [[Int]] = []
    /// Whether a group goes to a township: `[township][group]`.
    private(set) var visits: [[Int]] = []
    /// Whether a person holds a post: `[person][group]`, by post.
    private(set) var seats: [[[Post: Int]]] = []
    /// The days of the group with the most and of the one with the fewest, when they count.
    private var extremes: (most: Int, least: Int)?

    init(_ plan: GroupsCase) {
        self.plan = plan
        cellOfUnit = Array(repeating: 0, count: plan.request.units.count)
        makeCells()
        addUnits()
        addLimits()
        addEvenness()
        addSeats()
        addSpecialities()
        addRecusals()
        addWishes()
    }

    var groups: Range<Int> { plan.request.groups.indices }

    /// A unit that a recusal or a wish names is a cell of its own.
    private mutating func makeCells() {
        var named: Set<Int> = []
        for recusal in plan.recusals {
            if case .unit(let unit) = recusal.place { named.insert(unit) }
        }
        for wish in plan.pins + plan.forbids {
            if case .unit(let unit) = wish.subject { named.insert(unit) }
        }
        var places: [Likeness: Int] = [:]
        for (index, unit) in plan.request.units.enumerated() {
            let likeness = Likeness(
                township: plan.townshipOfUnit[index], days: unit.days,
                only: named.contains(index) ? index : -1)
            let cell = places[likeness] ?? cells.count
            if cell == cells.count { cells.append([]) }
            places[likeness] = cell
            cells[cell].append(index)
            cellOfUnit[index] = cell
        }
    }

    private mutating func addUnits() {
        let used = Set(plan.townshipOfUnit)
        program.constant = -plan.weights.split * used.count
        visits = plan.request.townships.indices.map { township in
            groups.map { group in
                let travel = plan.distance[group][township] * plan.weights.travel
                return program.column(
                    0...(used.contains(township) ? 1 : 0), cost: plan.weights.split + travel,
                    labels: [group, group, township])
            }
        }
        counts = cells.map { cell in
            let township = plan.townshipOfUnit[cell[0]]
            return groups.map { group in
                let column = program.column(0...cell.count, labels: [group, group, township])
                program.row(
                    [
                        Program.Term(column: column, factor: 1),
                        Program.Term(column: visits[township][group], factor: -cell.count),
                    ], to: 0)
                return column
            }
        }
        for township in used.sorted() { addTownship(township) }
    }

    private mutating func addTownship(_ township: Int) {
        let record = plan.request.townships[township]
        let all = program.demand(
            Phrase("\(record.name)的村居都有巡察组", "every unit of \(record.name) has a group"))
        for (cell, units) in cells.enumerated()
        where plan.townshipOfUnit[units[0]] == township {
            program.row(
                counts[cell].map { Program.Term(column: $0, factor: 1) }, from: units.count,
                to: units.count, demand: all)
        }
        let going = visits[township].map { Program.Term(column: $0, factor: 1) }
        let units = plan.townshipOfUnit.indices.filter { plan.townshipOfUnit[$0] == township }
        let days = units.reduce(0) { $0 + plan.request.units[$1].days }
        let mostUnits = max(1, plan.request.groups.map(\.maxUnits).max() ?? 1)
        let mostDays = max(1, plan.request.groups.map(\.maxDays).max() ?? 1)
        program.cut(
            going,
            from: max((units.count + mostUnits - 1) / mostUnits, (days + mostDays - 1) / mostDays))
        if record.isTogether == true {
            let demand = program.demand(
                Phrase("\(record.name)由一个组承担", "\(record.name) goes to one group"))
            program.row(going, to: 1, demand: demand)
        }
        for group in groups where plan.isOwnCounty(group, township) {
            let name = plan.request.groups[group].name
            let demand = program.demand(
                Phrase(
                    "交叉巡察：\(name)不去本县的\(record.name)",
                    "cross inspection: \(name) stays out of \(record.name), its own county"))
            program.row(
                [Program.Term(column: visits[township][group], factor: 1)], to: 0, demand: demand)
        }
    }

    private func work(of group: Int, inDays: Bool) -> [Program.Term] {
        cells.enumerated().map { cell, units in
            Program.Term(
                column: counts[cell][group],
                factor: inDays ? plan.request.units[units[0]].days : 1)
        }
    }

    private mutating func addLimits() {
        for (index, group) in plan.request.groups.enumerated() {
            let days = program.demand(
                Phrase(
                    "\(group.name)不超过\(group.maxDays)天",
                    "\(group.name) has \(group.maxDays) days"))
            program.row(work(of: index, inDays: true), to: group.maxDays, demand: days)
            let units = program.demand(
                Phrase(
                    "\(group.name)承担\(group.minUnits ?? 0)至\(group.maxUnits)个村居",
                    "\(group.name) takes \(group.minUnits ?? 0) to \(group.maxUnits) units"))
            program.row(
                work(of: index, inDays: false), from: group.minUnits ?? 0, to: group.maxUnits,
                demand: units)
            addVisitCuts(index)
        }
    }

    /// What a group can do at most, it can do at most in each township it goes to; and one that
    /// has to take a unit goes somewhere.
    private mutating func addVisitCuts(_ index: Int) {
        let group = plan.request.groups[index]
        let byTownship = Dictionary(grouping: cells.indices) { plan.townshipOfUnit[cells[$0][0]] }
        for (township, cells) in byTownship.sorted(by: { $0.key < $1.key }) {
            let goes = visits[township][index]
            for (inDays, most) in [(true, group.maxDays), (false, group.maxUnits)] {
                let work = cells.map { cell in
                    let days = plan.request.units[self.cells[cell][0]].days
                    return Program.Term(column: counts[cell][index], factor: inDays ? -days : -1)
                }
                let all = zip(cells, work).reduce(0) { $0 - self.cells[$1.0].count * $1.1.factor }
                program.cut(
                    work + [Program.Term(column: goes, factor: min(all, most))], from: 0)
            }
        }
        if group.minUnits ?? 0 > 0 {
            program.cut(
                visits.map { Program.Term(column: $0[index], factor: 1) }, from: 1)
        }
    }

    private mutating func addEvenness() {
        let weight = plan.weights.unevenness
        guard weight > 0 else { return }
        let all = max(1, plan.request.units.reduce(0) { $0 + $1.days })
        let most = program.column(0...all, cost: weight, isContinuous: true, labels: [-1, -1, -1])
        let least = program.column(
            0...all, cost: -weight, isContinuous: true, labels: [-1, -1, -1])
        extremes = (most, least)
        for group in groups {
            let days = work(of: group, inDays: true)
            program.row(days + [Program.Term(column: most, factor: -1)], to: 0)
            program.row(days + [Program.Term(column: least, factor: -1)], from: 0)
        }
        // Some group has at least, and some at most, the average, in the steps that days come in.
        let step = max(1, plan.request.units.reduce(0) { greatestDivisor($0, $1.days) })
        let steps = all / step
        let share = steps / groups.count * step
        program.cut([Program.Term(column: least, factor: -1)], from: -share)
        program.cut(
            [Program.Term(column: most, factor: 1)],
            from: steps % groups.count == 0 ? share : share + step)
    }

    private mutating func addSeats() {
        seats = plan.request.people.enumerated().map { _, person in
            groups.map { group in
                var posts: [Post: Int] = [:]
                for post in person.pool.posts where plan.request.groups[group].seats(post) > 0 {
                    posts[post] = program.column(
                        0...1, cost: (person.calls ?? 0) * plan.weights.call, part: 1,
                        labels: [group, -2, -2])
                }
                return posts
            }
        }
        for (index, person) in plan.request.people.enumerated() {
            let mine = groups.flatMap { terms(of: index, in: $0) }
            program.row(mine, to: 1)
            if !plan.isPresent[index] {
                let demand = program.demand(
                    Phrase("\(person.name)本轮期间缺席", "\(person.name) is away during the round"))
                program.row(mine, to: 0, demand: demand)
            }
        }
        for (index, group) in plan.request.groups.enumerated() {
            for post in Post.allCases {
                let seats = group.seats(post)
                guard seats > 0 else { continue }
                let demand = program.demand(
                    Phrase(
                        "\(group.name)有\(post.label.zh)\(seats)人",
                        "\(group.name) has \(seats) \(post.label.en)"))
                let terms = self.seats.compactMap { $0[index][post] }
                    .map { Program.Term(column: $0, factor: 1) }
                program.row(terms, from: seats, to: seats, demand: demand)
            }
        }
    }

    /// Whether a person is in a group, as a sum of columns.
    func terms(of person: Int, in group: Int) -> [Program.Term] {
        Post.allCases.compactMap { seats[person][group][$0] }
            .map { Program.Term(column: $0, factor: 1) }
    }

    /// The values that stand for an arrangement; reviews are left to be repaired.
    func values(for arrangement: EarlierArrangement) -> [Int] {
        var result = [Int](repeating: 0, count: program.columns.count)
        var days = [Int](repeating: 0, count: groups.count)
        for (unit, group) in arrangement.groupOfUnit.enumerated() {
            guard let group else { continue }
            result[counts[cellOfUnit[unit]][group]] += 1
            result[visits[plan.townshipOfUnit[unit]][group]] = 1
            days[group] += plan.request.units[unit].days
        }
        for seat in arrangement.seats {
            if let column = seats[seat.person][seat.group][seat.post] { result[column] = 1 }
        }
        if let extremes {
            result[extremes.most] = days.max() ?? 0
            result[extremes.least] = days.min() ?? 0
        }
        return result
    }

    /// The arrangement that values of the columns stand for.
    func arrangement(from values: [Int]) -> Arrangement {
        var groupOfUnit = [Int](repeating: 0, count: plan.request.units.count)
        for (cell, units) in cells.enumerated() {
            let places = groups.flatMap { group in
                Array(repeating: group, count: values[counts[cell][group]])
            }
            for (unit, group) in zip(units, places) { groupOfUnit[unit] = group }
        }
        let taken = seats.enumerated().flatMap { person, places in
            places.enumerated().flatMap { group, posts in
                Post.allCases.filter { post in posts[post].map { values[$0] == 1 } ?? false }
                    .map { GroupsPlan.Seat(person: person, group: group, post: $0) }
            }
        }
        return Arrangement(groupOfUnit: groupOfUnit, seats: taken)
    }
}

private func greatestDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestDivisor(b, a % b) }
