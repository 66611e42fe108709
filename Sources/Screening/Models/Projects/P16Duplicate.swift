import Domain

/// Two projects of one kind at one place within a few years: is one of them on paper only?
extension Model {
    static let p16 = Model(
        "P16", Phrase("疑似重复立项、虚假项目", "Two projects at one place"), .high,
        key: Phrase("村、地点", "village and place"),
        rule: Phrase(
            "同村同类项目相距不超过100米、立项相隔不超过3年。",
            "Two projects of a kind within 100 m and three years."),
        source: Phrase("《财政违法行为处罚处分条例》", "Regulation on Fiscal Violations"),
        innocent: Phrase("灾后重建；分段实施。", "Rebuilt after damage; built in sections."),
        needs: [Need(.project, .kind, .latitude, .longitude, .approved)],
        parameters: [
            Parameter("metres", .count, "100", Phrase("工作口径", "working rule")),
            Parameter("years", .years, "3", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        let (latitudes, longitudes) = (table.wide(.latitude), table.wide(.longitude))
        let (days, kinds) = (table.narrow(.approved), table.texts(.kind))
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            latitudes[row] == nil || longitudes[row] == nil || days[row] == nil || kinds[row] == 0
                ? nil : (Hash.pair(table.texts(.village)[row], kinds[row]), 0)
        }
        return screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            let village = book.village(screen, rows[0])
            // 0.0001° of latitude is 11.1 m; of longitude it is that times the cosine.
            let metres = Double(screen.count("metres", at: village)) / 11.1
            let span = Int32(screen.count("years", at: village) * 366)
            var leads: [Lead] = []
            for (place, first) in rows.enumerated() {
                for second in rows[(place + 1)...] {
                    let north = Double(latitudes.orZero(first) - latitudes.orZero(second))
                    let east = Double(longitudes.orZero(first) - longitudes.orZero(second)) * 0.87
                    guard north * north + east * east <= metres * metres,
                        abs((days[first] ?? 0) - (days[second] ?? 0)) <= span
                    else { continue }
                    let names = [book.name(screen, first), book.name(screen, second)]
                    leads.append(
                        screen.lead(
                            names.joined(separator: " / "), village: village,
                            day: max(days[first] ?? 0, days[second] ?? 0),
                            amount: min(book.paid(first), book.paid(second)),
                            rows: book.rows(first) + book.rows(second),
                            Phrase(
                                "项目\(names[0])与\(names[1])同类且位置几乎相同。",
                                "\(names[0]) and \(names[1]) are of one kind at one place.")))
                }
            }
            return leads
        }
    }
}
