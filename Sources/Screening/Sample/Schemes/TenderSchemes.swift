import Domain

extension SampleScheme {
    /// Tenders whose bids or periods are arranged, as the trading platform publishes them.
    static let tenders: [SampleScheme] = [
        notice("R003", 0, "投标期仅九日", follows: ["P09"], { $0.days = 9 }, innocent: "竞争性谈判满十五日") {
            $0.details = "竞争性谈判"
            $0.method = "selective"
            $0.days = 15
        },
        notice("R018", 1, "公开招标仅一家投标", { $0.tenderers = 1 }, innocent: "单一来源采购") {
            $0.details = "单一来源采购"
            $0.method = "direct"
            $0.tenderers = 1
        },
        notice(
            "R024", 2, bids: [0, 1, 4, 5], "次低价只高出千分之四", { $0.next(80) },
            innocent: "次低价高出百分之五点六"
        ) { $0.next(1120) },
        notice(
            "R028", 3, bids: [3, 2, 6, 7], "两家报价完全相同", follows: ["P05"],
            { $0.bids[3].price = $0.bids[2].price }, innocent: "报价相同的一家已撤回"
        ) {
            $0.bids[3].price = $0.bids[2].price
            $0.bids[3].status = "withdrawn"
        },
        notice(
            "R030", 4, bids: [5, 0, 2, 7], "逾期一日递交而中标", follows: ["P09"], { $0.bids[0].late = 1 },
            innocent: "截止时刻递交"
        ) { $0.bids[0].late = 0 },
        notice(
            "R035", 5, bids: [6, 1, 3, 4], "除中标人外全部否决", follows: ["P04", "P10"],
            { for place in 1...3 { $0.bids[place].status = "disqualified" } },
            innocent: "仅报价最高的一家被否决"
        ) { $0.bids[3].status = "disqualified" },
        notice(
            "R036", 6, bids: [4, 0, 3, 7], "最低报价被否决", follows: ["P10"],
            { $0.lowest("disqualified") }, innocent: "最低报价已撤回"
        ) { $0.lowest("withdrawn") },
        notice(
            "R058", 7, bids: [2, 1, 5, 6], "次低价高出六成", follows: ["P19"], { $0.next(12_000) },
            innocent: "次低价高出百分之八点五"
        ) { $0.next(1700) },
        SampleScheme(
            "R025", "投标十六次从未中标", plant: { _, books in join(&books, "P", Array(0..<16), "valid") },
            innocent: "新企业投标四次未中标",
            lookAlike: { _, books in join(&books, "P", [2, 5, 9, 12], "valid") }),
        SampleScheme(
            "R038", "六次投标全部被否决",
            plant: { _, books in join(&books, "X", [0, 1, 2, 8, 10, 11], "disqualified") },
            innocent: "仅有一次投标且被否决",
            lookAlike: { _, books in join(&books, "X", [2], "disqualified") }),
        SampleScheme(
            "R048", "供货涉及十二个品类", plant: { life, books in supply(life, &books, classes: 12) },
            innocent: "供货涉及五个品类",
            lookAlike: { life, books in supply(life, &books, classes: 5) }),
    ]

    /// A process of the village that is in order but for one thing.
    ///
    /// `bids`: The firms that bid, the winner first; none are published where it is empty.
    /// `follows`: Models of projects that see the same in T11.
    private static func notice(
        _ model: String, _ number: Int, bids: [Int] = [], _ words: String, follows: [String] = [],
        _ change: @escaping @Sendable (inout SampleNotice) -> Void, innocent: String,
        _ harmless: @escaping @Sendable (inout SampleNotice) -> Void
    ) -> SampleScheme {
        let write = {
            @Sendable
            (
                life: SampleLife, books: inout SampleBooks,
                change: (inout SampleNotice) -> Void
            ) -> SampleBooks.Case.Key in
            var notice = SampleNotice(
                ocid: books.ocid("T0\(number)"), title: "村级工程第\(number + 1)标段",
                buyer: books.party("U"), start: life.on(3 + number, 6), tenderers: 4)
            let base = 120_000 + number * 4_300
            if bids.isEmpty {
                notice.control = base * 11 / 10
                notice.awards = [SampleNotice.Award(who: books.party("W"), price: base)]
            } else {
                notice.bid(bids.map(books.firm), base: base, next: 1400)
            }
            change(&notice)
            books.notices.append(notice)
            return .text(notice.ocid)
        }
        return SampleScheme(
            model, words,
            plant: { life, books in
                let key = write(life, &books, change)
                for model in follows { books.follows(model, key) }
                return [key]
            }, innocent: innocent, lookAlike: { life, books in [write(life, &books, harmless)] })
    }

    /// One more firm bids in some of the township's tenders, above all others; its identifier.
    private static func join(
        _ books: inout SampleBooks, _ letter: String, _ places: [Int], _ status: String
    ) -> [SampleBooks.Case.Key] {
        let who = books.party(letter)
        let township = books.notices.indices.filter { books.notices[$0].ocid.contains("-J") }
        for place in places {
            let price = books.notices[township[place]].control * (letter == "P" ? 97 : 99) / 100
            books.notices[township[place]].bids.append(
                SampleNotice.Bid(who: who, price: price, status: status))
        }
        return [.text(who)]
    }

    /// Twenty purchases from eight suppliers, seven of which supply two to four classes of things;
    /// the identifier of the eighth.
    private static func supply(
        _ life: SampleLife, _ books: inout SampleBooks, classes: Int
    ) -> [SampleBooks.Case.Key] {
        let suppliers = zip("KLMNOQRS", [2, 2, 3, 3, 3, 4, 4, classes])
        for round in 0..<20 {
            books.notices.append(
                SampleNotice(
                    ocid: books.wideOCID("X\(Inventor.digits(round, 2))"),
                    title: "协议供货第\(round + 1)批", buyer: books.party("Z"),
                    start: life.on(1 + round / 2, 7 + round % 2 * 14),
                    awards: suppliers.map { letter, count in
                        SampleNotice.Award(
                            who: books.party(String(letter)), price: 3_000 + round * 170,
                            classes: ["\(20 + round % count)0000"])
                    }))
        }
        return [.text(books.party("S"))]
    }
}

extension SampleNotice {
    /// Sets the second price, in 1/20,000 above the first, and those behind it.
    fileprivate mutating func next(_ share: Int) {
        bid(bids.map(\.who), base: bids[0].price, next: share)
    }

    /// The last of the bidders asks less than the winner; what became of its bid.
    fileprivate mutating func lowest(_ status: String) {
        bids[3].price = bids[0].price * 9 / 10
        bids[3].status = status
    }
}
