import Domain
import Foundation
import Services

/// What a field that names records may be set to.
struct FieldOptions: Sendable {
    /// Longer choices are searched: a page would be heavy, and nobody reads so many.
    static let choosable = 50

    let items: [LookupOption]
    /// Whether there are more than can be shown, so that the form has a box to search them.
    let isSearched: Bool

    /// The name of the box that searches the choices of a field.
    static func finder(of key: String) -> String { "find-\(key)" }

    /// The options of all fields of a form. What was typed into a search box narrows them down;
    /// what is chosen already stays.
    static func load(
        _ action: ActionKind, about: UUID?, _ values: [String: [String]], _ office: Office,
        _ visitor: Visitor
    ) async throws -> [String: FieldOptions] {
        var options: [String: FieldOptions] = [:]
        for field in action.visibleFields {
            let lookup: Lookup
            switch field.kind {
            case .lookup(let one): lookup = one
            // Where many may be chosen, all are shown: people go down the list.
            case .lookups(let many, let max) where max > choosable:
                let all = try await office.options(
                    many, search: "", about: about, for: visitor.actor)
                options[field.key] = FieldOptions(items: all, isSearched: false)
                continue
            case .lookups(let few, _): lookup = few
            default: continue
            }
            let search = values[finder(of: field.key)]?.first ?? ""
            options[field.key] = try await load(
                lookup, about, String(search.prefix(60)), chosen: values[field.key] ?? [], office,
                visitor)
        }
        return options
    }

    private static func load(
        _ lookup: Lookup, _ about: UUID?, _ search: String, chosen: [String],
        _ office: Office, _ visitor: Visitor
    ) async throws -> FieldOptions {
        let all = try await office.options(lookup, search: "", about: about, for: visitor.actor)
        guard all.count > choosable else { return FieldOptions(items: all, isSearched: false) }
        let found =
            search.isEmpty
            ? all
            : try await office.options(lookup, search: search, about: about, for: visitor.actor)
        let kept = Set(chosen.compactMap(UUID.init(uuidString:)))
        let shown = found.prefix(choosable).filter { !kept.contains($0.id) }
        let items = all.filter { kept.contains($0.id) } + shown
        return FieldOptions(items: items, isSearched: true)
    }
}
