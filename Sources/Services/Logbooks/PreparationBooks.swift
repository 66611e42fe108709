import Domain

/// Logbooks of the preparation (巡前): plans, people, arrangements (domain.md §4.1).
enum PreparationBooks {
    static let all: [Logbook] = plans + people + arrangements + dates

    private static let plans: [Logbook] = [
        Logbook(
            "yearTargets", Phrase("年度目标", "Yearly targets"),
            Phrase("设定年度目标", "Set a yearly target"),
            .before, under: .term, seenAs: .termPlan, columns: ["year", "target", "note"],
            once: ["year"],
            [
                .count("year", 2000...2100, "年份", "year"),
                .count("target", 1...10_000, "计划巡察村居（个）", "units to inspect"),
                .text("note", "说明", "note", max: 500, required: false),
            ]),
        Logbook(
            "phases", Phrase("工作阶段", "Phases"), Phrase("设定工作阶段", "Set a phase"),
            .before, under: .term, seenAs: .termPlan, columns: ["title", "startsOn", "endsOn"],
            [
                .line(
                    "title", "阶段", "phase",
                    hint: Phrase("如：试点、逐步推开、常态推进", "Pilot, gradual, regular")),
                .day("startsOn", .either, "开始", "from"), .day("endsOn", .either, "结束", "to"),
                .text("goal", "阶段目标", "goal", max: 500),
            ], pairs: [.ordered("startsOn", "endsOn")]),
        Logbook(
            "campaigns", Phrase("专项治理", "Campaigns"), Phrase("登记专项治理", "Record a campaign"),
            .before, under: .county, seenAs: .campaign, columns: ["title", "level", "startsOn"],
            [
                .line("title", "专项名称", "name"),
                .choice(
                    "level", "部署层级", "level",
                    [
                        .of("province", "省", "province"), .of("city", "市", "city"),
                        .of("county", "县", "county"),
                    ]),
                .day("startsOn", .past, "开始", "from"),
                .day("endsOn", .either, "结束", "to", required: false),
                .text("scope", "治理内容", "what it is about", max: 1000),
            ], pairs: [.ordered("startsOn", "endsOn")]),
        Logbook(
            "classifications", Phrase("分类决定", "Class decisions"),
            Phrase("决定重点村或面上村", "Decide the class"), .before, under: .unit,
            seenAs: .information, columns: ["class", "decidedOn", "score", "approver"],
            [
                .choice("class", "分类", "class", Choice.all(of: Inspection.Depth.self)),
                .day("decidedOn", .past, "决定日期", "decided on"),
                .text(
                    "criteria", "依据的标准", "criteria", max: 1000,
                    hint: Phrase(
                        "如：党组织软弱涣散、集体经济体量大、信访多发", "Weak organisation, large economy, petitions")),
                .count("score", 0...100, "评分", "score", required: false),
                .line("approver", "批准人或会议", "approved by"),
                .text("reason", "理由", "reason", max: 1000),
            ]),
    ]

    static let specialities: [Choice] = [
        .of("discipline", "纪检监察", "discipline"), .of("organisation", "组织人事", "organisation"),
        .of("audit", "审计", "audit"), .of("finance", "财政财务", "finance"),
        .of("agriculture", "农业农村", "agriculture"), .of("engineering", "工程建设", "engineering"),
        .of("law", "法律", "law"), .of("township", "老乡镇", "township work"),
        .of("other", "其他", "other"),
    ]

