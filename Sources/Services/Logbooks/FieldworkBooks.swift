import Domain

/// Logbooks of the fieldwork (巡中): notices, talks, checks, reports, appeals (domain.md §4.2).
enum FieldworkBooks {
    static let all: [Logbook] = notices + contacts + checks + papers

    private static let onSite: Set<String> = ["onSite", "fieldworkClosed"]
    private static let fromPreparation: Set<String> = onSite.union(["profiled", "mobilised"])

    private static let notices: [Logbook] = [
        Logbook(
            "postings", Phrase("公告张贴", "Notices posted"), Phrase("登记公告张贴", "Record a posting"),
            .during, under: .inspection, seenAs: .notice,
            columns: ["place", "sheets", "postedOn"], in: fromPreparation,
            [
                .line("place", "张贴地点（村民组、自然村）", "place"),
                .count("sheets", 1...500, "张数", "sheets"),
                .day("postedOn", .past, "张贴日期", "posted on"),
                .photo("现场照片", "photo"),
            ]),
        Logbook(
            "broadcasts", Phrase("广播宣传", "Broadcasts"), Phrase("登记广播宣传", "Record broadcasts"),
            .during, under: .inspection, seenAs: .notice,
            columns: ["channel", "times", "broadcastOn"], in: fromPreparation,
            [
                .line(
                    "channel", "方式", "channel", hint: Phrase("如：大喇叭、微信群", "Loudspeaker, chat group")
                ),
                .count("times", 1...500, "次数", "times"), .day("broadcastOn", .past, "日期", "date"),
            ]),
    ]

    private static let contacts: [Logbook] = [
        Logbook(
            "discussions", Phrase("座谈", "Discussions"), Phrase("登记座谈", "Record a discussion"),
            .during, under: .inspection, seenAs: .interview,
            columns: ["topic", "heads", "heldOn"], in: onSite,
            [
                .line("topic", "主题", "topic"), .count("heads", 1...2000, "参加人次", "attendances"),
                .day("heldOn", .past, "日期", "date"), .line("place", "地点", "place"),
                .text("points", "反映的主要情况", "what was raised"),
            ]),
        Logbook(
            "appeals", Phrase("群众诉求", "Appeals"), Phrase("登记群众诉求", "Record an appeal"), .during,
            under: .inspection, seenAs: .interview, columns: ["content", "source", "raisedOn"],
            series: "诉", kind: .appeal, in: onSite,
            [
                .line("content", "诉求内容", "what is wanted", max: 120),
                .choice(
                    "source", "来源", "source",
                    [
                        .of("visit", "入户走访", "visit"), .of("discussion", "座谈", "discussion"),
                        .of("interview", "谈话", "interview"), .of("report", "来信来访", "report"),
                    ]),
                .day("raisedOn", .past, "提出日期", "raised on"),
                .line("household", "户编号", "household code", max: 20, required: false),
                .text("details", "具体情况", "details", required: false),
            ]),
        Logbook(
            "publicReports", Phrase("来信来访", "Public reports"),
            Phrase("登记来信来访", "Record a public report"), .during, under: .inspection,
            seenAs: .publicReport, columns: ["matter", "channel", "receivedOn"], series: "访",
            kind: .publicReport, in: fromPreparation,
            [
                .line("matter", "事由（不写来信来访人信息）", "matter, never who reported", max: 120),
                .choice(
                    "channel", "渠道", "channel",
                    [
                        .of("letter", "来信", "letter"), .of("visit", "来访", "visit"),
                        .of("phone", "来电", "telephone"), .of("box", "意见箱", "letter box"),
                        .of("online", "二维码、网络", "QR code, online"),
                    ]),
                .day("receivedOn", .past, "收件日期", "received on"),
                .flag("inScope", "属于受理范围", "in scope"),
                .text("summary", "内容摘要", "summary"),
            ]),
        Logbook(
            "surveys", Phrase("问卷调查", "Surveys"), Phrase("登记问卷结果", "Record a survey"), .during,
            under: .inspection, seenAs: .interview, columns: ["question", "asked", "positive"],
            in: onSite,
            [
                .line("question", "问题", "question", max: 120),
                .choice(
                    "kind", "类别", "kind",
                    [
                        .of("awareness", "公开知晓度", "awareness of disclosure"),
                        .of("satisfaction", "满意度", "satisfaction"), .of("other", "其他", "other"),
                    ]),
                .count("asked", 1...100_000, "答卷数", "answers"),
                .count("positive", 0...100_000, "其中知晓或满意", "of them aware or satisfied"),
                .day("heldOn", .past, "日期", "date"),
            ],
            shares: [
                Share(
                    "share", Phrase("知晓率（满意率）", "share aware or satisfied"), of: "x.positive",
                    in: "x.asked")
            ], pairs: [.partOf("positive", "asked")]),
        Logbook(
            "evaluations", Phrase("民主测评", "Democratic evaluation"),
            Phrase("登记测评结果", "Record an evaluation"), .during, under: .inspection,
            seenAs: .interview, columns: ["subject", "excellent", "good", "fair", "poor"],
            in: onSite,
            [
                .line("subject", "测评对象（职务）", "post evaluated"),
                .count("excellent", 0...10_000, "优秀（票）", "excellent"),
                .count("good", 0...10_000, "称职（票）", "good"),
                .count("fair", 0...10_000, "基本称职（票）", "fair"),
                .count("poor", 0...10_000, "不称职（票）", "poor"), .day("heldOn", .past, "日期", "date"),
            ],
            shares: [
                Share(
                    "approval", Phrase("优秀称职率", "share excellent or good"),
                    of: "x.excellent + x.good", in: votes),
                Share(
                    "refusal", Phrase("不称职率", "share poor"), of: "x.poor", in: votes),
            ], check: judgeVotes),
    ]

