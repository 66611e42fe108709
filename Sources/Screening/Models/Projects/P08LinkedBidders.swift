import Domain

/// Bidders of one tender that share people, phones, accounts or machines.
extension Model {
    static let p08 = Model(
        "P08", Phrase("疑似围标、串标", "Linked bidders"), .high, key: Phrase("标段", "tender"),
        rule: Phrase(
            "同一标段不同投标人的法定代表人、委托人、联系电话、项目经理、保证金账户、文件特征码相同，或有共同股东高管。",
            "Bidders of one tender with the same representative, agent, phone, manager, bond "
                + "account, "
                + "file mark, or shareholder."),
        source: Phrase(
            "《招标投标法实施条例》第三十四、三十九、四十条", "Tendering Regulation, art. 34, 39, 40"),
        innocent: Phrase("代账会计留同一电话；加盟企业。", "An accountant's phone; franchises."),
        needs: [Need(.tender, .number), Need(.bid, .bidder)]
    ) { screen in
        let tendering = Tendering(screen)
        let roles = CompanyRoles(screen)
        let marks: [(Field, Phrase)] = [
            (.legalRepresentative, Phrase("法定代表人", "representative")),
            (.agent, Phrase("委托人", "agent")), (.phone, Phrase("联系电话", "phone")),
            (.manager, Phrase("项目经理", "manager")), (.bondAccount, Phrase("保证金账户", "bond account")),
            (.fingerprint, Phrase("文件特征码", "file mark")),
        ]
        return screen.perGroup(tendering.tenders.count) { tender in
            let rows = tendering.bidsOf[tender]
            guard Set(rows.map(tendering.bidder)).count > 1 else { return [] }
            var kinds: [Phrase] = []
            var linked = Set<Int>()
            for (field, name) in marks {
                let column = tendering.bids.texts(field)
                let shared = Dictionary(grouping: rows.filter { column[$0] != 0 }) { column[$0] }
                    .values.filter { Set($0.map(tendering.bidder)).count > 1 }
                if shared.isEmpty { continue }
                kinds.append(name)
                linked.formUnion(shared.flatMap(\.self))
            }
            let owners = rows.flatMap { row in
                roles.people(tendering.bidder(row)).map { (person: $0, row: row) }
            }
            let common = Dictionary(grouping: owners, by: \.person).values
                .filter { Set($0.map { tendering.bidder($0.row) }).count > 1 }
            if !common.isEmpty {
                kinds.append(Phrase("共同股东、高管", "shareholder"))
                linked.formUnion(common.flatMap { $0.map(\.row) })
            }
            guard !kinds.isEmpty else { return [] }
            let name = tendering.name(screen, tender)
            let bidders = Set(linked.map { screen.masked(tendering.bids.texts(.bidder)[$0]) })
                .sorted()
            return [
                screen.lead(
                    name, village: tendering.village(screen, tender),
                    day: tendering.tenders.narrow(.opened)[tender],
                    amount: tendering.tenders.wide(.controlPrice).orZero(tender),
                    rows: tendering.rows(tender, linked.sorted()),
                    severity: kinds.count == 1 && kinds[0].en == "phone" ? .medium : .high,
                    Phrase(
                        "标段\(name)中\(bidders.joined(separator: "、"))的"
                            + "\(kinds.map(\.zh).joined(separator: "、"))相同。",
                        "Tender \(name): \(bidders.joined(separator: ", ")) share "
                            + "\(kinds.map(\.en).joined(separator: ", "))."))
            ]
        }
    }
}

/// Who stands behind companies.
struct CompanyRoles: Sendable {
    struct Role: Sendable {
        let person: UInt32
        let days: ClosedRange<Int32>
        let row: Int
    }

    private var byCompany: [UInt32: [Role]] = [:]
    private var names: [UInt32: UInt32] = [:]

    init(_ screen: Screen) {
        let table = screen.table(.shareholding)
        for row in table.rows {
            let from = table.narrow(.from)[row] ?? Int32.min + 1
            let role = Role(
                person: table.texts(.id)[row],
                days: from...max(from, table.narrow(.to)[row] ?? Int32.max), row: row)
            let name = table.texts(.company)[row]
            for company in [table.texts(.companyID)[row], name] where company != 0 {
                names[company] = names[company] ?? name
                byCompany[company, default: []].append(role)
            }
        }
    }

    var companies: some Sequence<UInt32> { byCompany.keys }
    func roles(_ company: UInt32) -> [Role] { byCompany[company] ?? [] }
    /// The name of a company that is given by its name or its code.
    func name(_ company: UInt32) -> UInt32 { names[company] ?? company }
    func people(_ company: UInt32) -> Set<UInt32> { Set(roles(company).map(\.person)) }
}
