import Domain

/// Subsidised areas that are larger than the land, or that jump from one year to the next.
extension Model {
    static let s09 = Model(
        "S09", Phrase("疑似虚报面积、头数", "Inflated areas or heads"), .medium,
        key: Phrase("村；户、项目", "village; household and programme"),
        rule: Phrase(
            "同村同项目同一所属期的申报亩数合计超过资源台账同类面积的105%；同户同项目数量比上一年增加超过五成。",
            "The area claimed in a village for one programme and time is over 105% of its register "
                + "of land; a household claims over half more than a year before."),
        source: Phrase("耕地地力保护补贴政策", "Rules of subsidies for arable land"),
        innocent: Phrase("流转入土地并有合同；新增养殖。", "Leased land with a contract; more animals."),
        needs: [Need(.subsidy, .id, .program, .quantity, .period)],
        parameters: [
            Parameter("share", .ratio, "1.05", Phrase("测量误差", "error of measurement")),
            Parameter("growth", .ratio, "0.5", Phrase("工作口径", "working rule")),
            Parameter("least", .count, "5", Phrase("更少的数量不比较", "less is not compared")),
        ]
    ) { screen in
        let claims = AreaClaims(screen)
        return claims.beyondTheLand() + claims.jumps()
    }
}

private struct AreaClaims {
    private struct Claim: Hashable {
        let who: UInt32
        let program: UInt32
        let period: UInt32
    }

    private let screen: Screen
    private let table: Table
    private let rows: [Int]

    init(_ screen: Screen) {
        self.screen = screen
        let table = screen.table(.subsidy)
        self.table = table
        let isByArea = screen.words(table.texts(.program), count: table.count) { program in
            ["耕地", "地力", "种粮", "粮食", "退耕", "公益林", "休耕", "轮作", "生猪", "奶牛", "养殖"].contains {
                program.contains($0)
            }
        }
        rows = table.rows.filter { row in
            isByArea[row] && table.texts(.period)[row] != 0 && !screen.isReturned(row)
                && (table.wide(.quantity)[row] ?? 0) > 0
        }
    }

    private func sum(_ rows: [Int]) -> Int64 {
        rows.reduce(0) { $0 + table.wide(.quantity).orZero($1) }
    }

    private func claims(by who: (Int) -> UInt32) -> [Claim: [Int]] {
        Dictionary(grouping: rows) { row in
            Claim(
                who: who(row), program: table.texts(.program)[row],
                period: table.texts(.period)[row])
        }
    }

    func beyondTheLand() -> [Lead] {
        let land = screen.table(.resource)
        var arable: [UInt32: Int64] = [:]
        for row in land.rows {
            let kind = screen.text(land.texts(.category)[row])
            guard ["耕地", "农用地", "水田", "旱地"].contains(where: { kind.contains($0) }) else {
                continue
            }
            arable[land.texts(.village)[row], default: 0] += land.wide(.area).orZero(row)
        }
        return claims { table.texts(.village)[$0] }.compactMap { claim, rows in
            let program = screen.text(claim.program)
            let village = screen.data.village(claim.who)
            // Land of households is not in every register: a few mu of the collective say nothing.
            guard ["耕地", "地力"].contains(where: { program.contains($0) }),
                let area = arable[claim.who], area >= 1_000_000,
                Double(sum(rows)) > screen.ratio("share", at: village) * Double(area)
            else { return nil }
            let (claimed, held) = (Double(sum(rows)) / 10_000, Double(area) / 10_000)
            return screen.lead(
                "\(program) \(screen.text(claim.period))", village: village,
                amount: rows.reduce(0) { $0 + table.wide(.amount).orZero($1) },
                rows: rows.map { Screen.Row(.subsidy, $0) },
                Phrase(
                    "\(program)申报\(claimed)亩，台账耕地\(held)亩。",
                    "\(claimed) mu claimed for \(program), \(held) mu in the register."))
        }
    }

    func jumps() -> [Lead] {
        let people = screen.data.people
        let all = claims { row in
            people.household(table.texts(.id)[row], stated: table.texts(.household)[row])
        }
        var years: [UInt64: [Int: [Int]]] = [:]
        for (claim, rows) in all {
            guard let year = Int(screen.text(claim.period).prefix(4)) else { continue }
            years[Hash.pair(claim.who, claim.program), default: [:]][year, default: []] += rows
        }
        return years.values.flatMap { years in
            years.keys.sorted().compactMap { year -> Lead? in
                guard let now = years[year], let before = years[year - 1] else { return nil }
                let village = screen.data.village(table.texts(.village)[now[0]])
                let growth = 1 + screen.ratio("growth", at: village)
                let (last, this) = (sum(before), sum(now))
                guard this >= Int64(screen.count("least", at: village)) * 10_000,
                    Double(this) > growth * Double(last)
                else { return nil }
                let name = screen.text(table.texts(.name)[now[0]])
                let program = screen.text(table.texts(.program)[now[0]])
                return screen.lead(
                    "\(name) \(screen.masked(table.texts(.id)[now[0]]))", village: village,
                    amount: now.reduce(0) { $0 + table.wide(.amount).orZero($1) },
                    rows: (before + now).sorted().map { Screen.Row(.subsidy, $0) }, severity: .low,
                    Phrase(
                        "\(name)\(program)由\(Double(last) / 10_000)增至"
                            + "\(Double(this) / 10_000)（\(year)年）。",
                        "\(name): \(program) grew from \(Double(last) / 10_000) to "
                            + "\(Double(this) / 10_000) in \(year)."))
            }
        }
    }
}
