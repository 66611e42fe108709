import Domain
import Foundation
import Storage

/// When every unit will have been inspected, if it goes on as it has gone (全覆盖预测).
enum Forecast {
    /// The day on which the last unit is reached at the pace so far; nil before the first.
    static func finish(inspected: Int, of units: Int, since first: Day, on today: Day) -> Day? {
        guard inspected > 0, today > first else { return nil }
        if inspected >= units { return today }
        let days = (units - inspected) * (today - first)
        // Rounded up: a unit is not inspected by half.
        return today + (days + inspected - 1) / inspected
    }

    static func facts(
        _ question: StatTable.Question, _ end: Day, _ language: Language, _ reading: Reading
    ) throws -> [RecordView.Fact] {
        let (term, today) = (question.term, question.today)
        let metrics = Metrics.all.filter { ["units", "inspected"].contains($0.key) }
        let values = try Tally.values(metrics, question, reading)
        let units = Int(values["units"] ?? 0)
        let inspected = Int(values["inspected"] ?? 0)
        let first = try reading.value(
            "SELECT min(starts_on) FROM rounds WHERE term_id = \(term)", as: Day.self)
        let pilot = try reading.first(
            """
            SELECT count(DISTINCT i.township_id), count(DISTINCT i.unit_id) FROM inspections i
            JOIN rounds r ON r.id = i.round_id WHERE r.term_id = \(term) AND r.pilot = 1
              AND \(question.counts(township: "i.township_id"))
              AND \(question.counts(unit: "i.unit_id"))
            """
        ) { (try $0(0) as Int, try $0(1) as Int) }
        var facts: [RecordView.Fact] = [
            .init(
                Phrase("已巡察村居", "inspected"),
                "\(inspected)/\(units) (\(Percent.text(inspected, of: units, decimals: 2)))"),
            .init(Phrase("待巡察村居", "remaining"), String(units - inspected)),
        ]
        if let first, let day = finish(inspected: inspected, of: units, since: first, on: today) {
            let inTime =
                day <= end
                ? Phrase("任期内可完成", "within the term") : Phrase("任期内不能完成", "after the term")
            facts.append(
                .init(
                    Phrase("按现有进度预计完成", "finished at this pace"),
                    Phrase("\(day)（\(inTime.zh)）", "\(day) (\(inTime.en))")[language]))
        }
        if let pilot, pilot.1 > 0 {
            facts.append(
                .init(
                    Phrase("试点", "pilot"),
                    Phrase(
                        "\(pilot.0)个乡镇、\(pilot.1)个村居",
                        "\(pilot.0) townships, \(pilot.1) units")[language]))
        }
        return facts
    }
}
