/// One unit of follow-up (整改事项). Life cycle: domain.md §5.5.
package enum RectificationItem {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case assigned, accepted, planSubmitted, planChecked, planned, inProgress, submitted
        case townshipChecked, verified, closed, longTerm, transferredParty

        package var label: Phrase {
            switch self {
            case .assigned: Phrase("待签收", "assigned")
            case .accepted: Phrase("已签收，待报方案", "accepted")
            case .planSubmitted: Phrase("方案待乡镇审核", "plan submitted")
            case .planChecked: Phrase("方案待巡察办审核", "plan checked")
            case .planned: Phrase("方案已通过", "planned")
            case .inProgress: Phrase("整改中", "in progress")
            case .submitted: Phrase("待乡镇审核", "submitted")
            case .townshipChecked: Phrase("待核查", "township-checked")
            case .verified: Phrase("已核查，待销号", "verified")
            case .closed: Phrase("已销号", "closed")
            case .longTerm: Phrase("长期坚持", "long-term")
            case .transferredParty: Phrase("已转其他责任主体", "transferred")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case accept, submitPlan, checkPlan, acceptPlan, returnPlan, act, submit, check, sendBack
        case verify, close, setLongTerm, extend, resume, reopen, transfer, passGate

        package var label: Phrase {
            switch self {
            case .accept: Phrase("签收", "sign for")
            case .submitPlan: Phrase("报送整改方案", "submit the plan")
            case .checkPlan: Phrase("乡镇审核方案", "township passes the plan")
            case .acceptPlan: Phrase("审定方案", "accept the plan")
            case .returnPlan: Phrase("退回方案", "return the plan")
            case .act: Phrase("登记整改措施", "record an action")
            case .submit: Phrase("报送整改结果", "submit the result")
            case .check: Phrase("乡镇审核", "township check")
            case .sendBack: Phrase("退回整改", "send back")
            case .verify: Phrase("核查", "verify")
            case .close: Phrase("销号", "close")
            case .setLongTerm: Phrase("转长期坚持", "set long-term")
            case .extend: Phrase("延期", "extend")
            case .resume: Phrase("恢复整改", "resume")
            case .reopen: Phrase("重新整改", "reopen")
            case .transfer: Phrase("变更责任主体", "transfer to another party")
            case .passGate: Phrase("直报巡察办", "straight to the office")
            }
        }
    }

    /// The people who carry an item out.
    package static let responsible: [Role] = Role.village + [.townshipCommittee, .department]

    /// The township gate applies to items of a village. What the township itself or a department
    /// hands in goes straight to the office: `passGate` follows from the submission.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .assigned,
        [
            .init(.accept, from: [.assigned], to: .accepted, by: responsible, needs: [.receipt]),
            .init(.submitPlan, from: [.accepted], to: .planSubmitted, by: responsible),
            .init(
                .checkPlan, from: [.planSubmitted], to: .planChecked, by: [.townshipCommittee],
                needs: [.opinion], notAlso: [.submitPlan]),
            .init(
                .acceptPlan, from: [.planChecked], to: .planned, by: Role.office,
                needs: [.opinion]),
            .init(
                .returnPlan, from: [.planSubmitted, .planChecked], to: .accepted,
                by: Role.office + [.townshipCommittee], needs: [.reason]),
            .init(
                .act, from: [.planned, .inProgress], to: .inProgress, by: responsible,
                needs: [.day, .statement]),
            .init(
                .submit, from: [.inProgress], to: .submitted, by: responsible,
                needs: [.statement, .evidence]),
            .init(
                .check, from: [.submitted], to: .townshipChecked, by: [.townshipCommittee],
                needs: [.opinion], notAlso: [.submit]),
            .init(
                .verify, from: [.townshipChecked], to: .verified,
                by: Role.office + [.supervisionGroup], needs: [.method, .opinion],
                notAlso: [.submit]),
            .init(
                .close, from: [.verified], to: .closed, by: [.officeDirector],
                needs: [.opinion], notAlso: [.submit, .verify]),
            .init(
                .sendBack, from: [.submitted, .townshipChecked, .verified], to: .inProgress,
                by: Role.office + [.townshipCommittee, .supervisionGroup], needs: [.reason]),
            .init(
                .setLongTerm, from: [.inProgress, .verified], to: .longTerm,
                by: [.officeDirector], needs: [.result, .day]),
            .init(
                .resume, from: [.longTerm], to: .inProgress, by: Role.office,
                needs: [.reason, .day]),
            .init(
                .extend, from: [.planned, .inProgress], to: .inProgress, by: [.officeDirector],
                needs: [.reason, .day]),
            .init(
                .reopen, from: [.closed, .longTerm], to: .inProgress, by: Role.office,
                needs: [.reason, .day]),
            .init(
                .transfer, from: [.assigned, .accepted, .planned, .inProgress],
                to: .transferredParty, by: [.officeDirector], needs: [.reason, .receipt]),
            .init(.passGate, from: [.planSubmitted], to: .planChecked, by: []),
            .init(.passGate, from: [.submitted], to: .townshipChecked, by: []),
        ])
}
