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
    package let periodStart: String?
    package let periodEnd: String?
    package let numberOfTenderers: Int?
    package let bids: [Bid]
    package let awards: [Award]

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
        periodStart = period["startDate"] as? String
        periodEnd = period["endDate"] as? String
        numberOfTenderers = (tender["numberOfTenderers"] as? NSNumber)?.intValue
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
    }

    package var activeAwards: [Award] { awards.filter { $0.status == "active" } }

    /// Whether nothing is still to be decided.
    package var isFinal: Bool {
        awards.allSatisfy { ["active", "cancelled", "unsuccessful"].contains($0.status) }
    }

    private static func id(_ json: Any?) -> String? { (json as? [String: Any])?["id"] as? String }

    private static func ids(_ json: Any?) -> [String] { (json as? [Any] ?? []).compactMap(id) }

    private static func money(_ json: Any?) -> Money? {
        guard let value = json as? [String: Any], let amount = value["amount"] as? NSNumber,
            let currency = value["currency"] as? String
        else { return nil }
        return Money(amount: amount.doubleValue, currency: currency)
    }
}

/// Reads releases and records out of JSON documents and JSON lines.
package enum OCDSReader {
    /// The processes of a text, and how many of its lines or parts are none.
    package static func read(_ bytes: [UInt8]) -> (processes: [ContractingProcess], skipped: Int) {
        if let whole = try? JSONSerialization.jsonObject(with: Data(bytes)) {
            let parts = parts(of: whole)
            let found = parts.compactMap(ContractingProcess.init)
            return (found, parts.count - found.count)
        }
        var found: [ContractingProcess] = []
        var skipped = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) where !line.allSatisfy({ $0 <= 32 })
        {
            let json = try? JSONSerialization.jsonObject(with: Data(line))
            let parts = json.map(parts) ?? []
            let processes = parts.compactMap(ContractingProcess.init)
            found += processes
            if processes.isEmpty { skipped += 1 }
        }
        return (found, skipped)
    }

    /// A release, the releases of a package, or the compiled releases of records.
    private static func parts(of json: Any) -> [Any] {
        guard let object = json as? [String: Any] else { return json as? [Any] ?? [json] }
        if let releases = object["releases"] as? [Any], object["ocid"] == nil { return releases }
        if let records = object["records"] as? [[String: Any]] {
            return records.compactMap { $0["compiledRelease"] }
        }
        return [object["compiledRelease"] ?? object]
    }
}
