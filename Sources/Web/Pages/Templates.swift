import Mustache

/// The templates, parsed once.
struct Templates: Sendable {
    private let byName: [String: MustacheTemplate]

    init() throws {
        byName = try Self.sources.mapValues { source in
            try MustacheTemplate(string: source)
        }
    }

    /// The texts as they are built into the program.
    static let sources: [String: String] = [
        "layout": PackageResources.layout_mustache, "login": PackageResources.login_mustache,
        "refusal": PackageResources.refusal_mustache,
    ].mapValues { String(decoding: $0, as: UTF8.self) }

    func render<P: TemplatePage>(_ page: P) -> String {
        byName[P.template]?.render(page) ?? ""
    }
}
