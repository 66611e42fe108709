import Domain

/// Contracts and payments that go to the company of an official or of a relative.
extension Model {
    static let l02 = Model(
        "L02", Phrase("疑似关联企业承揽（优亲厚友）", "Work for related companies"), .high,
        key: Phrase("企业", "company"),
        rule: Phrase(
            "村干部或其亲属任股东、法定代表人、高管的企业，在任职期间承揽本村合同或收款。",
            "A company in which an official or a relative has a role is paid while in office."),
        source: Phrase("江西模型：村级工程、采购疑似优亲厚友", "Jiangxi models of village works"),
        innocent: Phrase("公开招标中标且已公开、回避。", "Won in open tender, disclosed, recused."),
        needs: [Need(.entry, .debit, .party), Need(.shareholding, .id), Need(.official, .id)]
    ) { screen in
        let links = CompanyLinks(screen)
        return screen.perVillage { village in
            let payments = Payments(withLists: screen, village: village, of: links.companies)
            let groups = Grouping(rows: payments.count) { place in
                (UInt64(payments.party(Int32(place))), 0)
            }
            return (0..<groups.count).compactMap { group in
                guard let first = groups[group].first,
                    let link = links.link(payments.party(first), village: village)
                else { return nil }
                let entries = groups[group].map(payments.entry)
                    .filter { link.days.contains(screen.ledger.days[$0]) }
                guard let any = entries.first else { return nil }
                let sum = entries.reduce(Int64(0)) { $0 + screen.ledger.debit[$1] }
                let name = screen.payee(any)
                return screen.lead(
                    name, village: village, day: screen.ledger.days[any], amount: sum,
                    rows: Screen.Row.entries(entries) + [Screen.Row(.shareholding, link.row)],
                    Phrase(
                        "\(name)（\(link.words.zh)）收款\(entries.count)笔共\(screen.yuan(sum))元。",
                        "\(name) (\(link.words.en)) was paid \(screen.yuan(sum)) yuan."))
            }
        }
    }
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

    func link(_ company: UInt32, village: Int) -> Link? {
        let people = screen.data.people
        for role in roles.roles(company) {
            let own = people.officesByID[role.person] ?? []
            let kin = people.kinByID[role.person]?.first
            let offices = own.isEmpty ? kin.flatMap { people.officesByID[$0.official] } ?? [] : own
            guard let office = offices.first(where: { screen.data.village($0.village) == village })
            else { continue }
            let first = max(role.days.lowerBound, office.days.lowerBound)
            let last = min(role.days.upperBound, office.days.upperBound)
            guard first <= last else { continue }
            let (post, name) = (screen.text(office.post), screen.text(office.name))
            let who =
                own.isEmpty
                ? "\(post)\(name)的\(kin.map { screen.text($0.relation) } ?? "亲属")" : post + name
            return Link(
                words: Phrase("\(who)任股东或高管", "\(name) or a relative has a role"),
                days: first...last, row: role.row)
        }
        return nil
    }
}
