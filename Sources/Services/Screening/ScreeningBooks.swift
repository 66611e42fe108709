import Domain
import Foundation
import Storage

/// Datasets and suspicions on the page of the inspection, the round or the unit that they are of.
enum ScreeningBooks {
    static func books(of list: String, _ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Book]
    {
        guard ["inspections", "rounds", "units"].contains(list),
            let datasets = Lists.datasets.scope(actor)
        else { return [] }
        let place = try DatasetParent.load(id, reading).place
        let mayKeep = PageParts.mayDo("datasets.keep", actor, at: place)
        let column = list == "inspections" ? "inspection" : list == "rounds" ? "round" : "unit"
        let kept: Int? = try reading.value(
            "SELECT count(*) FROM datasets x WHERE x.parent_id = \(id) AND \(datasets)")
        let raised: Int? = try Lists.suspicions.scope(actor).flatMap { scope in
            try reading.value(
                """
                SELECT count(*) FROM suspicions x
                WHERE x.\(raw: column)_id = \(id) AND \(scope)
                """)
        }
        var books: [RecordView.Book] = []
        if mayKeep || (kept ?? 0) > 0 {
            books.append(
                RecordView.Book(
                    label: Lists.datasets.title, phase: Logbook.Phase.during.label,
                    count: kept ?? 0, list: "/datasets?parent=\(text(id))",
                    new: mayKeep ? "/datasets/new?record=\(text(id))" : nil))
        }
        if let raised, raised > 0 {
            books.append(
                RecordView.Book(
                    label: Lists.suspicions.title, phase: Logbook.Phase.during.label,
                    count: raised, list: "/suspicions?\(column)=\(text(id))", new: nil))
        }
        return books
    }
}
