import Domain
import Foundation

/// The departments of the made-up county and its city, and what they are responsible for beside
/// the villages.
enum DemoDepartments {
    static let all: [(login: String, title: String, level: Party)] = [
        ("department-1", "区民政局", .county), ("department-2", "区农业农村局", .county),
        ("department-3", "区水利局", .county), ("department-4", "云州市水务局", .city),
    ]

    /// Who is responsible besides: for about one matter in nine, by its subject.
    static func besides(_ matter: DemoMatters.Matter, _ village: DemoVillage, _ n: Int) -> [UUID] {
        guard (village.number * 3 + n) % 9 == 0 else { return [] }
        let logins: [String] =
            switch matter.subject {
            case .subsidies: ["department-1"]
            case .collectiveFunds, .industry: ["department-2"]
            case .smallProjects:
                village.number % 4 == 0 ? ["department-3", "department-4"] : ["department-3"]
            default: []
            }
        let other = matter.party == .village ? village.place.townshipID : village.place.unit
        return [other] + logins.compactMap { village.cast.roster.department(of: $0) }
    }
}
