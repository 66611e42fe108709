import Domain
import Foundation
import Storage

/// A village of the first round, with the accounts that act for it.
struct DemoPlace: Sendable {
    let inspection: UUID
    let township: String
    let village: String
    /// 0, 1, 2: the group's number less one.
    let group: Int

    func member(_ post: Int) -> String { "inspector\(group * 5 + post)" }
    var leader: String { member(1) }
    var deputy: String { member(2) }
    var inspector: String { member(3) }
    var second: String { member(4) }
}

/// The first round: three groups, eight villages each.
struct DemoRound {
    private static let villagesPerGroup = 8

    let run: DemoRun
    private var cast: DemoCast { run.cast }

    /// Opens term and round, forms the groups, assigns the villages, authorises and starts.
    func prepare(_ today: Day) async throws -> [DemoPlace] {
        let begin = cast.clock.today
        let term = try await cast.perform(
            OpenTerm(
                county: Identifier(try cast.countyID), number: 6,
                startsOn: begin + -500, endsOn: begin + 1325), as: "office")
        let round = try await cast.perform(
            OpenRound(
                term: Identifier(term.record), number: 1, mode: .direct,
                framework: FocusFramework.sevenHeadings.code, startsOn: begin + 7,
                endsOn: begin + 35), as: "office"
        ).record
        var inspections: [(UUID, Int)] = []
        for group in 0..<3 {
            let people = try (1...5).map { try cast.id("inspector\(group * 5 + $0)") }
            let id = try await cast.perform(
                FormGroup(
                    record: Identifier(round), number: group + 1, leader: people[0],
                    deputy: people[1], members: [people[2], people[3]], liaison: people[4]),
                as: "office"
            ).record
            inspections += try await assign(round, group: group, id)
        }
        try await cast.move(.round, "propose", round, as: "office")
        try await cast.move(
            .round, "approve", round, as: "leading", ["decision": "巡领〔\(begin.civil.year)〕3号"])
        try await cast.move(.round, "prepare", round, as: "director")
        try await cast.move(.round, "start", round, as: "director")
        return try await appoint(inspections)
    }

    private func assign(_ round: UUID, group: Int, _ id: UUID) async throws -> [(UUID, Int)] {
        let county = try cast.countyID
        // Two townships for a group, four villages in each.
        let units = try await cast.office.read { reading in
            try (0..<2).flatMap { offset in
                try reading.rows(
                    """
                    SELECT u.id FROM village_units u
                    WHERE u.kind = 'village' AND u.township_id = (
                        SELECT id FROM townships WHERE county_id = \(county)
                          AND name LIKE '%镇' ORDER BY name LIMIT 1 OFFSET \(group * 2 + offset))
                    ORDER BY u.seq LIMIT 4
                    """
                ) { try $0(0) as Identifier<VillageUnit> }
            }
        }
        let key = Array(units.prefix(2))
        let general = Array(units.dropFirst(2).prefix(Self.villagesPerGroup - 2))
        for (units, depth, reason) in [
            (key, Inspection.Depth.key, "信访反映较多，集体经济体量较大"), (general, .general, "总体平稳，快进快出"),
        ] {
            try await cast.perform(
                AssignUnits(
                    record: Identifier(round), group: Identifier(id), units: units, depth: depth,
                    reason: reason), as: "office")
        }
        return try await cast.office.read { reading in
            try reading.rows("SELECT id FROM inspections WHERE group_id = \(id) ORDER BY id") {
                (try $0(0) as UUID, group)
            }
        }
    }

    /// Accounts for the townships and villages of the round.
    private func appoint(_ inspections: [(UUID, Int)]) async throws -> [DemoPlace] {
        var townships: [UUID: String] = [:]
        var places: [DemoPlace] = []
        for (index, (inspection, group)) in inspections.enumerated() {
            let names = try await cast.office.read { reading in
                try reading.first(
                    """
                    SELECT t.id, t.name, u.id, u.short_name FROM inspections i
                    JOIN townships t ON t.id = i.township_id
                    JOIN village_units u ON u.id = i.unit_id WHERE i.id = \(inspection)
                    """
                ) { row in
                    (
                        township: try row(0) as UUID, townshipName: try row(1) as String,
                        unit: try row(2) as UUID, unitName: try row(3) as String
                    )
                }
            }
            guard let names else { throw Refusal.notFound }
            if townships[names.township] == nil {
                let login = "township-\(townships.count + 1)"
                townships[names.township] = login
                try await cast.add(
                    login, DemoTexts.name(60 + townships.count), "\(names.townshipName)党委",
                    .townshipCommittee, scope: names.township, by: "director")
            }
            let login = "village-\(index + 1)"
            try await cast.add(
                login, DemoTexts.name(80 + index), names.unitName, .villageSecretary,
                scope: names.unit, by: "director")
            places.append(
                DemoPlace(
                    inspection: inspection, township: townships[names.township] ?? "",
                    village: login, group: group))
        }
        return places
    }

    /// From the hearing to the last receipt.
    func feedBack(_ places: [DemoPlace], _ today: Day) async throws {
        let round = try await cast.office.read { reading in
            try reading.value("SELECT id FROM rounds", as: UUID.self)
        }
        guard let round else { throw Refusal.notFound }
        cast.clock.go(to: today + -70)
        try await cast.move(.round, "endFieldwork", round, as: "director")
        try await cast.move(.round, "hear", round, as: "leading", ["minutes": "领导小组第4次会议纪要"])
        try await cast.move(.round, "route", round, as: "director")
        cast.clock.go(to: today + -62)
        for (index, place) in places.enumerated() {
            let feedback = try await cast.perform(
                IssueFeedback(
                    record: Identifier(place.inspection),
                    opinion: "该村党组织总体能够履行职责，但在集体资金管理、小微工程和村务公开等方面存在问题。"
                        + "请对照清单逐项制定整改方案，明确目标、措施、责任人和时限，整改情况向群众公开。",
                    planDue: cast.clock.today + 15,
                    rectifyBy: cast.clock.today + (index % 5 == 4 ? 56 : 60 + index % 4 * 10)),
                as: "director")
            for (party, login) in [(Party.village, place.village), (.township, place.township)] {
                try await cast.perform(
                    AcknowledgeFeedback(
                        record: Identifier(feedback.record), party: party,
                        signedBy: try cast.person(login).name), as: login)
            }
        }
        try await cast.move(.round, "collectReceipts", round, as: "office")
    }
}
