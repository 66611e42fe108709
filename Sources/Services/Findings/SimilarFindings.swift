package import Domain
package import Foundation
import Storage

/// Findings of a round that several villages seem to share: the same heading and subject, titles
/// alike, gathered nowhere yet. A suggestion only; whether they are one problem, people decide.
package struct SimilarFindings: Sendable {
    package struct Finding: Sendable {
        package let id: UUID
        package let title: String
        package let number: String
        package let unit: String
    }

    package struct Cluster: Sendable {
        package let heading: String
        package let subject: Domain.Finding.Subject?
        package let findings: [Finding]
        package let units: Int

        /// The shortest title, which says least of any single village.
        package var title: String {
            findings.map(\.title).min { ($0.count, $0) < ($1.count, $1) } ?? ""
        }
    }

    package let round: String
    /// Those of most villages first.
    package let clusters: [Cluster]

    private struct Row {
        let finding: Finding
        let unit: UUID
        let heading: String
        let subject: String
    }

    /// What is in no common problem yet.
    static let gatherable: SQL =
        "x.number IS NOT NULL AND x.common_id IS NULL AND x.state <> 'removed'"

    static func load(_ round: UUID, _ actor: Actor, _ reading: Reading) throws -> SimilarFindings {
        let place = try EntryParent.load(.round, round, reading).place
        guard PageParts.mayDo("findings.gatherSimilar", actor, at: place),
            let scope = Lists.findings.scope(actor),
            let name: String = try reading.value("SELECT name FROM rounds WHERE id = \(round)")
        else { throw Refusal.notFound }
        let rows = try reading.rows(
            """
            SELECT x.id, x.title, x.number, u.short_name, x.unit_id, x.heading, x.subject
            FROM findings x JOIN village_units u ON u.id = x.unit_id
            WHERE x.round_id = \(round) AND \(gatherable) AND \(scope) ORDER BY x.seq
            """
        ) { row in
            Row(
                finding: Finding(
                    id: try row(0), title: try row(1), number: try row(2), unit: try row(3)),
                unit: try row(4), heading: try row(5), subject: try row(6))
        }
        let kinds = Dictionary(grouping: rows) { "\($0.heading) \($0.subject)" }
        let clusters = kinds.values.flatMap(alike).filter { $0.units > 1 }
        return SimilarFindings(
            round: name,
            clusters: clusters.sorted {
                ($1.units, $1.findings.count, $0.title) < ($0.units, $0.findings.count, $1.title)
            })
    }

    /// Each finding joins the first group whose first title it resembles.
    private static func alike(_ rows: [Row]) -> [Cluster] {
        var groups: [(first: TitleLikeness, rows: [Row])] = []
        for row in rows {
            let title = TitleLikeness(row.finding.title)
            if let index = groups.firstIndex(where: { $0.first.isAlike(title) }) {
                groups[index].rows.append(row)
            } else {
                groups.append((title, [row]))
            }
        }
        return groups.map { group in
            Cluster(
                heading: heading(group.rows[0].heading),
                subject: .init(rawValue: group.rows[0].subject),
                findings: group.rows.map(\.finding), units: Set(group.rows.map(\.unit)).count)
        }
    }

    private static func heading(_ code: String) -> String {
        let all = FocusFramework.all.flatMap { framework in
            framework.headings.map { ("\(framework.code).\($0.code)", $0.label.zh) }
        }
        return all.first { $0.0 == code }?.1 ?? code
    }
}

extension Office {
    /// What a round seems to have in common.
    package func similarFindings(_ round: UUID, for actor: Actor) async throws -> SimilarFindings {
        try await engine.read { try SimilarFindings.load(round, actor, $0) }
    }
}
