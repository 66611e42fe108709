import Domain
package import Hummingbird
import NIOCore
package import Services

/// What a request carries through the middleware: who sent it, as a typed field.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// nil: nobody is logged in.
    package var visitor: Visitor?
    /// Whether the session came as a cookie, which a browser sends by itself, so that forms need
    /// their token; a bearer token does not.
    var cameByCookie = false
    /// What the request asks for; nil where it asks for none.
    var preferredLanguage: Language?
    /// The connection; whoever sends a long answer looks whether it still stands.
    let channel: any Channel
    /// The address of the other side, for tests; nil: what the connection says.
    var peer: String?
    /// Whether the browser came through HTTPS, as a named proxy says.
    var isEncrypted = false
    /// The host that the browser asked for, with its port.
    var host: String?

    package init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Pages speak the language that was chosen on them; programs the one that they ask for.
    var language: Language {
        if let visitor, cameByCookie { return visitor.language }
        return preferredLanguage ?? visitor?.language ?? .chinese
    }

    /// The visitor of a page or an address that needs one.
    func known() throws -> Visitor {
        guard let visitor else { throw Refusal.loggedOut }
        return visitor
    }
}

extension Language {
    /// The language that an `Accept-Language` header prefers; nil where it names neither.
    static func preferred(by header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        for part in header.split(separator: ",") {
            let pieces = part.split(separator: ";")
            let tag = pieces.first?.drop { $0 == " " }.lowercased() ?? ""
            guard let language = allCases.first(where: { tag.hasPrefix($0.rawValue) }) else {
                continue
            }
            let weight = pieces.dropFirst().first.flatMap { piece in
                Double(piece.drop { $0 == " " }.dropFirst(2))
            }
            if (weight ?? 1) > (best?.weight ?? 0) { best = (language, weight ?? 1) }
        }
        return best?.language
    }
}
