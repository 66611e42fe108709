/// A part of a village's checklist (一村一单): what to look into, and where to look. An office
/// chooses modules by the village's profile and adds points of its own.
package struct ChecklistModule: Sendable {
    package struct Point: Sendable {
        /// 120 characters at most.
        package let text: String
        /// The papers to read and the places to see.
        package let evidence: String

        init(_ text: String, _ evidence: String) {
            self.text = text
            self.evidence = evidence
        }
    }

    package let subject: Finding.Subject
    package let points: [Point]

    init(_ subject: Finding.Subject, _ points: [Point]) {
        self.subject = subject
        self.points = points
    }

    private typealias Module = ChecklistModule

    /// The usual points of village inspections, one module for each subject.
    package static let all: [ChecklistModule] = [
        Module(
            .partyBuilding,
            [
                Point(
                    "支委会、党员大会和“三会一课”是否按期召开",
                    "会议记录、签到册、照片；随机询问两名党员"),
                Point(
                    "重大事项是否执行“四议两公开”",
                    "近三年决策事项台账，逐件对照提议、商议、审议、决议和两次公开的记录"),
                Point(
                    "发展党员、党费收缴是否规范",
                    "党员名册、发展对象公示、党费收据"),
            ]),
        Module(
            .cadreConduct,
            [
                Point(
                    "村干部是否在岗履职、值班公示",
                    "值班表、考勤；不打招呼到办公场所"),
                Point(
                    "误工补贴、报酬发放是否合规",
                    "补贴发放表、考勤依据、银行流水"),
                Point(
                    "近亲属备案和利益冲突",
                    "近亲属备案表，与合同、工程、补助对象名单比对"),
            ]),
        Module(
            .collectiveFunds,
            [
                Point(
                    "收入是否及时足额入账、有无坐收坐支",
                    "收款收据存根、现金日记账、银行流水，核对收款与缴存日期"),
                Point(
                    "大额现金、白条、拆分支付",
                    "近三年凭证；一千元以上现金支出逐笔看附件"),
                Point(
                    "资产资源发包租赁是否公开、租金是否收齐",
                    "合同台账、承租人名单、租金收缴表；到现场核对在用资产"),
                Point(
                    "往来款长期挂账",
                    "往来科目余额表，账龄两年以上逐笔问明原因"),
            ]),
        Module(
            .smallProjects,
            [
                Point(
                    "是否经民主决策并公开招标或比选",
                    "立项会议记录、招标或比选资料、公示照片"),
                Point(
                    "合同、变更、结算与实际工程量是否一致",
                    "合同、签证、结算审核；到现场丈量"),
                Point(
                    "质量和后期维护",
                    "验收单、质保约定；到现场查看使用情况"),
            ]),
        Module(
            .disclosures,
            [
                Point(
                    "党务、村务、财务是否按时逐笔公开",
                    "公开栏照片、公开档案；最近四个季度"),
                Point(
                    "公开内容与账面是否一致",
                    "公开表与总账、明细账核对，抽查十笔"),
            ]),
        Module(
            .subsidies,
            [
                Point(
                    "低保、特困、救助对象评定是否公正",
                    "评议记录、公示、对象名册；入户核对五户"),
                Point(
                    "惠农补贴面积、人数是否真实，有无代领冒领",
                    "发放清册、一卡通流水；与死亡、财政供养人员名单比对"),
                Point(
                    "危房改造、公益岗位资金使用",
                    "对象名册、考勤、发放记录；入户核对"),
            ]),
        Module(
            .land,
            [
                Point(
                    "宅基地审批和一户多宅",
                    "审批台账、现场影像"),
                Point(
                    "集体土地流转、征收补偿款分配",
                    "合同、补偿款到账和分配方案、签领表"),
            ]),
        Module(
            .environment,
            [
                Point(
                    "保洁、垃圾清运经费使用",
                    "合同、考勤、付款凭证"),
                Point(
                    "污水、厕所等设施是否建成能用",
                    "项目清单；到现场逐处查看"),
            ]),
        Module(
            .industry,
            [
                Point(
                    "产业项目投入和收益分配",
                    "项目协议、资金拨付、收益到账和分配记录"),
                Point(
                    "合作社和带动农户的真实性",
                    "成员名册、分红记录；入户核对三户"),
            ]),
        Module(
            .petitions,
            [
                Point(
                    "信访事项是否按期办结并答复",
                    "信访台账、答复书；回访信访人意见"),
                Point(
                    "矛盾纠纷排查调处",
                    "调解记录、协议"),
            ]),
        Module(
            .others,
            [
                Point(
                    "上次巡察、审计、检查指出问题是否改到位",
                    "整改台账、佐证材料；到现场复核"),
                Point(
                    "群众反映集中的急难愁盼",
                    "走访记录汇总，逐项看办理结果"),
            ]),
    ]

    /// The modules that a village's profile asks for: what weighs there, and what was found
    /// before. `figures` are dossier figures, in their units.
    package static func suggested(
        figures: [DossierFigure: Double], found: Set<Finding.Subject>
    ) -> Set<Finding.Subject> {
        // Funds, disclosure and the Party organisation are looked into everywhere.
        var subjects: Set<Finding.Subject> = [.partyBuilding, .collectiveFunds, .disclosures]
        let triggers: [(DossierFigure, atLeast: Double, Finding.Subject)] = [
            (.projects, 1, .smallProjects), (.minimumAllowance, 1, .subsidies),
            (.fiveGuarantee, 1, .subsidies), (.houseRenovation, 1, .subsidies),
            (.petitions, 1, .petitions), (.collectiveIncome, 50, .industry),
            (.collectiveAssets, 500, .industry),
        ]
        for (figure, least, subject) in triggers where figures[figure] ?? 0 >= least {
            subjects.insert(subject)
        }
        if !found.isEmpty { subjects.insert(.others) }
        return subjects.union(found)
    }
}
