import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Every field of every action: what is not offered, cannot be meant or has another shape is
/// refused by name, and nothing of it is kept. A new action or field is tried without a line here.
struct FieldDoorTests {
    @Test func `every field of every action refuses by its name what does not belong into it`()
        async throws
    {
        let trial = try await FieldTrial.make()
        let before = try await trial.kept()
        for kind in ActionCatalogue.all {
            let actor = try await trial.actor(kind)
            for field in kind.fields {
                for (what, value) in trial.wrong(field, kind) {
                    let refused = await trial.refusal(kind, field, value, as: actor)
                    #expect(
                        trial.isNamed(refused, field, kind),
                        "\(kind.name).\(field.key), \(what): \(refused.code) \(refused.field)")
                }
            }
        }
        #expect(trial.tried > 2000)
        #expect(try await trial.kept() == before)
    }

    @Test func `what the samples name is offered to somebody who may do it`() async throws {
        let trial = try await FieldTrial.make()
        // The samples hold one finding, which is like no other.
        for kind in ActionCatalogue.all where kind.name != "findings.gatherSimilar" {
            let actor = try await trial.actor(kind)
            let code = await trial.round.place.code {
                try await trial.send(kind, trial.samples.input(kind), as: actor)
            }
            #expect(code != "field.not-offered" && !code.hasPrefix("defect"), "\(kind.name)")
        }
    }
}

/// A county with everything in it, another one beside it, and somebody for every action.
private final class FieldTrial {
    let round: ClearwaterRound
    let samples: Samples
    let foreign: ForeignCounty
    private var actors: [[Role]: Actor] = [:]
    private(set) var tried = 0

    private init(_ round: ClearwaterRound, _ samples: Samples, _ foreign: ForeignCounty) {
        (self.round, self.samples, self.foreign) = (round, samples, foreign)
    }

    static func make() async throws -> FieldTrial {
        let round = try await ClearwaterRound.onSite()
        let samples = try await Samples.make(in: round)
        try await samples.giveToDepartment()
        let trial = FieldTrial(round, samples, try await .add(to: round))
        for kind in ActionCatalogue.all { _ = try await trial.actor(kind) }
        return trial
    }

    /// Somebody with all the roles that may do an action, recused from the second township. Roles
    /// that reach everywhere are left to others: to them nothing is out of scope.
    func actor(_ kind: ActionKind) async throws -> Actor {
        let by = try #require(Permissions.row(kind.name)).by
        let bound = by.filter { $0.reach != .everywhere }
        if let actor = actors[bound] { return actor }
        let actor = try await round.place.person(
            "t-\(actors.count)", bound.map { ($0, samples.scope(of: $0)) })
        try await round.place.office.damageForTest(
            """
            INSERT INTO recusals(id, person_id, place_id, relation, declared_on)
            VALUES (\(UUID()), \(actor.person), \(round.place.townships[1]), 'x', '2026-01-01')
            """)
        actors[bound] = actor
        return actor
    }

    func send(_ kind: ActionKind, _ input: [String: InputValue], as actor: Actor) async throws {
        try await round.place.perform(try kind.action(from: input, fromForm: false), as: actor)
    }

    func refusal(
        _ kind: ActionKind, _ field: Field, _ value: InputValue, as actor: Actor
    ) async -> (code: String, field: String) {
        tried += 1
        var input = samples.input(kind)
        input[field.key] = value
        do {
            try await send(kind, input, as: actor)
            return ("allowed", "")
        } catch let refusal as Refusal {
            return (refusal.code, refusal.field ?? "")
        } catch {
            return ("defect: \(error)", "")
        }
    }

    /// A record of which somebody may not know is answered like none, and so is what says where an
    /// action acts: the county, township or term of a new record, the scope of a role.
    func isNamed(_ refused: (code: String, field: String), _ field: Field, _ kind: ActionKind)
        -> Bool
    {
        if refused.field == field.key { return true }
        return (isRecord(field) || Self.saysWhere.contains("\(kind.name).\(field.key)"))
            && ["record.not-found", "permission.denied", "permission.recused"]
                .contains(refused.code)
    }

