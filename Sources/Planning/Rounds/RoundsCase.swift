package import Domain

/// A request for a coverage plan, checked, with indices in place of codes.
package struct RoundsCase: Sendable {
    package struct Unit: Sendable {
        /// Index into the request's units.
        package let index: Int
        package let township: Int
        package let days: Int
        package let risk: Int
        package let promised: Int?
        package let latest: Int?
        package let isPilot: Bool
        package let isHighRisk: Bool
        package let previous: Int?
    }

    package let request: RoundsRequest
    package let weights: RoundsRequest.Weights
    /// The units still to be inspected.
    package let units: [Unit]
    /// Group-days of each round; 0 for a lost one and for one after the term.
    package let capacity: [Int]
    /// The group-days of each round if the work were shared out by capacity, rounded down.
    package let fairShare: [Int]

    /// - Throws: A `Refusal` naming the file and the key.
    package init(_ request: RoundsRequest, file: String) throws(Refusal) {
        self.request = request
        weights = request.weights ?? .usual
        try Self.checkLists(request, file)
        let rounds = try place(request.rounds.map(\.id), file, "rounds")
        let townships = try place(request.townships.map(\.id), file, "townships")
        _ = try place(request.units.map(\.id), file, "units")
        func round(_ id: String?, _ key: String) throws(Refusal) -> Int? {
            guard let id else { return nil }
            if let index = rounds[id] { return index }
            throw RequestReader.wrong(
                file, key: key, "没有编号为“\(id)”的轮次", "there is no round “\(id)”")
        }
        capacity = request.rounds.map { round in
            let isLate = request.termEnds.map { end in (round.ends ?? end) > end } ?? false
            return round.isLost == true || isLate ? 0 : round.groupDays
        }
        let first = capacity.firstIndex { $0 > 0 }
        let highBy = try round(request.highRisk?.by, "highRisk.by")
        var units: [Unit] = []
        for (index, unit) in request.units.enumerated() where unit.isDone != true {
            let key = "units[\(index)]"
            guard let township = townships[unit.township] else {
                throw RequestReader.wrong(
                    file, key: key + ".township", "没有编号为“\(unit.township)”的乡镇",
                    "there is no township “\(unit.township)”")
            }
            let risk = unit.risk ?? 0
            let isHigh = request.highRisk.map { risk >= $0.from } ?? false
            let days = unit.days ?? request.days[unit.class ?? .general]
            guard (0...100).contains(risk), (1...1000).contains(days) else {
                throw RequestReader.wrong(
                    file, key: key, "风险应为 0 至 100，天数应为 1 至 1000",
                    "risk is 0 to 100, days are 1 to 1000")
            }
            let limits = [
                try round(unit.latest, key + ".latest"), isHigh ? highBy : nil,
                unit.isPilot == true ? first : nil,
            ]
            units.append(
                Unit(
                    index: index, township: township, days: days, risk: risk,
                    promised: try round(unit.promised, key + ".promised"),
                    latest: limits.compactMap { $0 }.min(), isPilot: unit.isPilot == true,
                    isHighRisk: isHigh, previous: try round(unit.previous, key + ".previous")))
        }
        self.units = units
        let work = units.reduce(0) { $0 + $1.days }
        let room = max(1, capacity.reduce(0, +))
        fairShare = capacity.map { work * $0 / room }
    }

    private static func checkLists(_ request: RoundsRequest, _ file: String) throws(Refusal) {
        for (name, isEmpty) in [
            ("rounds", request.rounds.isEmpty), ("townships", request.townships.isEmpty),
            ("units", request.units.isEmpty),
        ] where isEmpty {
            throw RequestReader.wrong(file, key: name, "不能为空", "it must not be empty")
        }
        for (index, round) in request.rounds.enumerated()
        where !(0...1_000_000).contains(round.groupDays) {
            throw RequestReader.wrong(
                file, key: "rounds[\(index)].groupDays", "应为 0 至 1000000", "it is 0 to 1000000")
        }
        let weights = request.weights ?? .usual
        let list = [weights.waiting, weights.split, weights.unevenness, weights.change]
        guard list.allSatisfy((0...100_000).contains) else {
            throw RequestReader.wrong(
                file, key: "weights", "权重应为 0 至 100000", "weights are 0 to 100000")
        }
    }

    package func name(ofUnit unit: Int) -> String { request.units[units[unit].index].name }
    package func name(ofRound round: Int) -> String { request.rounds[round].name }
    package func name(ofTownship township: Int) -> String { request.townships[township].name }
    package func isWhole(_ township: Int) -> Bool { request.townships[township].isWhole == true }
}

extension RoundsRequest.Days {
    package subscript(unitClass: UnitClass) -> Int { unitClass == .key ? key : general }
}

/// The place of each code in its list.
func place(_ ids: [String], _ file: String, _ key: String) throws(Refusal) -> [String: Int] {
    if let twice = ids.firstRepeated {
        throw RequestReader.wrong(
            file, key: key, "编号“\(twice)”出现了两次", "the id “\(twice)” stands twice")
    }
    return Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
}
