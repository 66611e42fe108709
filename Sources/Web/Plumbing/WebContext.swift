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
    var preferredLanguage: Language = .chinese

    package init(source: Source) {
        coreContext = .init(source: source)
    }

    var language: Language { visitor?.language ?? preferredLanguage }

    /// The visitor of a page or an address that needs one.
    func known() throws -> Visitor {
        guard let visitor else { throw Refusal.loggedOut }
        return visitor
    }
}
