package import Domain
import Foundation
import Storage
import Tables

/// What taking over an office's own ledger of findings and rectification would do: made before
/// anything is kept, and the same whether it is only shown or carried out.
package struct LedgerPlan: Sendable {
    /// Why a row is not taken over.
    package struct Remark: Sendable {
        package let row: Int
        package let column: Phrase
        package let value: String
        package let reason: Phrase
    }

    /// A finding with its item, as the ledger has it.
    struct Entry {
        let inspection: UUID
        let title: String
        let facts: String
        let heading: String
        let subject: Finding.Subject
        let severity: Finding.Severity
        let basis: String
        /// The village or the township.
        let party: Party
        /// Whether both of them are responsible, and the departments besides.
        let isShared: Bool
        let departments: [UUID]
        let responsible: String
        let recommendation: String
        let measures: String
        let leader: String
        let amount: Yuan
        let fedBackOn: Day
        let dueOn: Day
        let state: RectificationItem.State
        /// The number that the finding had in the ledger; empty without one.
        let number: String
    }

    package let format: String
    package let rows: Int
    /// Header → what it became, in the order of the file.
    package let mapping: [(header: String, field: Phrase)]
    package let unused: [String]
    package let remarks: [Remark]
    /// Rows that were taken over before.
    package let known: Int
    let entries: [Entry]
    /// The row of each entry as it was written.
    let texts: [[LedgerField: String]]

    package var added: Int { entries.count }
    package var refused: Int { remarks.count }
    package var units: Int { Set(entries.map(\.inspection)).count }

    /// The most rows of one ledger.
    static let limit = 20_000

    /// Reads a file against the villages of a round. `fedBackOn` is the day of feedback of rows
    /// that name none. Throws a `Refusal` when the file cannot be read as a ledger.
    static func make(
        _ bytes: [UInt8], round: UUID, fedBackOn: Day, today: Day, for actor: Actor,
        _ reading: Reading
    ) throws -> LedgerPlan {
        do {
            let file = try TableFile(bytes, limit: 64 << 20)
            var ledger = LedgerReading(
                try LedgerBooks.load(round, actor, reading), fedBackOn: fedBackOn, today: today)
            try file.read { try ledger.read($0) }
            let (columns, header) = try ledger.judged()
            let format =
                switch file.format {
                case .csv(let encoding): encoding.rawValue
                case .xlsx(let sheet): "XLSX “\(sheet)”"
                }
            let fields = Dictionary(
                uniqueKeysWithValues: columns.byField.map {
                    ($0.value, LedgerField(rawValue: $0.key))
                })
            return LedgerPlan(
                format: format, rows: ledger.rows,
                mapping: header.enumerated().compactMap { column, text in
                    fields[column].flatMap(\.self).map { (text, $0.label) }
                }, unused: columns.unknown, remarks: ledger.remarks, known: ledger.known,
                entries: ledger.entries, texts: ledger.texts)
        } catch let error as TableError {
            throw Refusal(
                .invalid, error.code, Phrase(error.zh, error.en),
                remedy: Phrase("请检查文件后重新导入；未写入任何数据。", "Check the file; nothing was kept."),
                field: "file")
        }
    }
}

/// The columns of a ledger, with the headers that offices use for them.
enum LedgerField: String, CaseIterable, Labelled {
    case township, unit, number, title, facts, heading, subject, severity, basis, party
    case responsible, leader, recommendation, measures, amount, amountWan, fedBackOn, dueOn, state

    var label: Phrase {
        switch self {
        case .township: Phrase("乡镇", "township")
        case .unit: Phrase("村居", "unit")
        case .number: Phrase("原编号", "number")
        case .title: Phrase("标题", "title")
        case .facts: Phrase("问题描述", "facts")
        case .heading: Phrase("监督重点", "heading")
        case .subject: Phrase("问题类别", "subject")
        case .severity: Phrase("严重程度", "severity")
        case .basis: Phrase("定性依据", "criterion")
        case .party: Phrase("责任主体", "party")
        case .responsible: Phrase("责任单位", "responsible body")
        case .leader: Phrase("责任人", "responsible leader")
        case .recommendation: Phrase("整改要求", "recommendation")
        case .measures: Phrase("整改措施", "measures")
        case .amount: Phrase("涉及金额（元）", "amount (yuan)")
        case .amountWan: Phrase("涉及金额（万元）", "amount (10,000 yuan)")
        case .fedBackOn: Phrase("反馈日期", "fed back on")
        case .dueOn: Phrase("整改期限", "due")
        case .state: Phrase("整改状态", "state")
        }
    }

    static let aliases = HeaderAliases(
        [
            "township": ["乡镇", "乡镇(街道)", "镇", "街道", "所属乡镇", "township"],
            "unit": ["村居", "村", "村名", "村(社区)", "被巡察单位", "被巡察村", "单位", "单位名称", "行政村", "unit"],
            "number": ["原编号", "编号", "问题编号", "number"],
            "title": ["标题", "问题标题", "问题概述", "问题名称", "title"],
            "facts": [
                "问题描述", "具体问题", "反馈问题", "问题", "问题内容", "具体表现", "存在问题", "反馈意见指出的问题", "facts",
            ],
            "heading": ["监督重点", "问题分类", "反馈方面", "heading"],
            "subject": ["问题类别", "类别", "问题类型", "subject"],
            "severity": ["严重程度", "程度", "severity"],
            "basis": ["定性依据", "依据", "违反规定", "basis"],
            "party": ["责任主体", "整改主体", "party"],
            "responsible": ["责任单位", "整改单位", "牵头单位", "responsible"],
            "leader": ["责任人", "责任领导", "整改责任人", "包抓领导", "leader"],
            "recommendation": ["整改要求", "整改目标", "整改建议", "recommendation"],
            "measures": ["整改措施", "整改情况", "整改进展", "整改落实情况", "measures"],
            "amount": ["涉及金额", "涉及金额(元)", "金额(元)", "金额", "amount"],
            "amountWan": ["涉及金额(万元)", "金额(万元)"],
            "fedBackOn": ["反馈日期", "反馈时间", "fedBackOn"],
            "dueOn": ["整改期限", "整改时限", "完成时限", "期限", "dueOn"],
            "state": ["整改状态", "状态", "完成情况", "是否完成", "销号情况", "整改结果", "state"],
        ], required: ["unit", "facts"])
}
