import Domain

/// The books of one made-up village while they are written.
struct SampleBooks {
    struct Line {
        var account: String
        var debit: Int64 = 0
        var credit: Int64 = 0
        var party = ""
        var partyID = ""
        var contract = ""
        var project = ""
        var bill = ""
        var billKind = "数电票"
        var billDay: Int32?
        var quantity = ""
        var decision = ""
        var approver = ""
        var handler = ""
        var partyKind = ""
    }

    struct Paper {
        var day: Int32
        var summary: String
        var lines: [Line]
        var type = "记"
        var attachments = 1
        var maker = "会计甲"
        var checker = "主管乙"
        /// Whether the bank's statement has the lines on account 102.
        var isInBank = true
        /// Whether it was torn out of the book, so that its number is missing.
        var isTorn = false
        /// Whether a second export has it again.
        var isExportedTwice = false
        var number = 0
    }

    /// A scheme that was planted, or something that only looks like one.
    struct Case {
        /// What a lead about it is keyed by.
        enum Key {
            case paper(Int)
            /// A voucher as models of balance name it.
            case voucher(Int)
            case text(String)
        }
        enum Kind: String {
            case planted, lookAlike
            /// What a scheme may show elsewhere: right when it is found, and not missed otherwise.
            case consequence
        }
        let model: String
        let key: Key
        let kind: Kind
        /// What was done, in a few words without commas.
        let words: String
    }

    struct BankLine {
        var day: Int32
        /// Signed, in fen.
        var amount: Int64
        var party: String
        var summary: String
        var isCash = false
    }

    let village: String
    let account: String
    var papers: [Paper] = []
    var cases: [Case] = []
    var bankOnly: [BankLine] = []
    /// Tenders as they are published.
    var notices: [SampleNotice] = []
    /// Rows of the other tables, in the order of `SampleTables.headers`.
    var rows: [Canon: [[String]]] = [:]
    /// How many lines of the statement are left out, each at its place from the front.
    var lostBankLines: [Int] = []
    /// Whether the statement has days only, and the lines of a day in reverse.
    var hasBankDaysOnly = false

    init(village: String) {
        self.village = village
        account = "1208" + village
    }

    mutating func note(_ kind: Case.Kind, _ model: String, _ keys: [Case.Key], _ words: String) {
        cases += keys.map { Case(model: model, key: $0, kind: kind, words: words) }
    }

    mutating func follows(_ model: String, _ key: Case.Key) {
        note(.consequence, model, [key], "其他手法的连带结果")
    }

    /// Adds a row; columns that it does not reach stay empty.
    mutating func row(_ canon: Canon, _ cells: [String]) {
        let columns = SampleTables.columns[canon] ?? cells.count
        let rest = [String](repeating: "", count: max(0, columns - cells.count))
        rows[canon, default: []].append(cells + rest)
    }

    /// Changes a cell of the row whose second cell is `name`.
    mutating func change(_ canon: Canon, _ name: String, column: Int, to value: String) {
        guard let row = rows[canon]?.firstIndex(where: { $0.count > 1 && $0[1] == name }) else {
            return
        }
        rows[canon]?[row][column] = value
    }

    /// Numbers the vouchers of each year and type by their days.
    mutating func numberPapers() {
        let order = papers.indices.sorted { (papers[$0].day, $0) < (papers[$1].day, $1) }
        var next: [String: Int] = [:]
        for index in order {
            let year = Day(number: papers[index].day).civil.year
            let scope = "\(year) \(papers[index].type)"
            next[scope, default: 0] += 1
            papers[index].number = next[scope] ?? 1
        }
    }

    /// `2024-3 记-12`, as leads name a voucher.
    func name(_ paper: Int) -> String {
        let civil = Day(number: papers[paper].day).civil
        return "\(civil.year)-\(civil.month) \(papers[paper].type)-\(papers[paper].number)"
    }

    func words(_ key: Case.Key) -> String {
        switch key {
        case .paper(let index): name(index)
        case .voucher(let index): "凭证 " + name(index)
        case .text(let text): text
        }
    }
}

/// Amounts and days as files hold them.
enum Written {
    static func yuan(_ fen: Int64) -> String {
        fen == 0 ? "" : Yuan(fen: fen).plain
    }
    static func day(_ number: Int32?) -> String { number.map { Day(number: $0).description } ?? "" }
}
