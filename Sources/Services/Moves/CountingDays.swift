import Domain
import Foundation
import Storage

/// The days on which records came to count in figures, written down by the moves themselves.
enum CountingDays {
    static func keep(
        _ kind: RecordKind, _ id: UUID, _ move: String, to state: String, _ desk: Desk
    ) throws {
        let day = desk.today
        switch (kind, state, move) {
        case (.rectification, _, _):
            if move == "takeOver" { try ItemStandings.takeOver(id, on: day, desk.writing) }
            try ItemStandings.keep(id, from: day, desk.writing)
        case (.finding, _, "takeOver"):
            try desk.writing.execute("UPDATE findings SET signed_on = written_on WHERE id = \(id)")
        case (.finding, Finding.State.approved.rawValue, _):
            try desk.writing.execute(
                "UPDATE findings SET signed_on = coalesce(signed_on, \(day)) WHERE id = \(id)")
        case (.finding, Finding.State.removed.rawValue, _),
            (.finding, Finding.State.dismissed.rawValue, _):
            try desk.writing.execute("UPDATE findings SET dropped_on = \(day) WHERE id = \(id)")
        case (.clue, _, Clue.Move.transfer.rawValue):
            try desk.writing.execute("UPDATE clues SET transferred_on = \(day) WHERE id = \(id)")
        default: break
        }
    }
}
