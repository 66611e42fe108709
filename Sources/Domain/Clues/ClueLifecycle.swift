/// A sign that somebody broke discipline or the law (问题线索). Its content is sealed; what
/// stands here is only how it travels from the group to the discipline organ.
package enum Clue {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case registered, screened, notAClue, officeAccepted, transferApproved, transferred
        case inHandling, concluded, upward

        package var label: Phrase {
            switch self {
            case .registered: Phrase("已登记，待研判", "registered")
            case .screened: Phrase("已研判，待移送巡察办", "screened")
            case .notAClue: Phrase("不作线索处理", "not a clue")
            case .officeAccepted: Phrase("巡察办已接收", "accepted by the office")
            case .transferApproved: Phrase("已批准移交", "transfer approved")
            case .transferred: Phrase("已移交，待处置", "transferred")
            case .inHandling: Phrase("处置中", "in handling")
            case .concluded: Phrase("已办结", "concluded")
            case .upward: Phrase("已报上级", "sent upward")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case screen, setAside, accept, approveTransfer, transfer, receive, conclude, remind
        case sendUpward

        package var label: Phrase {
            switch self {
            case .screen: Phrase("登记研判结论", "screen")
            case .setAside: Phrase("不作线索处理", "set aside")
            case .accept: Phrase("接收组内移送", "accept from the group")
            case .approveTransfer: Phrase("批准移交", "approve the transfer")
            case .transfer: Phrase("办理移交", "transfer")
            case .receive: Phrase("登记处置方式", "record how it is handled")
            case .conclude: Phrase("登记办理结果", "record the result")
            case .remind: Phrase("发函催办", "send a reminder")
            case .sendUpward: Phrase("上报上级", "send upward")
            }
        }
    }

    /// Being overdue is no state: it follows from the dates and the reminders.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .registered,
        [
            .init(
                .screen, from: [.registered], to: .screened, by: [.groupLeader, .clueKeeper],
                needs: [.minutes, .opinion]),
            .init(
                .setAside, from: [.registered], to: .notAClue, by: [.groupLeader],
                needs: [.reason]),
            .init(
                .accept, from: [.screened], to: .officeAccepted, by: [.clueKeeper],
                needs: [.signer, .receipt], notAlso: [.screen]),
            .init(
                .approveTransfer, from: [.officeAccepted], to: .transferApproved,
                by: [.officeDirector, .leadingGroup], needs: [.opinion]),
            .init(
                .transfer, from: [.transferApproved], to: .transferred, by: [.clueKeeper],
                needs: [.number, .receipt], notAlso: [.approveTransfer]),
            .init(
                .receive, from: [.transferred], to: .inHandling,
                by: [.disciplineOrgan, .organisationDept], needs: [.disposal]),
            .init(
                .conclude, from: [.inHandling], to: .concluded,
                by: [.disciplineOrgan, .organisationDept], needs: [.result]),
            .init(
                .remind, from: [.transferred], to: .transferred,
                by: [.officeDirector, .clueKeeper], needs: [.number]),
            .init(
                .remind, from: [.inHandling], to: .inHandling,
                by: [.officeDirector, .clueKeeper], needs: [.number]),
            .init(
                .sendUpward, from: [.officeAccepted], to: .upward, by: [.officeDirector],
                needs: [.reason, .receipt]),
        ])
}
