import Domain

/// Missing and repeated numbers of vouchers.
///
/// Numbers begin anew each year or each month. Where more than a fifth of a year's numbers would
/// be repeated, they are taken to begin anew each month. Numbers that fill less than half of
/// 1…highest are no sequence, and nothing is said about them.
extension Model {
    static let q01 = Model(
        "Q01", Phrase("疑似凭证断号、重号", "Voucher numbers missing or repeated"), .medium,
        key: Phrase("村、年度（月份）、凭证字", "village, year (month), type"),
        rule: Phrase(
            "1至最大号之间缺号或重号；号码密度不足0.5的不判断。",
            "Numbers in 1…highest that are missing or repeated, if at least half of them are there."
        ),
        source: Phrase("《会计法》第十五条", "Accounting Law, art. 15"),
        innocent: Phrase("作废凭证另册登记；导出时漏选月份。", "Voided vouchers listed elsewhere."),
        needs: [Need(.entry, .voucherNumber, .day)],
        parameters: [Parameter("density", .ratio, "0.5", Phrase("工作口径", "working rule"))]
    ) { screen in
        screen.perVillage { village in
            var scopes = NumberScopes()
            for index in screen.ledger.villageVouchers[village] {
                scopes.add(index, screen.ledger.vouchers[index])
            }
            return scopes.inOrder.flatMap { scope, vouchers -> [Lead] in
                let whole = NumberSequence(screen, vouchers)
                if whole.repeated.count * 5 <= vouchers.count {
                    return screen.gaps(scope, whole, village)
                }
                let months = Dictionary(grouping: vouchers) { screen.ledger.vouchers[$0].period }
                return months.sorted { $0.key < $1.key }.flatMap { month, vouchers in
                    screen.gaps(
                        NumberScope(year: scope.year, month: month, type: scope.type),
                        NumberSequence(screen, vouchers), village)
                }
            }
        }
    }
}

/// Where numbers count from 1.
private struct NumberScope: Hashable, Comparable {
    let year: Int
    /// 0: the whole year.
    let month: Int
    let type: UInt32

    static func < (left: NumberScope, right: NumberScope) -> Bool {
        (left.year, left.month, left.type) < (right.year, right.month, right.type)
    }
}

/// The vouchers of a village by scope. Few scopes, and the next voucher mostly has the last one's.
private struct NumberScopes {
    private var scopes: [(scope: NumberScope, vouchers: [Int])] = []
    private var last = 0

    mutating func add(_ index: Int, _ voucher: Voucher) {
        guard voucher.number > 0 else { return }
        let scope = NumberScope(year: voucher.year, month: 0, type: voucher.type)
        if scopes.isEmpty || scopes[last].scope != scope {
            last = scopes.firstIndex { $0.scope == scope } ?? scopes.count
            if last == scopes.count { scopes.append((scope, [])) }
        }
        scopes[last].vouchers.append(index)
    }

    var inOrder: [(scope: NumberScope, vouchers: [Int])] {
        scopes.sorted { $0.scope < $1.scope }
    }
}

/// The numbers of some vouchers.
private struct NumberSequence {
    let missing: [Int32]
    let repeated: [Int32]
    let density: Double
    /// An entry of each voucher that repeats a number, or stands beside a gap.
    let entries: [Int]

    init(_ screen: Screen, _ vouchers: [Int]) {
        let numbers = vouchers.map { screen.ledger.vouchers[$0].number }
        let highest = numbers.max() ?? 0
        let isSorted = numbers.indices.dropFirst().allSatisfy { numbers[$0 - 1] <= numbers[$0] }
        let sorted =
            isSorted
            ? Array(vouchers.indices)
            : vouchers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
        var missing: [Int32] = []
        var repeated: [Int32] = []
        var entries: [Int] = []
        var last: Int32 = 0
        var distinct = 0
        for place in sorted {
            let number = numbers[place]
            if number == last {
                repeated.append(number)
            } else {
                distinct += 1
                // A single stray number must not make a list of millions.
                if number > last + 1, missing.count < 10_000 {
                    missing += ((last + 1)..<number).prefix(10_000)
                }
            }
            if number == last || number > last + 1 {
                entries.append(screen.ledger.vouchers[vouchers[place]].lines.lowerBound)
            }
            last = number
        }
        self.missing = missing
        self.repeated = repeated
        self.entries = entries
        density = highest == 0 ? 0 : Double(distinct) / Double(highest)
    }
}

extension Screen {
    fileprivate func gaps(_ scope: NumberScope, _ numbers: NumberSequence, _ village: Int)
        -> [Lead]
    {
        guard numbers.density >= ratio("density", at: village),
            !numbers.missing.isEmpty || !numbers.repeated.isEmpty
        else { return [] }
        let type = text(scope.type)
        let time = scope.month == 0 ? "\(scope.year)" : "\(scope.year)-\(scope.month)"
        let key = type.isEmpty ? time : "\(time) \(type)"
        let (missing, repeated) = (Self.list(numbers.missing), Self.list(numbers.repeated))
        let day = numbers.entries.first.map { ledger.days[$0] }
        return [
            lead(
                key, village: village, day: day, rows: Row.entries(numbers.entries),
                Phrase(
                    "\(key)凭证缺号\(numbers.missing.count)个（\(missing)）、"
                        + "重号\(numbers.repeated.count)个（\(repeated)）。",
                    "\(key): \(numbers.missing.count) numbers missing (\(missing)), "
                        + "\(numbers.repeated.count) repeated (\(repeated))."))
        ]
    }

    /// `4、6、7……`, at most ten of them.
    private static func list(_ numbers: [Int32]) -> String {
        if numbers.isEmpty { return "无" }
        return numbers.prefix(10).map(String.init).joined(separator: "、")
            + (numbers.count > 10 ? "……" : "")
    }
}
