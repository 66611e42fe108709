import Domain

/// Postings that were taken down too soon.
extension Model {
    static let d02 = Model(
        "D02", Phrase("疑似公示期不足", "Posted for too short a time"), .medium,
        key: Phrase("公开", "posting"),
        rule: Phrase(
            "公示天数少于公示当日规定的天数；资产处置、承包方案另有规定。",
            "Fewer days than were required on the day of the posting; plans about assets apart."),
        source: Phrase(
            "《村民委员会组织法》（2025年修正）第三十五条；《浙江省农村集体资产管理条例》第二十条（他省按本地规定）",
            "Village law (2025), art. 35; Zhejiang regulation, art. 20"),
        innocent: Phrase("撤下日期登记错误。", "A wrong date of taking down."),
        needs: [Need(.disclosure, .scope, .day, .until)],
        parameters: [
            Parameter("days", .days, "7", Phrase("一般公示", "general")),
            Parameter("assets", .days, "15", Phrase("第二十条", "art. 20")),
        ]
    ) { screen in
        let table = screen.table(.disclosure)
        return table.rows.compactMap { row in
            guard let from = table.narrow(.day)[row], let until = table.narrow(.until)[row] else {
                return nil
            }
            let village = screen.data.village(table.texts(.village)[row])
            let title = screen.text(table.texts(.title)[row])
            let isAsset = ["处置", "发包", "承包", "出租", "流转", "资产", "资源"].contains {
                title.contains($0)
            }
            let limit = screen.countByDay(isAsset ? "assets" : "days", at: village)[from]
            let days = Int(until - from)
            guard days < limit else { return nil }
            return screen.lead(
                title.isEmpty ? screen.day(from) : title, village: village, day: from,
                rows: [Screen.Row(.disclosure, row)],
                Phrase(
                    "“\(title)”公示\(days)天，应不少于\(limit)天。",
                    "“\(title)” was posted for \(days) days instead of \(limit)."))
        }
    }
}
