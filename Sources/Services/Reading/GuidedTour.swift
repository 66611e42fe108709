package import Domain

/// The way through the product, step by step, for the roles that somebody holds.
package enum GuidedTour {
    package struct Step: Sendable {
        package let text: Phrase
        package let link: String
    }

    private struct Row {
        let roles: Set<Role>
        let step: Step

        init(_ roles: [Role], _ zh: String, _ en: String, _ link: String) {
            self.roles = Set(roles)
            step = Step(text: Phrase(zh, en), link: link)
        }
    }

    private static let leaders: [Role] = [.officeDirector, .officeStaff, .leadingGroup]
    private static let groups = Role.group + [.groupLiaison]
    private static let township: [Role] = [
        .townshipCommittee, .townshipDiscipline, .townshipLiaison,
    ]

    private static let rows: [Row] = [
        Row(Role.office, "届次：看全覆盖进度和完成时间预测", "Terms: coverage and its forecast", "/terms"),
        Row(
            leaders, "轮次：编组、分派村居、各组工作进展", "Rounds: groups, villages, progress", "/rounds"),
        Row(
            Role.office, "人才库：专业特长、可抽调时间、利害关系申报",
            "Talent pool: specialities, availability, declared relations", "/poolMembers"),
        Row(
            leaders, "统计：按轮次、乡镇、巡察组比较，导出表格",
            "Figures: by round, township and group, with exports", "/scoreboard"),
        Row(
            Role.office, "整改台账：筛出逾期事项，勾选后批量督办",
            "Rectification: choose late items, press for all at once", "/rectification?late=yes"),
        Row(
            groups, "村级巡察：打开一个村，生成一村一单，登记走访和座谈",
            "Inspections: compose the checklist, record visits and talks", "/inspections"),
        Row(
            groups, "问题：撰写底稿，副组长复核，组长签批",
            "Findings: write a paper, have it reviewed and signed", "/findings"),
        Row(
            [.expert], "轮次：阅读本组底稿和疑似问题，在“智囊团意见”登记意见",
            "Rounds: read the group's papers and suspicions, record an opinion", "/rounds"),
        Row(
            [.inspector, .groupLeader, .groupDeputy], "小微工程四查：不合规的可直接生成底稿",
            "Small projects: a “no” offers a working paper", "/projectChecks"),
        Row(
            RectificationItem.responsible, "整改台账：签收、报方案、登记举措、报结果",
            "Rectification: sign, plan, act, submit", "/rectification"),
        Row(
            township, "整改台账：审核本乡镇各村的方案和结果", "Rectification: check the villages' plans",
            "/rectification?state=submitted"),
        Row(
            [.disciplineOrgan, .clueKeeper], "线索登记：只有编号、日期和交接回执",
            "Clues: numbers, dates and receipts only", "/clues"),
        Row(
            [.supervisionGroup, .guidanceGroup], "指导和督导记录：登记发现和建议",
            "Guidance: record advice", "/guidanceNotes"),
        Row([.upperLevel], "统计：各县数字，不显示单位和人员", "Figures of the counties", "/scoreboard"),
        Row(
            [.sysAdmin], "人员：新增账号、授予角色，由第二人确认",
            "People: accounts and roles, confirmed by a second person", "/people"),
        Row(
            Role.office + groups + RectificationItem.responsible, "日程：本月到期事项，可导出到手机日历",
            "Calendar: what is due, as a file for your phone", "/calendar"),
        Row(Role.office + groups, "登记簿：全部登记簿一览", "Registers: all of them", "/logbooks"),
    ]

    /// The steps for these roles, in the order of the cycle.
    package static func steps(for roles: Set<Role>) -> [Step] {
        rows.filter { !$0.roles.isDisjoint(with: roles) }.map(\.step)
    }
}