    private static let people: [Logbook] = [
        Logbook(
            "poolMembers", Phrase("人才库", "Talent pool"), Phrase("列入人才库", "Enter into the pool"),
            .before, under: .county, seenAs: .pool,
            columns: ["person", "subpool", "speciality", "availableFrom"],
            [
                .record("person", "人员", "person", .people),
                .choice(
                    "subpool", "库别", "sub-pool",
                    [
                        .of("leaders", "组长、副组长库", "leaders and deputies"),
                        .of("members", "组员库", "members"),
                    ]),
                .choice("speciality", "专业特长", "speciality", specialities),
                .choice("second", "第二特长", "second speciality", specialities, required: false),
                .flag("partyMember", "中共党员", "Party member"),
                .day("availableFrom", .either, "可抽调自", "available from", required: false),
                .day("availableUntil", .either, "可抽调至", "available until", required: false),
                .text("ability", "能力和表现", "ability", max: 500, required: false),
            ],
            pairs: [
                .ordered("availableFrom", "availableUntil"), .different("speciality", "second"),
            ]),
        Logbook(
            "workHistory", Phrase("工作经历", "Work history"), Phrase("登记工作经历", "Record a past post"),
            .before, under: .person, seenAs: .pool, columns: ["post", "startedOn", "endedOn"],
            [
                .line("post", "单位和职务", "employer and post"),
                .record("place", "所在乡镇或村居", "place", .places),
                .day("startedOn", .past, "开始", "from"),
                .day("endedOn", .past, "结束", "to", required: false),
            ], pairs: [.ordered("startedOn", "endedOn")]),
        Logbook(
            "relations", Phrase("利害关系申报", "Declared relations"),
            Phrase("申报亲属和利害关系", "Declare a relation"), .before, under: .person,
            seenAs: .pool, columns: ["relation", "post"],
            [
                .choice(
                    "relation", "关系", "relation",
                    Choice.all(of: RecusalRules.Relation.self)),
                .line("post", "对方职务（不填姓名）", "their post, no name"),
                .record("place", "所在乡镇或村居", "place", .places),
            ]),
        Logbook(
            "supervisionGroups", Phrase("督导组和指导组", "Supervision and guidance groups"),
            Phrase("组建督导组或指导组", "Form a group"), .before, under: .term, seenAs: .termPlan,
            columns: ["title", "kind", "level", "members"],
            [
                .line("title", "名称", "name"),
                .choice(
                    "kind", "类别", "kind",
                    [
                        .of("supervision", "督导组", "supervision"),
                        .of("guidance", "指导组", "guidance"),
                    ]),
                .choice(
                    "level", "层级", "level",
                    [.of("city", "市级", "city"), .of("county", "县级", "county")]),
                .count("members", 1...50, "人数", "members"),
                .text("area", "负责乡镇", "townships", max: 500),
            ]),
        Logbook(
            "expertOpinions", Phrase("智囊团意见", "Expert opinions"),
            Phrase("登记专家意见", "Record an opinion"), .before, under: .round,
            seenAs: .expertOpinion, columns: ["topic", "field", "givenOn"],
            [
                .line("topic", "咨询事项", "question"),
                // An expert writes for the group that asked.
                .record("group", "巡察组", "group", .groups, required: false),
                .choice(
                    "field", "专家领域", "field",
                    [
                        .of("services", "乡村公共服务", "rural services"),
                        .of("planning", "规划建设", "planning and building"),
                        .of("finance", "财务管理", "finance"),
                    ]),
                .day("givenOn", .past, "日期", "date"), .text("opinion", "意见", "opinion"),
            ]),
    ]

    private static let arrangements: [Logbook] = [
        Logbook(
            "workPlans", Phrase("工作方案", "Work plans"), Phrase("制定工作方案", "Write the work plan"),
            .before, under: .round, seenAs: .information, columns: ["method", "time"],
            [
                .text("method", "巡察方式", "method", max: 1000),
                .text("time", "时间安排", "time", max: 1000),
                .text("content", "巡察内容", "content"),
                .text("channel", "途径方法", "channel", max: 1000),
                .text("focus", "监督重点", "focus"),
            ]),
        Logbook(
            "informationRequests", Phrase("情况征集", "Information requests"),
            Phrase("向部门征集情况", "Ask a department"), .before, under: .round,
            seenAs: .information, columns: ["department", "replyDueOn"], series: "巡函",
            kind: .informationRequest,
            [
                .line("department", "部门", "department"),
                .text("questions", "征集内容", "questions"),
                .day("replyDueOn", .future, "回复期限", "reply due"),
            ]),
        Logbook(
            "meetings", Phrase("会议", "Meetings"), Phrase("登记会议", "Record a meeting"), .before,
            under: .round, seenAs: .information, columns: ["topic", "kind", "heldOn", "heads"],
            [
                .line("topic", "会议名称", "meeting"),
                .choice("kind", "会议类别", "kind", meetingKinds),
                .day("heldOn", .past, "日期", "date"), .line("place", "地点", "place"),
                .choice(
                    "organiser", "组织单位", "organised by",
                    [
                        .of("office", "巡察办", "office"), .of("group", "巡察组", "group"),
                        .of("township", "乡镇党委", "township"),
                        .of("leadingGroup", "领导小组", "leading group"),
                    ]),
                .record("group", "巡察组", "group", .groups, required: false),
                .count("heads", 1...2000, "参会人次", "attendances"),
                .text("agenda", "议程", "agenda", max: 1000),
                .text("decisions", "议定事项", "decisions"),
                .text(
                    "focusChange", "调整后续监督重点", "change of focus", required: false,
                    hint: Phrase(
                        "组务会研究后，其余村需重点关注的内容", "What the remaining villages need looking at")),
            ],
            pairs: [
                .needs("organiser", is: "group", "group"), .needs("kind", is: "group", "group"),
            ]),
        Logbook(
            "notifications", Phrase("巡察通知", "Notifications"),
            Phrase("登记巡察通知", "Record a notification"),
            .before, under: .inspection, seenAs: .notice,
            columns: ["addressee", "sentOn"],
            [
                .line("addressee", "送达单位", "addressee"), .day("sentOn", .past, "送达日期", "sent on"),
                .text("requirements", "配合要求", "requirements", max: 1000),
            ]),
        Logbook(
            "checklistPoints", Phrase("一村一单", "Village checklist"),
            Phrase("登记清单要点", "Record a checklist point"), .before, under: .inspection,
            seenAs: .information, columns: ["point", "module", "answer"],
            [
                .line("point", "监督要点", "point", max: 120),
                .choice("module", "模块", "module", Choice.all(of: Finding.Subject.self)),
                .text("evidence", "查什么资料、看什么现场", "evidence to look at", max: 500),
                .record("person", "责任人", "in charge", .groupMembers, required: false),
                .choice("answer", "核查结果", "result", Choice.answers, required: false),
            ]),
    ]

