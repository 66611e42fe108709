package import Domain
import Foundation
import Screening
import Storage

/// A small table of figures: its page, its export and the API say the same.
package struct FigureTable: Sendable {
    package struct Row: Sendable {
        package let cells: [String]
        /// The page that the first cell leads to.
        package let link: String?
    }

    package let columns: [Phrase]
    package let rows: [Row]
}

extension Office {
    /// Village units by what their suspicions add up to, the largest first. Counted are those
    /// that are neither explained, nor false alarms, nor gone from newer data.
    package func points(for actor: Actor) async throws -> FigureTable {
        guard let scope = Lists.suspicions.scope(actor) else { throw Refusal.listOutOfSight }
        let found = try await read { reading in
            try reading.rows(
                """
                SELECT x.unit_id, t.name, u.short_name, x.family, x.score FROM suspicions x
                JOIN village_units u ON u.id = x.unit_id
                JOIN townships t ON t.id = x.township_id
                WHERE \(scope) AND x.state IN ('raised', 'assigned', 'confirmed')
                  AND NOT \(raw: SuspicionLight.isGone)
                """
            ) { row in
                (
                    unit: try row(0) as UUID, township: try row(1) as String,
                    name: try row(2) as String, family: try row(3) as String,
                    score: try row(4) as Int
                )
            }
        }
        let ranked = Dictionary(grouping: found, by: \.unit).map { unit, items in
            (
                unit: unit, township: items[0].township, name: items[0].name,
                sum: VillagePoints(items.map { ($0.family, $0.score) }), count: items.count
            )
        }.sorted {
            ($1.sum.total, $0.township, $0.name) < ($0.sum.total, $1.township, $1.name)
        }
        let families = Family.allCases
        return FigureTable(
            columns: [
                Phrase("村居", "unit"), Phrase("乡镇", "township"), Phrase("总分", "points"),
                Phrase("独立类别数", "independent families"), Phrase("疑似问题数", "suspicions"),
            ] + families.map(\.label),
            rows: ranked.map { village in
                FigureTable.Row(
                    cells: [
                        village.name, village.township, shown(village.sum.total),
                        String(village.sum.independent), String(village.count),
                    ] + families.map { shown(village.sum.families[$0.rawValue] ?? 0) },
                    link: "/suspicions?unit=\(Identifier<VillageUnit>(village.unit))")
            })
    }

    /// How often each model was right, by quarter of a year in which people settled it:
    /// confirmed / (confirmed + false alarms). What was explained is told beside it.
    package func precision(for actor: Actor) async throws -> FigureTable {
        guard let scope = Lists.suspicions.scope(actor) else { throw Refusal.listOutOfSight }
        let titles = try await read { reading in
            try OwnModels.titles(of: Deadlines.county(of: actor, reading), reading)
        }
        let settled = try await read { reading in
            try reading.rows(
                """
                SELECT x.model, x.state, coalesce(max(m.at), 0) FROM suspicions x
                LEFT JOIN moves m ON m.record_kind = 'suspicion' AND m.record_id = x.id
                    AND m.to_state = x.state
                WHERE \(scope) GROUP BY x.id, x.model, x.state
                """
            ) { row in
                SettledSuspicion(
                    model: try row(0), state: Suspicion.State(rawValue: try row(1)) ?? .raised,
                    day: (try row(2) as Moment).day)
            }
        }
        let quarters = Set(settled.filter(\.isJudged).map(\.quarter)).sorted().suffix(8)
        let byModel = Dictionary(grouping: settled, by: \.model)
        return FigureTable(
            columns: [
                Phrase("模型", "model"), Phrase("属实", "confirmed"), Phrase("误报", "false alarms"),
                Phrase("有合理解释", "explained"), Phrase("未办结", "open"), Phrase("查准率", "precision"),
            ] + quarters.map { Phrase($0, $0) },
            rows: titles.sorted { $0.key < $1.key }.compactMap { model, title in
                guard let items = byModel[model] else { return nil }
                let count = { (state: Suspicion.State) in items.count { $0.state == state } }
                return FigureTable.Row(
                    cells: [
                        "\(model) \(title[actor.language])", String(count(.confirmed)),
                        String(count(.falseAlarm)), String(count(.explained)),
                        String(count(.raised) + count(.assigned)), share(items),
                    ] + quarters.map { quarter in share(items.filter { $0.quarter == quarter }) },
                    link: "/suspicions?model=\(model)")
            })
    }

    private func share(_ items: [SettledSuspicion]) -> String {
        let right = items.count { $0.state == .confirmed }
        let all = items.count(where: \.isJudged)
        return all == 0 ? "—" : "\(right * 100 / all)%（\(right)/\(all)）"
    }

    /// `12.5` for 1250 hundredths; an empty cell for none.
    private func shown(_ hundredths: Int) -> String {
        hundredths == 0 ? "" : String(Double(hundredths / 10) / 10)
    }
}

/// A suspicion as it was settled, or still stands open.
private struct SettledSuspicion {
    let model: String
    let state: Suspicion.State
    let day: Day

    /// Confirmed, or a false alarm.
    var isJudged: Bool { state == .confirmed || state == .falseAlarm }

    /// `2026年第3季度`.
    var quarter: String {
        let (year, month, _) = day.civil
        return "\(year)Q\((month + 2) / 3)"
    }
}

/// What screening holds for somebody, as numbers that lead to the lists.
package struct ScreeningOverview: Sendable {
    /// nil where that list is out of sight.
    package let datasets: Int?
    package let runs: Int?
    /// By light: label, count, and the list behind it.
    package let lights: [(label: Phrase, count: Int, link: String)]
}

extension Office {
    package func screeningOverview(for actor: Actor, today: Day) async throws -> ScreeningOverview {
        try judgeScreening(actor)
        var lights: [(label: Phrase, count: Int, link: String)] = []
        for light in Suspicion.Light.allCases {
            let query = ListQuery(filters: ["light": light.rawValue])
            lights.append(
                (
                    light.label,
                    try await count(Lists.suspicions, query, for: actor, today: today),
                    "/suspicions?light=\(light.rawValue)"
                ))
        }
        return ScreeningOverview(
            datasets: try await seen(Lists.datasets, actor, today),
            runs: try await seen(Lists.runs, actor, today),
            lights: lights)
    }

    private func seen(_ list: ListDefinition, _ actor: Actor, _ today: Day) async throws -> Int? {
        list.isSeen(by: actor)
            ? try await count(list, ListQuery(), for: actor, today: today) : nil
    }
}
