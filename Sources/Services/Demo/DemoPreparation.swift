import Domain
import Foundation
import Storage

/// What stands before the first round: the pool, the term with its plan, the accounts of the
/// townships and villages.
struct DemoPreparation {
    let run: DemoRun
    private var cast: DemoCast { run.cast }

    /// Everybody who may be called into a group, with speciality, history and relations.
    func fillPool() async throws {
        let specialities = [
            "discipline", "finance", "audit", "agriculture", "organisation", "engineering",
            "township", "law",
        ]
        let county = try cast.countyID
        for n in 1...(run.plan.leaders + run.plan.members) {
            let isLeader = n <= run.plan.leaders
            let login = isLeader ? "leader\(n)" : "inspector\(n - run.plan.leaders)"
            try await cast.add(
                login, DemoTexts.name(n + 20),
                DemoTexts.employers[n % DemoTexts.employers.count], by: "director")
            let person = try cast.id(login)
            try await cast.record(
                "poolMembers", under: county, as: "office",
                [
                    "person": .text(person.description),
                    "subpool": .text(isLeader ? "leaders" : "members"),
                    "speciality": .text(specialities[n % specialities.count]),
                    "partyMember": .flag(true),
                    "ability": .text("熟悉基层工作，能独立查阅账目和撰写底稿。"),
                ])
        }
    }

    /// The term with its yearly targets, phases and supervision groups.
    func openTerm() async throws -> UUID {
        let begin = cast.clock.today
        let term = try await cast.perform(
            OpenTerm(
                county: Identifier(try cast.countyID), number: 6, startsOn: begin + -500,
                endsOn: begin + 1325), as: "office"
        ).record
        // The years in which the rounds are fed back, and the rest in the year after.
        var targets: [Int: Int] = [:]
        for (index, units) in run.plan.rounds.enumerated() {
            targets[(run.start(ofRound: index) + 40).civil.year, default: 0] += units
        }
        targets[(targets.keys.max() ?? begin.civil.year) + 1] = 349 - run.plan.units
        for (year, target) in targets.sorted(by: { $0.key < $1.key }) {
            try await cast.record(
                "yearTargets", under: term, as: "office",
                [
                    "year": .number(Int64(year)), "target": .number(Int64(target)),
                    "note": .text("届内全覆盖，重点村优先。"),
                ])
        }
        for (title, from, to) in [("试点", 0, 60), ("逐步推开", 60, 300), ("常态推进", 300, 900)] {
            try await cast.record(
                "phases", under: term, as: "office",
                [
                    "title": .text(title), "startsOn": .text((begin + from).description),
                    "endsOn": .text((begin + to).description),
                    "goal": .text("形成可复制的做法，按计划推进村居巡察。"),
                ])
        }
        for (n, area) in ["白石镇、柳河镇等7个乡镇", "青龙镇、石门镇等6个乡镇", "东关街道等6个乡镇街道"].enumerated() {
            try await cast.record(
                "supervisionGroups", under: term, as: "office",
                [
                    "title": .text("第\(DocumentNumber.chinese(n + 1))督导组"),
                    "kind": .text("supervision"), "level": .text("county"),
                    "members": .number(5), "area": .text(area),
                ])
        }
        return term
    }

    /// The departments that may be made responsible, with an account for each.
    func registerDepartments() async throws {
        let county = try cast.countyID
        for (n, department) in DemoDepartments.all.enumerated() {
            let id = try await cast.record(
                "departments", under: county, as: "office",
                [
                    "title": .text(department.title), "level": .text(department.level.rawValue),
                    "contact": .text("办公室主任"),
                ])
            cast.roster.register(id, as: department.login)
            try await cast.add(
                department.login, DemoTexts.name(281 + n), department.title, .department,
                scope: id, by: "director")
        }
    }

    /// Accounts for all townships and for every village that is inspected in the year.
    func appointPlaces() async throws -> [DemoPlace] {
        let county = try cast.countyID
        let units = try await cast.office.read { [limit = run.plan.units] reading in
            try reading.rows(
                """
                SELECT u.id, u.short_name, t.id, t.name FROM village_units u
                JOIN townships t ON t.id = u.township_id WHERE u.county_id = \(county)
                ORDER BY u.seq LIMIT \(limit)
                """
            ) { row in
                (
                    unit: try row(0) as UUID, name: try row(1) as String,
                    township: try row(2) as UUID, townshipName: try row(3) as String
                )
            }
        }
        var townships: [UUID: String] = [:]
        var places: [DemoPlace] = []
        for (index, unit) in units.enumerated() {
            if townships[unit.township] == nil {
                let login = "township-\(townships.count + 1)"
                townships[unit.township] = login
                try await cast.add(
                    login, DemoTexts.name(260 + townships.count), "\(unit.townshipName)党委",
                    .townshipCommittee, scope: unit.township, by: "director")
            }
            let login = "village-\(index + 1)"
            try await cast.add(
                login, DemoTexts.name(300 + index), unit.name, .villageSecretary,
                scope: unit.unit, by: "director")
            places.append(
                DemoPlace(
                    unit: unit.unit, townshipID: unit.township,
                    township: townships[unit.township] ?? "", village: login))
        }
        return places
    }
}
