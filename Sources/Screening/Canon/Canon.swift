package import Domain
package import Tables

/// The tables that screening reads: the fifteen canonical ones, the composed ones in their parts.
package enum Canon: String, CaseIterable, Sendable, Hashable {
    case entry, voucher, balance, bankAccount, bankLine, invoice, asset, resource, contract
    case installment, project, change, payment, tender, bid, subsidy, official, relation, death
    case payroll, shareholding, household, disclosure, disclosureLine, decision

    /// `T2`, as the tables are numbered in the handbook.
    package var number: String {
        switch self {
        case .voucher: "T1"
        case .entry: "T2"
        case .balance: "T3"
        case .bankAccount: "T4"
        case .bankLine: "T5"
        case .invoice: "T6"
        case .asset: "T7"
        case .resource: "T8"
        case .contract: "T9"
        case .installment: "T9b"
        case .project: "T10"
        case .change: "T10b"
        case .payment: "T10c"
        case .tender, .bid: "T11"
        case .subsidy: "T12"
        case .official, .relation, .death, .payroll, .shareholding, .household: "T13"
        case .disclosure, .disclosureLine: "T14"
        case .decision: "T15"
        }
    }

    package var label: Phrase {
        switch self {
        case .voucher: Phrase("凭证头", "vouchers")
        case .entry: Phrase("凭证分录", "voucher lines")
        case .balance: Phrase("科目余额", "balances")
        case .bankAccount: Phrase("银行账户", "bank accounts")
        case .bankLine: Phrase("银行流水", "bank lines")
        case .invoice: Phrase("发票", "invoices")
        case .asset: Phrase("资产台账", "assets")
        case .resource: Phrase("资源台账", "resources")
        case .contract: Phrase("合同台账", "contracts")
        case .installment: Phrase("合同应收计划", "instalments")
        case .project: Phrase("工程项目", "projects")
        case .change: Phrase("工程变更", "change orders")
        case .payment: Phrase("工程付款", "project payments")
        case .tender: Phrase("招标", "tenders")
        case .bid: Phrase("投标", "bids")
        case .subsidy: Phrase("补贴发放", "subsidies")
        case .official: Phrase("村干部任职", "officials")
        case .relation: Phrase("亲属关系", "relations")
        case .death: Phrase("死亡登记", "deaths")
        case .payroll: Phrase("财政供养人员", "public payroll")
        case .shareholding: Phrase("企业股东高管", "company roles")
        case .household: Phrase("户籍", "households")
        case .disclosure: Phrase("公开记录", "disclosures")
        case .disclosureLine: Phrase("公开明细", "disclosed items")
        case .decision: Phrase("决策记录", "decisions")
        }
    }

    /// Registers of persons and companies hold for the whole county, not for one village.
    package var isRegister: Bool {
        switch self {
        case .relation, .death, .payroll, .shareholding, .household, .official: true
        default: false
        }
    }

    package var schema: TableSchema { Self.schemas[self] ?? Self.empty }

    private static let empty = TableSchema("", [], signature: [])
    private static let schemas: [Canon: TableSchema] =
        ledgerSchemas
        .merging(bankSchemas) { old, _ in old }
        .merging(propertySchemas) { old, _ in old }
        .merging(projectSchemas) { old, _ in old }
        .merging(peopleSchemas) { old, _ in old }
        .merging(governanceSchemas) { old, _ in old }

    /// A schema in the words of `Field`.
    static func schema(
        _ canon: Canon, _ fields: [FieldSpec], signature: [Set<Field>]
    ) -> (Canon, TableSchema) {
        (
            canon,
            TableSchema(
                canon.rawValue, fields,
                signature: signature.map { Set($0.map(\.rawValue)) })
        )
    }

    static func field(
        _ field: Field, _ kind: FieldKind, _ aliases: String = "", required: Bool = false
    ) -> FieldSpec {
        FieldSpec(
            field.rawValue, kind, aliases.split(separator: " ").map(String.init),
            isRequired: required, range: kind == .number ? numbers[field] : nil)
    }

    /// What years and periods may be.
    private static let numbers: [Field: ClosedRange<Int64>] = [
        .year: 1900...2200, .period: 0...99,
    ]

    static let villageField = field(
        .village, .text, "村代码 村居代码 区划代码 行政区划代码 单位代码 组织代码 账套代码 village code12")
}
