import Tables

extension Canon {
    static let governanceSchemas: [Canon: TableSchema] = Dictionary(
        uniqueKeysWithValues: [disclosures, items, decisions])

    private static let disclosures = schema(
        .disclosure,
        [
            villageField, field(.number, .text, "公开编号"),
            field(.scope, .text, "公开类别", required: true), field(.title, .text, "公开标题 标题"),
            field(.year, .number, "所属年度"), field(.period, .number, "所属月份"),
            field(.day, .day, "公开日期 张贴日期", required: true),
            field(.until, .day, "截止日期 撤下日期"), field(.place, .text, "公开位置"),
            field(.image, .text, "照片哈希"), field(.memo, .text, "公开内容"),
        ], signature: [[.scope], [.day]])

    private static let items = schema(
        .disclosureLine,
        [
            villageField, field(.disclosure, .text, "公开编号"),
            field(.year, .number, "所属年度", required: true),
            field(.period, .number, "所属月份", required: true),
            field(.account, .text, "科目编码"), field(.item, .text, "公开项目 项目", required: true),
            field(.party, .text, "对象"), field(.amount, .money, "公开金额 金额", required: true),
        ], signature: [[.item], [.amount], [.period]])

    private static let decisions = schema(
        .decision,
        [
            villageField, field(.number, .text, "决策编号 决议编号", required: true),
            field(.kind, .text, "会议类型"), field(.day, .day, "会议日期", required: true),
            field(.expected, .number, "应到人数"), field(.present, .number, "实到人数"),
            field(.votes, .number, "同意人数 赞成人数"), field(.matter, .text, "决策事项 议题"),
            field(.amount, .money, "涉及金额"),
        ], signature: [[.number], [.expected, .present, .votes]])
}
