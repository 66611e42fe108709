package import Domain
import Storage

/// What can be counted: one row for each figure, with its unit, its definition and its source.
/// The same row counts the whole county, a round, a township or a group.
package struct Metric: Sendable {
    package let key: String
    package let label: Phrase
    /// 村, 个, 件, 户次, 人次, 张, 元 …
    package let unit: Phrase
    /// What was counted, of what, by when.
    package let definition: Phrase
    /// The tables, always with `i`: the inspection, or whatever has its columns.
    let from: String
    /// An aggregate: `count(*)`, `sum(…)`.
    let value: String
    /// What counts; `{today}` is the day as of which it is counted.
    let condition: String
    /// The day on which a row came to count, for “as of” and for months.
    let day: String

    init(
        _ key: String, _ label: Phrase, _ unit: Phrase, _ definition: Phrase, from: String,
        value: String = "count(*)", where condition: String = "1 = 1", day: String
    ) {
        self.key = key
        self.label = label
        self.unit = unit
        self.definition = definition
        self.from = from
        self.value = value
        self.condition = condition
        self.day = day
    }

    /// A metric of a logbook whose entries know their round, township and group.
    static func entries(
        _ key: String, _ label: Phrase, _ unit: Phrase, _ definition: Phrase, in table: String,
        value: String = "count(*)", where condition: String = "i.struck_at IS NULL", day: String
    ) -> Metric {
        Metric(
            key, label, unit, definition, from: "\(table) i", value: value, where: condition,
            day: day)
    }
}

