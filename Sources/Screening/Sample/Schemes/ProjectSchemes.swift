import Domain

extension SampleScheme {
    static let works: [SampleScheme] = [
        works(
            "P01", 61, "无决策记录而付款", { $0.decision = false }, innocent: "抢险应急工程",
            {
                $0.decision = false
                $0.procedure = "应急抢险"
            }),
        SampleScheme(
            "P02", "四十日内拆成两份合同",
            plant: { life, books in
                [.text(contracts(life, &books, of: "清原第十建设公司", ["公厕改造一标", "公厕改造二标"]))]
            }, innocent: "年度保洁合同",
            lookAlike: { life, books in
                [.text(contracts(life, &books, of: "清原洁美公司", ["年度保洁东片", "年度保洁西片"]))]
            }),
        works(
            "P03", 62, "达到标准直接委托",
            {
                $0.price = 14_321_700
                $0.procedure = "直接委托"
            }, innocent: "以工代赈",
            {
                $0.price = 14_321_700
                $0.procedure = "以工代赈"
            }),
        works(
            "P04", 63, "仅两家投标未重新招标", names: .tender, { $0.bids = [955, 968] },
            innocent: "二次招标仍不足三家",
            {
                $0.bids = [955, 968]
                $0.predecessor = "ZB-流标-63"
            }),
        works(
            "P05", 64, "报价几乎相同", names: .tender, { $0.bids = [955, 955, 955] },
            innocent: "固定价摇号",
            {
                $0.bids = [955, 955, 955]
                $0.procedure = "固定价摇号招标"
            }),
        works(
            "P06", 76, "四家报价离散度过低", names: .tender, { $0.bids = [955, 985, 988, 990] },
            innocent: "四家报价正常分散", { $0.bids = [955, 968, 992, 1040] }),
        works(
            "P08", 65, "两家投标人同一电话", names: .tender,
            { $0.phones = ["19900001111", "19900001111"] }, innocent: "投标人各有电话",
            { $0.phones = ["19900001111", "19900002222", "19900003333"] }),
        works(
            "P09", 77, "公告九日即截止投标", names: .tender, { $0.notice = 9 }, innocent: "公告满二十日",
            { $0.notice = 20 }),
        works(
            "P11", 66, "变更达到合同价一成五",
            { $0.changes = [$0.price / 12, $0.price / 15] }, innocent: "变更不足一成",
            { $0.changes = [$0.price / 25, $0.price / 40] }),
        works(
            "P12", 67, "开工前付款四成五", names: .stage("开工前"),
            {
                $0.payments[0] = (45, $0.start - 6)
                $0.payments[1].share = 30
            }, innocent: "开工前付款恰为三成",
            { $0.payments[0] = (30, $0.start - 6) }),
        works(
            "P13", 68, "付款超过合同价一成", { $0.payments.append((14, $0.payments[2].day + 40)) },
            innocent: "超出部分有变更审批",
            {
                $0.changes = [$0.price / 12]
                $0.payments.append((8, $0.payments[2].day + 40))
            }),
        works("P14", 78, "审减四分之一", { $0.cut = 25 }, innocent: "审减一成五", { $0.cut = 15 }),
        works(
            "P15", 69, "逾期未验收且停止付款", { $0.stop() }, innocent: "项目已依程序终止",
            {
                $0.stop()
                $0.status = "已终止"
            }),
        SampleScheme(
            "P16", "同一地点同类项目立项两次",
            plant: { life, books in [.text(pair(&life, &books) { _ in })] },
            innocent: "同一地点另有照明工程",
            lookAlike: { life, books in [.text(pair(&life, &books) { $0.kind = "照明" })] }),
        SampleScheme(
            "P18", "三个标段中标价贴近控制价",
            plant: { life, books in [.text(near(&life, &books, tenders: 3))] },
            innocent: "仅两个标段贴近控制价",
            lookAlike: { life, books in [.text(near(&life, &books, tenders: 2))] }),
        SampleScheme(
            "P07", "三家共同投标四次轮流中标",
            plant: { life, books in [.text(rounds(&life, &books, winners: [0, 1, 2, 0]))] },
            innocent: "三家共同投标而多由一家中标",
            lookAlike: { life, books in
                [.text(rounds(&life, &books, winners: [0, 0, 1, 0]))]
            }),
        works(
            "P10", 79, "最低报价被否决", names: .tender,
            {
                $0.bids = [955, 930, 968, 992]
                $0.verdicts = ["有效", "否决"]
            }, innocent: "最高报价因形式缺陷被否决",
            {
                $0.bids = [955, 968, 992, 1010]
                $0.verdicts = ["有效", "有效", "有效", "否决"]
            }),
        works(
            "P19", 80, "中标价远低于其他报价", names: .tender, { $0.bids = [700, 955, 968] },
            innocent: "中标价略低于其他报价", { $0.bids = [830, 955, 968] }),
        works(
            "F15a", 90, "每米造价为同类三倍", { $0.unitCost *= 3 }, innocent: "每米造价略高于同类",
            { $0.unitCost += $0.unitCost / 4 }),
    ]

