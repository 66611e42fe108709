import Domain

extension Refusal {
    static let endsFirst = Refusal.field(
        "endsOn", "ends-first",
        Phrase("结束日期早于开始日期。", "It ends before it begins."),
        Phrase("请核对两个日期。", "Check both dates."))

    static func numberTaken(_ what: Phrase) -> Refusal {
        .field(
            "number", "number-taken",
            Phrase("\(what.zh)已存在。", "There is a \(what.en) already."),
            Phrase("请换一个序号。", "Choose another number."))
    }
}
