import Domain

/// One photograph or one text for several postings.
///
/// Texts are compared with their numbers: a template that every village fills in gives other
/// numbers each time. Short texts, and texts without a number, say too little.
extension Model {
    static let d04 = Model(
        "D04", version: 2, Phrase("疑似公开照片、内容复制", "Copied postings"), .medium,
        key: Phrase("公开", "posting"),
        rule: Phrase(
            "不同月份或不同村的公开使用同一照片，或含数字的公开内容完全相同。",
            "One photograph, or one text with the same numbers, for several months or villages."),
        source: Phrase(
            "《村民委员会组织法》第三十五条（2025年底前为第三十条）", "Villagers' Committee Law, art. 35 (30 until 2025)"),
        innocent: Phrase("统一模板（数字不同）；党务政策类公开。", "Templates with other numbers."),
        needs: [Need(.disclosure, .scope, .day, oneOf: [.image, .memo])],
        parameters: [
            Parameter("letters", .count, "10", Phrase("更短的内容不比较", "shorter texts are left out")),
            Parameter("days", .days, "20", Phrase("同一批公开的时间差", "within one lot of postings")),
        ]
    ) { screen in
        let table = screen.table(.disclosure)
        let least = screen.count("letters")
        let isTold = screen.words(table.texts(.memo), count: table.count) { text in
            text.count >= least && text.contains(where: \.isNumber)
        }
        let (images, texts) = (table.texts(.image), table.texts(.memo))
        return screen.copied(images, Phrase("使用同一张照片", "show one photograph")) { _ in true }
            + screen.copied(texts, Phrase("内容完全相同", "have one text")) { isTold[$0] }
    }
}

extension Screen {
    fileprivate func copied(
        _ column: TextColumn, _ what: Phrase, _ counts: (Int) -> Bool
    ) -> [Lead] {
        let table = table(.disclosure)
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            column[row] == 0 || !counts(row) ? nil : (UInt64(column[row]), 0)
        }
        return perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            let villages = Set(rows.map { table.texts(.village)[$0] })
            let village = villages.count == 1 ? data.village(table.texts(.village)[rows[0]]) : -1
            // One photograph may show a board on which several things were posted that day.
            let days = rows.compactMap { table.narrow(.day)[$0] }
            let span = (days.max() ?? 0) - (days.min() ?? 0)
            guard villages.count > 1 || Int(span) > count("days", at: village) else { return [] }
            let title = text(table.texts(.title)[rows[0]])
            return [
                lead(
                    title.isEmpty ? String(text(column[rows[0]]).prefix(30)) : title,
                    village: village, day: days.min(), rows: rows.map { Row(.disclosure, $0) },
                    Phrase(
                        "\(rows.count)次公开\(what.zh)，涉及\(villages.count)个村。",
                        "\(rows.count) postings of \(villages.count) villages \(what.en)."))
            ]
        }
    }
}
