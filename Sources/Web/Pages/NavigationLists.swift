import Domain
import Services
import Synchronization

/// The lists that somebody sees follow from their roles, so they are worked out once for each set
/// of roles.
enum NavigationLists {
    private static let known = Mutex<[Set<Role>: [ListDefinition]]>([:])

    static func of(_ actor: Actor) -> [ListDefinition] {
        let roles = actor.roles
        if let lists = known.withLock({ $0[roles] }) { return lists }
        let lists = Lists.inNavigation(of: actor)
        known.withLock { $0[roles] = lists }
        return lists
    }
}
