import Domain
import Foundation
import Storage

extension DemoItem {
    /// What was done, the money that came back, and who was held to account: counts only.
    func takeSteps() async throws {
        if (village.number + n) % 19 == 5 { try await holdToAccount() }
        guard (village.number + n) % 4 == 0 else { return }
        let steps: [(what: String, kind: String)] = [
            ("修订村级财务管理办法并上墙公示", "rule"), ("约谈责任人，作出书面检查", "talk"),
            ("补办入账手续，差额缴存集体账户", "money"), ("对同类事项开展自查，纠正两项", "similar"),
        ]
        let step = steps[seed % steps.count]
        try await cast.record(
            "rectificationSteps", under: id, as: doer,
            [
                "what": .text(step.what), "kind": .text(step.kind), "doneOn": today,
                "by": .text(party.isDepartment ? "分管负责人" : "村党组织书记"),
            ])
        if isMain { try await countMoney() }
    }

    private func holdToAccount() async throws {
        if seed % 5 == 1 {
            try await cast.record(
                "accountabilityRequests", under: finding, as: "director",
                ["organ": .text("区纪委监委"), "requestedOn": today])
        }
        let (organ, form) =
            [
                ("乡镇纪委", "first"), ("区纪委监委", "second"), ("乡镇纪委", "second"),
                ("乡镇纪委", "first"), ("区纪委监委", "third"),
            ][seed % 5]
        try await cast.record(
            "accountability", under: id, as: "discipline",
            [
                "organ": .text(organ), "form": .text(form), "persons": .number(Int64(1 + seed % 2)),
                "requestedOn": today,
            ])
    }

    /// What the finding came to, once for each finding; some sums are lower bounds.
    private func countMoney() async throws {
        let fen = try await cast.office.read { [finding] reading in
            try reading.value("SELECT amount FROM findings WHERE id = \(finding)", as: Yuan.self)
        }?.fen
        guard let fen, fen > 0 else { return }
        for (kind, share) in [("verified", 100), ("recoverable", 80), ("recovered", 60)] {
            try await cast.record(
                "amountRecords", under: finding, as: "office",
                [
                    "voucher": .text("银行回单和核对表"), "kind": .text(kind),
                    "amount": .number(fen * Int64(share) / 100),
                    "atLeast": .flag(kind == "verified" && seed % 17 == 3), "recordedOn": today,
                ])
        }
    }
}
