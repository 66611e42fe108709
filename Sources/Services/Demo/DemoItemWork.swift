import Domain
import Foundation
import Storage

/// How far an item has come when the made-up year ends.
enum DemoProgress: Int {
    case done, verified, sentBack, submitted, longTerm, begun
}

extension DemoItem {
    private var age: Int { village.age }
    /// A village of the newest round that is revisited already has been quick.
    private var isQuick: Bool { age == 0 && village.isRevisited }

    private var progress: DemoProgress {
        if village.isRevisited { return .done }
        let roll = (village.number * 7 + n * 11) % 20
        let open = [14, 4, 3, 2, 1][min(age, 4)]
        return roll >= open ? .done : DemoProgress(rawValue: 1 + roll % 5) ?? .begun
    }

    /// When what is done about it, in days after the feedback.
    private struct Days {
        let act: Int
        let step: Int
        var submit: Int
        var check: Int { submit + 1 + spread % 3 }
        var verify: Int { check + 1 + spread % 6 }
        var close: Int { verify + 1 + spread % 5 }
        let spread: Int

        init(seed: Int, isQuick: Bool) {
            spread = isQuick ? 0 : seed
            act = 17 + spread % 5
            step = act + 2 + spread % 7
            submit = step + 3 + spread % 14
        }
    }

    private var days: Days {
        var days = Days(seed: seed, isQuick: isQuick)
        // What still waits for somebody came in lately, after the time that it was given.
        if age > 0, [.verified, .sentBack, .submitted].contains(progress) {
            days.submit = village.run.today - village.fedBack - 12 - seed % 6 - shift
        }
        return days
    }

    /// From the accepted plan to wherever it has come.
    func carryOut() async throws {
        if isOnly, shift == 0, !village.isRevisited, (village.number + n) % 41 == 7 {
            return try await handOver()
        }
        let days = days
        if age == 0, progress == .begun, n % 2 == 0 { return }
        guard reach(days.act) else { return }
        try await move(
            "act", as: doer, ["day": cast.clock.today.description, "statement": "召开会议研究，明确责任人和时限。"])
        guard reach(days.step) else { return }
        try await takeSteps()
        if age > 0, progress == .begun, seed % 3 != 0, reach(52) {
            try await move(
                "extend", as: "director",
                [
                    "reason": "涉及土地权属协调，需延长时限。",
                    "day": (village.run.today + 15 + seed % 40).description,
                ])
        }
        if progress == .begun { return }
        if progress == .longTerm {
            guard reach(days.submit) else { return }
            return try await move(
                "setLongTerm", as: "director",
                [
                    "result": "阶段性措施已落实，转入长期坚持。",
                    "day": (village.run.today + 90).description,
                ])
        }
        try await finish(days)
    }

    private func finish(_ days: Days) async throws {
        guard reach(days.submit) else { return }
        try await submit()
        if (village.number + n) % 9 == 0 { try await review() }
        if progress == .submitted {
            if age > 0 { try await press() }
            return
        }
        guard reach(days.check) else { return }
        if party == .village {
            try await move("check", as: village.place.township, ["opinion": "实地查看属实，同意。"])
        }
        guard reach(days.verify) else { return }
        if progress == .sentBack {
            return try await move(
                "sendBack", as: "office", ["reason": "佐证不充分，未见公示照片和群众签字。"])
        }
        try await verify()
        guard progress != .verified, reach(days.close) else { return }
        try await close()
        if reach(days.close + 24) { try await lookAgain() }
    }

    /// What a revisit has opened again is put right and closed once more.
    func closeAgain() async throws {
        guard reach(95 + seed % 12) else { return }
        try await submit()
        if party == .village {
            try await move("check", as: village.place.township, ["opinion": "复查属实，同意。"])
        }
        guard reach(110 + seed % 9) else { return }
        try await verify()
        guard reach(121 + seed % 5) else { return }
        try await close()
    }

    private func submit() async throws {
        let paper = "整改情况说明\n\n事项：\(id.uuidString)\n已按方案完成整改，资料附后，已在公开栏公示七日，无异议。\n"
        let file = try cast.paper(paper)
        try await move(
            "submit", as: doer,
            ["statement": "已按方案完成整改，制度上墙，结果公示七日无异议。", "evidence": file])
    }

    private func verify() async throws {
        try await move(
            "verify", as: "supervision",
            ["method": n % 2 == 0 ? "site" : "villagers", "opinion": "现场核查与报告一致，询问群众均认可。"])
    }

    private func close() async throws {
        try await move("close", as: "director", ["opinion": "符合销号条件，同意销号。"])
    }

    private func review() async throws {
        try await cast.record(
            "partyReviews", under: id, as: "discipline",
            [
                "opinion": .text("整改措施具体，同意。"), "party": .text("discipline"),
                "agrees": .text("yes"), "reviewedOn": today,
            ])
    }

    private func press() async throws {
        try await cast.record(
            "supervisionLetters", under: id, as: "office",
            [
                "demand": .text("整改期限已近，请说明进展并在五日内报送佐证。"), "colour": .text("yellow"),
                "replyDueOn": .text((cast.clock.today + 5).description),
            ])
    }

    /// Some weeks after the closing; now and then it has not lasted.
    private func lookAgain() async throws {
        guard (village.number + n) % 23 == 5 else { return }
        let relapsed = !village.isRevisited && seed % 4 == 1
        try await cast.record(
            "laterChecks", under: id, as: "supervision",
            [
                "seen": .text(relapsed ? "近两月未公开收支明细，制度未执行。" : "公开栏内容完整，制度执行正常。"),
                "result": .text(relapsed ? "relapse" : "kept"), "checkedOn": today,
            ])
        guard relapsed else { return }
        try await move(
            "reopen", as: "office",
            [
                "reason": "销号后抽查发现反弹，责令重新整改。",
                "day": (max(cast.clock.today, village.run.today) + 20).description,
            ])
    }
}
