import Domain

/// Logbooks of the second half (巡后): common problems, money, letters, assessment, publication,
/// archive (domain.md §4.3).
enum FollowThroughBooks {
    static let all: [Logbook] = results + rectification + effects

    private static let results: [Logbook] = [
        Logbook(
            "commonProblems", Phrase("共性问题", "Common problems"),
            Phrase("归集共性问题", "Gather a common problem"), .after, under: .round,
            seenAs: .commonProblem, columns: ["title", "type", "recipient"], series: "共性",
            kind: .commonProblem,
            [
                .line("title", "问题表述", "problem", max: 120),
                .line("type", "类型", "type", hint: Phrase("同一类型归并统计", "Counted by type")),
                .choice(
                    "rank", "性质", "rank",
                    [
                        .of("common", "共性问题", "common"), .of("prominent", "突出问题", "prominent"),
                    ]),
                .choice(
                    "recipient", "反馈对象", "recipient",
                    Choice.all(of: SharedProblem.Recipient.self)),
                .line("body", "责任单位", "responsible body"),
            ]),
        Logbook(
            "copies", Phrase("抄告和建议书", "Copies and recommendation letters"),
            Phrase("登记抄告或建议书", "Record a copy or letter"), .after, under: .round,
            seenAs: .commonProblem, columns: ["recipient", "kind", "issuedOn", "replyDueOn"],
            series: "抄告",
            [
                .line("recipient", "送达单位", "recipient"),
                .choice(
                    "kind", "文书", "kind",
                    [
                        .of("copy", "抄告单", "copy"), .of("letter", "巡察建议书", "recommendation"),
                    ]),
                .day("issuedOn", .past, "发出日期", "issued on"),
                .day("replyDueOn", .either, "回复期限", "reply due", required: false),
                .text("content", "主要内容", "content"),
                .text("reply", "回复情况", "reply", required: false),
            ], pairs: [.ordered("issuedOn", "replyDueOn")]),
        Logbook(
            "routingRules", Phrase("送达规则", "Routing rules"),
            Phrase("设定送达规则", "Set a routing rule"), .after, under: .county,
            seenAs: .termPlan, columns: ["source", "list", "level", "goes", "since"],
            [
                .line("source", "依据", "source", max: 120),
                .choice("list", "清单", "list", Choice.all(of: ResultList.self)),
                .choice("level", "反馈层级", "level", Choice.all(of: FeedbackLevel.self)),
                .choice(
                    "goes", "是否送达", "goes there",
                    [.of("yes", "送达", "yes"), .of("no", "不送", "no")]),
                .day("since", .either, "起用日期", "in force from"),
            ]),
        Logbook(
            "deliveries", Phrase("清单送达", "Deliveries"), Phrase("登记清单送达", "Record a delivery"),
            .after, under: .inspection, seenAs: .feedback,
            // That there is a list of clues tells a village that somebody of it is meant.
            apart: [.init(.clue, where: "x.list = 'clues'")],
            columns: ["recipient", "list", "level", "sentOn", "receivedOn"], series: "送达",
            in: ["fedBack", "rectifying", "rectified", "revisited", "completed"],
            [
                .line("recipient", "送达单位", "recipient"),
                .choice("list", "清单", "list", Choice.all(of: ResultList.self)),
                .choice("level", "反馈层级", "level", Choice.all(of: FeedbackLevel.self)),
                .choice(
                    "party", "整改责任方", "rectifying party",
                    Choice.all(of: Party.self), required: false),
                .day("sentOn", .past, "发出日期", "sent on"),
                .line("receivedBy", "签收人", "signed for by", required: false),
                .day("receivedOn", .past, "签收日期", "signed on", required: false),
            ], pairs: [.ordered("sentOn", "receivedOn"), .together("receivedBy", "receivedOn")]),
        Logbook(
            "amountRecords", Phrase("金额认定", "Amounts"), Phrase("登记金额", "Record an amount"),
            .after, under: .finding, seenAs: .findingAfterFeedback,
            apart: [
                .init(.findingBeforeFeedback, where: FieldworkBooks.notFedBack("findings"))
            ],
            columns: ["voucher", "kind", "amount", "recordedOn"],
            [
                .line("voucher", "凭证或依据", "voucher or basis"),
                .choice(
                    "kind", "性质", "kind",
                    [
                        .of("verified", "核实金额", "verified"),
                        .of("recoverable", "应挽回金额", "recoverable"),
                        .of("recovered", "已挽回金额", "recovered"),
                    ]),
                .yuan("amount", "金额（元）", "amount (yuan)"),
                .flag("atLeast", "为不少于（余）", "a lower bound"),
                .day("recordedOn", .past, "认定日期", "date"),
            ]),
        Logbook(
            "caseLibrary", Phrase("案例库", "Case library"), Phrase("收入案例", "Add a case"), .after,
            under: .county, seenAs: .caseStudy, columns: ["title", "subject"],
            [
                .line("title", "案例名称", "title", max: 120),
                .choice("subject", "类别", "subject", Choice.all(of: Finding.Subject.self)),
                .text(
                    "story", "案情（隐去村名和姓名）", "what happened, anonymised", max: 8000),
                .text("lesson", "警示和改进", "lesson"),
            ]),
        Logbook(
            "archiveItems", Phrase("归档目录", "Archive list"), Phrase("登记归档", "Record a file"),
            .after, under: .round, seenAs: .termPlan,
            columns: ["document", "pages", "retention", "place"], series: "巡档",
            [
                .line("document", "案卷题名", "document", max: 120),
                .count("pages", 1...100_000, "页数", "pages"),
                .choice(
                    "retention", "保管期限", "retention",
                    [
                        .of("permanent", "永久", "permanent"), .of("thirty", "30年", "30 years"),
                        .of("ten", "10年", "10 years"),
                    ]),
                .line("place", "存放位置", "place"),
            ]),
    ]

