package import Domain
package import Foundation
import Screening
import Storage
import Tables

/// What somebody looks for in the ledger of a dataset.
package struct LedgerQuery: Sendable, Equatable {
    /// Part of a summary, of a voucher's number or of a bill's number.
    package var text = ""
    package var payee = ""
    /// First digits of an account.
    package var account = ""
    /// Fen; compared with the larger of debit and credit.
    package var least: Int64?
    package var most: Int64?
    package var from: Day?
    package var until: Day?
    package var village = ""
    /// Lines of the ledger that are passed over: the line behind the last one of the page before.
    package var start = 0
    package var limit = 50

    package init() {}
}

/// A page of lines that fit, with the totals of all that fit.
package struct LedgerPage: Sendable {
    package struct Line: Sendable {
        /// Its place in the ledger: leads to the voucher.
        package let number: Int
        package let village: String
        package let day: Day
        package let voucher: String
        package let summary: String
        package let account: String
        /// Fen.
        package let debit: Int64
        package let credit: Int64
        package let party: String
    }

    package let lines: [Line]
    package let total: Int
    package let debit: Int64
    package let credit: Int64
    /// Where the next page starts; nil on the last one.
    package let next: Int?
    /// Villages that this person may choose from.
    package let villages: [String]
}

/// A voucher with all its lines.
package struct VoucherView: Sendable {
    package let name: String
    package let village: String
    package let facts: [RecordView.Fact]
    package let lines: [RowText]
    /// The line that was asked for, among `lines`.
    package let asked: Int
}

extension Office {
    /// Looks for lines in the ledger of a dataset, in the villages of it that this person may see.
    package func ledger(_ dataset: UUID, _ query: LedgerQuery, for actor: Actor) async throws
        -> LedgerPage
    {
        let (codes, data) = try await opened(.ledger, dataset, query.asked, for: actor)
        return LedgerSearch(data: data, villages: codes).page(query)
    }

    /// The voucher in which a line stands. `file` and `row` say where the line came from.
    package func voucher(_ dataset: UUID, file: String, row: Int, for actor: Actor) async throws
        -> VoucherView
    {
        let (codes, data) = try await opened(.voucher, dataset, "\(file) \(row)", for: actor)
        guard let line = data.line(file: file, row: row) else { throw Refusal.notFound }
        return try LedgerSearch(data: data, villages: codes).voucher(line)
    }

    /// The voucher of a line of the ledger.
    package func voucher(_ dataset: UUID, line: Int, for actor: Actor) async throws -> VoucherView {
        let (codes, data) = try await opened(.voucher, dataset, "分录\(line)", for: actor)
        return try LedgerSearch(data: data, villages: codes).voucher(line)
    }

    private func opened(
        _ kind: OpenedKind, _ dataset: UUID, _ asked: String, for actor: Actor
    ) async throws -> (Set<String>, Dataset) {
        let (number, codes) = try await read { reading in
            let head = try DatasetHead.load(dataset, reading)
            guard try head.isSeen(by: actor, reading) else { throw Refusal.notFound }
            let number: String? = try reading.value(
                "SELECT number FROM datasets WHERE id = \(dataset)")
            let codes = try head.villages(seenBy: actor, reading)
            return (number ?? "", codes)
        }
        try await opened(kind, dataset, number, asked: asked, by: actor)
        return (codes, try await loaded(dataset))
    }
}

/// Looks through the ledger by its columns: texts are compared once for each different text, and
/// lines by numbers only. Linear in the lines.
struct LedgerSearch {
    let data: Dataset
    /// Codes of the villages that may be seen.
    let villages: Set<String>

