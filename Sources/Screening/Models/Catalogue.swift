/// All models, in the order in which they are told.
package enum Catalogue {
    package static let all: [Model] = [
        .c01a, .c04, .c10,
        .e02, .e03, .e05, .e06,
        .s05,
        .l01,
        .q01, .q02,
        .f01, .f02, .f03,
    ]

    /// The models that people name: ids (`C01a`), beginnings of ids (`C01`), families (`E`).
    ///
    /// - Returns: nil for the first name that fits no model, which is given back.
    package static func models(_ names: [String]) -> (models: [Model], unknown: String?) {
        var chosen: [Model] = []
        for name in names {
            let exact = all.filter { $0.id.lowercased() == name.lowercased() }
            let found =
                exact.isEmpty
                ? all.filter { $0.id.lowercased().hasPrefix(name.lowercased()) } : exact
            if found.isEmpty { return ([], name) }
            chosen += found
        }
        let ids = Set(chosen.map(\.id))
        return (all.filter { ids.contains($0.id) }, nil)
    }
}
