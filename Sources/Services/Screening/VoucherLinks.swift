import Domain
import Screening
import Tables

/// The vouchers that rows of registers lead to: an invoice, an instalment or a payment names its
/// own, or is named as its bill; a contract and a project have those of their instalments, their
/// payments and of the lines of the ledger that name them.
struct VoucherLinks {
    private struct Key: Hashable {
        let village: Int
        let text: UInt32
    }

    /// A row that names a voucher may be booked this many days before or after it.
    private static let nearDays: Int32 = 92

    private let data: Dataset
    /// Vouchers of each village by the digits of their number.
    private var vouchers: [Int: [Int32: [Int]]] = [:]
    private lazy var ofContracts = rows(by: .contract, [.installment, .entry])
    private lazy var ofProjects = rows(by: .project, [.payment, .entry])
    private lazy var ofBills = rows(by: .billNumber, [.entry])

    init(data: Dataset) { self.data = data }

    /// Vouchers of a row, by their place in the ledger, without repeats.
    mutating func vouchers(of canon: Canon, _ row: Int) -> [Int] {
        let table = data.table(canon)
        let village = data.village(table.texts(.village)[row])
        guard village >= 0 else { return [] }
        if let own = named(by: table, row, village) { return [own] }
        var linked: [(canon: Canon, row: Int)] = []
        let numbers = table.texts(.number)
        if canon == .contract {
            linked += ofContracts[Key(village: village, text: numbers[row])] ?? []
        }
        if canon == .invoice {
            linked += ofBills[Key(village: village, text: numbers[row])] ?? []
        }
        let project = canon == .project ? numbers[row] : table.texts(.project)[row]
        if project != 0 { linked += ofProjects[Key(village: village, text: project)] ?? [] }
        var found: [Int] = []
        for item in linked {
            let voucher =
                item.canon == .entry
                ? data.voucherIndex(ofLine: item.row)
                : named(by: data.table(item.canon), item.row, village)
            if let voucher, !found.contains(voucher) { found.append(voucher) }
        }
        return found
    }

    /// The voucher whose number stands in a row: of several the nearest by day, and without a day
    /// only one that is alone.
    private mutating func named(by table: Table, _ row: Int, _ village: Int) -> Int? {
        guard table.canon != .entry else { return nil }
        let text = data.text(table.texts(.voucherNumber)[row])
        guard let number = Self.digits(text) else { return nil }
        let found = numbered(village)[number] ?? []
        let day = [Screening.Field.paidDay, .day, .due].lazy
            .compactMap { table.narrow($0)[row] }.first
        guard let day else { return found.count == 1 ? found[0] : nil }
        let near = found.filter { abs(data.ledger.vouchers[$0].day - day) <= Self.nearDays }
        return near.min { left, right in
            abs(data.ledger.vouchers[left].day - day) < abs(data.ledger.vouchers[right].day - day)
        }
    }

    private mutating func numbered(_ village: Int) -> [Int32: [Int]] {
        if let known = vouchers[village] { return known }
        var found: [Int32: [Int]] = [:]
        for index in data.ledger.villageVouchers[village] {
            found[data.ledger.vouchers[index].number, default: []].append(index)
        }
        vouchers[village] = found
        return found
    }

    /// `记-12` → 12, the last eight digits as the ledger counts them; nil without digits at the end.
    private static func digits(_ text: String) -> Int32? {
        let digits = text.reversed().prefix { ("0"..."9").contains($0) }.prefix(8).reversed()
        return Int32(String(digits)).flatMap { $0 > 0 ? $0 : nil }
    }

    private func rows(by field: Screening.Field, _ tables: [Canon])
        -> [Key: [(canon: Canon, row: Int)]]
    {
        var found: [Key: [(canon: Canon, row: Int)]] = [:]
        for canon in tables {
            let table = data.table(canon)
            let (values, codes) = (table.texts(field), table.texts(.village))
            if values.isEmpty { continue }
            for row in table.rows where values[row] != 0 {
                let village = data.village(codes[row])
                if village < 0 { continue }
                found[Key(village: village, text: values[row]), default: []].append((canon, row))
            }
        }
        return found
    }
}

extension Dataset {
    /// The voucher in which a line of the ledger stands, by its place among all.
    func voucherIndex(ofLine line: Int) -> Int? {
        var (low, high) = (0, ledger.vouchers.count)
        while low < high {
            let middle = (low + high) / 2
            let lines = ledger.vouchers[middle].lines
            if lines.contains(line) { return middle }
            if lines.lowerBound > line { high = middle } else { low = middle + 1 }
        }
        return nil
    }
}
