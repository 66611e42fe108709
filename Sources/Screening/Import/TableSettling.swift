package import Domain
import Tables

extension DataImport {
    /// Makes of what files bring what models expect.
    mutating func settle(_ table: inout Table, _ report: inout FileReport) {
        switch table.canon {
        case .bankLine:
            let failed = table.dropFailed(texts)
            if failed > 0 {
                report.notes.append(
                    Phrase(
                        "有\(failed)笔交易未成功，未计入筛查（列合计仍含这些行）。",
                        "\(failed) transactions failed and are left out; sums still hold them."))
            }
        case .balance, .entry:
            if table.canon == .balance { table.joinSides() }
            guard table.namesAccounts(texts) else { return }
            let unknown = table.codeAccounts(&texts)
            report.notes.append(
                Phrase("没有科目编码，已按科目名称对应。", "No account numbers; they were told by the names."))
            if unknown.isEmpty { return }
            report.notes.append(
                Phrase(
                    "下列科目名称不在村集体会计科目表中，不作判断：\(unknown.prefix(20).joined(separator: "、"))",
                    "Accounts of no chart: \(unknown.prefix(20).joined(separator: ", "))"))
        default: return
        }
    }
}

/// What tables need before models may look at them, and what is told about it.
extension Table {
    /// Takes out transactions that the bank did not carry out. Answers how many these are.
    mutating func dropFailed(_ pool: Texts) -> Int {
        let success = texts(.success)
        if success.isEmpty { return 0 }
        var failed: [UInt32: Bool] = [:]
        let kept = rows.filter { row in
            let code = success[row]
            if let known = failed[code] { return !known }
            let answer = Self.failures.contains(pool[code].uppercased())
            failed[code] = answer
            return !answer
        }
        let dropped = count - kept.count
        if dropped > 0 { reorder(kept.map { Int32($0) }) }
        return dropped
    }

    private static let failures: Set<String> = [
        "失败", "交易失败", "否", "不成功", "未成功", "0", "N", "NO", "F", "FAIL", "FAILED", "FALSE",
    ]

    /// Makes one signed balance of two columns, one for each side: debits are positive.
    mutating func joinSides() {
        for (debit, credit, whole) in [
            (Field.openingDebit, Field.openingCredit, Field.opening),
            (.closingDebit, .closingCredit, .closing),
        ] where hasColumn(debit) || hasColumn(credit) {
            let (debits, credits, given) = (wide(debit), wide(credit), wide(whole))
            set(
                whole,
                wide: rows.map { given[$0] ?? debits.orZero($0) - credits.orZero($0) })
        }
    }
}

extension Dataset {
    /// What is odd about the data as a whole, before any model looks at them.
    package var notes: [Phrase] { mixedCharts + linelessVouchers + reversedContracts }

    /// As many of a kind are told one by one.
    private static let notesLimit = 50

    /// Years in which numbers of the old and the new chart of accounts stand side by side.
    private var mixedCharts: [Phrase] {
        let mixed = ledger.charts.filter { $0.value == .mixed }.keys.sorted {
            ($0.village, $0.year) < ($1.village, $1.year)
        }
        return mixed.prefix(Self.notesLimit).map { key in
            let code = villages[key.village]
            return Phrase(
                "\(code) \(key.year)年新旧会计科目混用，无法判断科目性质，相关模型不作判断。",
                "\(code) \(key.year): the old and the new chart of accounts are mixed.")
        }
    }

    /// Vouchers of which no line was handed in.
    private var linelessVouchers: [Phrase] {
        struct Key: Hashable {
            let village: Int
            let day: Int32
            let number: UInt32
        }
        guard let vouchers = tables[.voucher], !ledger.vouchers.isEmpty else { return [] }
        let (codes, days) = (vouchers.texts(.village), vouchers.narrow(.day))
        let numbers = vouchers.texts(.voucherNumber)
        let keys = vouchers.rows.map { row in
            Key(village: village(codes[row]), day: days[row] ?? 0, number: numbers[row])
        }
        var lacking = Set(keys)
        for voucher in ledger.vouchers {
            lacking.remove(
                Key(village: voucher.village, day: voucher.day, number: voucher.numberText))
        }
        if lacking.isEmpty { return [] }
        let places = vouchers.rows.filter { lacking.contains(keys[$0]) }.map(vouchers.origin)
            .sorted()
        return [
            Phrase(
                "\(places.count)张凭证只有凭证头、没有分录，请补交分录或核对凭证号和日期：\(list(places))。",
                "\(places.count) vouchers have no lines: \(list(places)).")
        ]
    }

    /// Contracts that end before they begin.
    private var reversedContracts: [Phrase] {
        guard let contracts = tables[.contract] else { return [] }
        let (starts, ends) = (contracts.narrow(.start), contracts.narrow(.end))
        let places = contracts.rows.filter { row in
            guard let start = starts[row], let end = ends[row] else { return false }
            return end < start
        }.map(contracts.origin).sorted()
        if places.isEmpty { return [] }
        return [
            Phrase(
                "\(places.count)份合同的终止日期早于起始日期，期限类模型不作判断，请核对：\(list(places))。",
                "\(places.count) contracts end before they begin: \(list(places)).")
        ]
    }

    /// `合同.csv:2、合同.csv:7 …`.
    private func list(_ places: [Origin]) -> String {
        places.prefix(Self.notesLimit).map { "\(files[$0.file]):\($0.row)" }
            .joined(separator: "、") + (places.count > Self.notesLimit ? "……" : "")
    }
}