    private enum Naming {
        case project, tender
        case stage(String)
    }

    /// A scheme that changes some things of a project that goes by the book otherwise.
    private static func works(
        _ model: String, _ number: Int, _ words: String, names: Naming = .project,
        _ change: @escaping @Sendable (inout SampleLife.Works) -> Void, innocent: String,
        _ harmless: @escaping @Sendable (inout SampleLife.Works) -> Void
    ) -> SampleScheme {
        let writing = { (change: @escaping @Sendable (inout SampleLife.Works) -> Void) -> Writing in
            { life, books in
                var works = life.works(life.on(1, 3) + Int32(number % 20), &books)
                change(&works)
                let name = life.works(number, works, &books)
                return switch names {
                case .project: [.text(name)]
                case .tender: [.text("ZB-\(books.village.suffix(6))-\(number)")]
                case .stage(let stage): [.text("\(name) \(stage)")]
                }
            }
        }
        return SampleScheme(
            model, words, plant: writing(change), innocent: innocent, lookAlike: writing(harmless))
    }

    /// Two contracts of forty days with one firm, each just below 50,000 yuan; the firm.
    private static func contracts(
        _ life: SampleLife, _ books: inout SampleBooks, of firm: String, _ names: [String]
    ) -> String {
        for (index, name) in names.enumerated() {
            let signed = life.on(5, 9) + Int32(index * 40)
            books.row(
                .contract,
                [
                    books.village, "HTP-\(books.village.suffix(6))-\(index)", "小型工程", "", "", name,
                    "", firm, Written.day(signed), Written.day(signed), Written.day(signed + 60),
                    "",
                    "", "", index == 0 ? "48000.00" : "47000.00",
                ])
        }
        return firm
    }

    /// Two projects at one place, three months apart; their names.
    private static func pair(
        _ life: inout SampleLife, _ books: inout SampleBooks,
        _ change: (inout SampleLife.Works) -> Void
    ) -> String {
        let first = life.works(life.on(1, 9), &books)
        var second = life.works(life.on(4, 9), &books)
        second.place = 71
        change(&second)
        return "\(life.works(71, first, &books)) / \(life.works(72, second, &books))"
    }

    /// Tenders of the same three bidders, twenty days apart; their names as leads give them.
    private static func rounds(
        _ life: inout SampleLife, _ books: inout SampleBooks, winners: [Int]
    ) -> String {
        let bidders = ["东源", "南岭", "西涧"].map {
            "清原\($0)\(books.village.suffix(6))工程队"
        }
        for (round, winner) in winners.enumerated() {
            var works = life.works(life.on(1, 6) + Int32(round * 20), &books)
            works.bidders = [0, 1, 2].map { bidders[(winner + $0) % 3] }
            works.builder = works.bidders[0]
            life.works(81 + round, works, &books)
        }
        return bidders.sorted().joined(separator: "、")
    }

    /// Tenders of one agent that are won at 99 per cent of the control price; the agent.
    private static func near(
        _ life: inout SampleLife, _ books: inout SampleBooks, tenders: Int
    ) -> String {
        let agent = "贴标代理\(books.village.suffix(6))"
        for number in 0..<tenders {
            var works = life.works(life.on(1, 12) + Int32(number), &books)
            works.bids = [990, 995, 999]
            works.agent = agent
            life.works(73 + number, works, &books)
        }
        return agent
    }
}

extension SampleLife.Works {
    /// Nothing happens after the first payment.
    fileprivate mutating func stop() {
        (accepted, settled) = (nil, nil)
        payments = [payments[0]]
    }
}
