/// An earlier plan, read against a request that may have changed since.
struct EarlierArrangement {
    /// The group of each unit; nil where the plan has none.
    let groupOfUnit: [Int?]
    let seats: [GroupsPlan.Seat]

    init(_ sheets: [GroupsPlan.Sheet], in request: GroupsRequest) {
        func places(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let units = places(request.units.map(\.id))
        let people = places(request.people.map(\.id))
        let groups = places(request.groups.map(\.id))
        var groupOfUnit = [Int?](repeating: nil, count: request.units.count)
        var seats: [GroupsPlan.Seat] = []
        for sheet in sheets {
            guard let group = groups[sheet.id] else { continue }
            for unit in sheet.units.compactMap({ units[$0] }) { groupOfUnit[unit] = group }
            seats += sheet.people.compactMap { person in
                people[person.id].map {
                    GroupsPlan.Seat(person: $0, group: group, post: person.post)
                }
            }
        }
        self.groupOfUnit = groupOfUnit
        self.seats = seats
    }
}
