import Foundation
import Tables

/// Rows of T10 and T11 made of OCDS releases, as CSV with our own headers.
///
/// The number of a project and of its tender is the ocid. Amounts are taken in yuan only; what
/// names no currency is in yuan.
struct TenderRows {
    struct Made {
        let canon: Canon
        let header: [String]
        /// The header and the rows in UTF-8, a line each.
        var text: [UInt8]
        var rows = 0
    }

    private(set) var tables = TenderRows.fields.map { canon, fields in
        let header = fields.map(\.rawValue)
        return Made(
            canon: canon, header: header, text: Array((header.joined(separator: ",") + "\n").utf8))
    }
    /// Processes with amounts in other currencies.
    private(set) var foreign = 0

    private static let fields: [(Canon, [Field])] = [
        (
            .project,
            [
                .village, .number, .name, .kind, .budget, .controlPrice, .procedure, .tender,
                .contract, .contractor, .awarded, .signed, .total,
            ]
        ),
        (
            .tender,
            [
                .village, .number, .project, .name, .kind, .procedure, .published, .deadline,
                .opened, .controlPrice, .awarded, .signed, .status,
            ]
        ),
        (
            .bid,
            [.village, .tender, .bidderID, .bidder, .price, .received, .status, .won]
        ),
    ]

    private static let kinds = ["works": "工程", "goods": "货物", "services": "服务"]
    private static let verdicts = [
        "valid": "有效", "disqualified": "否决", "withdrawn": "撤回", "invited": "邀请",
        "pending": "待定",
    ]
    private static let states = [
        "planning": "筹划", "planned": "筹划", "active": "进行中", "cancelled": "取消",
        "unsuccessful": "流标", "complete": "完成", "withdrawn": "终止",
    ]

    /// Adds the rows of a process. It lies in a village.
    mutating func add(_ part: OCDSReader.Part, _ process: ContractingProcess, village: String) {
        let release = JSONObject(part.json)
        let tender = release["tender"]
        let awards = release.list("awards").filter { $0.text("status") == "active" }
        let contracts = release.list("contracts").filter { $0.text("status") != "cancelled" }
        var money = Money()
        let kind = tender.text("mainProcurementCategory")
        let common = [
            "kind": Self.kinds[kind] ?? kind,
            "procedure": process.procedure,
            "name": tender.text("title", or: "description"),
            "control_price": money.text([tender["value"]]),
            "awarded": Self.earliest(awards.map { $0.text("date") }),
            "signed": Self.earliest(contracts.map { $0.text("dateSigned") }),
            "village_code": village, "project": process.ocid, "tender": process.ocid,
            "number": process.ocid,
        ]
        let suppliers = awards.flatMap { $0.list("suppliers") }
        append(
            0,
            common.merging([
                "budget": money.text([release["planning"]["budget"]["amount"]]),
                "contract": contracts.first?.text("id") ?? "",
                "contractor": Self.names(suppliers),
                "total": money.text(contracts.map { $0["value"] }),
            ]) { $1 })
        let state = tender.text("status")
        append(
            1,
            common.merging([
                "published": tender["tenderPeriod"].text("startDate"),
                "deadline": tender["tenderPeriod"].text("endDate"),
                "opened": tender["bidOpening"].text("date"),
                "status": Self.states[state] ?? state,
            ]) { $1 })
        let winners = Set(suppliers.map { $0.text("id", or: "name") })
        for bid in release["bids"].list("details") {
            let bidders = bid.list("tenderers")
            let won = bidders.contains { winners.contains($0.text("id", or: "name")) }
            let verdict = bid.text("status")
            append(
                2,
                [
                    "village_code": village, "tender": process.ocid,
                    "bidder_id": bidders.map { $0.text("id") }.joined(separator: "、"),
                    "bidder": Self.names(bidders), "price": money.text([bid["value"]]),
                    "received": bid.text("date"), "status": Self.verdicts[verdict] ?? verdict,
                    "won": won ? "是" : "否",
                ])
        }
        if money.hasForeign { foreign += 1 }
    }

    /// The first day of some moments, as it stands; of what names no day the first.
    private static func earliest(_ moments: [String]) -> String {
        let given = moments.filter { !$0.isEmpty }
        let days = given.compactMap { text in InstantText.day(text).map { (text: text, day: $0) } }
        return days.min { $0.day < $1.day }?.text ?? given.first ?? ""
    }

    /// In characters: a cell that is longer than a reader of tables takes would cost the table.
    private static let longestCell = 1000

    private mutating func append(_ table: Int, _ cells: [String: String]) {
        let row = tables[table].header.map { header in
            let plain = (cells[header] ?? "").split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            return TableFile.quoted(RefusedRow.cut(plain, to: Self.longestCell))
        }
        tables[table].rows += 1
        tables[table].text += Array((row.joined(separator: ",") + "\n").utf8)
    }

    private static func names(_ parties: [JSONObject]) -> String {
        parties.map { $0.text("name", or: "id") }.joined(separator: "、")
    }

    /// Amounts as cells, and whether some of them are in other currencies.
    private struct Money {
        private(set) var hasForeign = false

        /// The sum of the amounts in yuan; empty where there is none.
        mutating func text(_ values: [JSONObject]) -> String {
            var sum: Decimal?
            for value in values {
                guard let amount = value.number("amount") else { continue }
                guard value.isYuan else {
                    hasForeign = true
                    continue
                }
                sum = (sum ?? 0) + amount
            }
            return sum.map(\.description) ?? ""
        }
    }
}

/// A JSON object that is looked into without minding what is missing.
struct JSONObject {
    private let values: [String: Any]

    init(_ json: Any?) { values = json as? [String: Any] ?? [:] }

    subscript(key: String) -> JSONObject { JSONObject(values[key]) }

    /// The objects of a list.
    func list(_ key: String) -> [JSONObject] {
        (values[key] as? [Any] ?? []).map { JSONObject($0) }
    }

    /// The first of two texts that is not empty.
    func text(_ key: String, or other: String = "") -> String {
        let found = values[key] as? String ?? ""
        return found.isEmpty ? values[other] as? String ?? "" : found
    }

    func number(_ key: String) -> Decimal? {
        ContractingProcess.number(values[key]).flatMap { Decimal(string: $0.stringValue) }
    }

    /// Whether this is an amount in yuan.
    var isYuan: Bool { ContractingProcess.isYuan(values["currency"]) }
}
