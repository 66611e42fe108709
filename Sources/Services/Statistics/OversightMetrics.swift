import Domain

extension Metrics {
    /// Accountability, and what people know of disclosed matters.
    static let oversight: [Metric] =
        [
            .entries(
                "accountabilityRequested", Phrase("提出问责建议", "accountability requested"),
                Phrase("件", "items"), Phrase("登记的问责建议，只计件数", "requests on record, counts only"),
                in: "accountability_requests", day: "i.requested_on")
        ]
        + [
            ("first", "第一种形态", "first form"), ("second", "第二种形态", "second form"),
            ("third", "第三种形态", "third form"), ("fourth", "第四种形态", "fourth form"),
        ].map { form, zh, en in
            .entries(
                "accountability.\(form)", Phrase("\(zh)处理", "handled in the \(en)"),
                Phrase("人次", "person-times"),
                Phrase("问责结果中\(zh)的人数之和", "sum of the persons, \(en)"), in: "accountability",
                value: "sum(i.persons)", where: "i.form = '\(form)' AND \(Metric.standing("i"))",
                day: "i.requested_on")
        }
        + [
            .entries(
                "awarenessAsked", Phrase("公开知晓度答卷", "answers on awareness"),
                Phrase("份", "answers"), Phrase("公开知晓度问卷的答卷数之和", "answers to surveys on awareness"),
                in: "surveys", value: "sum(i.asked)",
                where: "i.kind = 'awareness' AND \(Metric.standing("i"))", day: "i.held_on"),
            .entries(
                "aware", Phrase("其中知晓", "of them aware"), Phrase("份", "answers"),
                Phrase("答卷中表示知晓的份数之和", "answers that know"), in: "surveys",
                value: "sum(i.positive)",
                where: "i.kind = 'awareness' AND \(Metric.standing("i"))", day: "i.held_on"),
        ]

    /// Figures that are told of the county and its rounds only (D10): in a township or a group a
    /// small number could point at a person.
    static let ofCountyOnly = Set(
        oversight.map(\.key).filter { $0.hasPrefix("accountability") } + ["cluesTransferred"])

    /// What is counted of a whole county.
    static func told(_ question: StatTable.Question) -> [Metric] {
        question.tellsSmallNumbers ? all : all.filter { !ofCountyOnly.contains($0.key) }
    }
}

extension Rate {
    static let awareness = Rate(
        key: "awareness", label: Phrase("公开知晓率", "share aware of disclosure"),
        definition: Phrase("公开知晓度问卷：知晓 ÷ 答卷", "surveys on awareness: aware over answers"),
        of: ["aware"], by: "awarenessAsked", without: nil, decimals: 1, isPercent: true)
}