    private static let votes = "x.excellent + x.good + x.fair + x.poor"

    private static func judgeVotes(_ values: [String: InputValue]) throws(Refusal) {
        let keys = ["excellent", "good", "fair", "poor"]
        guard keys.allSatisfy({ (values.number($0) ?? 0) == 0 }) else { return }
        throw .field(
            "excellent", "no-votes", Phrase("四项票数均为0。", "There is no vote at all."),
            Phrase("请按测评汇总表填写票数。", "Write the votes down as they were counted."))
    }

    private static let checks: [Logbook] = [
        Logbook(
            "siteChecks", Phrase("实地查看", "Site checks"), Phrase("登记实地查看", "Record a site check"),
            .during, under: .inspection, seenAs: .interview,
            columns: ["place", "checkedOn"], in: onSite,
            [
                .line("place", "地点", "place"), .day("checkedOn", .past, "日期", "date"),
                .text("seen", "查看情况", "what was seen"), .photo("现场照片", "photo"),
            ]),
        Logbook(
            "projectChecks", Phrase("小微工程四查", "Small-project checks"),
            Phrase("登记小微工程核查", "Check a small project"), .during, under: .inspection,
            seenAs: .interview,
            columns: [
                "project", "amount", "procurement", "acceptance", "existence", "maintenance",
            ],
            in: onSite,
            [
                .line("project", "工程名称", "project"),
                .choice(
                    "kind", "类别", "kind",
                    [
                        .of("road", "道路", "road"), .of("well", "水井水利", "well, irrigation"),
                        .of("toilet", "公厕", "toilet"), .of("square", "文化广场", "square"),
                        .of("building", "房屋", "building"), .of("other", "其他", "other"),
                    ]),
                .yuan("amount", "金额（元）", "amount (yuan)"), .line("funding", "资金来源", "funding"),
                .choice("procurement", "招标采购手续合规", "procurement in order", Choice.answers),
                .choice("acceptance", "验收环节完整", "acceptance complete", Choice.answers),
                .choice("existence", "项目真实存在", "really exists", Choice.answers),
                .choice("maintenance", "后续使用维护", "maintained", Choice.answers),
                .text("remarks", "核查情况", "remarks", required: false),
                .photo("现场照片", "photo"),
            ]),
        Logbook(
            "documentAccess", Phrase("调阅资料", "Documents consulted"),
            Phrase("登记调阅资料", "Record documents"), .during, under: .inspection,
            seenAs: .interview, columns: ["item", "lentOn", "returnedOn"], in: onSite,
            [
                .line("item", "资料名称", "documents"), .line("period", "所属期间", "period"),
                .day("lentOn", .past, "调取日期", "lent on"),
                .day("returnedOn", .past, "归还日期", "returned on", required: false),
                .count("pages", 0...100_000, "复制页数", "pages copied", required: false),
            ], pairs: [.ordered("lentOn", "returnedOn")]),
    ]

