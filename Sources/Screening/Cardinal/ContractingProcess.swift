import Foundation

/// One compiled OCDS 1.1 release, as far as the indicators look at it.
package struct ContractingProcess: Sendable {
    package struct Money: Sendable, Hashable {
        package let amount: Double
        package let currency: String
    }

    package struct Bid: Sendable {
        package let status: String
        /// As it stands: compared as text.
        package let date: String?
        package let tenderers: [String]
        package let value: Money?

        /// Handed in: neither only invited nor taken back.
        package var isSubmitted: Bool { status != "invited" && status != "withdrawn" }
    }

    package struct Award: Sendable {
        package let status: String
        package let suppliers: [String]
        /// Identifiers of the classifications of its items.
        package let classes: [String]
    }

    package let ocid: String
    package let buyer: String?
    package let procuringEntity: String?
    package let tenderStatus: String?
    package let method: String?
    package let methodDetails: String?
    /// How it was put out: the details in words, else the code in words; empty without either.
    package var procedure: String {
        if let methodDetails, !methodDetails.isEmpty { return methodDetails }
        return method.map { Self.methods[$0] ?? $0 } ?? ""
    }
    /// Codes of `procurementMethod`.
    private static let methods = [
        "open": "公开招标", "selective": "邀请招标", "limited": "定向采购", "direct": "直接委托",
    ]
    /// Code of `mainProcurementCategory`.
    package let category: String?
    package let periodStart: String?
    package let periodEnd: String?
    package let numberOfTenderers: Int?
    package let bids: [Bid]
    package let awards: [Award]
    /// What is bought, as the tender says it; empty where it does not.
    package let title: String
    /// Identifiers of the parties → their names.
    package let names: [String: String]
    /// What was awarded, or else the value of the tender, in fen; 0 where neither is told in yuan.
    package let worth: Int64

    /// Reads a release; nil without an `ocid` that is a text.
    package init?(_ json: Any) {
        guard let release = json as? [String: Any], let ocid = release["ocid"] as? String else {
            return nil
        }
        self.ocid = ocid
        let tender = release["tender"] as? [String: Any] ?? [:]
        let period = tender["tenderPeriod"] as? [String: Any] ?? [:]
        buyer = Self.id(release["buyer"])
        procuringEntity = Self.id(tender["procuringEntity"])
        tenderStatus = tender["status"] as? String
        method = tender["procurementMethod"] as? String
        methodDetails = tender["procurementMethodDetails"] as? String
        category = tender["mainProcurementCategory"] as? String
        periodStart = period["startDate"] as? String
        periodEnd = period["endDate"] as? String
        numberOfTenderers = Self.number(tender["numberOfTenderers"])?.intValue
        let details = (release["bids"] as? [String: Any])?["details"] as? [Any] ?? []
        bids = details.compactMap { $0 as? [String: Any] }.map { bid in
            Bid(
                status: bid["status"] as? String ?? "", date: bid["date"] as? String,
                tenderers: Self.ids(bid["tenderers"]), value: Self.money(bid["value"]))
        }
        let given = release["awards"] as? [Any] ?? []
        awards = given.compactMap { $0 as? [String: Any] }.map { award in
            let items = award["items"] as? [[String: Any]] ?? []
            return Award(
                status: award["status"] as? String ?? "",
                suppliers: Self.ids(award["suppliers"]),
                classes: items.compactMap { item in
                    let classification = item["classification"] as? [String: Any]
                    return classification?["id"] as? String
                })
        }
        title = tender["title"] as? String ?? ""
        names = Self.names(release, tender, details, given)
        let won = given.compactMap { $0 as? [String: Any] }.filter {
            $0["status"] as? String == "active"
        }.reduce(Int128(0)) { $0 + Int128(Self.fen($1["value"])) }
        worth = won != 0 ? Int64(clamping: won) : Self.fen(tender["value"])
    }

    package var activeAwards: [Award] { awards.filter { $0.status == "active" } }

    /// Whether nothing is still to be decided.
    package var isFinal: Bool {
        awards.allSatisfy { ["active", "cancelled", "unsuccessful"].contains($0.status) }
    }

    private static func id(_ json: Any?) -> String? { (json as? [String: Any])?["id"] as? String }

    private static func ids(_ json: Any?) -> [String] { (json as? [Any] ?? []).compactMap(id) }

    private static func money(_ json: Any?) -> Money? {
        guard let value = json as? [String: Any], let amount = number(value["amount"]),
            let currency = value["currency"] as? String
        else { return nil }
        return Money(amount: amount.doubleValue, currency: currency)
    }

    /// A number of JSON; `true` is none, though Foundation has it as one.
    static func number(_ json: Any?) -> NSNumber? {
        guard let number = json as? NSNumber else { return nil }
        return ["c", "B"].contains(String(cString: number.objCType)) ? nil : number
    }

    /// Whether an amount is in yuan: by its currency, or because none is named.
    static func isYuan(_ currency: Any?) -> Bool {
        ["CNY", "", nil].contains(currency as? String)
    }

    /// As much as a cell of the tables may hold, in yuan.
    private static let mostYuan = 1e9

    /// An amount in yuan, in fen; 0 for other currencies and for what is beyond reason.
    private static func fen(_ json: Any?) -> Int64 {
        guard let value = json as? [String: Any], let amount = number(value["amount"]),
            isYuan(value["currency"]), abs(amount.doubleValue) <= mostYuan
        else { return 0 }
        return Int64((amount.doubleValue * 100).rounded())
    }

    private static func names(
        _ release: [String: Any], _ tender: [String: Any], _ bids: [Any], _ awards: [Any]
    ) -> [String: String] {
        let many = { (json: Any, key: String) in (json as? [String: Any])?[key] as? [Any] ?? [] }
        let parties =
            [release["buyer"], tender["procuringEntity"]].compactMap(\.self)
            + many(release, "parties") + bids.flatMap { many($0, "tenderers") }
            + awards.flatMap { many($0, "suppliers") }
        var names: [String: String] = [:]
        for party in parties {
            guard let party = party as? [String: Any], let id = party["id"] as? String,
                let name = party["name"] as? String, !name.isEmpty
            else { continue }
            names[id] = names[id] ?? name
        }
        return names
    }
}
