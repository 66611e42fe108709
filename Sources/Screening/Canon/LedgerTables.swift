import Tables

extension Canon {
    static let ledgerSchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [entries, vouchers, balances])

    private static let voucherFields = [
        villageField,
        field(.year, .number, "会计年度 会计年份 年度 年 010113"),
        field(.period, .number, "会计期间号 会计期间 会计月份 期间 月份 月 010201"),
        field(.voucherType, .text, "凭证字 凭证类型 凭证类别 凭证类型名称 凭证类型编号 记账凭证类型编号 字"),
        field(
            .voucherNumber, .text, "凭证号 凭证编号 源凭证号 记账凭证编号 凭证号码 凭证字号 号 020602 voucher",
            required: true),
        field(.attachments, .number, "附件数 附件张数 附单据数 附件 020612"),
        field(.maker, .text, "制单人 制单 020613"),
        field(.checker, .text, "审核人 审核 复核人 020614"),
        field(.poster, .text, "记账人 记账 过账人 020615"),
        field(.cashier, .text, "出纳人 出纳"),
        field(.chief, .text, "财务主管 会计主管 主管"),
        field(.status, .text, "凭证状态 状态"), field(.voided, .text, "作废标志 是否作废"),
        field(.reversalOf, .text, "红冲原凭证 原凭证号 冲销凭证号"),
    ]

    /// One row for each line; what belongs to the voucher is repeated, as exports do.
    private static let entries = schema(
        .entry,
        voucherFields + [
            field(
                .day, .day, "凭证日期 制单日期 记账凭证日期 记账日期 日期 业务日期 020601 date", required: true),
            field(.line, .number, "行号 分录序号 记账凭证行号 分录行号 序号 020603"),
            field(.summary, .text, "摘要 记账凭证摘要 凭证摘要 分录摘要 说明 020604"),
            field(.account, .text, "科目编码 科目编号 科目代码 会计科目编码 会计科目 020301", required: true),
            field(.accountName, .text, "科目名称 科目全称 会计科目名称 总账科目 一级科目 020302"),
            field(.debit, .money, "借方金额 借方 借方本币金额 借方发生额 借方本币 借 020509"),
            field(.credit, .money, "贷方金额 贷方 贷方本币金额 贷方发生额 贷方本币 贷 020512"),
            field(.counterAccount, .text, "对方科目编码 对方科目"),
            field(.partyKind, .text, "往来单位类型 对象类型"),
            field(
                .partyID, .text,
                "往来单位编码 往来单位证件号 身份证号 收款人证件号 统一社会信用代码 payee_id"),
            field(.party, .text, "往来单位 往来单位名称 收款人 收款单位 对方单位 客户名称 payee"),
            field(.group, .text, "部门 部门名称 村组 组别"),
            field(.project, .text, "项目编号 项目编码 项目"),
            field(.contract, .text, "合同编号 合同号"),
            field(.asset, .text, "资产编号 资产编码"),
            field(.quantity, .quantity, "数量"), field(.unit, .text, "单位 计量单位"),
            field(.price, .money, "单价"),
            field(.settlement, .text, "结算方式 结算方式编码"),
            field(.billKind, .text, "票据类型 票据种类"),
            field(.billNumber, .text, "票据号 票据号码 发票号码 发票号 票号 bill"),
            field(.billDay, .day, "票据日期 开票日期"),
            field(.handler, .text, "经手人 经办人"), field(.witness, .text, "证明人 验收人"),
            field(.approver, .text, "审批人 批准人"),
            field(.supervisor, .text, "村监会审核人 监督人 民主理财"),
            field(.decision, .text, "民主决策记录号 决议编号 决策记录"),
            field(.serial, .text, "银行单据号 银行流水号 支票号"),
        ], signature: [[.account, .accountName], [.debit, .credit], [.voucherNumber], [.day]])

    private static let vouchers = schema(
        .voucher,
        voucherFields + [
            field(.day, .day, "凭证日期 制单日期 记账凭证日期 日期 020601", required: true)
        ], signature: [[.voucherNumber], [.day], [.maker, .checker, .attachments]])

    private static let balances = schema(
        .balance,
        [
            villageField,
            field(.year, .number, "会计年度 会计年份 年度 年 010113", required: true),
            field(.period, .number, "会计期间号 会计期间 期间 月份 月 010201", required: true),
            field(.account, .text, "科目编码 科目编号 科目代码 会计科目 020301", required: true),
            field(.accountName, .text, "科目名称 会计科目名称 020302"),
            field(.party, .text, "往来单位 辅助项 辅助项名称"),
            field(.openingSide, .text, "期初余额方向 期初方向 020501"),
            field(.opening, .money, "期初余额 期初本币余额 期初 020506"),
            field(.openingDebit, .money, sides("期初", "借方")),
            field(.openingCredit, .money, sides("期初", "贷方")),
            field(.debit, .money, "借方发生额 借方金额 借方本币金额 020509 借方 " + turnover("借方")),
            field(.credit, .money, "贷方发生额 贷方金额 贷方本币金额 020512 贷方 " + turnover("贷方")),
            field(.closingSide, .text, "期末余额方向 期末方向 余额方向 020502 020304"),
            field(.closing, .money, "期末余额 期末本币余额 期末 020515"),
            field(.closingDebit, .money, sides("期末", "借方")),
            field(.closingCredit, .money, sides("期末", "贷方")),
        ],
        signature: [
            [.account, .accountName], [.opening, .openingDebit, .openingCredit],
            [.closing, .closingDebit, .closingCredit], [.period],
        ])

    /// Headers of balances with a column for each side: `期初余额借方`, `期初借方余额` …
    private static func sides(_ time: String, _ side: String) -> String {
        "\(time)余额\(side) \(time)\(side)余额 \(time)\(side) \(side)\(time)余额 \(time)余额(\(side)) "
            + "\(time)余额-\(side)"
    }

    private static func turnover(_ side: String) -> String {
        "本期发生额\(side) 本期发生\(side) 本期\(side) 本期\(side)发生额 发生额\(side) 本期发生额(\(side)) "
            + "本期发生额-\(side)"
    }
}
