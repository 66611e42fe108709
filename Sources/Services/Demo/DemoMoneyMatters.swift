import Domain

/// Matters of collective money, assets and small projects.
enum DemoMoneyMatters {
    static let all: [DemoMatters.Matter] = [
        .init(
            title: "集体{资产}租金未入账即用于支付工程款", heading: "discipline", subject: .collectiveFunds,
            severity: .serious,
            facts: "查阅村级收支台账并与承租户核对，{年}年{月}以来共收取集体{资产}租金{笔}笔，合计{元}元，未缴入村集体账户，"
                + "由{职务}保管后直接用于支付{工程}零星工程款。账面收支相抵，但资金未经专户。",
            basis: "《农村集体经济组织财务制度》关于收入及时入账、不得坐收坐支的规定。", party: .village,
            responsible: "村党组织、报账员", recommendation: "核清坐收坐支资金去向，补办入账手续，完善租金收缴台账并按季公开。",
            yuan: 1),
        .init(
            title: "{工程}项目未留存比选和验收资料", heading: "corruption", subject: .smallProjects,
            severity: .serious,
            facts: "{年}年实施的{工程}项目，合同价{元}元。调阅项目档案，无询价比选记录，验收单仅有施工方签字。"
                + "实地测量，实际工程量较合同少约一成。",
            basis: "本县村级小微工程管理办法关于5万元以上项目比选和验收的规定。", party: .village, responsible: "村民委员会",
            recommendation: "会同乡镇核实工程量，追回多付工程款，补齐比选和验收资料。", yuan: 1),
        .init(
            title: "集体{资产}出租未经民主议事程序", heading: "discipline", subject: .collectiveFunds,
            severity: .medium,
            facts: "{年}年将集体{资产}出租10年，仅由村两委商定，未召开村民代表会议。合同未约定租金调整，"
                + "周边同类{资产}年租金普遍高出三成以上，至今累计少收约{元}元。",
            basis: "四议两公开制度；《中华人民共和国农村集体经济组织法》关于重大事项决策的规定。", party: .village,
            responsible: "村党组织、村民委员会", recommendation: "依规补充民主议事程序，与承租方协商调整租金，资产出租一律公开。",
            yuan: 1),
        .init(
            title: "{工程}建成后闲置，无人管护", heading: "style", subject: .smallProjects, severity: .medium,
            facts: "{年}年建成的{工程}，投资{元}元。实地查看，设施部分损坏，位于{地点}的一处已不能使用。无管护协议，未明确责任人。",
            basis: "本县农村公共设施管护办法。", party: .village, responsible: "村民委员会",
            recommendation: "修复设施，落实管护人和管护经费，列入固定资产登记。", yuan: 1),
        .init(
            title: "{职务}领取误工补贴无考勤依据", heading: "discipline", subject: .cadreConduct,
            severity: .serious,
            facts: "{年}年，{人}名村干部在固定报酬之外领取误工补贴合计{元}元，凭证附件仅有领款单，无出工记录和审批。",
            basis: "《农村基层干部廉洁履行职责规定》。", party: .village, responsible: "村党组织书记、报账员",
            recommendation: "核实误工事实，无依据的予以退还，制定误工补贴管理办法。", yuan: 1),
        .init(
            title: "往来款长期挂账未清理", heading: "rectification", subject: .collectiveFunds,
            severity: .medium,
            facts: "核对往来明细，应收款{笔}笔共{元}元挂账三年以上，其中1笔为{资产}承包费。村集体未向承包户催收，也未作账务处理。",
            basis: "《农村集体经济组织会计制度》关于往来款项清查的规定。", party: .village, responsible: "村党组织、报账员",
            recommendation: "逐笔核对清收，确实无法收回的按程序核销并公开。", yuan: 1),
        .init(
            title: "大额现金支出未使用银行转账", heading: "discipline", subject: .collectiveFunds,
            severity: .medium,
            facts: "抽查{年}年凭证，支付{工程}款项{笔}笔，合计{元}元，均以现金支付，收款人签字与合同乙方不一致。",
            basis: "本县村级财务非现金结算规定。", party: .village, responsible: "报账员、村务监督委员会",
            recommendation: "说明资金去向，今后工程款一律转账，{部门}逐月抽查。", yuan: 1),
        .init(
            title: "集体{资产}未登记入账", heading: "organisational", subject: .collectiveFunds,
            severity: .medium,
            facts: "实地查看并比对资产台账，位于{地点}的集体{资产}未登记，每年收取租金约{元}元由{职务}经手，未见合同备案。",
            basis: "农村集体资产清产核资和台账管理规定。", party: .village, responsible: "村民委员会",
            recommendation: "补充登记资产，合同报乡镇备案，租金补缴入账。", yuan: 1),
        .init(
            title: "白条入账，附件不全", heading: "discipline", subject: .collectiveFunds, severity: .minor,
            facts: "抽查{年}年凭证60份，{笔}份以自制收条列支，合计{元}元，缺少发票、明细和经手人签字。",
            basis: "《农村集体经济组织财务制度》关于原始凭证的规定。", party: .village, responsible: "报账员",
            recommendation: "补齐附件，无法补齐的由责任人说明并退还。", yuan: 1),
        .init(
            title: "同一{工程}拆分为多个合同", heading: "corruption", subject: .smallProjects,
            severity: .serious,
            facts: "{年}年{工程}由同一施工方分{笔}个合同实施，单个合同均低于5万元，合计{元}元，签订日期相距不足十天。",
            basis: "本县村级小微工程管理办法关于不得化整为零规避比选的规定。", party: .village, responsible: "村党组织、村民委员会",
            recommendation: "查明拆分原因，核对工程量和价格，由乡镇统一组织比选。", yuan: 1),
    ]
}
