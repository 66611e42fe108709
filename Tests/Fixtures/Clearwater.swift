package import Domain
package import Foundation
package import Services
import Storage

/// A small county for tests: two townships, four villages, and somebody for every role.
package struct Clearwater {
    package let office: Office
    package let county: UUID
    package let townships: [UUID]
    package let units: [UUID]
    package let folder: String

    package static let register = """
        code,name,township_name,county_name,city_name,province_name
        990201101201,东湖村村民委员会,清水镇,清水县,云州市,示范省
        990201101202,西湖村村民委员会,清水镇,清水县,云州市,示范省
        990201102201,南山村村民委员会,长岭镇,清水县,云州市,示范省
        990201102001,北门社区居民委员会,长岭镇,清水县,云州市,示范省
        """

    package static let day = Day(number: 20_780)
    package static let noon = Moment(milliseconds: Int64(day.number) * 86_400_000 + 4 * 3_600_000)

    /// The folders of one run of the tests; they go when it ends.
    private static let base: String = {
        atexit { try? FileManager.default.removeItem(atPath: Clearwater.basePath) }
        return basePath
    }()

    private static let basePath =
        NSTemporaryDirectory() + "clearwater-\(ProcessInfo.processInfo.processIdentifier)"

    package static func open() async throws -> Clearwater {
        let folder = Self.base + "/\(UUID().uuidString)"
        let office = try Office(DataFolder(folder), clock: .given)
        let file = try await office.keepRegister(
            Array(register.utf8), by: .console, at: Self.noon)
        _ = try await office.perform(
            ImportRegister(
                file: file, fileName: "r.csv", county: nil, system: "nbs", version: "2025",
                since: day + -400),
            by: .console, at: noon, id: UUID())
        let (county, townships, units) = try await office.read { reading in
            (
                try reading.value("SELECT id FROM counties", as: UUID.self),
                try reading.rows("SELECT id FROM townships ORDER BY rowid") { try $0(0) as UUID },
                try reading.rows("SELECT id FROM village_units ORDER BY seq") { try $0(0) as UUID }
            )
        }
        guard let county else { throw Refusal.notFound }
        return Clearwater(
            office: office, county: county, townships: townships, units: units, folder: folder)
    }

    /// Somebody with roles, put into the tables directly: how grants come about has tests of its
    /// own.
    package func person(_ login: String, _ grants: [(Role, UUID?)]) async throws -> Actor {
        let answer = try await office.perform(
            AddPerson(
                login: login, fullName: login, employer: "测试", county: Identifier(county)),
            by: .console, at: Self.noon, id: UUID())
        let id = answer.record
        try await office.grantForTest(id, grants)
        return try await actor(id)
    }

    package func actor(_ id: UUID) async throws -> Actor {
        let actor = try await office.read { reading in
            try Actors.load(Identifier(id), reading)
        }
        guard let actor else { throw Refusal.notFound }
        return actor
    }

    @discardableResult
    package func perform(_ action: any Action, as actor: Actor, id: UUID = UUID()) async throws
        -> ActionAnswer
    {
        try await office.perform(action, by: actor, at: Self.noon, id: id)
    }

    /// Fills an action in as a form would send it, and performs it.
    @discardableResult
    package func send(
        _ name: String, _ input: [String: InputValue], as actor: Actor, id: UUID = UUID()
    )
        async throws -> ActionAnswer
    {
        guard let kind = ActionCatalogue.kind(name) else { throw Refusal.notFound }
        return try await perform(
            try kind.action(from: input, fromForm: true), as: actor, id: id)
    }

    /// A paper that somebody hands in.
    package func upload(_ text: String, as actor: Actor) async throws -> String {
        try await office.keepUpload(Array(text.utf8), by: actor, at: Self.noon)
    }

    package func code(of body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "allowed"
        } catch let refusal as Refusal {
            return refusal.code
        } catch {
            return "defect: \(error)"
        }
    }
}