    func page(_ query: LedgerQuery) -> LedgerPage {
        let entries = data.table(.entry)
        let ledger = data.ledger
        let (summaries, parties) = (entries.texts(.summary), entries.texts(.party))
        let (numbers, bills) = (entries.texts(.voucherNumber), entries.texts(.billNumber))
        let accounts = entries.texts(.account)
        var text = TextFilter(query.text, data, .part)
        var payee = TextFilter(query.payee, data, .part)
        var account = TextFilter(query.account, data, .start)
        var found: [Int] = []
        var (total, debit, credit) = (0, Int128(0), Int128(0))
        var next: Int?
        for (index, code) in data.villages.enumerated() where villages.contains(code) {
            if !query.village.isEmpty, query.village != code { continue }
            for line in ledger.villageLines[index] {
                let day = ledger.days[line]
                if let from = query.from, day < from.number { continue }
                if let until = query.until, day > until.number { continue }
                let size = max(ledger.debit[line].magnitude, ledger.credit[line].magnitude)
                if let least = query.least, size < least.magnitude { continue }
                if let most = query.most, size > most.magnitude { continue }
                guard account.fits(accounts[line]), payee.fits(parties[line]),
                    text.fits(summaries[line]) || text.fits(numbers[line])
                        || text.fits(bills[line])
                else { continue }
                total += 1
                debit += Int128(ledger.debit[line])
                credit += Int128(ledger.credit[line])
                if line < query.start { continue }
                if found.count < query.limit {
                    found.append(line)
                } else if next == nil {
                    next = line
                }
            }
        }
        return LedgerPage(
            lines: found.map(line), total: total, debit: Int64(clamping: debit),
            credit: Int64(clamping: credit), next: next, villages: villages.sorted())
    }

    private func line(_ row: Int) -> LedgerPage.Line {
        let entries = data.table(.entry)
        let cell = { (field: Screening.Field) in
            Masking.text(data.text(entries.texts(field)[row]), upTo: 120)
        }
        return LedgerPage.Line(
            number: row, village: cell(.village), day: Day(number: data.ledger.days[row]),
            voucher: [cell(.voucherType), cell(.voucherNumber)].filter { !$0.isEmpty }
                .joined(separator: "-"),
            summary: cell(.summary),
            account: [cell(.account), cell(.accountName)].filter { !$0.isEmpty }
                .joined(separator: " "),
            debit: data.ledger.debit[row], credit: data.ledger.credit[row], party: cell(.party))
    }

    /// Throws `Refusal.notFound` for a line that there is not, or of a village out of sight.
    func voucher(_ line: Int) throws(Refusal) -> VoucherView {
        guard let voucher = data.voucher(ofLine: line),
            data.villages.indices.contains(voucher.village),
            villages.contains(data.villages[voucher.village])
        else { throw .notFound }
        let writer = RowWriter(data: data)
        let rows = voucher.lines.prefix(500).map {
            writer.row(.entry, $0, isCause: $0 == line, short: false)
        }
        // What every line repeats belongs to the voucher.
        let first = rows.first?.cells ?? []
        let shared = first.filter { cell in rows.allSatisfy { $0[cell.label] == cell.text } }
        let labels = Set(rows.count > 1 ? shared.map(\.label) : [])
        let type = data.text(voucher.type)
        let number = data.text(voucher.numberText)
        return VoucherView(
            name: Masking.text(type.isEmpty ? number : "\(type)-\(number)"),
            village: data.villages[voucher.village],
            facts: rows.count > 1
                ? shared.map { RecordView.Fact(Phrase($0.label, $0.label), $0.text) } : [],
            lines: rows.map { row in
                RowText(
                    table: row.table, file: row.file, row: row.row, isCause: row.isCause,
                    cells: row.cells.filter { !labels.contains($0.label) })
            }, asked: line - voucher.lines.lowerBound)
    }
}

/// Compares texts by their numbers: each different text is looked at once, but for bare digits.
private struct TextFilter {
    enum Place { case part, start }

    private let wanted: [UInt8]
    private let place: Place
    private let data: Dataset
    /// 0: not looked at yet; 1: fits; 2: does not.
    private var known: [UInt8]

    init(_ text: String, _ data: Dataset, _ place: Place) {
        wanted = Array(text.utf8)
        self.place = place
        self.data = data
        known = wanted.isEmpty ? [] : [UInt8](repeating: 0, count: data.texts.count)
    }

    mutating func fits(_ code: UInt32) -> Bool {
        if wanted.isEmpty { return true }
        if DigitText.holds(code) { return matches(data.texts.bytes(code)) }
        let place = Int(code)
        if known[place] == 0 { known[place] = matches(data.texts.bytes(code)) ? 1 : 2 }
        return known[place] == 1
    }

    private func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch place {
        case .start: return bytes.starts(with: wanted)
        case .part:
            guard bytes.count >= wanted.count, let first = wanted.first else { return false }
            var index = bytes.startIndex
            while index <= bytes.endIndex - wanted.count {
                if bytes[index] == first,
                    bytes[index..<(index + wanted.count)].elementsEqual(wanted)
                {
                    return true
                }
                index += 1
            }
            return false
        }
    }
}
