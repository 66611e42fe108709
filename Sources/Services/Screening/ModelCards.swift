package import Domain
import Foundation
import Screening
import Storage
import Tables

/// A model of the catalogue as a page explains it.
package struct ModelCard: Sendable {
    package struct Parameter: Sendable {
        /// `E05.limits`.
        package let key: String
        package let name: String
        package let usual: String
        package let usualSource: Phrase
        /// What the county has set and is in force today: value, area and source.
        package let inForce: [(value: String, area: String, source: String)]
        /// National and provincial norms that are in force today.
        package let norms: [(value: String, area: String, source: String)]
    }

    package let id: String
    package let version: Int
    package let family: Phrase
    package let title: Phrase
    package let severity: Phrase
    package let grouping: Phrase
    package let rule: Phrase
    package let source: Phrase
    package let innocent: Phrase
    package let check: Phrase
    /// What is compared with what: tables and columns.
    package let basis: Phrase
    /// What people made of its suspicions, by state.
    package let settled: [Suspicion.State: Int]
    package let parameters: [Parameter]
}

/// The catalogue as one person sees it.
package struct ModelCatalogue: Sendable {
    package let families: [(label: Phrase, models: [ModelCard])]
    /// Whether this person may set parameters.
    package let maySet: Bool

    package var all: [ModelCard] { families.flatMap(\.models) }
}

extension Office {
    /// All models with the parameters of the actor's county.
    package func models(for actor: Actor, today: Day) async throws -> ModelCatalogue {
        try judgeScreening(actor)
        let (known, own) = try await read { reading in
            let county = try Deadlines.county(of: actor, reading)
            return (
                try ScreeningParameters.lines(of: county, reading),
                try OwnModels.models(of: county, reading).map(\.described)
            )
        }
        let settled = try await settled(for: actor)
        let lines = known.filter { $0.since <= today && today <= $0.until ?? .never }
        let models = Catalogue.all + own
        let cards = models.map { ModelCard($0, lines, settled[$0.id] ?? [:], today) }
        let families = Family.allCases.map { family in
            (
                label: family.label,
                models: zip(models, cards).filter { $0.0.family == family }.map(\.1)
            )
        }
        let row = Permissions.row(ScreeningParameters.book.action)
        return ModelCatalogue(
            families: families.filter { !$0.models.isEmpty },
            maySet: row.map { !actor.roles.isDisjoint(with: $0.by) } ?? false)
    }

    /// How many suspicions that somebody sees stand in which state, by model.
    private func settled(for actor: Actor) async throws -> [String: [Suspicion.State: Int]] {
        guard let scope = Lists.suspicions.scope(actor) else { return [:] }
        return try await read { reading in
            var counts: [String: [Suspicion.State: Int]] = [:]
            try reading.forEach(
                """
                SELECT x.model, x.state, count(*) FROM suspicions x WHERE \(scope)
                GROUP BY x.model, x.state
                """
            ) { row in
                guard let state = Suspicion.State(rawValue: try row(1)) else { return }
                counts[try row(0), default: [:]][state] = try row(2) as Int
            }
            return counts
        }
    }

    /// Nothing of screening is shown to whom the table of visibility shows no suspicion.
    func judgeScreening(_ actor: Actor) throws(Refusal) {
        if Visibility.grants(of: actor, for: .suspicion).isEmpty { throw .listOutOfSight }
    }
}

extension ModelCard {
    fileprivate init(
        _ model: Model, _ lines: [PolicyLine], _ settled: [Suspicion.State: Int], _ today: Day
    ) {
        id = model.id
        version = model.version
        family = model.family.label
        title = model.title
        severity = model.severity.label
        grouping = model.grouping
        rule = model.rule
        source = model.source
        innocent = model.innocent
        check = VerificationTask.suggested(model.family)
        basis = model.basis
        self.settled = settled
        parameters = model.parameters.map { parameter in
            Parameter(
                key: "\(model.id).\(parameter.name)", name: parameter.name,
                usual: parameter.value, usualSource: parameter.source,
                inForce: lines.filter { $0.model == model.id && $0.parameter == parameter.name }
                    .map { ($0.value, $0.area, $0.source) },
                norms: Policy.shipped.filter { row in
                    row.model == model.id && row.parameter == parameter.name
                        && row.from ?? today <= today && today <= row.until ?? .never
                }.map { ($0.value, $0.area, $0.source) })
        }
    }
}

extension Model {
    /// 对比判别依据: the tables and columns that the check compares.
    var basis: Phrase {
        let parts = needs.map { need -> Phrase in
            let specs = need.table.schema.fields
            let label = { (field: Screening.Field) in
                specs.first { $0.key == field.rawValue }?.aliases.first ?? field.rawValue
            }
            let either = need.oneOf.map(label).joined(separator: "或")
            let fields = need.fields.map(label) + (either.isEmpty ? [] : [either])
            let names = need.columns
            return Phrase(
                need.label.zh
                    + (fields.isEmpty ? "" : "（\(fields.joined(separator: "、"))）"),
                need.label.en
                    + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"))
        }
        let tables = parts.isEmpty ? [Phrase("各类表", "any table")] : parts
        return Phrase(
            tables.map(\.zh).joined(separator: "；") + "；按\(grouping.zh)逐一比对",
            tables.map(\.en).joined(separator: "; ") + "; compared by \(grouping.en)")
    }
}