/// The figures, in the order in which a report lists them.
package enum Metrics {
    package static let all: [Metric] =
        coverage + work + results + rectification + effects + oversight

    private static let unit = Phrase("个", "units")
    private static let piece = Phrase("件", "items")

    private static let coverage: [Metric] = [
        Metric(
            "units", Phrase("村居", "village units"), unit,
            Phrase("截至当日未撤并的村和社区", "units that stand on the day"),
            from: """
                (SELECT county_id, township_id, id AS unit_id, kind, since, until,
                    NULL AS group_id, NULL AS round_id FROM village_units) i
                """, where: "i.until IS NULL OR i.until > {today}", day: "i.since"),
        Metric(
            "communities", Phrase("其中社区", "of them communities"), unit,
            Phrase("类别为社区", "of the kind community"),
            from: """
                (SELECT county_id, township_id, id AS unit_id, kind, since, until,
                    NULL AS group_id, NULL AS round_id FROM village_units) i
                """, where: "i.kind = 'community' AND (i.until IS NULL OR i.until > {today})",
            day: "i.since"),
        Metric(
            "inspected", Phrase("已巡察村居", "inspected units"), unit,
            Phrase("已反馈，同一村居只计一次", "fed back; a unit counts once"),
            from: "inspections i", value: "count(DISTINCT i.unit_id)",
            where: "i.fed_back_on IS NOT NULL", day: "i.fed_back_on"),
        Metric(
            "keyUnits", Phrase("其中重点村", "of them key"), unit,
            Phrase("按重点村巡察", "inspected as key units"), from: "inspections i",
            value: "count(DISTINCT i.unit_id)",
            where: "i.fed_back_on IS NOT NULL AND i.depth = 'key'", day: "i.fed_back_on"),
    ]

    private static let work: [Metric] = [
        .entries(
            "discussionHeads", Phrase("组织座谈", "attendances at discussions"),
            Phrase("人次", "person-times"), Phrase("座谈参加人次之和", "sum of the attendances"),
            in: "discussions", value: "sum(i.heads)", day: "i.held_on"),
        Metric(
            "householdVisits", Phrase("入户走访", "household visits"), Phrase("户次", "visits"),
            Phrase("登记的走访", "visits on record"),
            from: "visits x JOIN inspections i ON i.id = x.inspection_id", day: "x.visited_on"),
        Metric(
            "interviews", Phrase("个别谈话", "interviews"), Phrase("次", "interviews"),
            Phrase("登记的谈话", "interviews on record"),
            from: "interviews x JOIN inspections i ON i.id = x.inspection_id", day: "x.held_on"),
        .entries(
            "notices", Phrase("张贴公告", "notices posted"), Phrase("张", "sheets"),
            Phrase("登记的张数之和", "sum of the sheets"), in: "postings",
            value: "sum(i.sheets)", day: "i.posted_on"),
        .entries(
            "appeals", Phrase("群众诉求", "appeals"), piece,
            Phrase("登记的诉求", "appeals on record"), in: "appeals", where: "1 = 1",
            day: "i.raised_on"),
        .entries(
            "appealsOpen", Phrase("其中尚无结果", "of them without an outcome"), piece,
            Phrase("办理中或已转办", "open or passed on"), in: "appeals",
            where: "i.state IN ('open', 'passedOn')", day: "i.raised_on"),
    ]

    private static let results: [Metric] = [
        Metric(
            "findings", Phrase("发现问题", "findings"), Phrase("个", "findings"),
            Phrase("已签批且未剔除的问题", "signed and not removed"),
            from: "findings i", where: "i.number IS NOT NULL AND i.state <> 'removed'",
            day: "i.written_on"),
        Metric(
            "immediateRectifications", Phrase("立行立改", "immediate rectifications"),
            Phrase("个", "findings"), Phrase("驻村期间责令立行立改的问题", "ordered during fieldwork"),
            from: "immediate_notices i JOIN findings f ON f.id = i.parent_id",
            value: "count(DISTINCT i.parent_id)", where: "i.state <> 'withdrawn'",
            day: "f.written_on"),
        .entries(
            "cluesTransferred", Phrase("移交问题线索", "clues transferred"), piece,
            Phrase("已移交的线索，不等于发现的线索", "handed over; not the same as discovered"), in: "clues",
            where: "i.state IN ('transferred', 'inHandling', 'concluded')", day: "i.registered_on"),
        Metric(
            "suggestions", Phrase("意见建议", "suggestions"), Phrase("条", "suggestions"),
            Phrase("登记的意见建议", "on record"),
            from: "suggestions x JOIN inspections i ON i.id = x.parent_id",
            where: "x.struck_at IS NULL", day: "coalesce(i.left_on, i.arrived_on)"),
        Metric(
            "suggestionsImmediate", Phrase("其中立行立改的建议", "of them immediate"),
            Phrase("条", "suggestions"), Phrase("办理方式为立行立改", "to be done at once"),
            from: "suggestions x JOIN inspections i ON i.id = x.parent_id",
            where: "x.kind = 'immediate' AND x.struck_at IS NULL",
            day: "coalesce(i.left_on, i.arrived_on)"),
        shared("common", "共性问题", "common problems"),
        shared("prominent", "突出问题", "prominent problems"),
        gathered("common", "共性问题", "common problems"),
        gathered("prominent", "突出问题", "prominent problems"),
        .entries(
            "guidedUnits", Phrase("指导督导村居", "guided units"), unit,
            Phrase("有指导督导记录，同一村居只计一次", "with a note; a unit counts once"),
            in: "guidance_notes", value: "count(DISTINCT i.unit_id)", day: "i.given_on"),
        .entries(
            "guidancePieces", Phrase("指导督导意见", "pieces of advice"), Phrase("条", "pieces"),
            Phrase("登记的意见条数之和", "sum of the pieces"), in: "guidance_notes",
            value: "sum(i.pieces)", day: "i.given_on"),
    ]

    /// How many types of common or prominent problems were gathered.
    private static func shared(_ rank: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            "\(rank)Types", Phrase("\(zh)类型", "types of \(en)"), Phrase("类", "types"),
            Phrase("归集的\(zh)，同一类型只计一次", "gathered; a type counts once"),
            from: "common_problems i", value: "count(DISTINCT i.type)",
            where: "i.rank = '\(rank)'", day: "NULL")
    }

    /// How many findings were gathered into them.
    private static func gathered(_ rank: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            "\(rank)Items", Phrase("\(zh)涉及问题", "findings of \(en)"), Phrase("个", "findings"),
            Phrase("归入\(zh)的问题", "gathered into them"),
            from: "findings i JOIN common_problems c ON c.id = i.common_id",
            where: "c.rank = '\(rank)' AND i.state <> 'removed'", day: "i.written_on")
    }

    private static let items =
        "rectification_items x JOIN inspections i ON i.id = x.inspection_id"
    private static let inForce = "x.state <> 'transferredParty'"

    private static let rectification: [Metric] = [
        Metric(
            "rectificationItems", Phrase("整改事项", "rectification items"), Phrase("项", "items"),
            Phrase("不含已转其他责任主体", "without transferred ones"), from: items, where: inForce,
            day: "i.fed_back_on"),
        Metric(
            "rectificationClosed", Phrase("已销号", "closed"), Phrase("项", "items"),
            Phrase("经核查批准销号", "verified and closed"), from: items,
            where: "x.state = 'closed'", day: "i.fed_back_on"),
        Metric(
            "rectificationLongTerm", Phrase("长期坚持", "long-term"), Phrase("项", "items"),
            Phrase("单列，不计入已销号", "shown apart from closed ones"), from: items,
            where: "x.state = 'longTerm'", day: "i.fed_back_on"),
        Metric(
            "rectificationLate", Phrase("逾期", "late"), Phrase("项", "items"),
            Phrase("期限早于当日且未销号", "due before the day and open"), from: items,
            where: "x.due_on < {today} AND \(inForce) AND x.state NOT IN ('closed', 'longTerm')",
            day: "i.fed_back_on"),
    ]

    private static func money(_ kind: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            kind, Phrase(zh, en), Phrase("元", "yuan"),
            Phrase("登记的金额之和，有“余”的为下限", "sum of the amounts; “at least” where one is a lower bound"),
            from: "amount_records i", value: "sum(i.amount)",
            where: "i.kind = '\(kind)' AND i.struck_at IS NULL", day: "i.recorded_on")
    }

    private static let effects: [Metric] = [
        money("verified", "核实金额", "amount verified"),
        money("recoverable", "应挽回金额", "amount recoverable"),
        money("recovered", "已挽回金额", "amount recovered"),
        Metric(
            "revisitedUnits", Phrase("已回访村居", "revisited units"), unit,
            Phrase("已登记回访，同一村居只计一次", "revisits on record; a unit counts once"),
            from: "revisits x JOIN inspections i ON i.id = x.inspection_id",
            value: "count(DISTINCT x.unit_id)", where: "x.done_on IS NOT NULL", day: "x.done_on"),
        Metric(
            "asked", Phrase("回访询问群众", "villagers asked"), Phrase("人", "people"),
            Phrase("回访中询问的群众", "asked on revisits"),
            from: "revisits x JOIN inspections i ON i.id = x.inspection_id",
            value: "sum(x.asked)", where: "x.done_on IS NOT NULL", day: "x.done_on"),
        Metric(
            "satisfied", Phrase("其中满意", "of them satisfied"), Phrase("人", "people"),
            Phrase("回访中表示满意的群众", "satisfied on revisits"),
            from: "revisits x JOIN inspections i ON i.id = x.inspection_id",
            value: "sum(x.satisfied)", where: "x.done_on IS NOT NULL",
            day: "x.done_on"),
    ]
}

