package import Tables

/// A voucher: its lines are `lines` of the sorted entries. 36 bytes, as there are millions.
package struct Voucher: Sendable {
    private let firstLine: Int32
    private let lineCount: Int32
    private let villageNumber: Int32
    package let day: Int32
    private let yearAndPeriod: Int32
    /// Number of the text of 凭证字.
    package let type: UInt32
    /// The digits at the end of the voucher's number; 0 without any.
    package let number: Int32
    package let numberText: UInt32
    /// Whether it moves balances only: 结转, 计提, 调账, 红冲, finished works into fixed assets, or
    /// a period behind the twelfth.
    package internal(set) var isTransfer: Bool
    package let isVoided: Bool

    package var lines: Range<Int> { Int(firstLine)..<(Int(firstLine) + Int(lineCount)) }
    package var village: Int { Int(villageNumber) }
    package var year: Int { Int(yearAndPeriod >> 8) }
    /// 1...12, and 13 or more for adjustments after the year's end.
    package var period: Int { Int(yearAndPeriod & 0xFF) }

    init(
        lines: Range<Int>, village: Int, day: Int32, year: Int, period: Int, type: UInt32,
        number: (value: Int32, text: UInt32), isTransfer: Bool, isVoided: Bool
    ) {
        firstLine = Int32(lines.lowerBound)
        lineCount = Int32(lines.count)
        villageNumber = Int32(village)
        self.day = day
        yearAndPeriod = Int32(min(max(year, 0), 0x7F_FFFF)) << 8 | Int32(min(max(period, 0), 0xFF))
        self.type = type
        (self.number, numberText) = number
        self.isTransfer = isTransfer
        self.isVoided = isVoided
    }
}

/// The ledger in the order of villages, days and vouchers.
package struct Ledger: Sendable {
    /// Class of the account of each entry.
    package let classes: [AccountClass.RawValue]
    /// First three digits of the account of each entry.
    package let codes: [Int16]
    package let debit: FenColumn
    package let credit: FenColumn
    /// The party of each entry: the number of the ID's text, otherwise of the name's. A line
    /// without one takes that of its voucher when the voucher has a single one.
    package let party: [UInt32]
    /// The party's name as it stands in the line.
    package let partyName: TextColumn
    package let days: [Int32]
    /// Where each entry stands in what was handed in.
    package let origins: RowOrigins
    /// Entries of each village.
    package let villageLines: [Range<Int>]
    package let vouchers: [Voucher]
    /// Vouchers of each village.
    package let villageVouchers: [Range<Int>]
    /// Lines of spending that name a payee, outside lists and transfers: what the rules of
    /// expenditure look at, and where those of each village stand among them.
    package let payments: [Int32]
    package let villagePayments: [Range<Int>]
    /// Chart of each year of each village.
    package let charts: [VillageYear: ChartOfAccounts]

    package struct VillageYear: Hashable, Sendable {
        package let village: Int
        package let year: Int
    }

    package func accountClass(_ entry: Int) -> AccountClass {
        AccountClass(rawValue: classes[entry]) ?? .unknown
    }

    /// Vouchers with this many lines of spending are lists (误工, 分红, 补助) and not purchases.
    package static let listLength = 10

    package func isList(_ voucher: Voucher) -> Bool {
        guard voucher.lines.count >= Self.listLength else { return false }
        return voucher.lines.count { accountClass($0).isSpending && debit[$0] > 0 }
            >= Self.listLength
    }
}
