/// The inspection of one village unit in one round (对一个村的巡察). Life cycle: domain.md §5.2.
package enum Inspection {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case planned, profiled, mobilised, onSite, fieldworkClosed, reportReady, fedBack
        case rectifying, rectified, revisited, completed, merged, withdrawn

        package var label: Phrase {
            switch self {
            case .planned: Phrase("已列入计划", "planned")
            case .profiled: Phrase("村情档案已确认", "dossier accepted")
            case .mobilised: Phrase("已动员", "mobilised")
            case .onSite: Phrase("驻村中", "on site")
            case .fieldworkClosed: Phrase("驻村结束", "fieldwork closed")
            case .reportReady: Phrase("报告已签", "report signed")
            case .fedBack: Phrase("已反馈", "fed back")
            case .rectifying: Phrase("整改中", "rectifying")
            case .rectified: Phrase("整改完毕", "rectified")
            case .revisited: Phrase("已回访", "revisited")
            case .completed: Phrase("已办结", "completed")
            case .merged: Phrase("已合并", "merged")
            case .withdrawn: Phrase("已撤回", "withdrawn")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case acceptDossier, mobilise, arrive, leave, signReport, feedBack, acceptPlan
        case allRectified, revisit, conclude, rebound, merge, withdraw, takeOver

        package var label: Phrase {
            switch self {
            case .acceptDossier: Phrase("确认村情档案和一村一单", "accept the dossier")
            case .mobilise: Phrase("登记动员会", "record the mobilisation meeting")
            case .arrive: Phrase("进驻", "arrive")
            case .leave: Phrase("撤离", "leave")
            case .signReport: Phrase("签署报告", "sign the report")
            case .feedBack: Phrase("反馈", "feed back")
            case .acceptPlan: Phrase("转入整改", "start rectification")
            case .allRectified: Phrase("整改事项全部销号", "all items closed")
            case .revisit: Phrase("完成回访", "revisit")
            case .conclude: Phrase("办结", "conclude")
            case .rebound: Phrase("发现反弹", "relapse found")
            case .merge: Phrase("并入其他村居", "merge")
            case .withdraw: Phrase("撤出本轮", "withdraw")
            case .takeOver: Phrase("由原台账接转整改", "take over from a ledger")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .planned,
        [
            .init(.acceptDossier, from: [.planned], to: .profiled, by: [.groupLeader]),
            .init(
                .mobilise, from: [.profiled], to: .mobilised,
                by: [.townshipLiaison, .groupLeader, .groupLiaison], needs: [.day, .waiver]),
            .init(.arrive, from: [.mobilised], to: .onSite, by: [.groupLeader], needs: [.day]),
            .init(.leave, from: [.onSite], to: .fieldworkClosed, by: [.groupLeader], needs: [.day]),
            .init(
                .signReport, from: [.fieldworkClosed], to: .reportReady, by: [.groupLeader],
                needs: [.statement]),
            .init(.feedBack, from: [.reportReady], to: .fedBack, by: []),
            .init(.acceptPlan, from: [.fedBack], to: .rectifying, by: Role.office),
            .init(.allRectified, from: [.rectifying], to: .rectified, by: []),
            .init(.revisit, from: [.rectified], to: .revisited, by: []),
            .init(.conclude, from: [.revisited], to: .completed, by: [.officeDirector]),
            .init(
                .rebound, from: [.rectified, .revisited, .completed], to: .rectifying, by: []),
            .init(
                .takeOver, from: [.planned, .profiled, .mobilised], to: .rectifying, by: []),
            .init(
                .merge, from: [.planned], to: .merged, by: [.leadingGroup], needs: [.successor]),
            .init(
                .withdraw, from: [.planned], to: .withdrawn, by: [.leadingGroup],
                needs: [.reason]),
        ])

    /// How deep a unit is inspected. `面上村` and `一般村` are the same class.
    package enum Depth: String, Codable, Sendable, CaseIterable, Labelled {
        case key, general

        package var label: Phrase {
            switch self {
            case .key: Phrase("重点村", "key")
            case .general: Phrase("一般村", "general")
            }
        }
    }

    /// How villages are reached (domain.md §2.1).
    package enum Mode: String, Codable, Sendable, CaseIterable, Labelled {
        case direct, townshipWithVillages, special, escalated

        package var label: Phrase {
            switch self {
            case .direct: Phrase("直接巡村", "direct inspection")
            case .townshipWithVillages: Phrase("巡乡带村", "township with villages")
            case .special: Phrase("专项巡村", "special inspection")
            case .escalated: Phrase("提级巡察", "escalated inspection")
            }
        }
    }
}

/// A post in a group, given for one round.
package enum Post: String, Codable, Sendable, CaseIterable, Labelled {
    case leader, deputy, member, liaison

    package var role: Role {
        switch self {
        case .leader: .groupLeader
        case .deputy: .groupDeputy
        case .member: .inspector
        case .liaison: .groupLiaison
        }
    }

    package var label: Phrase { role.label }
}