/// A rate: what is divided by what. Every page prints the definition with the number.
package struct Rate: Sendable {
    package let key: String
    package let label: Phrase
    package let definition: Phrase
    /// Keys of metrics: the sum of the first over the difference of the second and the third.
    let of: [String]
    let by: String
    let without: String?
    /// Decimals; a percentage, or a plain ratio.
    let decimals: Int
    let isPercent: Bool

    /// The number in words; nil where there is nothing to divide by.
    package func text(_ values: [String: Int64]) -> String? {
        let below = (values[by] ?? 0) - (without.flatMap { values[$0] } ?? 0)
        guard below > 0 else { return nil }
        let above = of.reduce(0) { $0 + (values[$1] ?? 0) }
        return isPercent
            ? Percent.text(Int(above), of: Int(below), decimals: decimals)
            : Percent.ratio(Int(above), Int(below), decimals: decimals)
    }

    package static let all: [Rate] = [
        Rate(
            key: "findingsPerUnit", label: Phrase("村均问题", "findings per unit"),
            definition: Phrase("发现问题 ÷ 已巡察村居", "findings over inspected units"),
            of: ["findings"], by: "inspected", without: nil, decimals: 2, isPercent: false),
        Rate(
            key: "noticesPerUnit", label: Phrase("村均公告", "notices per unit"),
            definition: Phrase("张贴公告 ÷ 已巡察村居", "notices over inspected units"),
            of: ["notices"], by: "inspected", without: nil, decimals: 1, isPercent: false),
        Rate(
            key: "clueRatio", label: Phrase("线索占比", "clue ratio"),
            definition: Phrase("移交问题线索 ÷ 发现问题", "clues transferred over findings"),
            of: ["cluesTransferred"], by: "findings", without: nil, decimals: 2, isPercent: true),
        Rate(
            key: "immediateRatio", label: Phrase("立行立改占比", "immediate ratio"),
            definition: Phrase("立行立改 ÷ 发现问题", "immediate over findings"),
            of: ["immediateRectifications"], by: "findings", without: nil, decimals: 2,
            isPercent: true),
        Rate(
            key: "closedOfAll", label: Phrase("销号率（全部）", "closing rate, of all"),
            definition: Phrase("已销号 ÷ 全部整改事项", "closed over all items"),
            of: ["rectificationClosed"], by: "rectificationItems", without: nil, decimals: 1,
            isPercent: true),
        Rate(
            key: "closedOfDue", label: Phrase("销号率（不含长期）", "closing rate, without long-term"),
            definition: Phrase("已销号 ÷（全部 − 长期坚持）", "closed over all but long-term items"),
            of: ["rectificationClosed"], by: "rectificationItems",
            without: "rectificationLongTerm", decimals: 1, isPercent: true),
        Rate(
            key: "closedAndStage", label: Phrase("销号率（含阶段成果）", "closing rate, with stage results"),
            definition: Phrase("（已销号 + 长期坚持）÷ 全部", "closed and long-term over all items"),
            of: ["rectificationClosed", "rectificationLongTerm"], by: "rectificationItems",
            without: nil, decimals: 1, isPercent: true),
        Rate(
            key: "revisitRatio", label: Phrase("回访比例", "share revisited"),
            definition: Phrase("已回访村居 ÷ 已巡察村居", "revisited over inspected units"),
            of: ["revisitedUnits"], by: "inspected", without: nil, decimals: 2, isPercent: true),
        Rate(
            key: "satisfaction", label: Phrase("群众满意度", "satisfaction"),
            definition: Phrase("回访表示满意 ÷ 回访询问", "satisfied over asked"),
            of: ["satisfied"], by: "asked", without: nil, decimals: 1, isPercent: true),
        Rate(
            key: "recoveryRatio", label: Phrase("挽回比例", "share recovered"),
            definition: Phrase("已挽回金额 ÷ 应挽回金额", "recovered over recoverable"),
            of: ["recovered"], by: "recoverable", without: nil, decimals: 1, isPercent: true),
        awareness,
    ]
}