    private static let parties: [Choice] = [
        .of("discipline", "纪检监察机关", "discipline organ"),
        .of("organisation", "组织部门", "organisation department"),
        .of("office", "巡察办", "inspection office"), .of("group", "巡察组", "inspection group"),
        .of("publicity", "宣传部门", "publicity department"),
    ]

    private static let rectification: [Logbook] = [
        Logbook(
            "rectificationSteps", Phrase("整改举措", "Steps taken"), Phrase("登记整改举措", "Record a step"),
            .after, under: .rectification, seenAs: .rectification,
            columns: ["what", "kind", "doneOn"],
            in: ["planned", "inProgress", "longTerm"],
            [
                .line("what", "举措", "what was done", max: 120),
                .choice(
                    "kind", "类别", "kind",
                    [
                        .of("correction", "直接纠正", "correction"),
                        .of("rule", "建章立制", "rule made"),
                        .of("money", "追缴退赔", "money recovered"),
                        .of("talk", "约谈教育", "talk"), .of("similar", "举一反三", "similar cases"),
                        .of("campaign", "专项治理", "special campaign"),
                    ]),
                .day("doneOn", .past, "日期", "date"), .line("by", "责任人（职务）", "by (post)"),
                .text("details", "具体情况", "details", required: false),
                .photo("佐证照片", "photo"),
            ]),
        Logbook(
            "partyReviews", Phrase("四方会审", "Four-party review"),
            Phrase("登记会审意见", "Record a review"),
            .after, under: .rectification, seenAs: .rectification,
            columns: ["opinion", "party", "agrees", "reviewedOn"],
            [
                .line("opinion", "意见", "opinion", max: 200),
                .choice("party", "会审单位", "party", parties),
                .choice(
                    "agrees", "结论", "conclusion",
                    [.of("yes", "同意", "agrees"), .of("no", "退回修改", "sends back")]),
                .day("reviewedOn", .past, "日期", "date"),
            ]),
        Logbook(
            "supervisionLetters", Phrase("督办函", "Supervision letters"),
            Phrase("发出督办函", "Issue a letter"), .after, under: .rectification,
            seenAs: .rectification, columns: ["demand", "colour", "replyDueOn"], series: "督办",
            kind: .supervisionLetter,
            [
                .line("demand", "督办要求", "demand", max: 200),
                Field(
                    "colour", Phrase("等级", "colour"),
                    .choice(Choice.all(of: SupervisionLetter.Colour.self)), required: false,
                    hint: Phrase("留空时按期限自动判定", "Left empty, it follows from the due date")),
                .day("replyDueOn", .future, "答复期限", "reply due"),
            ]),
        Logbook(
            "accountabilityRequests", Phrase("问责建议", "Accountability requests"),
            Phrase("提出问责建议", "Request accountability"), .after, under: .finding,
            seenAs: .accountability, columns: ["organ", "requestedOn", "letter"],
            in: [
                "approved", "factConfirmed", "immediate", "reported", "fedBack",
                "inRectification", "closed", "reopened",
            ],
            [
                .line("organ", "承办机关", "organ"), .day("requestedOn", .past, "提出日期", "requested on"),
                .line(
                    "letter", "文号", "letter", required: false,
                    hint: Phrase("本系统只计件数，不录入人员和事由", "Only counted here: neither who nor why")),
            ]),
        Logbook(
            "accountability", Phrase("问责结果（只计数）", "Accountability, counts only"),
            Phrase("登记问责结果", "Record the outcome"), .after, under: .rectification,
            seenAs: .accountability, columns: ["organ", "form", "persons", "requestedOn"],
            [
                .line("organ", "承办机关", "organ"),
                .choice(
                    "form", "四种形态", "form",
                    [
                        .of("first", "第一种形态", "first form"),
                        .of("second", "第二种形态", "second form"),
                        .of("third", "第三种形态", "third form"),
                        .of("fourth", "第四种形态", "fourth form"),
                    ]),
                .count("persons", 1...1000, "人数", "persons"),
                .day("requestedOn", .past, "日期", "date"),
            ]),
        Logbook(
            "laterChecks", Phrase("销号后抽查", "Checks after closing"),
            Phrase("登记销号后抽查", "Record a later check"), .after, under: .rectification,
            seenAs: .rectification, columns: ["seen", "result", "checkedOn"],
            in: ["closed", "longTerm"],
            [
                .line("seen", "抽查情况", "what was seen", max: 200),
                .choice(
                    "result", "结果", "result",
                    [.of("kept", "保持良好", "kept"), .of("relapse", "反弹", "relapse")]),
                .day("checkedOn", .past, "日期", "date"),
            ]),
    ]

