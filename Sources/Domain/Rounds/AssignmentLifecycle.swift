/// A person's place in a group for one round, from the proposal to the end of access
/// (巡察人员选派).
package enum Assignment {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case proposed, recusalChecked, allowed, review, blocked, authorised, active, ended

        package var label: Phrase {
            switch self {
            case .proposed: Phrase("拟选派", "proposed")
            case .recusalChecked: Phrase("已核对回避情形", "recusal checked")
            case .allowed: Phrase("可以选派", "allowed")
            case .review: Phrase("回避情形待研究", "to be reviewed")
            case .blocked: Phrase("应当回避", "blocked")
            case .authorised: Phrase("已授权", "authorised")
            case .active: Phrase("在组工作", "active")
            case .ended: Phrase("已结束，权限收回", "ended, access revoked")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case checkRecusal, allow, refer, block, override, authorise, activate, withdraw, end

        package var label: Phrase {
            switch self {
            case .checkRecusal: Phrase("核对回避情形", "check for recusal")
            case .allow: Phrase("无回避情形", "no ground for recusal")
            case .refer: Phrase("提请研究", "refer for review")
            case .block: Phrase("认定应当回避", "block")
            case .override: Phrase("研究后同意选派", "allow after review")
            case .authorise: Phrase("授权", "authorise")
            case .activate: Phrase("签承诺书，到岗", "sign the pledge and start")
            case .withdraw: Phrase("撤销人选", "withdraw the proposal")
            case .end: Phrase("结束选派", "end the assignment")
            }
        }
    }

    /// What the rules of recusal say follows by itself; only the director overrides them, with
    /// a reason, and then does not authorise as well.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .proposed,
        [
            .init(
                .checkRecusal, from: [.proposed], to: .recusalChecked, by: Role.office,
                needs: [.statement]),
            .init(.allow, from: [.recusalChecked], to: .allowed, by: []),
            .init(.refer, from: [.recusalChecked], to: .review, by: []),
            .init(.block, from: [.recusalChecked], to: .blocked, by: []),
            .init(
                .override, from: [.review, .blocked], to: .allowed, by: [.officeDirector],
                needs: [.reason]),
            .init(
                .authorise, from: [.allowed], to: .authorised, by: [.leadingGroup],
                needs: [.decision], notAlso: [.checkRecusal, .override]),
            .init(
                .activate, from: [.authorised], to: .active, by: Role.office,
                needs: [.day, .signer]),
            .init(
                .withdraw,
                from: [.proposed, .recusalChecked, .allowed, .review, .blocked], to: .ended,
                by: Role.office, needs: [.reason]),
            .init(
                .end, from: [.authorised, .active], to: .ended, by: [.officeDirector],
                needs: [.day]),
        ])
}
