import Tables

extension Canon {
    static let peopleSchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [
            subsidies, officials, relations, deaths, payrolls, shareholdings, households,
        ])

    private static let idField = field(.id, .text, "身份证号 身份证号码 证件号码 公民身份号码")
    private static let requiredID = field(
        .id, .text, "身份证号 身份证号码 证件号码 公民身份号码", required: true)

    private static let subsidies = schema(
        .subsidy,
        [
            villageField, field(.batch, .text, "批次 发放批次"),
            field(.program, .text, "补贴项目 项目名称 补贴名称", required: true),
            field(.standard, .money, "补贴标准 标准"), field(.quantity, .quantity, "数量 亩数 人数"),
            field(.amount, .money, "补贴金额 发放金额 金额", required: true),
            field(.name, .text, "姓名 补贴对象 领取人"), requiredID,
            field(.household, .text, "户主身份证号 户号 户编号"),
            field(.card, .text, "一卡通卡号 银行卡号 卡号"),
            field(.holder, .text, "持卡人 开户名"), field(.holderID, .text, "持卡人身份证号"),
            field(.phone, .text, "联系电话 手机号"), field(.agent, .text, "代办人"),
            field(.group, .text, "村组"), field(.publicityDay, .day, "公示日期"),
            field(.paidDay, .day, "发放日期"), field(.result, .text, "发放结果 代发结果"),
            field(.period, .text, "所属期 补贴年度 发放月份"),
        ], signature: [[.program], [.amount], [.id, .card]])

    private static let officials = schema(
        .official,
        [
            villageField, field(.name, .text, "姓名", required: true), idField,
            field(.post, .text, "职务", required: true), field(.from, .day, "任职日期 任职起"),
            field(.to, .day, "离任日期 任职止"), field(.phone, .text, "联系电话"),
            field(.card, .text, "银行卡号"),
        ], signature: [[.name], [.post]])

    private static let relations = schema(
        .relation,
        [
            villageField, requiredID, field(.name, .text, "姓名"),
            field(.relatedID, .text, "亲属身份证号 关系人身份证号", required: true),
            field(.related, .text, "亲属姓名 关系人"), field(.relation, .text, "关系"),
            field(.source, .text, "来源"), field(.filed, .text, "备案"),
        ], signature: [[.id], [.relatedID]])

    private static let deaths = schema(
        .death,
        [
            villageField, requiredID, field(.name, .text, "姓名"),
            field(.day, .day, "死亡日期", required: true), field(.source, .text, "来源"),
        ], signature: [[.id], [.day]])

    private static let payrolls = schema(
        .payroll,
        [
            requiredID, field(.name, .text, "姓名"),
            field(.unitName, .text, "工作单位 单位", required: true),
            field(.from, .day, "供养起始 入职日期"), field(.to, .day, "供养截止 离职日期"),
            field(.kind, .text, "人员类别"),
        ], signature: [[.id], [.unitName]])

    private static let shareholdings = schema(
        .shareholding,
        [
            field(.companyID, .text, "企业统一社会信用代码 统一社会信用代码"),
            field(.company, .text, "企业名称", required: true), requiredID,
            field(.name, .text, "姓名"), field(.role, .text, "身份 职务"),
            field(.share, .text, "出资比例"), field(.from, .day, "起始日期"),
            field(.to, .day, "截止日期"), field(.opened, .day, "成立日期"),
            field(.status, .text, "企业状态"),
        ], signature: [[.company], [.id], [.role]])

    private static let households = schema(
        .household,
        [
            villageField, field(.household, .text, "户号 户编号", required: true), requiredID,
            field(.name, .text, "姓名"), field(.relation, .text, "与户主关系"),
        ], signature: [[.household], [.id], [.relation]])
}
