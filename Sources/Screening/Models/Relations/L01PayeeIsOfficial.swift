import Domain

/// Payments to an official in office or to a relative of one.
///
/// Found by ID or card, over all terms of a person and all relations. The same name alone, in the
/// same village, is a lead of low confidence: persons are never merged by name. Wages and lists
/// are not looked at.
extension Model {
    static let l01 = Model(
        "L01", version: 2, Phrase("疑似收款人为村干部或其亲属", "The payee is an official or a relative"),
        .medium,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "支出的收款人证件号、卡号与任期内村干部或其亲属一致；仅姓名相同的，同名需核实。",
            "A payee has the ID or card of an official in office or a relative; the name alone "
                + "needs "
                + "checking."),
        source: Phrase(
            "《农村基层干部廉洁履行职责规定》", "Rules on honest duty of rural officials"),
        innocent: Phrase("依法误工补贴；土地租金；同名。", "Legal allowance; land rent; the same name."),
        needs: [Need(.entry, .account, .debit, .party), Need(.official, .name)],
        parameters: [
            Parameter("high", .yuan, "10000", Phrase("工作口径：年度合计", "working rule, a year"))
        ]
    ) { screen in
        let names = screen.table(.entry).texts(.party)
        let people = screen.data.people
        let known = TextSet(
            [
                Array(people.officesByID.keys), Array(people.officesByCard.keys),
                Array(people.kinByID.keys), Array(people.officesByName.keys),
            ].joined(), in: screen.data.texts)
        return screen.perVillage { village in
            let payments = Payments(screen, village: village, of: known)
            let groups = Grouping(rows: payments.count) { place in
                (UInt64(payments.party(Int32(place))), 0)
            }
            return (0..<groups.count).compactMap { group in
                let places = groups[group]
                guard let first = places.first else { return nil }
                let name = names[payments.entry(first)]
                let links = screen.links(payments.party(first), name: name, village: village)
                let entries = places.map(payments.entry).filter { entry in
                    links.contains { $0.days.contains(screen.ledger.days[entry]) }
                }
                guard let any = entries.first,
                    let link = links.first(where: { $0.days.contains(screen.ledger.days[any]) })
                else { return nil }
                return screen.lead(link, entries, village)
            }
        }
    }
}

/// How a payee is tied to an official.
private struct OfficialLink {
    let words: Phrase
    let days: ClosedRange<Int32>
    let confidence: Confidence
}

extension Screen {
    /// Every tie of a payee to an office: terms of their own before those of relatives.
    fileprivate func links(_ party: UInt32, name: UInt32, village: Int) -> [OfficialLink] {
        let people = data.people
        let own = (people.officesByID[party] ?? []) + (people.officesByCard[party] ?? [])
        let kin = (people.kinByID[party] ?? []).flatMap { kin in
            (people.officesByID[kin.official] ?? []).map { (relation: kin.relation, office: $0) }
        }
        if !own.isEmpty || !kin.isEmpty {
            return own.map { office in
                let post = text(office.post)
                return OfficialLink(
                    words: Phrase("本人任\(post)", "in office as \(post)"), days: office.days,
                    confidence: .certain)
            }
                + kin.map { relation, office in
                    let words = "\(text(office.post))\(text(office.name))的\(text(relation))"
                    return OfficialLink(
                        words: Phrase(words, "relative of \(text(office.name))"),
                        days: office.days, confidence: .certain)
                }
        }
        // With an ID of their own, persons of one name are different persons.
        guard name == party else { return [] }
        let namesakes = (people.officesByName[name] ?? []).filter {
            data.village($0.village) == village
        }
        return namesakes.map { office in
            let post = text(office.post)
            return OfficialLink(
                words: Phrase("与\(post)同名，需核实", "has the name of the \(post)"),
                days: office.days, confidence: .nameAndPlace)
        }
    }

    fileprivate func lead(_ link: OfficialLink, _ entries: [Int], _ village: Int) -> Lead {
        let total = entries.reduce(Int64(0)) { $0 + ledger.debit[$1] }
        let years = Dictionary(grouping: entries) { Day(number: ledger.days[$0]).civil.year }
        let worst = years.values.map { $0.reduce(Int64(0)) { $0 + ledger.debit[$1] } }.max() ?? 0
        let isHigh = worst >= fen("high", at: village) && link.confidence == .certain
        let severity: Severity =
            link.confidence == .certain ? (isHigh ? .high : .medium) : .low
        let name = payee(entries[0])
        return lead(
            name, village: village, day: ledger.days[entries[0]], amount: total,
            rows: Row.entries(entries), severity: severity, confidence: link.confidence,
            Phrase(
                "向\(name)（\(link.words.zh)）支付\(entries.count)笔共\(yuan(total))元。",
                "\(name) (\(link.words.en)) was paid \(yuan(total)) yuan in \(entries.count) parts."
            ))
    }
}