    private func isRecord(_ field: Field) -> Bool {
        if case .hidden(.identifier) = field.kind { return true }
        return field.key == "record"
    }

    private static let saysWhere: Set<String> = [
        "places.addUnit.township", "people.add.county", "people.proposeGrant.scope",
        "people.declareRecusal.place", "rounds.openTerm.county", "rounds.open.term",
    ]

    /// All tables and the number of kept files.
    func kept() async throws -> String {
        let files = try FileManager.default.subpathsOfDirectory(
            atPath: round.place.office.folder.files)
        return try await round.place.office.dump() + "\(files.count)"
    }

    // MARK: What does not belong into a field

    func wrong(_ field: Field, _ kind: ActionKind) -> [(String, InputValue)] {
        types(field) + shapes(field) + empty(field) + records(field, kind)
    }

    /// Values of another type.
    private func types(_ field: Field) -> [(String, InputValue)] {
        let all: [(String, InputValue)] = [
            ("a text", .text("文字")), ("a number", .number(7)), ("a flag", .flag(true)),
            ("a list", .list(["x"])), ("an object", .other),
        ]
        let own: Set<String> =
            switch field.kind {
            case .text, .paragraph: ["a text"]
            case .integer, .yuan, .hidden(.version): ["a number"]
            case .flag: ["a flag"]
            default: []
            }
        return all.filter { !own.contains($0.0) }
    }

    private func shapes(_ field: Field) -> [(String, InputValue)] {
        switch field.kind {
        case .text(let max):
            [
                ("too long", .text(String(repeating: "长", count: max + 1))),
                ("two lines", .text("一\n二")), ("a control character", .text("一\u{7}二")),
            ]
        case .paragraph(let max):
            [
                ("too long", .text(String(repeating: "长", count: max + 1))),
                ("a control character", .text("一\u{7}二")),
            ]
        case .day:
            [
                ("1900", .text("1900-01-01")), ("2099", .text("2099-12-31")),
                ("never", .text("9999-12-31")), ("no date", .text("2026-02-30")),
            ]
        case .integer(let range):
            [
                ("too small", .number(Int64(range.lowerBound) - 1)),
                ("too large", .number(Int64(range.upperBound) + 1)),
            ]
        case .yuan: [("negative", .number(-1)), ("too large", .number(.max))]
        case .choice: [("no choice", .text("nonsense"))]
        case .lookups(_, let max):
            [("too many", .list((0...max).map { _ in UUID().uuidString }))]
        case .file: [("a short hash", .text(String(repeating: "a", count: 63)))]
        case .flag, .lookup, .hidden: []
        }
    }

    private func empty(_ field: Field) -> [(String, InputValue)] {
        field.required
            ? [("nothing", .none), ("blank", .text(" ")), ("an empty list", .list([]))] : []
    }

    private func records(_ field: Field, _ kind: ActionKind) -> [(String, InputValue)] {
        let recused = (unit: round.place.units[2], township: round.place.townships[1])
        switch field.kind {
        case .lookup(let lookup), .lookups(let lookup, _):
            var ids = [
                ("random", UUID()), ("of another kind", round.round),
                ("of another county", foreign.record(lookup)),
            ]
            switch lookup {
            case .units: ids.append(("recused", recused.unit))
            case .townships, .addressees: ids.append(("recused", recused.township))
            case .scopes: ids += [("recused", recused.unit), ("recused", recused.township)]
            // Somebody who is recused from a place still says that they worked there.
            default: break
            }
            if case .lookups = field.kind {
                return ids.map { ($0.0, .list([samples.record(lookup), $0.1].map(\.uuidString))) }
            }
            return ids.map { ($0.0, .text($0.1.uuidString)) }
        case .hidden(.identifier):
            return [("random", .text(UUID().uuidString)), ("another kind", .text(other(kind)))]
        default: return []
        }
    }

    /// A record that no action acts on.
    private func other(_ kind: ActionKind) -> String { foreign.group.uuidString }
}
