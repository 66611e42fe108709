package import Domain
package import Foundation
import Planning
import Storage

/// Risk scores of the units of a county, from what was known before each inspection of the term,
/// or is known now; each part can be read. A score proposes and people decide.
package struct RiskView: Sendable {
    package struct Criterion: Sendable {
        package let code: String
        package let label: Phrase
        /// 0...100: its share beside the others.
        package let weight: Int
        /// Units that change class when its weight goes up or down by a tenth.
        package let changedUp: Int
        package let changedDown: Int
    }

    package struct Unit: Sendable {
        package let id: UUID
        package let name: String
        package let township: String
        package let score: Int
        /// Points of each criterion, in their order; nil where nobody knows the measure.
        package let points: [Double?]
        package let proposed: Inspection.Depth
        /// What was decided last; nil without a decision.
        package let decided: Inspection.Depth?
        /// Findings made in this term.
        package let found: Int
    }

    package let title: String
    /// Whether units are left out because the reader is recused from them.
    package let isPart: Bool
    package let criteria: [Criterion]
    package let keyFrom: Int
    /// Highest score first.
    package let units: [Unit]
    /// Spearman's rank correlation of score and findings, and findings of the highest fifth over
    /// the mean; nil with fewer than ten inspected units.
    package let backTest: (units: Int, correlation: Double, lift: Double)?
}

enum RiskData {
    static func view(
        _ term: UUID, _ weights: [String: Int], keyFrom: Int?, today: Day, for actor: Actor,
        _ reading: Reading
    ) throws -> RiskView {
        let found = try reading.first(
            """
            SELECT t.county_id, t.starts_on, c.name, t.number FROM terms t
            JOIN counties c ON c.id = t.county_id WHERE t.id = \(term)
            """
        ) { row in
            (
                county: try row(0) as UUID, starts: try row(1) as Day, name: try row(2) as String,
                number: try row(3) as Int
            )
        }
        guard let found else { throw Refusal.notFound }
        let policy = try RiskWeights.policy(of: found.county, on: today, reading)
            .trying(weights, keyFrom: keyFrom)
        // Who is recused from a place reads no score of it, and no test or sum that holds it.
        let all = try facts(found.county, term, found.starts, reading)
        let facts = all.filter { !actor.isRecused(from: $0.place) }
        let report = try report(facts, found.starts, policy)
        let classes = try UnitClasses.latest(of: found.county, reading)
        let known = Dictionary(uniqueKeysWithValues: facts.map { ($0.id, $0) })
        let units = report.units.compactMap { unit -> RiskView.Unit? in
            guard let id = UUID(uuidString: unit.id), let fact = known[id] else { return nil }
            return RiskView.Unit(
                id: id, name: unit.name, township: fact.township, score: unit.score,
                points: unit.parts.map { $0.measure == nil ? nil : $0.points },
                proposed: unit.proposed == .key ? .key : .general, decided: classes[id],
                found: fact.found)
        }
        return RiskView(
            title: "\(found.name)第\(DocumentNumber.chinese(found.number))届",
            isPart: facts.count < all.count,
            criteria: zip(policy.criteria, report.sensitivity).map { criterion, line in
                RiskView.Criterion(
                    code: criterion.code, label: criterion.label, weight: criterion.weight,
                    changedUp: line.changedUp, changedDown: line.changedDown)
            }, keyFrom: policy.keyFrom,
            units: units.enumerated().sorted {
                ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
            }.map(\.element),
            backTest: report.backTest.flatMap {
                $0.units >= 10 ? ($0.units, $0.rankCorrelation, $0.lift) : nil
            })
    }

    /// The score of each unit of a county, 0...100.
    static func scores(of county: UUID, term: UUID, today: Day, _ reading: Reading) throws
        -> [UUID: Int]
    {
        let starts = try reading.value(
            "SELECT starts_on FROM terms WHERE id = \(term)", as: Day.self)
        let facts = try facts(county, term, starts ?? Day.never, reading)
        let policy = try RiskWeights.policy(of: county, on: today, reading)
            .trying([:], keyFrom: nil)
        let report = try report(facts, starts ?? Day.never, policy)
        return Dictionary(
            uniqueKeysWithValues: report.units.compactMap { unit in
                UUID(uuidString: unit.id).map { ($0, unit.score) }
            })
    }

    private static func report(_ facts: [Fact], _ day: Day, _ policy: RiskPolicy) throws
        -> RiskReport
    {
        try RiskReport(
            try GroupsData.decoded(
                RiskRequest.self,
                [
                    "asOf": day.description,
                    "units": facts.map { fact -> [String: Any] in
                        var unit: [String: Any] = [
                            "id": fact.id.uuidString, "name": fact.name, "facts": fact.measures,
                        ]
                        if fact.isInspected { unit["laterFindings"] = fact.found }
                        return unit
                    },
                    "policies": [
                        [
                            "since": policy.since.description, "keyFrom": policy.keyFrom,
                            "criteria": policy.criteria.map { criterion -> [String: Any] in
                                [
                                    "code": criterion.code, "weight": criterion.weight,
                                    "fullAt": criterion.fullAt,
                                    "label": ["zh": criterion.label.zh, "en": criterion.label.en],
                                ]
                            },
                        ]
                    ],
                ]), file: "request")
    }

