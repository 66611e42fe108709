import Domain

/// Several contracts for the same thing, each below the threshold of tendering, together above it.
///
/// Contracts of one village and category hang together when they have one contractor, contractors
/// with a common owner or phone, names that are alike but for their numbers, or places close to
/// one another (through their projects). The threshold is that of the day of the last one.
extension Model {
    static let p02 = Model(
        "P02", version: 2, Phrase("疑似化整为零规避招标", "Contracts split under the threshold"), .high,
        key: Phrase("村、品类、时段", "village, category and time"),
        rule: Phrase(
            "同村同类合同，承包方相同或有共同股东、高管、电话，或名称相近（序号除外），或地点相近，规定天数内两份以上，"
                + "每份低于标准、合计达到标准。",
            "One village and category; one contractor, linked contractors, names alike but for "
                + "numbers, or places nearby; within some days, each below the threshold, together "
                + "above it."),
        source: Phrase(
            "《招标投标法》第四条、第四十九条；《政府采购法实施条例》第二十八条",
            "Tendering Law art. 4, 49; Procurement Regulation art. 28"),
        innocent: Phrase("年度维修；不同批次补助的分期工程。", "Yearly maintenance; phases of separate grants."),
        needs: [Need(.contract, .kind, .signed, .total)],
        parameters: [
            Parameter("threshold", .yuan, "50000", Phrase("小微工程招标、询价标准，按县设定", "local rule")),
            Parameter("days", .days, "90", Phrase("工作口径", "working rule")),
            Parameter("alike", .ratio, "0.7", Phrase("名称三字组重合度", "shared threes of a name")),
            Parameter("metres", .count, "200", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let purchases = Purchases(screen)
        let table = purchases.table
        return screen.perGroup(purchases.groups.count) { group in
            let all = purchases.groups[group].map(Int.init)
            let village = screen.data.village(table.texts(.village)[all[0]])
            let days = Int32(screen.count("days", at: village))
            let limits = screen.fenByDay("threshold", at: village)
            return purchases.linked(all, village, within: days).flatMap { rows in
                limits.all.flatMap { term -> [Lead] in
                    let small = rows.filter { row in
                        let day = purchases.day(row)
                        return day <= term.days.upperBound && purchases.total(row) < term.value
                    }
                    return SplitWindows.runs(
                        small.indices, over: term.value - 1, within: days,
                        day: { purchases.day(small[$0]) }, amount: { purchases.total(small[$0]) }
                    ).filter { term.days.contains(purchases.day(small[$0.upperBound - 1])) }
                        .map { purchases.lead($0.map { small[$0] }, term.value, village) }
                }
            }
        }
    }
}

/// Contracts by which a village buys, by village and category.
private struct Purchases: Sendable {
    let table: Table
    let groups: Grouping
    private let screen: Screen
    private let roles: CompanyRoles
    private let places: ProjectPlaces

    init(_ screen: Screen) {
        self.screen = screen
        let table = screen.table(.contract)
        self.table = table
        roles = CompanyRoles(screen)
        places = ProjectPlaces(screen)
        let isPurchase = screen.words(table.texts(.kind), count: table.count) { kind in
            ["工程", "采购", "服务", "施工", "劳务"].contains { kind.contains($0) }
        }
        let recurring = screen.words(table.texts(.name), count: table.count) { name in
            ["年度", "日常", "保洁", "管护", "养护"].contains { name.contains($0) }
        }
        groups = Grouping(rows: table.count, minimum: 2) { row in
            guard isPurchase[row], !recurring[row], table.narrow(.signed)[row] != nil,
                table.wide(.total).orZero(row) > 0
            else { return nil }
            let category =
                table.texts(.category)[row] != 0
                ? table.texts(.category)[row] : table.texts(.kind)[row]
            return (Hash.pair(table.texts(.village)[row], category), 0)
        }
    }

    func day(_ row: Int) -> Int32 { table.narrow(.signed)[row] ?? 0 }
    func total(_ row: Int) -> Int64 { table.wide(.total).orZero(row) }

    private func party(_ row: Int) -> UInt32 {
        let id = table.texts(.partyID)[row]
        return id != 0 ? id : table.texts(.party)[row]
    }

    /// Contracts that hang together, each lot in the order of days.
    func linked(_ rows: [Int], _ village: Int, within days: Int32) -> [[Int]] {
        let rows = rows.sorted { (day($0), $0) < (day($1), $1) }
        let names = rows.map { Likeness(screen.text(table.texts(.name)[$0])) }
        let alike = screen.ratio("alike", at: village)
        let metres = Double(screen.count("metres", at: village))
        var components = Components(rows.count)
        for (place, row) in rows.enumerated() {
            for other in (place + 1)..<max(place + 1, rows.count) {
                if day(rows[other]) - day(row) > days { break }
                if isOneHand(row, rows[other]) || names[place].share(with: names[other]) >= alike
                    || places.areNear(row, rows[other], metres)
                {
                    components.join(place, other)
                }
            }
        }
        return components.groups().map { lot in lot.map { rows[$0] } }
    }

    private func isOneHand(_ row: Int, _ other: Int) -> Bool {
        let (one, two) = (party(row), party(other))
        if one != 0, one == two { return true }
        let phones = table.texts(.phone)
        if phones[row] != 0, phones[row] == phones[other] { return true }
        return !roles.people(one).isDisjoint(with: roles.people(two))
    }

    func lead(_ parts: [Int], _ limit: Int64, _ village: Int) -> Lead {
        let sum = parts.reduce(Int64(0)) { $0 + total($1) }
        var names: [String] = []
        for part in parts {
            let name = screen.masked(table.texts(.party)[part])
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        let name =
            names.isEmpty
            ? screen.text(table.texts(.number)[parts[0]])
            : names.joined(separator: "、")
        let first = screen.day(day(parts[0]))
        return screen.lead(
            name, village: village, day: day(parts[0]), amount: sum,
            rows: parts.map { Screen.Row(.contract, $0) },
            Phrase(
                "\(name)自\(first)起签订\(parts.count)份相关联的合同共\(screen.yuan(sum))元，"
                    + "每份低于\(screen.yuan(limit))元。",
                "\(name) has \(parts.count) connected contracts from \(first) on over "
                    + "\(screen.yuan(sum)) yuan, each below \(screen.yuan(limit))."))
    }
}

/// Where the projects of contracts are.
private struct ProjectPlaces: Sendable {
    private var places: [UInt64: (north: Int64, east: Int64)] = [:]
    private let table: Table

    init(_ screen: Screen) {
        table = screen.table(.contract)
        let projects = screen.table(.project)
        for row in projects.rows {
            guard let north = projects.wide(.latitude)[row],
                let east = projects.wide(.longitude)[row]
            else { continue }
            let key = Hash.pair(projects.texts(.village)[row], projects.texts(.number)[row])
            places[key] = (north, east)
        }
    }

    func areNear(_ row: Int, _ other: Int, _ metres: Double) -> Bool {
        guard !places.isEmpty, let one = place(row), let two = place(other) else { return false }
        // 0.0001° of latitude is 11.1 m; of longitude it is that times the cosine.
        let (north, east) = (Double(one.north - two.north), Double(one.east - two.east) * 0.87)
        let most = metres / 11.1
        return north * north + east * east <= most * most
    }

    private func place(_ row: Int) -> (north: Int64, east: Int64)? {
        let project = table.texts(.project)[row]
        return project == 0 ? nil : places[Hash.pair(table.texts(.village)[row], project)]
    }
}
