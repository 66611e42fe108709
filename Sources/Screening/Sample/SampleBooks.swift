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
        var attachments = 1
        var maker = "会计甲"
        var checker = "主管乙"
        /// Whether the bank's statement has the lines on account 102.
        var isInBank = true
        var number = 0
    }

    /// A scheme that was planted, or something that only looks like one.
    struct Case {
        enum Key {
            case paper(Int)
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
    /// Rows of the other tables, in the order of `SampleTables.headers`.
    var rows: [Canon: [[String]]] = [:]
    /// How many lines of the statement are left out, each at its place from the front.
    var lostBankLines: [Int] = []

    init(village: String) {
        self.village = village
        account = "1208" + village
    }

    /// Adds a voucher; its index.
    @discardableResult
    mutating func add(_ day: Int32, _ summary: String, _ lines: [Line]) -> Int {
        papers.append(Paper(day: day, summary: summary, lines: lines))
        return papers.count - 1
    }

    /// A purchase that the bank pays; its index.
    @discardableResult
    mutating func pay(
        _ day: Int32, _ summary: String, _ amount: Int64, to party: String, id: String = "",
        account: String = "51301", bill: String = ""
    ) -> Int {
        var cost = Line(account: account, debit: amount, party: party, partyID: id)
        cost.bill = bill
        cost.billDay = day - 2
        cost.handler = "经手丙"
        cost.approver = "书记丁"
        return add(day, summary, [cost, Line(account: "102", credit: amount, party: party)])
    }

    /// Income that goes to the bank; its index.
    @discardableResult
    mutating func receive(
        _ day: Int32, _ summary: String, _ amount: Int64, from party: String,
        account: String = "50101", contract: String = ""
    ) -> Int {
        var income = Line(account: account, credit: amount, party: party)
        income.contract = contract
        return add(day, summary, [Line(account: "102", debit: amount, party: party), income])
    }

    mutating func plant(_ model: String, _ key: Case.Key) {
        cases.append(Case(model: model, key: key, kind: .planted))
    }

    mutating func lookAlike(_ model: String, _ key: Case.Key) {
        cases.append(Case(model: model, key: key, kind: .lookAlike))
    }

    mutating func follows(_ model: String, _ key: Case.Key) {
        cases.append(Case(model: model, key: key, kind: .consequence))
    }

    mutating func row(_ canon: Canon, _ cells: [String]) {
        rows[canon, default: []].append(cells)
    }

    /// Numbers the vouchers of each year by their days.
    mutating func numberPapers() {
        let order = papers.indices.sorted { (papers[$0].day, $0) < (papers[$1].day, $1) }
        var next: [Int: Int] = [:]
        for index in order {
            let year = Day(number: papers[index].day).civil.year
            next[year, default: 0] += 1
            papers[index].number = next[year] ?? 1
        }
    }

    /// `2024-3 记-12`, as leads name a voucher.
    func name(_ paper: Int) -> String {
        let civil = Day(number: papers[paper].day).civil
        return "\(civil.year)-\(civil.month) 记-\(papers[paper].number)"
    }
}

/// Amounts and days as files hold them.
enum Written {
    static func yuan(_ fen: Int64) -> String {
        fen == 0 ? "" : Yuan(fen: fen).plain
    }
    static func day(_ number: Int32?) -> String { number.map { Day(number: $0).description } ?? "" }
}
