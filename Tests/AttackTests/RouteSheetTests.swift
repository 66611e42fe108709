import Domain
import Fixtures
import Foundation
import Hummingbird
import Services
import Testing

@testable import Web

/// Every address has a rule of what it may tell to whom.
struct RouteSheetTests {
    @Test func `every address of the program has a rule in the sheet`() async throws {
        let place = try await Clearwater.open()
        let routes = try WebServer.router(place.office).routes
        let without = routes.filter { $0.method != .head && RouteSheet.rule($0) == nil }
        #expect(without.isEmpty, "\(without.map(\.description))")
        #expect(routes.count > 800)
        let known = Set(routes.map(\.description))
        let gone = RouteSheet.single.keys.filter { !known.contains($0) }
        #expect(gone.isEmpty, "\(gone)")
    }

    @Test func `every list and record page has a row in the oracle, and every row a list`() {
        let pages = Set(RecordPages.names).union(Lists.all.map(\.name))
        #expect(OracleTable.lists.symmetricDifference(pages).isEmpty)
    }

    @Test func `whoever is not logged in is sent to the login everywhere`() async throws {
        let place = try await Clearwater.open()
        let browser = try Browser(place.office)
        var tried = 0
        for route in try WebServer.router(place.office).routes where route.method != .head {
            guard let rule = RouteSheet.rule(route), rule != .open else { continue }
            let path = Self.filled(route.path.description)
            let answer = try await browser.ask(route.method, path)
            let isPage = route.method == .get && !path.hasPrefix("/api")
            #expect(
                answer.status == (isPage ? 303 : 401), "\(route): \(answer.status)")
            tried += 1
        }
        #expect(tried > 400)
    }

    /// An address with an identifier that nothing has in each of its holes.
    static func filled(_ path: String) -> String {
        path.replacing(/\{[a-zA-Z]+\}/, with: "00000000-0000-7000-8000-00000000ffff")
    }
}
