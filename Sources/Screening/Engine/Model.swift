package import Domain

/// How much a lead weighs before anybody has looked.
package enum Severity: Int, Sendable, CaseIterable, Comparable, Labelled {
    case low = 1
    case medium = 3
    case high = 5

    package var label: Phrase {
        switch self {
        case .low: Phrase("低", "low")
        case .medium: Phrase("中", "medium")
        case .high: Phrase("高", "high")
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a model looks at, as the catalogue is divided.
package enum Family: String, Sendable, CaseIterable, Labelled {
    case cash = "C"
    case expenditure = "E"
    case revenue = "R"
    case project = "P"
    case subsidy = "S"
    case relation = "L"
    case disclosure = "D"
    case quality = "Q"
    case statistics = "F"
    case tender = "O"
    case custom = "U"

    package var label: Phrase {
        switch self {
        case .cash: Phrase("资金", "cash and bank")
        case .expenditure: Phrase("支出与报销", "expenditure")
        case .revenue: Phrase("收入与资产资源合同", "revenue and contracts")
        case .project: Phrase("项目与采购", "projects and procurement")
        case .subsidy: Phrase("补贴", "subsidies")
        case .relation: Phrase("关联关系", "relations")
        case .disclosure: Phrase("公开", "disclosure")
        case .quality: Phrase("账务质量", "bookkeeping")
        case .statistics: Phrase("统计检验", "statistics")
        case .tender: Phrase("招标指标（OCDS）", "procurement indicators (OCDS)")
        case .custom: Phrase("自建模型", "models of one's own")
        }
    }
}

/// A number that a rule depends on: its default and where that comes from.
package struct Parameter: Sendable {
    package enum Unit: Sendable { case yuan, days, months, years, count, ratio, ladder }

    package let name: String
    package let unit: Unit
    /// As people write it: `5000` yuan, `0.9`, `1000 5000 10000` for a ladder of yuan.
    package let value: String
    /// The norm, or the practice, that it comes from.
    package let source: Phrase

    package init(_ name: String, _ unit: Unit, _ value: String, _ source: Phrase) {
        self.name = name
        self.unit = unit
        self.value = value
        self.source = source
    }
}

/// A table that a model reads, with the columns without which it cannot say anything.
package struct Need: Sendable {
    /// Contracting processes, as they are handed in as OCDS.
    package static let processes = Need(.tender, fields: [], isOCDS: true)

    package let table: Canon
    package let fields: [Field]
    /// Columns of which one is enough; none is asked for where this is empty.
    package let oneOf: [Field]
    /// Whether processes of OCDS are asked for and not rows of the table.
    package let isOCDS: Bool

    package init(_ table: Canon, _ fields: Field..., oneOf: [Field] = []) {
        self.init(table, fields: fields, oneOf: oneOf)
    }

    package init(
        _ table: Canon, fields: [Field], oneOf: [Field] = [], isOCDS: Bool = false
    ) {
        self.table = table
        self.fields = fields
        self.oneOf = oneOf
        self.isOCDS = isOCDS
    }

    /// `T11 tender`, as it is listed.
    package var name: String {
        isOCDS ? "OCDS 招标数据" : "\(table.number) \(table.rawValue)"
    }

    /// `T11 招标`.
    package var label: Phrase {
        isOCDS
            ? Phrase("OCDS 招标数据", "tender data as OCDS")
            : Phrase(
                "\(table.number) \(table.label.zh)", "\(table.number) \(table.label.en)")
    }

    /// `village_code`, `image/memo`: the columns as they are listed.
    package var columns: [String] {
        fields.map(\.rawValue)
            + (oneOf.isEmpty ? [] : [oneOf.map(\.rawValue).joined(separator: "/")])
    }
}

/// A red flag: what it means, where it comes from, and the check.
///
/// A model gives leads (疑似问题), never findings. The check is a function of the data, the
/// parameters and a day: the same input gives the same leads in the same order.
package struct Model: Sendable {
    /// `C01a`; never given to another model.
    package let id: String
    /// Raised whenever the same data may give other leads.
    package let version: Int
    package let family: Family
    package let title: Phrase
    package let severity: Severity
    /// What one lead is about: a voucher, a payee, a contract.
    package let grouping: Phrase
    /// What the check does, as it is shown beside a lead.
    package let rule: Phrase
    /// Law, standard or practice.
    package let source: Phrase
    /// The usual innocent explanations.
    package let innocent: Phrase
    package let needs: [Need]
    package let parameters: [Parameter]
    package let check: @Sendable (Screen) -> [Lead]

    package init(
        _ id: String, version: Int = 1, family: Family? = nil, _ title: Phrase,
        _ severity: Severity, key: Phrase,
        rule: Phrase, source: Phrase, innocent: Phrase, needs: [Need],
        parameters: [Parameter] = [], check: @escaping @Sendable (Screen) -> [Lead]
    ) {
        self.id = id
        self.version = version
        self.family = family ?? Family(rawValue: String(id.prefix(1))) ?? .statistics
        self.title = title
        self.severity = severity
        grouping = key
        self.rule = rule
        self.source = source
        self.innocent = innocent
        self.needs = needs
        self.parameters = parameters
        self.check = check
    }
}