    private struct Fact {
        let id: UUID
        let name: String
        let township: String
        let place: Place
        let measures: [String: Double]
        let isInspected: Bool
        let found: Int
    }

    /// Measures that are figures of the dossier.
    private static let figures: [(code: String, figure: DossierFigure)] = [
        ("weakOrganisation", .weakOrganisation), ("economySize", .collectiveIncome),
        ("petitions", .petitions), ("laggingWork", .laggingWork),
        ("newSecretary", .newSecretary), ("dualPost", .dualPost),
    ]

    /// What was known of each unit before its inspection of this term began, or is known now when
    /// it has not begun: dossier figures, leads from its books, inspections and findings of earlier
    /// terms. What this term found is kept apart, for the back-test.
    private static func facts(_ county: UUID, _ term: UUID, _ starts: Day, _ reading: Reading)
        throws -> [Fact]
    {
        let begun: SQL = """
            coalesce((SELECT min(r.starts_on) FROM inspections i JOIN rounds r ON r.id = i.round_id
                WHERE i.unit_id = u.id AND r.term_id = \(term)
                AND i.state NOT IN ('merged', 'withdrawn')), '9999-12-31')
            """
        var known: [UUID: [String: Double]] = [:]
        try reading.forEach(
            """
            SELECT u.id, d.figure, d.amount FROM village_units u
            JOIN dossier_figures d ON d.unit_id = u.id
            WHERE u.county_id = \(county) AND u.until IS NULL AND d.as_of <= \(begun)
            ORDER BY d.as_of, d.id
            """
        ) { row in
            guard let amount = Double(try row(2) as String), amount >= 0, amount.isFinite else {
                return
            }
            known[try row(0), default: [:]][try row(1)] = amount
        }
        let points = try points(county, begun, reading)
        return try reading.rows(
            """
            SELECT u.id, u.short_name, t.name,
                (SELECT count(*) FROM findings f JOIN rounds r ON r.id = f.round_id
                    WHERE f.unit_id = u.id AND r.term_id <> \(term) AND f.number IS NOT NULL),
                (SELECT max(i.fed_back_on) FROM inspections i JOIN rounds r ON r.id = i.round_id
                    WHERE i.unit_id = u.id AND r.term_id <> \(term)),
                (SELECT count(*) FROM findings f JOIN rounds r ON r.id = f.round_id
                    WHERE f.unit_id = u.id AND r.term_id = \(term) AND f.number IS NOT NULL),
                EXISTS (SELECT 1 FROM inspections i JOIN rounds r ON r.id = i.round_id
                    WHERE i.unit_id = u.id AND r.term_id = \(term) AND i.fed_back_on IS NOT NULL),
                u.township_id
            FROM village_units u JOIN townships t ON t.id = u.township_id
            WHERE u.county_id = \(county) AND u.until IS NULL ORDER BY u.seq
            """
        ) { row in
            let id: UUID = try row(0)
            var measures = [
                "earlierFindings": Double(try row(3) as Int),
                "screeningLeads": points[id] ?? 0,
            ]
            for (code, figure) in figures {
                if let amount = known[id]?[figure.rawValue] { measures[code] = amount }
            }
            if let last = try row.optional(4, as: Day.self), last < starts {
                measures["yearsSinceInspection"] = Double(starts - last) / 365
            }
            return Fact(
                id: id, name: try row(1), township: try row(2),
                place: Place(township: try row(7), unit: Identifier(id)), measures: measures,
                isInspected: try row(6), found: try row(5))
        }
    }
}

extension RiskData {
    /// Points of what the books of each unit raised before its inspection began: hits of
    /// independent families add up, further hits of one family weigh half of the one before.
    private static func points(_ county: UUID, _ begun: SQL, _ reading: Reading) throws
        -> [UUID: Double]
    {
        var scores: [UUID: [(family: String, score: Int)]] = [:]
        try reading.forEach(
            """
            SELECT u.id, s.family, s.score FROM suspicions s
            JOIN screening_runs n ON n.id = s.run_id JOIN village_units u ON u.id = s.unit_id
            WHERE u.county_id = \(county) AND u.until IS NULL
              AND s.state NOT IN ('explained', 'falseAlarm') AND n.as_of < \(begun)
            """
        ) { row in scores[try row(0), default: []].append((try row(1), try row(2))) }
        return scores.mapValues { Double(VillagePoints($0).total) / 100 }
    }
}

extension Office {
    /// The risk scores of a term, with weights as somebody would like to try them. `weights` are
    /// 0...100 by criterion, `keyFrom` is the score from which a village is proposed as a key one.
    package func risk(
        of term: UUID, weights: [String: Int], keyFrom: Int?, today: Day, for actor: Actor
    ) async throws -> RiskView {
        try await engine.read { reading in
            let county = try reading.value(
                "SELECT county_id FROM terms WHERE id = \(term)", as: Identifier<County>.self)
            guard let county, Visibility.sees(actor, .pool, at: Place(county: county)) else {
                throw Refusal.notFound
            }
            return try RiskData.view(
                term, weights, keyFrom: keyFrom, today: today, for: actor, reading)
        }
    }
}
