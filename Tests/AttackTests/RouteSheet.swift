import Domain
import Hummingbird
import Services
import Storage

@testable import Web

/// What may be asked at an address, as the attacks take it. An address without a rule fails
/// `RouteSheetTests`: whoever adds one says here what it may tell to whom.
enum RouteRule: Equatable {
    /// Whoever asks, logged in or not.
    case open
    /// A page of the visitor's own: no record is named in the address, and nothing that is out of
    /// sight may stand on it.
    case swept
    /// A list, or its export: the set of the oracle, no more and no less.
    case list(String)
    /// Something of one record of a list: out of sight it is not there.
    case record(list: String)
    /// A form of the visitor's own account or session.
    case own
    /// An action of the catalogue: its record, where it names one, is judged like a page of it.
    case action(String)
    /// Two steps of one upload: what was read, then what is kept.
    case upload
    /// A job in the background, by its identifier.
    case job
    /// A file that belongs to a record.
    case attachment
    /// What a field can be chosen from.
    case lookup
}

/// All addresses with their rules.
enum RouteSheet {
    /// Addresses that stand alone.
    static let single: [String: RouteRule] = [
        "GET /healthz": .open, "GET /assets/{name}": .open, "GET /login": .open,
        "POST /login": .open, "GET /api/openapi.json": .open, "POST /api/session": .open,
        "GET /feeds/{token}": .open,
        "POST /logout": .own, "POST /language": .own, "GET /password": .own,
        "POST /password": .own, "DELETE /api/session": .own, "GET /calendar/feed": .own,
        "POST /calendar/feed": .own, "POST /calendar/feed/end": .own,
        "GET /": .swept, "GET /api/home": .swept, "GET /calendar": .swept,
        "GET /calendar.ics": .swept, "GET /logbooks": .swept, "GET /screening": .swept,
        "GET /models": .swept, "GET /models/{model}": .swept, "GET /api/models": .swept,
        "GET /scoreboard": .swept, "GET /api/scoreboard": .swept, "GET /statistics": .swept,
        "GET /openings": .swept, "GET /api/openings": .swept,
        "GET /options/{lookup}": .lookup, "GET /api/options/{lookup}": .lookup,
        "GET /attachments/{id}": .attachment,
        "POST /api/files": .upload, "GET /units/import": .swept, "POST /units/import": .upload,
        "POST /units/import/keep": .upload, "GET /datasets/new": .upload,
        "POST /datasets/read": .upload, "POST /datasets/keep": .upload,
        "POST /api/datasets/reports": .upload,
        "GET /screenings/{job}": .job, "GET /api/screenings/{job}": .job,
        "GET /planning/{county}": .job, "POST /planning/{county}/stop": .job,
    ]

    /// What follows the identifier of a record, besides its actions.
    private static let ofRecord: [String: Set<String>] = [
        "rounds": ["plan", "ledger", "ledger.xlsx", "ledger/keep", "similar"],
        "terms": ["plan", "risk"], "proposals": ["again", "compare"],
        "inspections": ["package", "package.xlsx"],
        "datasets": ["report", "refused.csv", "ledger", "voucher", "screen", "screenings"],
        "runs": ["further"],
    ]

    private static let actions = Dictionary(
        ActionCatalogue.all.map { ($0.path, $0.name) }, uniquingKeysWith: { first, _ in first })

    /// The rule of an address; nil where nobody has given one.
    static func rule(_ route: Router<WebContext>.RouteDescription) -> RouteRule? {
        let path = route.path.description
        if let rule = single["\(route.method.rawValue) \(path)"] { return rule }
        let bare = path.hasPrefix("/api/") ? String(path.dropFirst(4)) : path
        if route.method == .post, let action = actions[bare] { return .action(action) }
        let parts = bare.split(separator: "/").map(String.init)
        guard let list = parts.first, OracleTable.lists.contains(list) else {
            return figures(parts) ? .swept : nil
        }
        if parts.count == 1 { return .list(list) }
        guard parts[1].hasPrefix("{") else {
            return ofList(parts[1...].joined(separator: "/")) ? .list(list) : nil
        }
        let rest = parts[2...].joined(separator: "/")
        let known =
            rest.isEmpty || ofRecord[list, default: []].contains(rest)
            || rest.hasPrefix("progress.")
        return known ? .record(list: list) : nil
    }

    private static func ofList(_ rest: String) -> Bool {
        [
            "export.csv", "export.xlsx", "new", "bulk", "print", "filters", "filters/delete",
        ].contains(rest)
    }

    /// Tables and pictures of figures: counts, never records.
    private static func figures(_ parts: [String]) -> Bool {
        ["statistics", "scoreboard", "openings"].contains(parts[0])
            || parts[0] == "points" || parts[0] == "precision"
    }
}
