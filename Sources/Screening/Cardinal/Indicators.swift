/// What the indicators of the Open Contracting Partnership's Cardinal may be told.
package struct IndicatorSettings: Sendable {
    package var days = 15
    /// Days for single values of `procurementMethodDetails`.
    package var daysByDetails: [String: Int] = [:]
    /// Only these methods, for R003; empty for all.
    package var methods: Set<String> = []
    /// Values of `procurementMethodDetails` whose prices are set beforehand.
    package var withoutPrices: Set<String> = []
    /// Values of `procurementMethodDetails` that are left out altogether.
    package var excluded: Set<String> = []
    package var disqualified = 1
    package var percentile = 0.75
    package var minimumProcesses = 20
    package var minimumBids = 2
    package var classDigits = 2

    package init() {}
}

/// The eleven indicators R003 R018 R024 R025 R028 R030 R035 R036 R038 R048 R058 over contracting
/// processes, with the meaning that Cardinal's documentation and code give them.
///
/// Quartiles are of type R-8. Comparisons with a fence include it.
package struct Indicators: Sendable {
    /// Group (`OCID`, `Buyer`, `ProcuringEntity`, `Tenderer`) → id → indicator → value.
    package private(set) var results: [String: [String: [String: Double]]] = [:]

    /// Process → indicator → who is behind it, as far as the indicator tells.
    package private(set) var behind: [String: [String: Set<String>]] = [:]

    let settings: IndicatorSettings
    let processes: [ContractingProcess]

    package init(_ all: [ContractingProcess], settings: IndicatorSettings = IndicatorSettings()) {
        self.settings = settings
        processes = all.filter { process in
            process.tenderStatus != "cancelled"
                && !(process.methodDetails.map { settings.excluded.contains($0) } ?? false)
        }
        let currency = processes.lazy.flatMap(\.bids).compactMap(\.value?.currency).first
        for process in processes {
            shortPeriod(process)
            singleBid(process)
            identicalPrices(process)
            lateWinner(process)
            allOthersDisqualified(process)
            lowestDisqualified(process, currency)
        }
        priceDistances(currency)
        unsuccessfulBidders()
        disqualifiedShares()
        heterogeneousSuppliers()
    }

    mutating func set(_ group: String, _ id: String, _ indicator: String, _ value: Double) {
        results[group, default: [:]][id, default: [:]][indicator] = value
    }

    /// Tells that somebody is behind what an indicator shows of a process.
    mutating func name(
        _ tenderer: String, in process: String, _ indicator: String, _ value: Double
    ) {
        set("Tenderer", tenderer, indicator, value)
        behind[process, default: [:]][indicator, default: []].insert(tenderer)
    }

    /// R003: fewer whole days between the dates of the tender period than it takes.
    private mutating func shortPeriod(_ process: ContractingProcess) {
        if !settings.methods.isEmpty {
            guard let method = process.method, settings.methods.contains(method) else { return }
        }
        guard let start = process.periodStart.flatMap(InstantText.seconds),
            let end = process.periodEnd.flatMap(InstantText.seconds)
        else { return }
        let days = (end - start) / 86_400
        let limit =
            process.methodDetails.flatMap { settings.daysByDetails[$0] } ?? settings.days
        if days < limit { set("OCID", process.ocid, "R003", 1) }
    }

    /// R018: one tenderer in an open or selective tender, by the field.
    private mutating func singleBid(_ process: ContractingProcess) {
        guard let method = process.method, ["open", "selective"].contains(method),
            process.numberOfTenderers == 1
        else { return }
        set("OCID", process.ocid, "R018", 1)
    }

    /// R028: two bids of one price from different tenderers.
    private mutating func identicalPrices(_ process: ContractingProcess) {
        guard !hasSetPrices(process) else { return }
        let bids = process.bids.filter {
            $0.isSubmitted && $0.value != nil && !$0.tenderers.isEmpty
        }
        let groups = Dictionary(grouping: bids) { $0.value }
        for bids in groups.values where Set(bids.map { Set($0.tenderers) }).count > 1 {
            set("OCID", process.ocid, "R028", 1)
            for tenderer in Set(bids.flatMap(\.tenderers)) {
                name(tenderer, in: process.ocid, "R028", 1)
            }
        }
    }

    /// R030: a valid bid after the deadline whose tenderer was awarded.
    private mutating func lateWinner(_ process: ContractingProcess) {
        guard let end = process.periodEnd else { return }
        let winners = Set(process.activeAwards.flatMap(\.suppliers))
        for bid in process.bids where bid.status == "valid" {
            guard let date = bid.date, date > end else { continue }
            for tenderer in bid.tenderers where winners.contains(tenderer) {
                set("OCID", process.ocid, "R030", 1)
                name(tenderer, in: process.ocid, "R030", 1)
            }
        }
    }

    /// R035: everybody but the one who was awarded is disqualified.
    private mutating func allOthersDisqualified(_ process: ContractingProcess) {
        guard process.isFinal else { return }
        let valid = Set(process.bids.filter { $0.status == "valid" }.flatMap(\.tenderers))
        let winners = Set(process.activeAwards.flatMap(\.suppliers))
        let out = Set(process.bids.filter { $0.status == "disqualified" }.flatMap(\.tenderers))
            .subtracting(valid)
        guard valid.count == 1, valid == winners, out.count >= max(1, settings.disqualified)
        else { return }
        set("OCID", process.ocid, "R035", Double(out.count))
        for winner in winners { name(winner, in: process.ocid, "R035", 0) }
    }

    /// R036: the lowest price was disqualified.
    private mutating func lowestDisqualified(
        _ process: ContractingProcess, _ currency: String?
    ) {
        guard process.isFinal, !process.activeAwards.isEmpty, !hasSetPrices(process) else { return }
        var lowest: (amount: Double, status: String)?
        var hasValid = false
        for bid in process.bids where bid.isSubmitted {
            guard let value = bid.value, value.currency == currency else { continue }
            if bid.status == "valid" { hasValid = true }
            if value.amount < lowest?.amount ?? .infinity { lowest = (value.amount, bid.status) }
        }
        if hasValid, lowest?.status == "disqualified" { set("OCID", process.ocid, "R036", 1) }
    }

    func hasSetPrices(_ process: ContractingProcess) -> Bool {
        process.methodDetails.map { settings.withoutPrices.contains($0) } ?? false
    }
}

