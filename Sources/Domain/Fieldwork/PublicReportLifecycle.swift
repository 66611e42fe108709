/// What a villager tells by letter, visit, telephone or QR code (群众来信来访). Who it was is
/// kept sealed and apart.
package enum PublicReport {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case received, scoped, asAppeal, asLead, sealedClue, transferredOut, notAccepted
        case answered, closed

        package var label: Phrase {
            switch self {
            case .received: Phrase("已收件", "received")
            case .scoped: Phrase("已甄别，待分流", "scope decided")
            case .asAppeal: Phrase("按诉求办理", "handled as an appeal")
            case .asLead: Phrase("列为疑点", "became a lead")
            case .sealedClue: Phrase("列为线索，已封存", "became a sealed clue")
            case .transferredOut: Phrase("已转有关部门", "passed to another body")
            case .notAccepted: Phrase("不予受理", "not accepted")
            case .answered: Phrase("已答复", "answered")
            case .closed: Phrase("已了结", "closed")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case scope, takeAsAppeal, takeAsLead, seal, passOn, decline, answer, close

        package var label: Phrase {
            switch self {
            case .scope: Phrase("甄别受理范围", "decide the scope")
            case .takeAsAppeal: Phrase("按诉求办理", "handle as an appeal")
            case .takeAsLead: Phrase("列为疑点", "take as a lead")
            case .seal: Phrase("列为线索并封存", "seal as a clue")
            case .passOn: Phrase("转有关部门", "pass on")
            case .decline: Phrase("不予受理", "decline")
            case .answer: Phrase("答复来信来访人", "answer")
            case .close: Phrase("了结", "close")
            }
        }
    }

    /// An appeal ends with an answer only. Reports that nobody can be answered for are closed
    /// by the director with a reason.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .received,
        [
            .init(
                .scope, from: [.received], to: .scoped, by: [.clueKeeper], needs: [.opinion]),
            .init(
                .takeAsAppeal, from: [.scoped], to: .asAppeal, by: [.clueKeeper],
                needs: [.person]),
            .init(.takeAsLead, from: [.scoped], to: .asLead, by: [.clueKeeper, .groupLeader]),
            .init(.seal, from: [.scoped], to: .sealedClue, by: [.clueKeeper, .groupLeader]),
            .init(
                .passOn, from: [.scoped], to: .transferredOut, by: [.clueKeeper],
                needs: [.number, .receipt]),
            .init(
                .decline, from: [.scoped], to: .notAccepted,
                by: [.groupLeader, .officeDirector], needs: [.reason], notAlso: [.scope]),
            .init(
                .answer,
                from: [.asAppeal, .asLead, .sealedClue, .transferredOut, .notAccepted],
                to: .answered, by: [.clueKeeper], needs: [.day, .statement]),
            .init(
                .close, from: [.asLead, .sealedClue, .transferredOut, .notAccepted],
                to: .closed, by: [.officeDirector], needs: [.reason]),
        ])
}
