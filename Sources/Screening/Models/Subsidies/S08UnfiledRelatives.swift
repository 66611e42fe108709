import Domain

/// Relatives of officials who receive assistance and are not on the list of filed relatives.
extension Model {
    static let s08 = Model(
        "S08", Phrase("疑似近亲属享受救助未备案", "Relatives not filed"), .medium, key: Phrase("人", "person"),
        rule: Phrase(
            "村干部近亲属领取低保、特困、临时救助，亲属关系记录没有备案。",
            "A relative of an official receives assistance; the relation was not filed."),
        source: Phrase("民发〔2021〕57号", "Ministry of Civil Affairs 2021/57"),
        innocent: Phrase("备案滞后30天以内。", "Filed within 30 days."),
        needs: [Need(.subsidy, .id, .program), Need(.relation, .filed), Need(.official, .id)]
    ) { screen in
        let table = screen.table(.subsidy)
        let people = screen.data.people
        return screen.subsidiesByID().compactMap { id, all -> Lead? in
            guard let kin = people.kinByID[id], !kin.contains(where: \.isFiled) else { return nil }
            let rows = all.filter { row in
                ["低保", "最低生活", "特困", "五保", "临时救助"].contains {
                    screen.text(table.texts(.program)[row]).contains($0)
                }
            }
            guard let first = rows.first, let office = people.officesByID[kin[0].official]?.first
            else { return nil }
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let name = screen.text(table.texts(.name)[first])
            return screen.lead(
                "\(name) \(screen.masked(id))",
                village: screen.data.village(table.texts(.village)[first]),
                day: table.narrow(.paidDay)[first], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) } + [Screen.Row(.relation, kin[0].row)],
                Phrase(
                    "\(name)为\(screen.text(office.post))\(screen.text(office.name))的"
                        + "\(screen.text(kin[0].relation))，"
                        + "领取救助\(screen.yuan(sum))元，未备案。",
                    "\(name), a relative of \(screen.text(office.name)), received "
                        + "\(screen.yuan(sum)) yuan and was not filed."))
        }
    }
}
