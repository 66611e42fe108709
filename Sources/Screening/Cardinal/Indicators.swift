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
    /// Days for single processes, by their ocid.
    package var daysByProcess: [String: Int] = [:]
    /// Fences made of fewer are none, nor are fences without a distance between the quartiles; 0
    /// for whatever there is, as Cardinal has it.
    package var compared = 0
    /// Whether a result is asked to hold good as a reproach: prices are above 0, moments are
    /// compared as instants, and a disqualified bid is below a valid one. Cardinal asks for none.
    package var isGuarded = false

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
    /// Of the first bid with a price: prices in others are not compared.
    let currency: String?

    private typealias Look = @Sendable (inout Indicators, ContractingProcess) -> Void
    private static let ofOne: [(id: String, look: Look)] = [
        ("R003", { $0.shortPeriod($1) }), ("R018", { $0.singleBid($1) }),
        ("R028", { $0.identicalPrices($1) }), ("R030", { $0.lateWinner($1) }),
        ("R035", { $0.allOthersDisqualified($1) }), ("R036", { $0.lowestDisqualified($1) }),
    ]
    private static let ofAll: [(ids: [String], look: @Sendable (inout Indicators) -> Void)] = [
        (["R024", "R058"], { $0.priceDistances() }), (["R025"], { $0.unsuccessfulBidders() }),
        (["R038"], { $0.disqualifiedShares() }), (["R048"], { $0.heterogeneousSuppliers() }),
    ]

    /// `only`: One indicator; nil for all.
    package init(
        _ all: [ContractingProcess], settings: IndicatorSettings = IndicatorSettings(),
        only: String? = nil
    ) {
        self.settings = settings
        processes = all.filter { process in
            process.tenderStatus != "cancelled"
                && !(process.methodDetails.map { settings.excluded.contains($0) } ?? false)
        }
        currency = processes.lazy.flatMap(\.bids).compactMap(\.value?.currency).first
        for (id, look) in Self.ofOne where only == nil || only == id {
            for process in processes { look(&self, process) }
        }
        for (ids, look) in Self.ofAll where only.map(ids.contains) ?? true { look(&self) }
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
            process.methodDetails.flatMap { settings.daysByDetails[$0] }
            ?? settings.daysByProcess[process.ocid] ?? settings.days
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
            $0.isSubmitted && price($0) != nil && !$0.tenderers.isEmpty
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
            guard let date = bid.date,
                settings.isGuarded ? InstantText.isAfter(date, end) : date > end
            else { continue }
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
    private mutating func lowestDisqualified(_ process: ContractingProcess) {
        guard process.isFinal, !process.activeAwards.isEmpty, !hasSetPrices(process) else { return }
        var lowest: (amount: Double, status: String)?
        var valid: [Double] = []
        for bid in process.bids where bid.isSubmitted {
            guard let value = price(bid), value.currency == currency else { continue }
            if bid.status == "valid" { valid.append(value.amount) }
            if value.amount < lowest?.amount ?? .infinity { lowest = (value.amount, bid.status) }
        }
        // Of equal prices the first is the lowest, so the order of the bids would decide.
        guard let lowest, lowest.status == "disqualified", let best = valid.min(),
            !settings.isGuarded || best > lowest.amount
        else { return }
        set("OCID", process.ocid, "R036", 1)
    }

    /// What a bid asks for. A price of 0 is one that was not published.
    func price(_ bid: ContractingProcess.Bid) -> ContractingProcess.Money? {
        bid.value.flatMap { settings.isGuarded && $0.amount <= 0 ? nil : $0 }
    }

    func hasSetPrices(_ process: ContractingProcess) -> Bool {
        process.methodDetails.map { settings.withoutPrices.contains($0) } ?? false
    }
}
