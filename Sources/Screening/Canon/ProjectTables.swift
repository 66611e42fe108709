import Tables

extension Canon {
    static let projectSchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [projects, changes, payments, tenders, bids])

    private static let projects = schema(
        .project,
        [
            villageField, field(.number, .text, "项目编号 项目编码", required: true),
            field(.name, .text, "项目名称"), field(.kind, .text, "项目类型 工程类别"),
            field(.place, .text, "建设地点"), field(.source, .text, "资金来源"),
            field(.latitude, .quantity, "纬度"), field(.longitude, .quantity, "经度"),
            field(.quantity, .quantity, "工程量 建设规模"),
            field(.budget, .money, "预算 概算 预算金额"),
            field(.controlPrice, .money, "最高限价 控制价 招标控制价"),
            field(.decision, .text, "决策记录 决议编号"), field(.approval, .text, "立项批文"),
            field(.approved, .day, "立项日期"), field(.procedure, .text, "发包方式 招标方式"),
            field(.tender, .text, "招标编号"), field(.contract, .text, "合同编号"),
            field(.contractor, .text, "承包方 施工单位"),
            field(.awarded, .day, "中标日期"),
            field(.signed, .day, "合同签订日期"), field(.total, .money, "合同金额 合同价"),
            field(.plannedStart, .day, "计划开工"), field(.start, .day, "实际开工 开工日期"),
            field(.plannedEnd, .day, "计划完工 计划竣工"), field(.end, .day, "实际完工 竣工日期"),
            field(.accepted, .day, "验收日期"), field(.acceptance, .text, "验收结论"),
            field(.settled, .day, "结算日期 审定日期"),
            field(.submittedAmount, .money, "送审金额"), field(.approvedAmount, .money, "审定金额"),
            field(.auditor, .text, "审计单位 审核单位"),
            field(.maintainer, .text, "管护责任人"), field(.maintained, .day, "最近管护日期"),
            field(.status, .text, "项目状态 使用状态"), field(.disclosed, .day, "公示日期"),
        ], signature: [[.number], [.name, .kind], [.budget, .total, .approved, .controlPrice]])

    private static let changes = schema(
        .change,
        [
            villageField, field(.project, .text, "项目编号", required: true),
            field(.number, .text, "变更编号"),
            field(.day, .day, "变更日期"), field(.amount, .money, "变更金额", required: true),
            field(.reason, .text, "变更原因"), field(.approver, .text, "审批人"),
        ], signature: [[.project], [.amount], [.reason, .number]])

    private static let payments = schema(
        .payment,
        [
            villageField, field(.project, .text, "项目编号", required: true),
            field(.day, .day, "付款日期", required: true),
            field(.amount, .money, "付款金额", required: true),
            field(.stage, .text, "付款阶段"), field(.payee, .text, "收款人 收款单位"),
            field(.voucherNumber, .text, "凭证号"), field(.serial, .text, "银行流水号"),
        ], signature: [[.project], [.day], [.amount], [.stage, .payee]])

    private static let tenders = schema(
        .tender,
        [
            villageField, field(.number, .text, "招标编号 标段编号", required: true),
            field(.project, .text, "项目编号"), field(.name, .text, "招标名称 标段名称"),
            field(.kind, .text, "招标类别"), field(.procedure, .text, "招标方式"),
            field(.published, .day, "公告日期"), field(.documentsFrom, .day, "招标文件发售起"),
            field(.documentsUntil, .day, "招标文件发售止"), field(.changedDay, .day, "澄清修改日期"),
            field(.deadline, .moment, "投标截止时间"), field(.opened, .day, "开标日期"),
            field(.controlPrice, .money, "控制价 最高限价"), field(.agent, .text, "代理机构"),
            field(.awarded, .day, "中标日期"), field(.signed, .day, "合同签订日期"),
            field(.predecessor, .text, "原招标编号"),
            field(.status, .text, "招标状态"),
        ], signature: [[.number], [.deadline, .opened, .published]])

    private static let bids = schema(
        .bid,
        [
            villageField, field(.tender, .text, "招标编号 标段编号", required: true),
            field(.bidderID, .text, "投标人代码 投标人统一社会信用代码"),
            field(.bidder, .text, "投标人 投标单位", required: true),
            field(.legalRepresentative, .text, "法定代表人"),
            field(.agent, .text, "委托人 授权代表"), field(.phone, .text, "联系电话"),
            field(.price, .money, "报价 投标报价"), field(.received, .moment, "递交时间"),
            field(.status, .text, "投标状态"), field(.reason, .text, "否决原因"),
            field(.bondAccount, .text, "保证金账户"), field(.manager, .text, "项目经理"),
            field(.fingerprint, .text, "文件特征码 机器码"), field(.won, .text, "是否中标"),
        ], signature: [[.tender], [.bidder], [.price, .won, .status]])
}
