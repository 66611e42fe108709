import Domain
import Foundation
import Storage
import Tables

/// How single cells of a ledger are read.
extension LedgerReading {
    func limited(_ field: LedgerField, _ text: String, max: Int) throws(Wrong) -> String {
        guard text.count <= max else {
            throw Wrong(field, "超过\(max)字（\(text.count)字）。", "More than \(max) characters.")
        }
        return text
    }

    func day(_ field: LedgerField, _ text: String) throws(Wrong) -> Day? {
        if text.isEmpty { return nil }
        let bytes = Array(text.utf8)
        guard let number = try? FieldReading.day(bytes.span, 0, bytes.count),
            number != FieldReading.blankNarrow
        else { throw Wrong(field, "不是日期；请写成2026-03-05。", "Not a date; write 2026-03-05.") }
        let day = Day(number: number)
        guard Field.Tense.either.allows(day, today: today) else {
            throw Wrong(field, "\(day)不合情理，请核对年份。", "\(day) cannot be meant; check the year.")
        }
        return day
    }

    func amount(_ yuan: String, _ wan: String) throws(Wrong) -> Yuan {
        for (field, text, scale) in [(LedgerField.amount, yuan, 0), (.amountWan, wan, 4)] {
            let bytes = Array(text.utf8)
            if bytes.isEmpty { continue }
            guard let fen = try? FieldReading.decimal(bytes.span, 0, bytes.count, scale: scale),
                fen >= 0
            else { throw Wrong(field, "不是金额。", "Not an amount.") }
            return Yuan(fen: fen)
        }
        return Yuan(fen: 0)
    }

    /// The first clause of the facts, 40 characters at most.
    static func title(of facts: String) -> String {
        let clause = facts.prefix { !"。；;\n".contains($0) }
        return String((clause.isEmpty ? facts[...] : clause).prefix(40))
    }
}