/// A moment by RFC 3339.
enum InstantText {
    /// Seconds since 1970-01-01T00:00:00Z; nil for anything without date, time and offset.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
        else { return nil }
        let number = { (range: Range<Int>) in
            range.reduce(0) { $0 * 10 + Int(bytes[$1]) - 48 }
        }
        for place in [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18] {
            guard (48...57).contains(bytes[place]) else { return nil }
        }
        guard
            let day = Self.day(number(0..<4), number(5..<7), number(8..<10)), number(11..<13) < 24,
            number(14..<16) < 60, number(17..<19) < 61
        else { return nil }
        var rest = Array(bytes[19...])
        if rest.first == UInt8(ascii: ".") {
            rest = Array(rest.dropFirst().drop { (48...57).contains($0) })
        }
        let time = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
        if rest == [UInt8(ascii: "Z")] || rest == [UInt8(ascii: "z")] {
            return day * 86_400 + time
        }
        guard rest.count == 6, rest[3] == UInt8(ascii: ":"), rest[0] == 43 || rest[0] == 45 else {
            return nil
        }
        let digits = [1, 2, 4, 5].map { Int(rest[$0]) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let offset = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return day * 86_400 + time - (rest[0] == 45 ? -offset : offset)
    }

    /// Days since 1970-01-01, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms":
    /// platforms publish years that `Day` does not take.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        let y = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (y / 400, y % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
