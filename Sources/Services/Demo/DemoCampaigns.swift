import Domain
import Foundation
import Storage

/// What is gathered about subsidies belongs to the campaign about them, and the first finding
/// points at a case to learn from.
struct DemoCampaigns {
    let cast: DemoCast

    func tag(_ problem: UUID, _ findings: [UUID], _ subject: Finding.Subject) async throws {
        guard subject == .subsidies, let first = findings.first else { return }
        let (campaign, study) = try await cast.office.read { reading in
            (
                try reading.value(
                    "SELECT id FROM campaigns WHERE level = 'province' ORDER BY seq LIMIT 1",
                    as: UUID.self),
                try reading.value(
                    "SELECT id FROM case_library ORDER BY seq LIMIT 1", as: UUID.self)
            )
        }
        try await link("commonProblems.tagCampaign", problem, campaign)
        for finding in findings { try await link("findings.tagCampaign", finding, campaign) }
        try await link("findings.citeCase", first, study)
    }

    private func link(_ action: String, _ record: UUID, _ target: UUID?) async throws {
        guard let link = RecordLink.all.first(where: { $0.action == action }) else { return }
        try await cast.perform(LinkRecord(link, record: record, target: target), as: "office")
    }
}
