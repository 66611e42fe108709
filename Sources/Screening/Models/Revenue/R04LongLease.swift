import Domain

/// Terms beyond what the law allows: what is beyond is void.
extension Model {
    static let r04 = Model(
        "R04", Phrase("疑似超长期限合同", "Terms beyond the law"), .high, key: Phrase("合同", "contract"),
        rule: Phrase(
            "租赁期超过20年；耕地承包30年、草地50年、林地70年、四荒地50年。",
            "Leases over 20 years; arable land 30, grassland 50, woodland 70, waste land 50."),
        source: Phrase(
            "《民法典》第七百零五条；《农村土地承包法》第二十一条",
            "Civil Code art. 705; Rural Land Contracting Law art. 21"),
        innocent: Phrase("“四荒”地；2003年以前签订的合同。", "Waste land; contracts from before 2003."),
        needs: [Need(.contract, .kind, .start, .end)],
        parameters: [
            Parameter("lease", .years, "20", Phrase("《民法典》第七百零五条", "Civil Code 705")),
            Parameter("arable", .years, "30", Phrase("《农村土地承包法》第二十一条", "art. 21")),
            Parameter("grass", .years, "50", Phrase("《农村土地承包法》第二十一条", "art. 21")),
            Parameter("forest", .years, "70", Phrase("《农村土地承包法》第二十一条", "art. 21")),
        ]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        return leases.rows.compactMap { row in
            guard let start = table.narrow(.start)[row], let end = table.narrow(.end)[row] else {
                return nil
            }
            let village = leases.village(screen, row)
            let what =
                screen.text(table.texts(.category)[row])
                + screen.text(table.texts(.name)[row])
            let kind = screen.text(table.texts(.kind)[row])
            let isLand = !kind.contains("租")
            let term =
                !isLand
                ? "lease"
                : what.contains("林")
                    ? "forest"
                    : what.contains("草") || what.contains("荒")
                        ? "grass" : "arable"
            let years = screen.count(term, at: village)
            let limit = Day(number: start).adding(years: years)
            // 1 January to 31 December twenty years later is a day short of the limit.
            guard end >= limit.number else { return nil }
            let number = leases.number(screen, row)
            return screen.lead(
                number, village: village, day: start,
                amount: table.wide(.total)[row] ?? table.wide(.annual).orZero(row),
                rows: [Screen.Row(.contract, row)],
                Phrase(
                    "合同\(number)自\(screen.day(start))至\(screen.day(end))，超过\(years)年，"
                        + "自\(limit)起的部分无效。",
                    "Contract \(number) runs from \(screen.day(start)) to \(screen.day(end)), over "
                        + "\(years) years; void from \(limit) on."))
        }
    }
}
