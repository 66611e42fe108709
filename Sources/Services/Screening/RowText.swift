package import Domain
import Foundation
import Screening
import Tables

/// A row of the data in words, with IDs and cards masked: what suspicions rest on is kept so.
package struct RowText: Codable, Sendable, Equatable {
    package struct Cell: Codable, Sendable, Equatable {
        package let label: String
        package let text: String
    }

    /// `entry`: the code of the table.
    package let table: String
    /// Name of the file, and 1-based row in it.
    package let file: String
    package let row: Int
    /// Whether the lead rests on this row, or it stands with one in the same voucher.
    package let isCause: Bool
    package let cells: [Cell]

    package subscript(label: String) -> String {
        cells.first { $0.label == label }?.text ?? ""
    }

    /// The header of a column in both languages: the Chinese one is kept with the rows.
    package static func header(_ label: String, of table: String) -> Phrase {
        let spec = Canon(rawValue: table)?.schema.fields.first {
            ($0.aliases.first ?? $0.key) == label
        }
        return Phrase(label, spec?.key.replacingOccurrences(of: "_", with: " ") ?? label)
    }
}

/// Puts rows into words.
struct RowWriter {
    let data: Dataset

    /// What lines of vouchers are shown by; the rest of their columns is on the voucher's page.
    private static let ofEntries: Set<Screening.Field> = [
        .day, .voucherType, .voucherNumber, .summary, .account, .accountName, .debit, .credit,
        .party, .partyID, .billKind, .billNumber, .handler, .approver,
    ]

    func row(_ canon: Canon, _ row: Int, isCause: Bool = true, short: Bool = true) -> RowText {
        let table = data.table(canon)
        let origin = table.origin(row)
        let only = short && canon == .entry ? Self.ofEntries : nil
        return RowText(
            table: canon.rawValue,
            file: data.files.indices.contains(origin.file) ? data.files[origin.file] : "",
            row: origin.row, isCause: isCause,
            cells: canon.schema.fields.compactMap { spec in
                guard let field = Screening.Field(rawValue: spec.key),
                    only?.contains(field) ?? true, let text = text(spec, field, table, row)
                else { return nil }
                return RowText.Cell(label: spec.aliases.first ?? spec.key, text: text)
            })
    }

    /// A contracting process that stands in no table, by its line or place in the file.
    func row(_ item: PlacedProcess) -> RowText {
        let (process, origin) = (item.process, item.origin)
        let cells = [
            ("招标编号", process.ocid), ("招标名称", process.title),
            ("招标方式", process.procedure),
            ("采购人", process.buyer.map { process.names[$0] ?? $0 } ?? ""),
        ]
        return RowText(
            table: Canon.tender.rawValue,
            file: data.files.indices.contains(origin.file) ? data.files[origin.file] : "",
            row: origin.row, isCause: true,
            cells: cells.filter { !$0.1.isEmpty }.map { label, text in
                RowText.Cell(label: label, text: Masking.text(text, upTo: 200))
            })
    }

    private func text(_ spec: FieldSpec, _ field: Screening.Field, _ table: Table, _ row: Int)
        -> String?
    {
        switch spec.kind {
        case .text:
            let code = table.texts(field)[row]
            if code == 0 { return nil }
            let text = data.text(code)
            return field == .phone ? Masking.phone(text) : Masking.text(text, upTo: 200)
        case .money: return table.wide(field)[row].map { Yuan(fen: $0).description }
        case .quantity: return table.wide(field)[row].map(Self.quantity)
        case .day: return table.narrow(field)[row].map { Day(number: $0).description }
        case .number: return table.narrow(field)[row].map(String.init)
        case .moment: return table.wide(field)[row].map(Self.moment)
        }
    }

    /// Units of 0.0001 without the zeros behind.
    private static func quantity(_ value: Int64) -> String {
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10_000)
        var text = String(whole)
        if rest > 0 {
            let digits = String(rest)
            let padded = String(repeating: "0", count: 4 - digits.count) + digits
            text += "." + padded.reversed().drop { $0 == "0" }.reversed()
        }
        return value < 0 ? "-" + text : text
    }

    /// Seconds of the clock on the wall: `2024-03-05 09:30:00`.
    private static func moment(_ seconds: Int64) -> String {
        let day = Int32(clamping: (Double(seconds) / 86_400).rounded(.down).asInt64)
        let rest = Int(seconds - Int64(day) * 86_400)
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(Day(number: day)) \(parts.joined(separator: ":"))"
    }
}

extension Double {
    fileprivate var asInt64: Int64 { Int64(exactly: self) ?? 0 }
}

extension Dataset {
    /// Lines of the voucher in which a line of the ledger stands.
    func voucher(ofLine line: Int) -> Voucher? {
        voucherIndex(ofLine: line).map { ledger.vouchers[$0] }
    }

    /// The line of the ledger that stands in a row of a file.
    func line(file: String, row: Int) -> Int? {
        guard let number = files.firstIndex(of: file), row > 0, row < 1 << 32 else { return nil }
        let origin = UInt64(number) << 32 | UInt64(row)
        return table(.entry).columns.origins.firstIndex(of: origin)
    }
}
