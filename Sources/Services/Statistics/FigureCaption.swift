package import Domain
import Foundation
import Storage

/// What figures are about, in words: stands over every table of them and in every export.
package struct FigureCaption: Sendable {
    package let county: String
    let term: Phrase
    /// Round, township, first day and pilot rounds, where the question says so.
    let scope: [Phrase]
    let asOf: Day
    /// Whether clues and accountability may be counted as of this day.
    let tellsSmallNumbers: Bool

    /// Label and text of each line.
    package var lines: [(label: Phrase, text: Phrase)] {
        let scope =
            scope.isEmpty
            ? Phrase("全县（区）全部轮次", "the whole county, all rounds")
            : Phrase(
                scope.map(\.zh).joined(separator: "，"), scope.map(\.en).joined(separator: ", "))
        return [
            (Phrase("县（区）", "county"), Phrase(county, county)),
            (Phrase("届次", "term"), term), (Phrase("范围", "scope"), scope),
            (Phrase("截至", "as of"), Phrase("\(asOf)", "\(asOf)")),
            (Phrase("取舍", "rounding"), Self.rounding),
        ] + (tellsSmallNumbers ? [] : [(Phrase("线索和问责", "clues"), Self.untold)])
    }

    private static let untold = Phrase(
        "移交线索和问责的件数只统计到今天或者月末，截至其他日期的不显示，以免推知单件线索的移交日期",
        "how many clues were transferred and who was held accountable is told as of today and of "
            + "ends of months only; other days would tell the day of a single one")

    private static let rounding = Phrase(
        "比率四舍五入；金额单位为万元，四舍五入至两位小数；带“余”的为下限，舍去尾数",
        "rates are rounded half up; money in 10,000 yuan to two decimals, half up; 余 marks a "
            + "lower bound, rounded down")

    static func term(_ number: Int) -> Phrase {
        Phrase("第\(DocumentNumber.chinese(number))届", "term \(number)")
    }

    static func load(_ question: StatTable.Question, _ reading: Reading) throws -> FigureCaption {
        func name(_ table: String, _ id: UUID?) throws -> Phrase? {
            guard let id else { return nil }
            return try reading.value(
                "SELECT name FROM \(raw: table) WHERE id = \(id)", as: String.self
            ).map { Phrase($0, $0) }
        }
        let number = try reading.value(
            "SELECT number FROM terms WHERE id = \(question.term)", as: Int.self)
        let scope = [
            try name("rounds", question.round), try name("townships", question.township),
            question.since.map { Phrase("\($0)起", "since \($0)") },
            question.pilots ? nil : Phrase("不计试点轮次", "without pilot rounds"),
            question.recusedFrom.isEmpty ? nil : recused,
        ]
        return FigureCaption(
            county: try name("counties", question.county)?.zh ?? "",
            term: number.map(term) ?? Phrase("全部届次", "all terms"),
            scope: scope.compactMap(\.self), asOf: question.asOf,
            tellsSmallNumbers: question.tellsSmallNumbers)
    }
}
