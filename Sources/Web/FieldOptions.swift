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
            switch field.kind {
            case .lookup(let lookup):
                let search = values[finder(of: field.key)]?.first ?? ""
                options[field.key] = try await load(
                    lookup, about, String(search.prefix(60)), chosen: values[field.key]?.first,
                    office, visitor)
            case .lookups(let lookup, _):
                let all = try await office.options(
                    lookup, search: "", about: about, for: visitor.actor)
                options[field.key] = FieldOptions(items: all, isSearched: false)
            default: break
            }
        }
        return options
    }

    private static func load(
        _ lookup: Lookup, _ about: UUID?, _ search: String, chosen: String?, _ office: Office,
        _ visitor: Visitor
    ) async throws -> FieldOptions {
        let all = try await office.options(lookup, search: "", about: about, for: visitor.actor)
        guard all.count > choosable else { return FieldOptions(items: all, isSearched: false) }
        let found =
            search.isEmpty
            ? all
            : try await office.options(lookup, search: search, about: about, for: visitor.actor)
        var items = Array(found.prefix(choosable))
        if let id = chosen.flatMap(UUID.init(uuidString:)), !items.contains(where: { $0.id == id }),
            let option = all.first(where: { $0.id == id })
        {
            items.insert(option, at: 0)
        }
        return FieldOptions(items: items, isSearched: true)
    }
}
