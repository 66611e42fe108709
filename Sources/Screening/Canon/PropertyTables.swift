import Tables

extension Canon {
    static let propertySchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [assets, resources, contracts, installments])

    private static let assets = schema(
        .asset,
        [
            villageField, field(.number, .text, "资产编号 资产编码 编号", required: true),
            field(.name, .text, "资产名称 名称"), field(.category, .text, "资产类别 资产性质"),
            field(.kind, .text, "资产类型"), field(.source, .text, "资产来源 来源"),
            field(.acquired, .day, "取得日期 购建日期 入账日期"), field(.cost, .money, "原值"),
            field(.net, .money, "净值"), field(.place, .text, "坐落 位置"),
            field(.area, .quantity, "面积"),
            field(.status, .text, "使用状态 状态"), field(.keeper, .text, "保管人"),
            field(.contract, .text, "合同编号"),
        ], signature: [[.number], [.cost, .net], [.name]])

    private static let resources = schema(
        .resource,
        [
            villageField, field(.number, .text, "资源编号 宗地号 地块编号 编号", required: true),
            field(.name, .text, "资源名称 名称"),
            field(.category, .text, "资源类别 地类 资源类型"),
            field(.area, .quantity, "面积 资源面积 亩数"),
            field(.place, .text, "坐落 四至"), field(.use, .text, "用途"),
            field(.status, .text, "利用状态 经营状态 状态"), field(.contract, .text, "合同编号"),
            field(.floorPrice, .money, "底价 发包底价"),
        ], signature: [[.number], [.area], [.category, .use]])

    private static let contracts = schema(
        .contract,
        [
            villageField, field(.number, .text, "合同编号 合同号 编号", required: true),
            field(.kind, .text, "合同类型 合同类别 类型"),
            field(.asset, .text, "标的编号 资产编号 资源编号 标的"),
            field(.category, .text, "标的类别 品类 采购品类"),
            field(.project, .text, "项目编号"), field(.name, .text, "合同名称 名称"),
            field(.partyID, .text, "乙方证件号 承包方证件号 乙方统一社会信用代码"),
            field(.party, .text, "乙方 承包方 承租方 乙方名称"), field(.phone, .text, "联系电话"),
            field(.signed, .day, "签订日期 签约日期"),
            field(.start, .day, "起始日期 开始日期 合同开始日期"),
            field(.end, .day, "终止日期 结束日期 到期日期 合同结束日期"),
            field(.area, .quantity, "面积 合同面积"),
            field(.unitPrice, .money, "单价 年单价"),
            field(.annual, .money, "年租金 年承包款 年金额"),
            field(.total, .money, "合同总额 总金额 合同金额 金额"),
            field(.floorPrice, .money, "底价 标底"),
            field(.deposit, .money, "押金 保证金"), field(.increase, .text, "递增方式 递增约定"),
            field(.procedure, .text, "交易方式 发包方式 采购方式 程序"),
            field(.decision, .text, "决策记录 决议编号"), field(.filed, .text, "备案"),
            field(.exchangeNumber, .text, "交易编号 进场交易编号"),
            field(.status, .text, "合同状态 状态"), field(.predecessor, .text, "原合同编号"),
        ], signature: [[.number], [.party, .partyID], [.signed, .start, .end]])

    private static let installments = schema(
        .installment,
        [
            villageField, field(.contract, .text, "合同编号 合同号", required: true),
            field(.due, .day, "应收日期 应付日期", required: true),
            field(.amount, .money, "应收金额 应付金额 金额", required: true),
            field(.paidDay, .day, "实收日期 收款日期"), field(.paid, .money, "实收金额 已收金额"),
            field(.voucherNumber, .text, "凭证号"),
            field(.accountNumber, .text, "收款账号"),
        ], signature: [[.contract], [.due]])
}