    private static let papers: [Logbook] = [
        Logbook(
            "immediateNotices", Phrase("立行立改通知书", "Immediate-rectification notices"),
            Phrase("发出立行立改通知书", "Issue a notice"), .during, under: .finding,
            seenAs: .immediateNotice,
            apart: [.init(.townshipNotice, where: "x.addressee = 'township'")],
            columns: ["requirement", "addressee", "replyDueOn"],
            series: "立改", kind: .immediateNotice, in: ["approved", "immediate", "factConfirmed"],
            [
                .line("requirement", "整改要求", "requirement", max: 200),
                .choice(
                    "addressee", "受文单位", "addressee",
                    Choice.all(of: ImmediateNotice.Addressee.self)),
                .day("replyDueOn", .future, "回复期限", "reply due"),
            ]),
        Logbook(
            "clues", Phrase("线索登记", "Clues"), Phrase("登记线索编号", "Register a clue"), .during,
            under: .inspection, seenAs: .clue, columns: ["authority", "registeredOn"],
            series: "线索", kind: .clue,
            [
                .choice(
                    "authority", "管理权限", "authority",
                    [
                        .of("county", "县管或以下", "county or below"),
                        .of("organisation", "组织部门", "organisation department"),
                        .of("upper", "上级管理", "a higher level"),
                    ]),
                .day("registeredOn", .past, "登记日期", "registered on"),
                .line(
                    "envelope", "密封件编号", "number of the sealed envelope",
                    hint: Phrase("本系统只记编号和手续，不录入线索内容", "Only numbers and receipts are kept here")),
            ]),
        Logbook(
            "guidanceNotes", Phrase("指导和督导记录", "Guidance and supervision notes"),
            Phrase("登记指导督导意见", "Record advice"), .during, under: .inspection,
            seenAs: .advice, columns: ["advisor", "kind", "givenOn", "pieces"],
            [
                .line("advisor", "督导组或指导组", "group"),
                .choice(
                    "kind", "类别", "kind",
                    [
                        .of("guidance", "指导", "guidance"),
                        .of("supervision", "督导", "supervision"),
                    ]),
                .day("givenOn", .past, "日期", "date"),
                .count("pieces", 0...100, "意见建议（条）", "pieces of advice"),
                .text("advice", "意见建议", "advice"),
                .flag("adopted", "已采纳", "adopted"),
            ], check: judgeAdvice),
        Logbook(
            "suggestions", Phrase("意见建议", "Suggestions"), Phrase("提出意见建议", "Make a suggestion"),
            .during, under: .inspection, seenAs: .findingAfterFeedback,
            apart: [.init(.findingBeforeFeedback, where: notFedBack("inspections"))],
            columns: ["content", "subject", "kind"],
            [
                .line("content", "建议内容", "suggestion", max: 200),
                .choice("subject", "类别", "subject", Choice.all(of: Finding.Subject.self)),
                .choice(
                    "kind", "办理方式", "kind",
                    [
                        .of("immediate", "立行立改", "immediate"),
                        .of("continuous", "持续跟进", "continuous"),
                    ]),
                .line("addressee", "建议对象", "addressee"),
            ]),
    ]

    private static func judgeAdvice(_ values: [String: InputValue]) throws(Refusal) {
        guard values.number("pieces") == 0, values["adopted"] == .flag(true) else { return }
        throw .field(
            "adopted", "nothing-adopted",
            Phrase("意见建议为0条，不能标记为已采纳。", "There is no advice that could be adopted."),
            Phrase("请填写条数，或取消“已采纳”。", "Give the number of pieces, or untick it."))
    }

    /// While what an entry stands under has not been fed back.
    static func notFedBack(_ table: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM \(table) p
            WHERE p.id = x.parent_id AND p.fed_back_on IS NOT NULL)
        """
    }
}
