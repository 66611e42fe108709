/// How a caller follows a search, and ends it early.
///
/// The clock stays with the caller: a time limit is a `shouldStop` that looks at one.
package struct Watch: Sendable {
    /// Asked often; true ends the search with the best plan so far.
    package let shouldStop: @Sendable () -> Bool
    /// Told when something better is known.
    package let progress: @Sendable (Progress) -> Void

    package init(
        shouldStop: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.shouldStop = shouldStop
        self.progress = progress
    }
}

/// How far a search has come.
package struct Progress: Sendable, Hashable {
    /// The objective of the best plan so far; nil while there is none.
    package let objective: Int?
    /// No plan can cost less than this.
    package let bound: Int?
    /// Neighbourhoods searched so far.
    package let neighbourhoods: Int
}

/// What is known about the best plan.
package struct Proof: Sendable, Hashable, Codable {
    /// What the plan costs, in points.
    package let objective: Int
    /// No plan can cost less.
    package let bound: Int
    /// The search was ended from outside; another run may end elsewhere.
    package let wasStopped: Bool

    package var isOptimal: Bool { objective <= bound }
    /// (objective − bound) ÷ objective, from 0; 0 is a proof.
    package var gap: Double {
        isOptimal ? 0 : Double(objective - bound) / Double(max(1, abs(objective)))
    }

    private enum CodingKeys: String, CodingKey { case objective, bound, wasStopped }
    private enum MoreKeys: String, CodingKey { case isOptimal, gap }

    package init(objective: Int, bound: Int, wasStopped: Bool) {
        self.objective = objective
        self.bound = min(bound, objective)
        self.wasStopped = wasStopped
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(objective, forKey: .objective)
        try container.encode(bound, forKey: .bound)
        try container.encode(wasStopped, forKey: .wasStopped)
        var more = encoder.container(keyedBy: MoreKeys.self)
        try more.encode(isOptimal, forKey: .isOptimal)
        try more.encode((gap * 10_000).rounded() / 10_000, forKey: .gap)
    }
}
