import Domain

/// Contracts and payments that go to the company of an official or of a relative.
///
/// A role and an office tie a company for the days that both have in common; all terms of all
/// officials of the village and all their relatives count. A contract is one even before anything
/// was paid.
extension Model {
    static let l02 = Model(
        "L02", version: 2, Phrase("疑似关联企业承揽（优亲厚友）", "Work for related companies"), .high,
        key: Phrase("企业", "company"),
        rule: Phrase(
            "村干部或其亲属任股东、法定代表人、高管的企业，在任职期间承揽本村合同或收款。",
            "A company in which an official or a relative has a role gets a contract or a payment "
                + "while in office."),
        source: Phrase("江西模型：村级工程、采购疑似优亲厚友", "Jiangxi models of village works"),
        innocent: Phrase("公开招标中标且已公开、回避。", "Won in open tender, disclosed, recused."),
        needs: [Need(.shareholding, .id), Need(.official, .id), Need(.entry, .debit, .party)]
    ) { screen in
        let links = CompanyLinks(screen)
        let signed = screen.rowsByVillage(.contract)
        return screen.perVillage { village in
            var companies: [UInt32: CompanyWork] = [:]
            let payments = Payments(withLists: screen, village: village, of: links.companies)
            for place in 0..<Int32(payments.count) {
                let name = links.name(payments.party(place))
                companies[name, default: CompanyWork()].entries.append(payments.entry(place))
            }
            for row in signed[village] {
                guard let name = links.contractor(row) else { continue }
                companies[name, default: CompanyWork()].contracts.append(row)
            }
            return companies.compactMap { company, work in
                links.lead(company, work, village)
            }
        }
    }
}

/// What a company does for a village.
private struct CompanyWork {
    var entries: [Int] = []
    var contracts: [Int] = []
}

/// Companies that officials of a village stand behind, directly or through a relative.
private struct CompanyLinks: Sendable {
    struct Link: Sendable {
        let words: Phrase
        let days: ClosedRange<Int32>
        let row: Int
    }

    /// Companies that anybody has a role in.
    let companies: TextSet
    private let roles: CompanyRoles
    private let screen: Screen

    init(_ screen: Screen) {
        self.screen = screen
        roles = CompanyRoles(screen)
        companies = TextSet(roles.companies, in: screen.data.texts)
    }

    func name(_ company: UInt32) -> UInt32 { roles.name(company) }

    /// The company of a contract, if anybody is known to have a role in it.
    func contractor(_ row: Int) -> UInt32? {
        let table = screen.table(.contract)
        return [table.texts(.partyID)[row], table.texts(.party)[row]]
            .first { companies.contains($0) }.map(roles.name)
    }

    func lead(_ company: UInt32, _ work: CompanyWork, _ village: Int) -> Lead? {
        let (links, ledger) = (links(company, village), screen.ledger)
        if links.isEmpty { return nil }
        let table = screen.table(.contract)
        let isTied = { (day: Int32) in links.contains { $0.days.contains(day) } }
        let entries = work.entries.filter { isTied(ledger.days[$0]) }
        let contracts = work.contracts.filter { row in
            (table.narrow(.signed)[row] ?? table.narrow(.start)[row]).map(isTied) ?? false
        }
        let days =
            entries.map { ledger.days[$0] }
            + contracts.compactMap { table.narrow(.signed)[$0] ?? table.narrow(.start)[$0] }
        guard let first = days.min(), let link = links.first(where: { $0.days.contains(first) })
        else { return nil }
        let paid = entries.reduce(Int64(0)) { $0 + ledger.debit[$1] }
        let agreed = contracts.reduce(Int64(0)) {
            $0 + (table.wide(.total)[$1] ?? table.wide(.annual).orZero($1))
        }
        let name = screen.masked(company)
        return screen.lead(
            name, village: village, day: first, amount: max(paid, agreed),
            rows: Screen.Row.entries(entries) + contracts.map { Screen.Row(.contract, $0) }
                + [Screen.Row(.shareholding, link.row)],
            Phrase(
                "\(name)（\(link.words.zh)）收款\(entries.count)笔共\(screen.yuan(paid))元"
                    + (contracts.isEmpty
                        ? "。" : "，合同\(contracts.count)份共\(screen.yuan(agreed))元。"),
                "\(name) (\(link.words.en)) was paid \(screen.yuan(paid)) yuan and has "
                    + "\(contracts.count) contracts."))
    }

    /// Each role with each office of the village that it goes with.
    private func links(_ company: UInt32, _ village: Int) -> [Link] {
        let people = screen.data.people
        return roles.roles(company).flatMap { role -> [Link] in
            let own = (people.officesByID[role.person] ?? []).map { ($0, UInt32?.none) }
            let kin = (people.kinByID[role.person] ?? []).flatMap { kin in
                (people.officesByID[kin.official] ?? []).map { ($0, UInt32?.some(kin.relation)) }
            }
            return (own + kin).compactMap { office, relation in
                let first = max(role.days.lowerBound, office.days.lowerBound)
                let last = min(role.days.upperBound, office.days.upperBound)
                guard screen.data.village(office.village) == village, first <= last else {
                    return nil
                }
                let (post, name) = (screen.text(office.post), screen.text(office.name))
                let kind = relation.map { $0 == 0 ? "亲属" : screen.text($0) }
                let who = post + name + (kind.map { "的\($0)" } ?? "")
                return Link(
                    words: Phrase("\(who)任股东或高管", "\(name) or a relative has a role"),
                    days: first...last, row: role.row)
            }
        }
    }
}
