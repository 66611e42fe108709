/// A benefit promised to villagers, from the wish to its upkeep (民生实事).
package enum LivelihoodProject {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case proposed, decided, listed, contracting, building, acceptance, settled, maintained
        case stalled, suspended, cancelled

        package var label: Phrase {
            switch self {
            case .proposed: Phrase("已提出", "proposed")
            case .decided: Phrase("已议定", "decided")
            case .listed: Phrase("已列入清单", "listed")
            case .contracting: Phrase("采购中", "contracting")
            case .building: Phrase("建设中", "building")
            case .acceptance: Phrase("已验收，待结算", "accepted by users")
            case .settled: Phrase("已结算", "settled")
            case .maintained: Phrase("管护中", "maintained")
            case .stalled: Phrase("停滞", "stalled")
            case .suspended: Phrase("暂停", "suspended")
            case .cancelled: Phrase("已取消", "cancelled")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case decide, list, contract, build, pass, settle, maintain, stall, suspend, resume
        case cancel

        package var label: Phrase {
            switch self {
            case .decide: Phrase("登记四议两公开", "record the village decision")
            case .list: Phrase("列入清单", "put on the list")
            case .contract: Phrase("启动采购", "start contracting")
            case .build: Phrase("开工", "start building")
            case .pass: Phrase("登记验收", "record the acceptance")
            case .settle: Phrase("结算并公开", "settle and publish")
            case .maintain: Phrase("落实管护", "start maintenance")
            case .stall: Phrase("登记停滞", "record a standstill")
            case .suspend: Phrase("暂停项目", "suspend")
            case .resume: Phrase("恢复推进", "resume")
            case .cancel: Phrase("取消项目", "cancel")
            }
        }
    }

    /// Nothing is built without a village decision and procurement papers: a project that stood
    /// still goes back to contracting and starts again with them. Nothing is settled before
    /// users have accepted it.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .proposed,
        [
            .init(
                .decide, from: [.proposed], to: .decided, by: [.villageSecretary],
                needs: [.minutes]),
            .init(
                .list, from: [.decided], to: .listed, by: [.townshipCommittee],
                needs: [.budget, .decision]),
            .init(
                .contract, from: [.listed], to: .contracting, by: Role.village,
                needs: [.procurement]),
            .init(
                .build, from: [.contracting], to: .building, by: Role.village,
                needs: [.day, .evidence]),
            .init(
                .pass, from: [.building], to: .acceptance,
                by: [.townshipCommittee, .villageSupervisor], needs: [.signer, .evidence],
                notAlso: [.build]),
            .init(
                .settle, from: [.acceptance], to: .settled, by: [.agencyCentre],
                needs: [.day, .evidence], notAlso: [.build, .pass]),
            .init(
                .maintain, from: [.settled], to: .maintained, by: Role.village,
                needs: [.person, .day]),
            .init(
                .stall, from: [.contracting, .building], to: .stalled,
                by: Role.village + [.villageContact, .areaLeader], needs: [.day, .reason]),
            .init(
                .suspend, from: [.contracting, .building, .stalled], to: .suspended,
                by: [.townshipCommittee], needs: [.decision, .reason]),
            .init(
                .resume, from: [.stalled, .suspended], to: .contracting,
                by: [.townshipCommittee], needs: [.reason]),
            .init(
                .cancel,
                from: [.proposed, .decided, .listed, .contracting, .stalled, .suspended],
                to: .cancelled, by: [.townshipCommittee], needs: [.decision, .reason]),
        ])
}
