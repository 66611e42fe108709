import Domain
import Foundation
import Storage

/// The four points of a small project (四查): procurement, acceptance, existence, maintenance. Each
/// “no” offers a working paper that begins with what was found.
enum ProjectCheck {
    static let points: [(key: String, label: Phrase)] = [
        ("procurement", Phrase("招标采购手续", "procurement")),
        ("acceptance", Phrase("验收环节", "acceptance")),
        ("existence", Phrase("项目真实性", "existence")),
        ("maintenance", Phrase("后续维护", "maintenance")),
    ]

    /// The points that were answered with no.
    static func failed(_ values: [String: Value]) -> [Phrase] {
        points.filter { values[$0.key] == .text("no") }.map(\.label)
    }

    static func offers(
        _ values: [String: Value], _ inspection: UUID, _ actor: Actor, _ entry: EntryHead
    ) -> [RecordView.Offer] {
        guard case .text(let project) = values["project"] else { return [] }
        return failed(values).flatMap { point -> [RecordView.Offer] in
            var start = [
                "record": inspection.uuidString.lowercased(), "title": "\(project)：\(point.zh)",
                "subject": Finding.Subject.smallProjects.rawValue,
            ]
            if case .text(let remarks) = values["remarks"] { start["facts"] = remarks }
            return PageParts.offer(["findings.write"], actor, at: entry.place, values: start)
        }
    }
}
