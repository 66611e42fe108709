import Tables

extension Canon {
    static let bankSchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [accounts, lines, invoices])

    private static let accounts = schema(
        .bankAccount,
        [
            villageField, field(.bank, .text, "开户银行 银行"), field(.branch, .text, "开户网点 支行"),
            field(.accountNumber, .text, "账号 银行账号 交易账号 account", required: true),
            field(.holder, .text, "户名 账户名称 账户开户名称 开户名称"),
            field(.holderID, .text, "开户人证件号码 户主证件号 证件号码"),
            field(.kind, .text, "账户性质 账户类型 账户种类"),
            field(.opened, .day, "开户日期"), field(.closed, .day, "销户日期"),
            field(.filed, .text, "乡镇备案 备案号 是否备案"), field(.signatories, .text, "预留印鉴"),
        ], signature: [[.accountNumber], [.kind], [.opened, .holder, .filed]])

    /// The sheet of 34 columns in which banks answer, and the statements of their counters.
    private static let lines = schema(
        .bankLine,
        [
            villageField,
            field(.card, .text, "交易卡号 卡号"),
            field(.accountNumber, .text, "交易账号 账号 银行账号 账户 account", required: true),
            field(.holder, .text, "账户开户名称 户名 本方户名"),
            field(.holderID, .text, "开户人证件号码 证件号码"),
            field(.moment, .moment, "交易时间 交易日期 记账日期 日期 date", required: true),
            field(.amount, .money, "交易金额 发生额 金额"),
            field(.direction, .text, "收付标志 借贷标志 收支方向 借贷方向"),
            field(.outgoing, .money, "借方发生额 支出金额 支出 转出金额 借方金额"),
            field(.incoming, .money, "贷方发生额 收入金额 收入 转入金额 贷方金额"),
            field(.balance, .money, "交易余额 账户余额 余额"),
            field(.cash, .text, "现金标志"),
            field(.counterAccountNumber, .text, "交易对手账卡号 对方账号 对手账号"),
            field(.counterparty, .text, "对手户名 对方户名 对方名称 交易对手"),
            field(.counterpartyID, .text, "对手身份证号 对方证件号码"),
            field(.bank, .text, "对手开户银行 对方开户行"),
            field(.summary, .text, "摘要说明 摘要 附言 用途"),
            field(.success, .text, "交易是否成功"),
            field(.serial, .text, "交易流水号 流水号 日志号"),
            field(.memo, .text, "备注"), field(.kind, .text, "交易类型"),
        ],
        signature: [
            [.accountNumber], [.moment], [.amount, .outgoing, .incoming],
            [.balance, .counterparty],
        ])

    private static let invoices = schema(
        .invoice,
        [
            villageField, field(.kind, .text, "票种 发票种类 发票类型"),
            field(.code, .text, "发票代码"),
            field(.number, .text, "发票号码 号码 数电票号码 数电发票号码", required: true),
            field(.day, .day, "开票日期 日期"),
            field(.sellerID, .text, "销方识别号 销售方纳税人识别号 销方税号"),
            field(.seller, .text, "销方名称 销售方名称 销售方"),
            field(.buyerID, .text, "购方识别号 购买方纳税人识别号"),
            field(.buyer, .text, "购方名称 购买方名称"),
            field(.amount, .money, "金额 不含税金额"), field(.tax, .money, "税额"),
            field(.total, .money, "价税合计 合计金额"),
            field(.lines, .text, "货物或应税劳务名称 货物名称 项目名称 品名"),
            field(.voucherNumber, .text, "凭证号 凭证编号 入账凭证号"),
            field(.voucherType, .text, "凭证字"),
            field(.period, .number, "入账期间 入账月份"), field(.year, .number, "入账年度"),
            field(.verified, .text, "查验状态 查验结果"),
            field(.reversed, .text, "红冲 红冲状态 发票状态"),
            field(.image, .text, "影像哈希 image_sha256"),
        ], signature: [[.number], [.seller, .sellerID], [.amount, .total]])
}
