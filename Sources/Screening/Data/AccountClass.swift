/// What an account is for the rules, whatever its number is in the chart at hand.
package enum AccountClass: UInt8, Sendable, CaseIterable {
    case unknown, cash, bank, receivable, payable, internalAccount, grant, equity, fixedAsset
    case construction, disposal, depreciation, revenue, expense, wages, other

    /// Money spent: what rules of expenditure look at.
    package var isSpending: Bool {
        self == .expense || self == .construction || self == .fixedAsset
    }
    package var isMoney: Bool { self == .cash || self == .bank }
}

/// The chart of accounts that a year of a village is kept in.
///
/// Source: 财会〔2004〕12号 until 2023, 财会〔2023〕14号 from 2024-01-01. Numbers change their
/// meaning between the two (153/154, 211, 212, 502, 511, 521), so no rule looks at a bare number.
package enum ChartOfAccounts: UInt8, Sendable {
    case y2004, y2023
    /// Numbers of both charts stand side by side: nothing can be said.
    case mixed

    /// Tells the chart of a year from the first-level numbers that occur in it.
    package init(codes: Set<Int>, year: Int) {
        let old = !codes.isDisjoint(with: [522, 531, 541, 551, 561])
        let new = !codes.isDisjoint(with: [503, 504, 513, 514, 515])
        switch (old, new) {
        case (true, true): self = .mixed
        case (true, false): self = .y2004
        case (false, true): self = .y2023
        case (false, false): self = year >= 2024 ? .y2023 : .y2004
        }
    }

    /// The class of an account by its first three digits.
    package func accountClass(_ code: Int) -> AccountClass {
        switch self {
        case .y2023: Self.classes2023[code] ?? .unknown
        case .y2004: Self.classes2004[code] ?? .unknown
        case .mixed: .unknown
        }
    }

    /// The class of every three digits, as a table of 1000.
    var table: [AccountClass.RawValue] { (0..<1000).map { accountClass($0).rawValue } }

    private static let shared: [Int: AccountClass] = [
        101: .cash, 102: .bank, 111: .other, 112: .receivable, 113: .internalAccount,
        121: .other, 131: .other, 132: .other, 141: .other, 151: .fixedAsset,
        152: .depreciation, 161: .other, 201: .other, 221: .other, 231: .grant, 241: .grant,
        301: .equity, 311: .equity, 321: .equity, 322: .equity, 401: .expense,
        501: .revenue,
    ]
    private static let classes2023 = shared.merging([
        133: .depreciation, 134: .other, 153: .construction, 154: .disposal,
        162: .depreciation, 171: .other, 181: .other, 211: .payable, 212: .wages, 213: .wages,
        214: .payable, 502: .revenue, 503: .revenue, 504: .revenue, 511: .expense,
        512: .expense, 513: .expense, 514: .expense, 515: .expense, 521: .other,
    ]) { $1 }
    private static let classes2004 = shared.merging([
        153: .disposal, 154: .construction, 202: .payable, 211: .wages, 212: .payable,
        502: .expense, 511: .revenue, 521: .revenue, 522: .revenue, 531: .revenue,
        541: .expense, 551: .expense, 561: .revenue,
    ]) { $1 }
}
