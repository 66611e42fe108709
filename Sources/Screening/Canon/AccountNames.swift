import Tables

/// First-level accounts by their names, for books that are exported without numbers.
///
/// Source: 财会〔2004〕12号 until 2023, 财会〔2023〕14号 from 2024-01-01.
enum AccountNames {
    /// The number of an account in the chart of a year; nil for a name that no chart has.
    ///
    /// `name`: With its lower levels behind a mark or without: `管理费用-办公费`.
    static func code(_ name: String, year: Int) -> String? {
        let first = name.split { "-—_/\\|:：－ ".contains($0) }.first.map(String.init) ?? ""
        let (own, other) = year < 2024 ? (names2004, names2023) : (names2023, names2004)
        return (shared[first] ?? own[first] ?? other[first]).map(String.init)
    }

    private static let shared = [
        "库存现金": 101, "现金": 101, "银行存款": 102, "短期投资": 111, "应收款": 112, "内部往来": 113,
        "库存物资": 121, "长期投资": 141, "固定资产": 151, "累计折旧": 152, "无形资产": 161,
        "短期借款": 201, "长期借款及应付款": 221, "一事一议资金": 231, "专项应付款": 241, "资本": 301,
        "公积公益金": 311, "本年收益": 321, "收益分配": 322, "生产(劳务)成本": 401, "生产（劳务）成本": 401,
        "经营收入": 501,
    ]
    private static let names2023 = [
        "消耗性生物资产": 131, "生产性生物资产": 132, "生产性生物资产累计折旧": 133, "公益性生物资产": 134,
        "在建工程": 153, "固定资产清理": 154, "累计摊销": 162, "长期待摊费用": 171, "待处理财产损溢": 181,
        "应付款": 211, "应付工资": 212, "应付劳务费": 213, "应交税费": 214, "投资收益": 502,
        "补助收入": 503, "其他收入": 504, "经营支出": 511, "税金及附加": 512, "管理费用": 513,
        "公益支出": 514, "其他支出": 515, "所得税费用": 521,
    ]
    private static let names2004 = [
        "牲畜(禽)资产": 131, "牲畜（禽）资产": 131, "林木资产": 132, "固定资产清理": 153, "在建工程": 154,
        "应付款": 202, "应付工资": 211, "应付福利费": 212, "经营支出": 502, "发包及上交收入": 511,
        "农业税附加返还收入": 521, "补助收入": 522, "其他收入": 531, "管理费用": 541, "其他支出": 551,
        "投资收益": 561,
    ]
}

extension Table {
    /// Whether accounts are told by their names: there are no numbers, or names in their place.
    func namesAccounts(_ pool: Texts) -> Bool {
        guard hasColumn(.account), count > 0 else { return hasColumn(.accountName) }
        return !Self.isNumber(texts(.account)[0], pool)
    }

    private static func isNumber(_ code: UInt32, _ pool: Texts) -> Bool {
        DigitText.holds(code) || pool.bytes(code).first.map { (0x30...0x39).contains($0) } == true
    }

    /// Gives rows without a number of their account that of its name, and the name itself where no
    /// chart has it. Answers which names these are.
    mutating func codeAccounts(_ pool: inout Texts) -> [String] {
        let (given, names) = (texts(.account), texts(.accountName))
        let (days, years) = (narrow(.day), narrow(.year))
        var known: [UInt64: UInt32] = [:]
        var unknown = Set<String>()
        var codes: [UInt32] = []
        codes.reserveCapacity(count)
        for row in rows {
            let name = given[row] == 0 ? names[row] : given[row]
            let year = years[row] ?? (days[row].map { Self.isBefore2024($0) ? 2023 : 2024 } ?? 2024)
            let key = UInt64(name) << 1 | (year < 2024 ? 0 : 1)
            if known[key] == nil {
                let isName = name != 0 && !Self.isNumber(name, pool)
                let code = isName ? AccountNames.code(pool[name], year: Int(year)) : nil
                if isName, code == nil { unknown.insert(pool[name]) }
                known[key] = code.map { pool.code($0) } ?? name
            }
            codes.append(known[key] ?? 0)
        }
        set(.account, texts: codes)
        return unknown.sorted()
    }

    /// 19,723 days lie between 1970-01-01 and 2024-01-01.
    private static func isBefore2024(_ day: Int32) -> Bool { day < 19_723 }
}
