import Domain

/// A supervisor who is a close relative of somebody whom they supervise: the committee, the board,
/// or those who keep the money.
extension Model {
    static let l06 = Model(
        "L06", Phrase("疑似监督人员与村干部、财务人员为近亲属", "A supervisor related to the supervised"), .high,
        key: Phrase("监督人员", "supervisor"),
        rule: Phrase(
            "任期内的村务监督、监事会成员与同村在任村干部、财务人员有登记的亲属关系。",
            "A member of the supervision body and somebody in office in the same village are "
                + "registered as relatives while both serve."),
        source: Phrase(
            "《村民委员会组织法》第三十七条（2025年底前为第三十二条）；《农村集体经济组织法》第三十四条",
            "Villagers' Committee Law art. 37 (32 until 2025); Collective Organisations Law art. 34"
        ),
        innocent: Phrase("非近亲属的远亲；登记的亲属关系有误。", "Distant relatives; a wrong register."),
        needs: [Need(.official, .id, .post), Need(.relation, .id)]
    ) { screen in
        let people = screen.data.people
        let table = screen.table(.official)
        let isSupervisor = screen.words(table.texts(.post), count: table.count) { post in
            ["监督", "监委", "监事", "监会"].contains { post.contains($0) }
        }
        return table.rows.compactMap { row in
            let (id, code) = (table.texts(.id)[row], table.texts(.village)[row])
            guard isSupervisor[row], id != 0,
                let own = people.officesByID[id]?.first(where: { $0.row == row })
            else { return nil }
            for kin in people.kinByID[id] ?? [] {
                let served = people.officesByID[kin.official] ?? []
                guard
                    let other = served.first(where: { office in
                        office.village == code && !isSupervisor[office.row]
                            && office.days.overlaps(own.days)
                    })
                else { continue }
                let (name, who) = (screen.text(own.name), screen.text(other.name))
                let relation = screen.text(kin.relation)
                return screen.lead(
                    name, village: screen.data.village(code),
                    day: max(own.days.lowerBound, other.days.lowerBound),
                    rows: [
                        Screen.Row(.official, own.row), Screen.Row(.official, other.row),
                        Screen.Row(.relation, kin.row),
                    ],
                    Phrase(
                        "\(screen.text(own.post))\(name)与\(screen.text(other.post))\(who)有亲属关系"
                            + "\(relation.isEmpty ? "" : "（\(relation)）")。",
                        "The supervisor \(name) is a relative of \(who), who is in office."))
            }
            return nil
        }
    }
}
