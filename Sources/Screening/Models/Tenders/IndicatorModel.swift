import Domain

/// What an indicator shows of a process, or of an organisation in all its processes.
struct IndicatorFinding {
    /// The name and the ocid of a process; the name or the identifier of an organisation.
    let name: String
    /// The process; the first of an organisation's.
    let process: ContractingProcess
    /// The number of its village; -1 where it names none.
    let village: Int
    /// As Cardinal gives it; of the roles of an organisation the largest.
    let value: Double
    /// Who is behind it, by name: `甲公司、乙公司`.
    let behind: Phrase
    /// In which roles an organisation is shown, with the value in each.
    let roles: [(role: Phrase, value: Double)]
    let screen: Screen

    /// `12.34%`, `12%`.
    static func percent(_ share: Double) -> String {
        let percent = (share * 10_000).rounded() / 100
        let whole = Int64(exactly: percent).map(String.init)
        return (whole ?? "\(percent)") + "%"
    }

    var percent: String { Self.percent(value) }
}

extension Model {
    /// One of Cardinal's indicators as a model: it gives leads where `Indicators` gives results. An
    /// entry of a tenderer that only names who is behind a process is part of the lead about it.
    ///
    /// `organisations`: Whether it tells of organisations and not of single processes.
    static func indicator(
        _ id: String, version: Int = 1, _ title: Phrase, _ severity: Severity, rule: Phrase,
        innocent: Phrase,
        organisations: Bool = false, parameters: [Parameter] = [],
        settings: @escaping @Sendable (Screen, inout IndicatorSettings) -> Void = { _, _ in },
        words: @escaping @Sendable (IndicatorFinding) -> Phrase
    ) -> Model {
        Model(
            id, version: version, family: .tender, title, severity,
            key: organisations
                ? Phrase("采购人、投标人代码", "identifier of a buyer or tenderer")
                : Phrase("招标过程（ocid）", "contracting process (ocid)"),
            rule: rule,
            source: Phrase(
                "开放合同伙伴组织 Cardinal 0.x 文档，\(id)", "Cardinal 0.x documentation, \(id)"),
            innocent: innocent, needs: [.processes], parameters: parameters
        ) { screen in
            var chosen = IndicatorSettings()
            chosen.isGuarded = true
            settings(screen, &chosen)
            let book = IndicatorBook(screen, id, chosen)
            return organisations ? book.ofOrganisations(words) : book.ofProcesses(words)
        }
    }
}

extension Parameter {
    /// How many make a comparison, for indicators with a fence; 0 for as few as in Cardinal.
    static let compared = Parameter(
        "compared", .count, "12",
        Phrase("工作口径：少于此数不作比较", "working rule: fewer are not compared"))

    /// A setting of Cardinal's with its default.
    static func cardinal(_ name: String, _ unit: Unit, _ value: String, _ zh: String) -> Parameter {
        Parameter(name, unit, value, Phrase("Cardinal 0.x 文档，\(zh)", "Cardinal 0.x documentation"))
    }
}

/// The results of one indicator over all processes, and the leads that they become.
private struct IndicatorBook {
    private static let groups = [
        ("Buyer", Phrase("采购人", "buyer")), ("ProcuringEntity", Phrase("采购实体", "procuring entity")),
        ("Tenderer", Phrase("投标人", "tenderer")),
    ]

    private let screen: Screen
    private let id: String
    private let found: Indicators
    private var all: [PlacedProcess] { screen.data.processes }

    init(_ screen: Screen, _ id: String, _ settings: IndicatorSettings) {
        self.screen = screen
        self.id = id
        found = Indicators(screen.data.processes.map(\.process), settings: settings, only: id)
    }

