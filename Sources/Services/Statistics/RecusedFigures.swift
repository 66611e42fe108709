import Domain
import Foundation
import Storage

/// Who is recused from a place reads figures as if the place were not there: it has no row, and no
/// sum holds it, so that nothing is told by subtraction.
extension StatTable.Question {
    /// True for rows of other townships, and of none.
    func counts(township column: String) -> SQL { counts(column) }

    /// True for rows of other units, and of none.
    func counts(unit column: String) -> SQL { counts(column) }

    /// True for rows of an item of rectification in another unit.
    func countsItem(_ column: String) -> SQL {
        if recusedFrom.isEmpty { return "1 = 1" }
        return """
            \(raw: column) NOT IN
                (SELECT id FROM rectification_items WHERE unit_id IN \(list: sorted))
            """
    }

    private func counts(_ column: String) -> SQL {
        if recusedFrom.isEmpty { return "1 = 1" }
        return "(\(raw: column) IS NULL OR \(raw: column) NOT IN \(list: sorted))"
    }

    private var sorted: [Identifier<Scope>] {
        recusedFrom.sorted { $0.description < $1.description }
    }
}

extension FigureCaption {
    static let recused = Phrase(
        "您应回避的乡镇和村居不计入任何数字", "places that you are recused from count in no figure")

    /// The same as a line of a page, for whom it holds.
    static func note(for actor: Actor) -> [RecordView.Fact] {
        actor.recusedFrom.isEmpty
            ? [] : [.init(Phrase("说明", "note"), recused[actor.language])]
    }
}
