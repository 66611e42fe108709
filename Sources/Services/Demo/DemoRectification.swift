import Domain
import Foundation
import Storage

/// Rectification in one village: the earlier the round, the further it has come.
struct DemoRectification {
    let village: DemoVillage
    private var cast: DemoCast { village.cast }
    private var number: Int { village.number }

    func rectify() async throws {
        let items = try await DemoItem.all(of: village)
        for item in items { try await item.plan() }
        // In the newest round some villages have not handed in all their plans yet.
        if village.lagsBehind { return }
        cast.clock.go(to: village.fedBack + 16, minutes: number % 40 * 10)
        try await cast.move(.inspection, "acceptPlan", village.inspection, as: "office")
        for item in items { try await item.carryOut() }
        if village.isRevisited { try await revisit(items) }
    }

    private func revisit(_ items: [DemoItem]) async throws {
        cast.clock.go(to: village.fedBack + (village.age == 0 ? 38 : 66 + number % 9))
        let revisit = try await cast.perform(
            PlanRevisit(
                record: Identifier(village.inspection), day: cast.clock.today,
                visitor: try cast.id("supervision")), as: "office"
        ).record
        try await cast.move(
            .revisit, "record", revisit, as: "supervision",
            [
                "day": cast.clock.today.description, "asked": "20",
                "satisfied": String(20 - number % 5),
                "statement": "随机入户20户，查看公开栏和项目现场，问题整改情况与台账一致。",
            ])
        try await assess()
        if number % 9 == 4 { return }
        let relapsed = number % 9 == 3
        try await cast.move(
            .revisit, "conclude", revisit, as: "office",
            [
                "opinion": relapsed ? "公开内容又有中断，需重新整改。" : "整改到位，群众满意。",
                "outcome": relapsed ? "relapsed" : "inPlace",
                "day": (cast.clock.today + 45).description,
            ])
        if !relapsed {
            try await cast.move(.inspection, "conclude", village.inspection, as: "director")
        } else if village.age > 0 {
            try await lookBack()
            for item in items { try await item.closeAgain() }
        }
    }

    /// A follow-up inspection where a revisit found a relapse (回头看).
    private func lookBack() async throws {
        let day = cast.clock.today + 12
        cast.clock.go(to: day + 3)
        try await cast.record(
            "followUps", under: village.inspection, as: "office",
            [
                "reason": .text("回访发现公开内容中断，开展整改“回头看”。"),
                "startsOn": .text(day.description), "endsOn": .text((day + 2).description),
                "outcome": .text("已督促恢复按季公开，其余问题未发现反弹。"),
            ])
    }

    /// The effect, and what people are told of it.
    private func assess() async throws {
        let today = InputValue.text(cast.clock.today.description)
        try await cast.record(
            "assessments", under: village.inspection, as: "office",
            [
                "grade": .text(number % 4 == 0 ? "excellent" : "good"),
                "score": .number(Int64(82 + number % 14)), "assessedOn": today,
                "comments": .text("问题整改到位，制度管用，群众认可。"),
            ])
        try await cast.record(
            "publications", under: village.inspection, as: "office",
            [
                "place": .text("村务公开栏、村民微信群"), "audience": .text("society"),
                "publishedOn": today, "comments": .number(Int64(number % 5)),
            ])
    }
}

extension DemoVillage {
    /// Whether some of its plans are still missing.
    var lagsBehind: Bool { age == 0 && !isRevisited && number % 8 == 3 }
}