    func ofProcesses(_ words: (IndicatorFinding) -> Phrase) -> [Lead] {
        let values = (found.results["OCID"] ?? [:]).compactMapValues { $0[id] }
        if values.isEmpty { return [] }
        let told = all.indices.filter { values[all[$0].process.ocid] != nil }
        let rows = evidence(told)
        return Dictionary(grouping: told) { all[$0].process.ocid }.compactMap { ocid, own in
            guard let value = values[ocid] else { return nil }
            let process = all[own[0]].process
            let (title, shown) = (Masked.text(process.title), Masked.text(ocid))
            let finding = IndicatorFinding(
                name: title.isEmpty ? shown : "“\(title)”（\(shown)）",
                process: process, village: screen.data.village(all[own[0]].village),
                value: value, behind: behind(process), roles: [], screen: screen)
            return lead(shown, own, rows, amount: process.worth, words(finding))
        }
    }

    func ofOrganisations(_ words: (IndicatorFinding) -> Phrase) -> [Lead] {
        var roles: [String: [(role: Phrase, value: Double)]] = [:]
        for (group, role) in Self.groups {
            for (party, values) in found.results[group] ?? [:] {
                if let value = values[id] { roles[party, default: []].append((role, value)) }
            }
        }
        if roles.isEmpty { return [] }
        var processes: [String: [Int]] = [:]
        for (place, item) in all.enumerated() {
            for party in item.process.parties where roles[party] != nil {
                processes[party, default: []].append(place)
            }
        }
        let rows = evidence(Set(processes.values.flatMap { $0.prefix(Lead.evidenceLimit) }))
        // Two that look alike when they are masked come in an order all the same.
        return roles.sorted { $0.key < $1.key }.compactMap { party, roles in
            guard let own = processes[party] else { return nil }
            let process = all[own[0]].process
            let finding = IndicatorFinding(
                name: name(party, in: process), process: process,
                village: screen.data.village(all[own[0]].village),
                value: roles.map(\.value).max() ?? 0, behind: Phrase("", ""), roles: roles,
                screen: screen)
            return lead(Masked.text(party), own, rows, amount: 0, words(finding))
        }
    }

    /// The names of those behind a process.
    private func behind(_ process: ContractingProcess) -> Phrase {
        let who = (found.behind[process.ocid]?[id] ?? []).sorted()
            .map { name($0, in: process) }
        return Phrase(who.joined(separator: "、"), who.joined(separator: ", "))
    }

    /// Persons bid too, and what names them may be the number of an ID.
    private func name(_ party: String, in process: ContractingProcess) -> String {
        Masked.text(process.names[party] ?? party)
    }

    private func lead(
        _ key: String, _ own: [Int], _ rows: [Int: Evidence], amount: Int64, _ message: Phrase
    ) -> Lead {
        let villages = Set(own.map { all[$0].village })
        let village = villages.count == 1 ? villages.first ?? 0 : 0
        let day = own.count == 1 ? all[own[0]].process.periodEnd : nil
        return Lead(
            model: id, severity: screen.model.severity,
            village: village == 0 ? "" : screen.text(village), key: key,
            day: day.flatMap(InstantText.day), amount: amount, confidence: .certain,
            message: message, evidence: own.prefix(Lead.evidenceLimit).compactMap { rows[$0] },
            rowCount: own.count)
    }

    /// For each of these processes its row in T11, or the place in its file where it has none.
    private func evidence(_ places: some Sequence<Int>) -> [Int: Evidence] {
        let key = { (village: UInt32, ocid: String) in "\(screen.text(village)) \(ocid)" }
        var rows: [String: Int?] = [:]
        for place in places { rows[key(all[place].village, all[place].process.ocid)] = .some(nil) }
        let tenders = screen.table(.tender)
        let (villages, numbers) = (tenders.texts(.village), tenders.texts(.number))
        for row in tenders.rows {
            let key = key(villages[row], screen.text(numbers[row]))
            if rows[key] != nil { rows[key] = row }
        }
        return Dictionary(
            uniqueKeysWithValues: places.map { place in
                let row = rows[key(all[place].village, all[place].process.ocid)] ?? nil
                let origin = row.map(tenders.origin) ?? all[place].origin
                return (place, Evidence(table: .tender, origin: origin))
            })
    }
}

extension ContractingProcess {
    /// Everybody who is named in it, each once.
    fileprivate var parties: Set<String> {
        Set(
            [buyer, procuringEntity].compactMap(\.self) + bids.flatMap(\.tenderers)
                + awards.flatMap(\.suppliers))
    }
}
