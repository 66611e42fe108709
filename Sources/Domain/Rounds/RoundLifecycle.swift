/// One campaign of inspections (轮次). Life cycle: domain.md §5.1.
package enum Round {
    /// Who inspects: usually the county that owns the villages.
    package enum Level: String, Codable, Sendable, CaseIterable, Labelled {
        case county, city

        package var label: Phrase {
            switch self {
            case .county: Phrase("县级", "county")
            case .city: Phrase("市级", "city")
            }
        }
    }

    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case draft, proposed, approved, prepared, fieldwork, reporting, heard, feedback
        case rectifying, assessing, archived, cancelled

        package var label: Phrase {
            switch self {
            case .draft: Phrase("拟制中", "draft")
            case .proposed: Phrase("待批准", "proposed")
            case .approved: Phrase("已批准", "approved")
            case .prepared: Phrase("准备就绪", "prepared")
            case .fieldwork: Phrase("驻村巡察", "fieldwork")
            case .reporting: Phrase("形成报告", "reporting")
            case .heard: Phrase("已听取汇报", "heard")
            case .feedback: Phrase("反馈中", "feedback")
            case .rectifying: Phrase("集中整改", "rectifying")
            case .assessing: Phrase("成效评估", "assessing")
            case .archived: Phrase("已归档", "archived")
            case .cancelled: Phrase("已取消", "cancelled")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case propose, approve, prepare, start, endFieldwork, hear, route, collectReceipts, assess
        case archive, cancel, takeOver

        package var label: Phrase {
            switch self {
            case .propose: Phrase("报送审批", "propose")
            case .approve: Phrase("批准", "approve")
            case .prepare: Phrase("授权组建到位", "confirm preparation")
            case .start: Phrase("启动驻村", "start fieldwork")
            case .endFieldwork: Phrase("结束驻村", "end fieldwork")
            case .hear: Phrase("听取汇报", "hear the round")
            case .route: Phrase("确定反馈去向", "fix the routing")
            case .collectReceipts: Phrase("签收齐备，转入整改", "all receipts in")
            case .assess: Phrase("转入评估", "start assessment")
            case .archive: Phrase("归档", "archive")
            case .cancel: Phrase("取消轮次", "cancel the round")
            case .takeOver: Phrase("由原台账接转整改", "take over from a ledger")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .draft,
        [
            .init(.propose, from: [.draft], to: .proposed, by: Role.office),
            .init(
                .approve, from: [.proposed], to: .approved, by: [.leadingGroup],
                needs: [.decision], notAlso: [.propose]),
            .init(.prepare, from: [.approved], to: .prepared, by: [.officeDirector]),
            .init(.start, from: [.prepared], to: .fieldwork, by: [.officeDirector]),
            .init(.endFieldwork, from: [.fieldwork], to: .reporting, by: [.officeDirector]),
            .init(
                .hear, from: [.reporting], to: .heard,
                by: [.leadingGroup, .countySecretaryMeeting], needs: [.minutes]),
            .init(.route, from: [.heard], to: .feedback, by: [.officeDirector]),
            .init(.collectReceipts, from: [.feedback], to: .rectifying, by: Role.office),
            .init(.assess, from: [.rectifying], to: .assessing, by: [.officeDirector]),
            .init(.archive, from: [.assessing], to: .archived, by: [.officeDirector]),
            .init(
                .takeOver, from: [.draft, .proposed, .approved, .prepared], to: .rectifying,
                by: []),
            .init(
                .cancel, from: [.draft, .proposed, .approved, .prepared], to: .cancelled,
                by: [.leadingGroup], needs: [.reason]),
        ])
}