    private static let effects: [Logbook] = [
        Logbook(
            "assessments", Phrase("成效评估", "Effect assessment"),
            Phrase("登记成效评估", "Record an assessment"),
            .after, under: .inspection, seenAs: .revisit,
            columns: ["grade", "score", "assessedOn"],
            [
                .choice(
                    "grade", "等次", "grade",
                    [
                        .of("excellent", "优秀", "excellent"), .of("good", "较好", "good"),
                        .of("fair", "一般", "fair"), .of("poor", "差", "poor"),
                    ]),
                .count("score", 0...100, "得分", "score"), .day("assessedOn", .past, "日期", "date"),
                .text("comments", "评语", "comments"),
            ]),
        Logbook(
            "publications", Phrase("整改公开", "Publication"), Phrase("登记公开情况", "Record a publication"),
            .after, under: .inspection, seenAs: .notice,
            columns: ["place", "audience", "publishedOn"],
            [
                .line("place", "公开位置", "place"),
                .choice("audience", "范围", "audience", audiences),
                .day("publishedOn", .past, "公开日期", "published on"),
                .count("comments", 0...10_000, "收到意见（条）", "comments received", required: false),
            ]),
        Logbook(
            "withholdings", Phrase("不予公开", "Withheld from publication"),
            Phrase("登记不予公开的决定", "Record a decision not to publish"), .after,
            under: .inspection, seenAs: .withholding,
            columns: ["ground", "audience", "consent", "decidedOn"],
            [
                .choice(
                    "ground", "不公开理由", "ground",
                    [
                        .of("secret", "涉及秘密", "secrets"),
                        .of("unpublishedCase", "涉及未公开案件", "unpublished cases"),
                        .of("hype", "可能引发炒作", "risk of hype"),
                        .of("incident", "可能引发群体性事件", "risk of a mass incident"),
                        .of("sensitive", "重大敏感事项", "major sensitive matter"),
                    ]),
                .choice("audience", "不公开的范围", "withheld from", audiences),
                .line("consent", "领导小组批准文号", "consent of the leading group"),
                .day("decidedOn", .past, "决定日期", "decided on"),
            ]),
        Logbook(
            "followUps", Phrase("回头看", "Follow-up inspections"),
            Phrase("登记回头看", "Record a follow-up"),
            .after, under: .inspection, seenAs: .followUp,
            columns: ["reason", "startsOn", "endsOn"],
            [
                .line("reason", "理由", "reason", max: 200), .day("startsOn", .either, "开始", "from"),
                .day("endsOn", .either, "结束", "to"),
                .text("outcome", "结论", "outcome", required: false),
            ], pairs: [.ordered("startsOn", "endsOn")]),
    ]

    private static let audiences: [Choice] = [
        .of("members", "党内", "Party members"), .of("society", "社会", "society"),
    ]
}
