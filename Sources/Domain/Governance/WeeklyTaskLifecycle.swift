/// One line of a village's weekly task order (一周三晒): given on Monday, reported during the
/// week, reviewed at the next meeting, and posted.
package enum WeeklyTask {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case draft, assigned, posted, reported, missed, reviewed, publishedResult, carriedOver

        package var label: Phrase {
            switch self {
            case .draft: Phrase("拟定中", "draft")
            case .assigned: Phrase("已下达，待公示", "assigned")
            case .posted: Phrase("已公示，办理中", "posted")
            case .reported: Phrase("已报告，待评议", "reported")
            case .missed: Phrase("逾期未报告", "missed")
            case .reviewed: Phrase("已评议，待公示", "reviewed")
            case .publishedResult: Phrase("结果已公示", "result published")
            case .carriedOver: Phrase("已转入下周", "carried over")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case assign, post, report, miss, excuse, review, publishResult, carryOver

        package var label: Phrase {
            switch self {
            case .assign: Phrase("下达任务", "assign")
            case .post: Phrase("公示任务", "post")
            case .report: Phrase("报告完成情况", "report")
            case .miss: Phrase("认定未报告", "count as missed")
            case .excuse: Phrase("认可未报告理由", "excuse")
            case .review: Phrase("评议定等", "review and grade")
            case .publishResult: Phrase("公示结果", "publish the result")
            case .carryOver: Phrase("转入下周", "carry over")
            }
        }
    }

    /// A task is graded by the area leader, never by whoever reported it. One that was missed
    /// counts with the lowest grade unless it is excused.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .draft,
        [
            .init(
                .assign, from: [.draft], to: .assigned, by: [.areaLeader],
                needs: [.day, .person, .quantity]),
            .init(
                .post, from: [.assigned], to: .posted, by: [.villageContact],
                needs: [.day, .evidence]),
            .init(
                .report, from: [.posted], to: .reported, by: [.villageMember],
                needs: [.quantity, .statement, .evidence]),
            .init(.miss, from: [.posted], to: .missed, by: []),
            .init(
                .excuse, from: [.missed], to: .reviewed, by: [.areaLeader], needs: [.reason]),
            .init(
                .review, from: [.reported], to: .reviewed, by: [.areaLeader],
                needs: [.opinion, .grade], notAlso: [.report]),
            .init(
                .publishResult, from: [.reviewed, .missed], to: .publishedResult,
                by: [.villageContact]),
            .init(
                .carryOver, from: [.reviewed], to: .carriedOver, by: [.areaLeader],
                needs: [.day]),
        ])
}
