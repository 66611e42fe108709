package import Domain
import Storage

/// What can be counted: one row for each figure, with its unit, its definition and its source.
/// The same row counts the whole county, a round, a township or a group.
///
/// In its SQL `{today}` is the day as of which it is counted, `{end}` the first moment after that
/// day, `{since}` the first day that counts and `{county}` the county.
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
    /// What counts.
    let condition: String
    /// The day on which a row came to count, for “as of” and for months.
    let day: String
    /// The same rows by their days, where `from` gathers many days in a row.
    let daily: Daily?

    struct Daily: Sendable {
        let from: String
        let value: String
        let day: String
    }

    /// Whether the figure of the whole is the sum of its parts: what counts once is not.
    var isSum: Bool { !value.contains("DISTINCT") }

    init(
        _ key: String, _ label: Phrase, _ unit: Phrase, _ definition: Phrase, from: String,
        value: String = "count(*)", where condition: String = "1 = 1", day: String,
        daily: Daily? = nil
    ) {
        self.key = key
        self.label = label
        self.unit = unit
        self.definition = definition
        self.from = from
        self.value = value
        self.condition = condition
        self.day = day
        self.daily = daily
    }

    /// An entry counts until the day on which it was struck out.
    static func standing(_ alias: String) -> String {
        "(\(alias).struck_at IS NULL OR \(alias).struck_at >= {end})"
    }

    /// A metric of a logbook whose entries know their round, township and group.
    static func entries(
        _ key: String, _ label: Phrase, _ unit: Phrase, _ definition: Phrase, in table: String,
        value: String = "count(*)", where condition: String = standing("i"), day: String
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
            from: "inspections i",
            value: """
                sum((SELECT count(*) FROM visits x WHERE x.inspection_id = i.id
                    AND x.visited_on BETWEEN {since} AND {today}))
                """, day: "NULL",
            daily: .init(
                from: """
                    (SELECT i.county_id, i.township_id, i.unit_id, i.round_id, i.group_id,
                        x.visited_on, count(*) AS n
                        FROM inspections i JOIN visits x ON x.inspection_id = i.id
                        WHERE i.county_id = {county} GROUP BY i.id, x.visited_on) i
                    """, value: "sum(i.n)", day: "i.visited_on")),
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
            where: """
                NOT EXISTS (SELECT 1 FROM moves m WHERE m.record_kind = 'appeal'
                    AND m.record_id = i.id AND m.to_state IN ('solved', 'explained')
                    AND m.at < {end})
                """, day: "i.raised_on"),
    ]

    private static let results: [Metric] = [
        Metric(
            "findings", Phrase("发现问题", "findings"), Phrase("个", "findings"),
            Phrase("已签批且未剔除的问题", "signed and not removed"),
            from: "findings i", where: signed, day: "i.signed_on"),
        Metric(
            "immediateRectifications", Phrase("立行立改", "immediate rectifications"),
            Phrase("个", "findings"), Phrase("驻村期间责令立行立改的问题", "ordered during fieldwork"),
            from: "immediate_notices i JOIN findings f ON f.id = i.parent_id",
            value: "count(DISTINCT i.parent_id)",
            where: """
                i.recorded_at < {end} AND (i.state <> 'withdrawn' OR EXISTS (
                    SELECT 1 FROM moves m WHERE m.record_kind = 'immediateNotice'
                    AND m.record_id = i.id AND m.move = 'withdraw' AND m.at >= {end}))
                """, day: "f.signed_on"),
        .entries(
            "cluesTransferred", Phrase("移交问题线索", "clues transferred"), piece,
            Phrase(
                "按移交日期计，不等于发现的线索", "by the day of transfer; not the same as discovered"),
            in: "clues", where: "i.transferred_on IS NOT NULL", day: "i.transferred_on"),
        Metric(
            "suggestions", Phrase("意见建议", "suggestions"), Phrase("条", "suggestions"),
            Phrase("登记的意见建议", "on record"),
            from: "suggestions x JOIN inspections i ON i.id = x.parent_id",
            where: Metric.standing("x"), day: "coalesce(i.left_on, i.arrived_on)"),
        Metric(
            "suggestionsImmediate", Phrase("其中立行立改的建议", "of them immediate"),
            Phrase("条", "suggestions"), Phrase("办理方式为立行立改", "to be done at once"),
            from: "suggestions x JOIN inspections i ON i.id = x.parent_id",
            where: "x.kind = 'immediate' AND \(Metric.standing("x"))",
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

    /// Signed by the day, and neither dismissed nor removed by then.
    private static let signed = """
        i.signed_on IS NOT NULL AND (i.dropped_on IS NULL OR i.dropped_on > {today})
        """

    private static let gatheredFindings =
        """
        (SELECT * FROM findings WHERE common_id IS NOT NULL) i
        JOIN common_problems c ON c.id = i.common_id
        """

    /// How many types of common or prominent problems findings were gathered into.
    private static func shared(_ rank: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            "\(rank)Types", Phrase("\(zh)类型", "types of \(en)"), Phrase("类", "types"),
            Phrase("已归入问题的\(zh)，同一类型只计一次", "with findings gathered; a type counts once"),
            from: gatheredFindings, value: "count(DISTINCT c.type)",
            where: "c.rank = '\(rank)' AND \(signed)", day: "i.gathered_on")
    }

    /// How many findings were gathered into them.
    private static func gathered(_ rank: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            "\(rank)Items", Phrase("\(zh)涉及问题", "findings of \(en)"), Phrase("个", "findings"),
            Phrase("归入\(zh)的问题", "gathered into them"), from: gatheredFindings,
            where: "c.rank = '\(rank)' AND \(signed)", day: "i.gathered_on")
    }

    /// The items as they stood on the day.
    private static let items =
        "(SELECT * FROM item_standings WHERE until > {today} AND since <= {today}) i"
    private static let inForce = "i.state <> 'transferredParty'"

    private static let rectification: [Metric] = [
        Metric(
            "rectificationItems", Phrase("整改事项", "rectification items"), Phrase("项", "items"),
            Phrase("不含已转其他责任主体", "without transferred ones"), from: items, where: inForce,
            day: "i.fed_back_on"),
        Metric(
            "rectificationClosed", Phrase("已销号", "closed"), Phrase("项", "items"),
            Phrase("截至当日已核查销号，重新整改的除外", "closed on the day; reopened ones are not"),
            from: items, where: "i.state = 'closed'", day: "i.fed_back_on"),
        Metric(
            "rectificationLongTerm", Phrase("长期坚持", "long-term"), Phrase("项", "items"),
            Phrase("单列，不计入已销号", "shown apart from closed ones"), from: items,
            where: "i.state = 'longTerm'", day: "i.fed_back_on"),
        Metric(
            "rectificationLate", Phrase("逾期", "late"), Phrase("项", "items"),
            Phrase("当日期限已过且未销号", "due before the day and open on it"), from: items,
            where: """
                i.due_on < {today} AND i.state <> 'closed' AND i.state <> 'longTerm'
                AND i.state <> 'transferredParty'
                """, day: "i.fed_back_on"),
    ]

    private static func money(_ kind: String, _ zh: String, _ en: String) -> Metric {
        Metric(
            kind, Phrase(zh, en), Phrase("元", "yuan"),
            Phrase("登记的金额之和，有“余”的为下限", "sum of the amounts; “at least” where one is a lower bound"),
            from: "amount_records i", value: "sum(i.amount)",
            where: "i.kind = '\(kind)' AND \(Metric.standing("i"))", day: "i.recorded_on")
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