    /// The four kinds of meeting of a round (FX-09), and those that decide.
    static let meetingKinds: [Choice] = [
        .of("mobilisation", "动员会", "mobilisation"),
        .of("preRound", "巡前促进会", "pre-round promotion"),
        .of("midRound", "巡中调度会", "mid-round dispatch"),
        .of("postRound", "巡后协商会", "post-round consultation"),
        .of("group", "组务会", "group meeting"), .of("leadingGroup", "领导小组会议", "leading group"),
        .of("secretary", "书记专题会", "secretary's special meeting"),
        .of("warning", "警示大会", "warning meeting"),
        .of("jointReview", "整改联席研判会", "joint review"),
    ]

    private static let dates: [Logbook] = [
        Logbook(
            "deadlineRules", Phrase("期限规则", "Deadlines"), Phrase("设定期限规则", "Set a deadline"),
            .before, under: .county, seenAs: .termPlan,
            columns: ["source", "rule", "amount", "unit", "since"],
            [
                .line("source", "依据", "source", max: 120),
                .choice("rule", "事项", "what is due", Choice.all(of: DeadlineProfile.Rule.self)),
                .count("amount", -365...1000, "数量（提前为负数）", "amount; negative for before"),
                .choice("unit", "单位", "unit", Choice.all(of: DeadlineProfile.Unit.self)),
                .day("since", .either, "自何日起执行", "in force since"),
            ], check: judgeDirection),
        Logbook(
            "calendarDays", Phrase("节假日和调休", "Calendar days"),
            Phrase("登记节假日或调休", "Record a calendar day"), .before, under: .county,
            seenAs: .termPlan, columns: ["title", "day", "works"],
            [
                .line("title", "名称", "name"), .day("day", .either, "日期", "day"),
                .choice(
                    "works", "当日", "that day",
                    [.of("off", "放假", "off"), .of("work", "上班", "worked")]),
                .line("source", "依据", "source", max: 120),
            ]),
    ]

    /// What is due before its anchor has a negative amount, everything else a positive one.
    private static func judgeDirection(_ values: [String: InputValue]) throws(Refusal) {
        guard let rule = DeadlineProfile.Rule(rawValue: values.text("rule")),
            let amount = values.number("amount"),
            (amount < 0) != rule.isBefore, amount != 0
        else { return }
        throw .field(
            "amount", "wrong-direction",
            rule.isBefore
                ? Phrase("“\(rule.label.zh)”应填写负数。", "“\(rule.label.en)” takes a negative amount.")
                : Phrase("“\(rule.label.zh)”应填写正数。", "“\(rule.label.en)” takes a positive amount."),
            Phrase("请核对数量的正负。", "Check the sign."))
    }
}
