package import Domain
package import Foundation
import Storage

/// The pages of single records, by the name of their list.
package enum RecordPages {
    typealias Load = @Sendable (UUID, Actor, Day, Reading) throws -> RecordView

    static let all: [String: Load] = ofRecords.merging(
        Logbooks.all.map { ($0.name, page(of: $0)) }, uniquingKeysWith: { record, _ in record })

    private static func page(of book: Logbook) -> Load {
        { id, actor, today, reading in try EntryPage.load(book, id, actor, today, reading) }
    }

    private static let ofRecords: [String: Load] = [
        "units": UnitPage.load, "people": PersonPage.load, "terms": TermPage.load,
        "rounds": RoundPage.load, "inspections": InspectionPage.load,
        "interviews": InterviewPage.load, "visits": VisitPage.load,
        "findings": FindingPage.load, "feedbacks": FeedbackPage.load,
        "rectification": RectificationPage.load, "revisits": RevisitPage.load,
        "proposals": ProposalPage.load,
        "datasets": DatasetPage.load, "runs": RunPage.load, "suspicions": SuspicionPage.load,
    ]
}

extension RecordPages {
    /// The lists whose records have pages, in a fixed order.
    package static let names: [String] = all.keys.sorted()
}

extension Office {
    /// A record as one person may see it. `list` is the list that it stands in: `findings`. Throws
    /// `Refusal.notFound` when there is none or it is out of sight.
    package func record(_ list: String, _ id: UUID, for actor: Actor, today: Day) async throws
        -> RecordView
    {
        guard let load = RecordPages.all[list] else { throw Refusal.notFound }
        var view = try await engine.read { reading in
            var view = try load(id, actor, today, reading)
            view.books =
                try ScreeningBooks.books(of: list, id, actor, reading)
                + BookPages.books(of: list, id, actor, reading)
            return view
        }
        try await opened(record: list, id, view.number ?? "", by: actor)
        if BegunJob.lists.contains(list), let broken = try await brokenOff(about: id, for: actor) {
            view.sections.insert(broken, at: 0)
        }
        return view
    }
}
