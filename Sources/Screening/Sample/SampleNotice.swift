import Domain

/// A contracting process as the county's trading platform publishes it in OCDS.
struct SampleNotice {
    struct Bid {
        var who: String
        /// In yuan.
        var price: Int
        var status = "valid"
        /// Days after the deadline.
        var late: Int32 = -1
    }

    struct Award {
        let who: String
        let price: Int
        var classes: [String] = []
    }

    let ocid: String
    let title: String
    let buyer: String
    var method = "open"
    var details = "公开招标"
    let start: Int32
    /// Days from the start to the deadline.
    var days: Int32 = 22
    var tenderers: Int?
    /// The highest price, in yuan; 0 for none.
    var control = 0
    /// The winner's first.
    var bids: [Bid] = []
    var awards: [Award] = []

    /// One line of JSON.
    var json: String {
        var tender = [
            "\"title\":\"\(title)\"", "\"status\":\"complete\"",
            "\"procurementMethod\":\"\(method)\"",
            "\"procurementMethodDetails\":\"\(details)\"", "\"mainProcurementCategory\":\"works\"",
            "\"tenderPeriod\":{\"startDate\":\"\(time(start))\","
                + "\"endDate\":\"\(time(start + days))\"}",
        ]
        if let tenderers { tender.append("\"numberOfTenderers\":\(tenderers)") }
        if control > 0 { tender.append("\"value\":\(money(control))") }
        var parts = [
            "\"ocid\":\"\(ocid)\"", "\"tag\":[\"compiled\"]",
            "\"buyer\":\(party(buyer))", "\"tender\":{\(tender.joined(separator: ","))}",
        ]
        if !bids.isEmpty {
            let list = bids.map { bid in
                "{\"status\":\"\(bid.status)\",\"date\":\"\(time(start + days + bid.late))\","
                    + "\"tenderers\":[\(party(bid.who))],\"value\":\(money(bid.price))}"
            }
            parts.append("\"bids\":{\"details\":[\(list.joined(separator: ","))]}")
        }
        let day = start + days + 3
        let list = awards.map { award in
            let items = award.classes.map { "{\"classification\":{\"id\":\"\($0)\"}}" }
            return "{\"status\":\"active\",\"date\":\"\(time(day))\",\"suppliers\":"
                + "[\(party(award.who))],\"value\":\(money(award.price)),"
                + "\"items\":[\(items.joined(separator: ","))]}"
        }
        parts.append("\"awards\":[\(list.joined(separator: ","))]")
        if let first = awards.first, awards.count == 1 {
            parts.append(
                "\"contracts\":[{\"id\":\"\(ocid)-HT\",\"status\":\"active\","
                    + "\"dateSigned\":\"\(time(day + 10))\",\"value\":\(money(first.price))}]")
        }
        return "{\(parts.joined(separator: ","))}"
    }

    private func time(_ day: Int32) -> String { "\(Day(number: day).description)T09:00:00+08:00" }

    private func party(_ id: String) -> String { "{\"id\":\"\(id)\",\"name\":\"单位\(id)\"}" }

    private func money(_ yuan: Int) -> String { "{\"amount\":\(yuan),\"currency\":\"CNY\"}" }
}

extension SampleBooks {
    /// What the parties of the village's tenders are called: `A`...`H` its firms.
    func party(_ letter: String) -> String { "XC-\(village.suffix(6))-\(letter)" }

    /// The firm of a number 0..<8.
    func firm(_ number: Int) -> String { party(String(Array("ABCDEFGH")[number])) }

    /// The ocid of a process of the village itself.
    func ocid(_ name: String) -> String { "ocds-xc0001-\(village)-\(name)" }

    /// The ocid of a process that names no village.
    func wideOCID(_ name: String) -> String {
        "ocds-xc0001-\(village.prefix(9))-\(village.suffix(3))-\(name)"
    }
}

extension SampleLife {
    /// Tenders that are in order: two of the village itself, of which no bids are published, and
    /// sixteen that its township put out for it.
    ///
    /// The latter are what fences are made of. In each half four firms bid eight times and win
    /// twice; two of them are disqualified twice. So shares of wins are 1/3 and 1/4, shares of
    /// disqualified bids 1/4 and 0, those of the two buyers 6/32 and 2/32, and the next price lies
    /// 6 to 8 per cent above the winner's.
    func tenders(_ books: inout SampleBooks) {
        for number in 0..<2 {
            let price = 61_300 + number * 7_100
            books.notices.append(
                SampleNotice(
                    ocid: books.ocid("G0\(number)"), title: "村内道路维修\(number + 1)期",
                    buyer: books.party("U"), start: on(2 + number * 3, 5), tenderers: 4,
                    control: price * 11 / 10,
                    awards: [SampleNotice.Award(who: books.party("W"), price: price)]))
        }
        for place in 0..<16 {
            let (half, round) = (place / 8 * 4, place % 8)
            let winner = half + [0, 2, 1, 3][round % 4]
            let out = round % 2 == 0 ? nil : half + round / 2 % 2
            var order = [winner] + (half..<half + 4).filter { $0 != winner && $0 != out }
            if let out { order.append(out) }
            var notice = SampleNotice(
                ocid: books.wideOCID("J\(Inventor.digits(place, 2))"), title: "农田水利第\(place + 1)标段",
                buyer: books.party([0, 1, 3, 5].contains(round) ? "V" : "U"),
                start: on(1 + place % 10, 4))
            notice.bid(
                order.map(books.firm), base: 180_000 + place * 3_700, next: 1212 + 25 * place)
            if out != nil { notice.bids[3].status = "disqualified" }
            books.notices.append(notice)
        }
    }
}

extension SampleNotice {
    /// Lets four bid, and the first win.
    ///
    /// `next`: By how much the second price lies above the first, in 1/20,000.
    mutating func bid(_ who: [String], base: Int, next: Int) {
        let second = base + base * next / 20_000
        let prices = [base, second, second + base * 13 / 100, second + base * 28 / 100]
        bids = zip(who, prices).map { Bid(who: $0, price: $1) }
        awards = [Award(who: who[0], price: base)]
        control = (prices.last ?? base) * 11 / 10
    }
}
