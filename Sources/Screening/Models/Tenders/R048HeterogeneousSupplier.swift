import Domain

/// One supplier of very different things.
extension Model {
    static let r048 = indicator(
        "R048", version: 2, Phrase("疑似供应商经营品类过杂", "A supplier of very different things"), .low,
        rule: Phrase(
            "中标次数达到规定数的供应商中，所供品类数达到或高于上界（上四分位数加1.5倍四分位距）；供应商少于规定数或四分位距为零的不作比较。全部数据用同一参数值。",
            "Among suppliers with as many awards, the number of classes of items is "
                + "at or above the upper fence (Q3 + 1.5 IQR). Too few suppliers, or quartiles "
                + "that are equal, are not compared. One value holds for all data."),
        innocent: Phrase(
            "综合商社、供销社；分类编码填写不一。", "A general store or cooperative; uneven coding of items."),
        organisations: true,
        parameters: [
            .cardinal("processes", .count, "20", "minimum_contracting_processes"),
            .cardinal("digits", .count, "2", "digits"), .compared,
        ],
        settings: { screen, settings in
            settings.minimumProcesses = screen.count("processes")
            settings.classDigits = screen.count("digits")
            settings.compared = screen.count("compared")
        },
        words: { found in
            Phrase(
                "\(found.name)中标的货物、服务涉及\(Int(found.value))个品类，明显多于其他供应商。",
                "\(found.name) was awarded \(Int(found.value)) classes of items, far more than "
                    + "others.")
        })
}
