/// How long each step may take: dated data with its source, never code. What stands here is what
/// an office begins with; it changes the rows in its logbook of deadlines.
package struct DeadlineProfile: Sendable {
    /// What is due.
    package enum Rule: String, Codable, Sendable, CaseIterable, Labelled {
        case notification, lettersEnd, hearing, plan, rectification, clueReturn, assessment
        case yellow

        /// Whether it is counted back from its anchor.
        package var isBefore: Bool { self == .notification || self == .lettersEnd }

        package var label: Phrase {
            switch self {
            case .notification: Phrase("巡察通知送达（进驻前）", "notification, before the arrival")
            case .lettersEnd: Phrase("来信来访截止（结束前）", "last day for letters, before the end")
            case .hearing: Phrase("书记专题会听取汇报（驻村结束后）", "hearing, after the fieldwork")
            case .plan: Phrase("整改方案报送（反馈后）", "rectification plan, after the feedback")
            case .rectification: Phrase("集中整改完成（反馈后）", "rectification, after the feedback")
            case .clueReturn: Phrase("线索办理反馈（移交后）", "word on a clue, after its transfer")
            case .assessment: Phrase("成效评估（整改期满后）", "effect assessment, after rectification")
            case .yellow: Phrase("黄色预警（到期前）", "yellow warning, before the date")
            }
        }
    }

    package enum Unit: String, Codable, Sendable, CaseIterable, Labelled {
        case days, workingDays, months

        package var label: Phrase {
            switch self {
            case .days: Phrase("天", "days")
            case .workingDays: Phrase("个工作日", "working days")
            case .months: Phrase("个月", "months")
            }
        }
    }

    /// One row: so long from the anchor, since a day.
    package struct Row: Sendable, Equatable {
        package let rule: Rule
        package let amount: Int
        package let unit: Unit
        package let since: Day
        package let source: String

        package init(_ rule: Rule, _ amount: Int, _ unit: Unit, since: Day, _ source: String) {
            self.rule = rule
            self.amount = amount
            self.unit = unit
            self.since = since
            self.source = source
        }
    }

    package let rows: [Row]
    package let calendar: WorkingCalendar

    /// The profile with an office's own rows and days.
    package init(_ own: [Row] = [], calendar: WorkingCalendar = .announced) {
        rows = Self.usual + own
        self.calendar = calendar
    }

    /// Published values of counties and manuals; where several are seen, the usual one.
    package static let usual: [Row] = [
        Row(.notification, -10, .days, since: begin, "县级巡察规则：进驻前10日通知"),
        Row(.lettersEnd, -7, .days, since: begin, "巡察公告惯例：结束前7日截止"),
        Row(.hearing, 1, .months, since: begin, "县级巡察规则：驻村结束1个月内汇报"),
        Row(.plan, 15, .workingDays, since: begin, "巡察工作手册：反馈后15个工作日内报送方案"),
        Row(.rectification, 3, .months, since: begin, "县级巡察规则：3个月内报送整改情况"),
        Row(.clueReturn, 3, .months, since: begin, "移交后3个月内反馈办理情况"),
        Row(.assessment, 6, .months, since: begin, "整改期满6个月后评估"),
        Row(.yellow, 10, .days, since: begin, "一单两书三色督办：到期前10日预警"),
    ]

    private static let begin = Day(number: 0)

    /// The row that is in force on a day: the newest one that has begun.
    package func row(_ rule: Rule, on day: Day) -> Row? {
        rows.filter { $0.rule == rule && $0.since <= day }.enumerated().max {
            ($0.element.since, $0.offset) < ($1.element.since, $1.offset)
        }?.element
    }

    /// When something is due that is counted from an anchor.
    package func due(_ rule: Rule, from anchor: Day) -> Day? {
        row(rule, on: anchor).map { day(anchor, $0.amount, $0.unit) }
    }

    /// When the warning of a date is given: the amount of the rule lies before the date.
    package func warning(before date: Day) -> Day? {
        row(.yellow, on: date).map { day(date, -abs($0.amount), $0.unit) }
    }

    private func day(_ anchor: Day, _ amount: Int, _ unit: Unit) -> Day {
        switch unit {
        case .days: anchor + amount
        case .workingDays: calendar.day(anchor, plusWorkingDays: amount)
        case .months: anchor.plusMonths(amount)
        }
    }
}
