/// One matter: first a lead, then a working paper (一事一底稿), then a finding (问题).
/// Life cycle: domain.md §5.3.
package enum Finding {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case lead, dismissed, drafted, returned, deputyReviewed, approved, factConfirmed
        case immediate, reported, fedBack, inRectification, closed, reopened, removed

        package var label: Phrase {
            switch self {
            case .lead: Phrase("疑点", "lead")
            case .dismissed: Phrase("已排除", "dismissed")
            case .drafted: Phrase("底稿待复核", "drafted")
            case .returned: Phrase("底稿已退回", "returned")
            case .deputyReviewed: Phrase("底稿待签批", "deputy-reviewed")
            case .approved: Phrase("底稿已签批", "approved")
            case .factConfirmed: Phrase("事实已确认", "facts confirmed")
            case .immediate: Phrase("立行立改", "immediate rectification")
            case .reported: Phrase("已入报告", "reported")
            case .fedBack: Phrase("已反馈", "fed back")
            case .inRectification: Phrase("整改中", "in rectification")
            case .closed: Phrase("已销号", "closed")
            case .reopened: Phrase("重新整改", "reopened")
            case .removed: Phrase("已剔除", "removed")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case write, dismiss, review, sign, sendBack, rewrite, confirmFacts, orderImmediate
        case report, feedBack, rectify, close, reopen, remove

        package var label: Phrase {
            switch self {
            case .write: Phrase("撰写底稿", "write the working paper")
            case .dismiss: Phrase("排除", "dismiss")
            case .review: Phrase("复核底稿", "review")
            case .sign: Phrase("签批底稿", "sign")
            case .sendBack: Phrase("退回底稿", "send back")
            case .rewrite: Phrase("修改底稿", "rewrite")
            case .confirmFacts: Phrase("登记事实确认", "record the fact confirmation")
            case .orderImmediate: Phrase("责令立行立改", "order immediate rectification")
            case .report: Phrase("写入报告", "put into the report")
            case .feedBack: Phrase("反馈", "feed back")
            case .rectify: Phrase("转入整改", "start rectification")
            case .close: Phrase("销号", "close")
            case .reopen: Phrase("重新整改", "reopen")
            case .remove: Phrase("剔除", "remove")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .drafted,
        [
            .init(
                .write, from: [.lead], to: .drafted,
                by: [.inspector, .groupDeputy, .groupLeader, .groupLiaison]),
            .init(
                .dismiss,
                from: [
                    .lead, .drafted, .returned, .deputyReviewed, .approved, .factConfirmed,
                ], to: .dismissed, by: [.groupLeader], needs: [.reason, .minutes]),
            .init(
                .rewrite, from: [.returned], to: .drafted,
                by: [.inspector, .groupDeputy, .groupLeader, .groupLiaison]),
            .init(
                .review, from: [.drafted], to: .deputyReviewed, by: [.groupDeputy],
                needs: [.opinion], notAlso: [.write, .rewrite]),
            .init(
                .sign, from: [.deputyReviewed], to: .approved, by: [.groupLeader],
                needs: [.minutes], notAlso: [.write, .rewrite, .review]),
            .init(
                .sendBack, from: [.drafted, .deputyReviewed], to: .returned,
                by: [.groupDeputy, .groupLeader], needs: [.reason]),
            .init(
                .confirmFacts, from: [.approved, .immediate], to: .factConfirmed, by: Role.group,
                needs: [.opinion, .signer]),
            .init(
                .orderImmediate, from: [.approved, .factConfirmed], to: .immediate,
                by: [.groupLeader]),
            .init(
                .report, from: [.factConfirmed], to: .reported, by: [.groupLeader],
                needs: [.statement]),
            .init(
                .remove, from: [.reported], to: .removed, by: [.leadingGroup], needs: [.reason]),
            .init(.feedBack, from: [.reported], to: .fedBack, by: []),
            .init(.rectify, from: [.fedBack, .reopened], to: .inRectification, by: []),
            .init(.close, from: [.inRectification], to: .closed, by: []),
            .init(.reopen, from: [.closed], to: .reopened, by: []),
        ])
}
