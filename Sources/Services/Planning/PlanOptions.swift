package import Foundation

/// What an office asks of the planner besides what the records say.
package struct PlanOptions: Sendable, Equatable {
    package struct Wish: Sendable, Equatable {
        /// A person or a unit.
        package let subject: UUID
        /// The number of the group.
        package let group: Int
        /// To be there, or not to be there.
        package let isPin: Bool

        package init(subject: UUID, group: Int, isPin: Bool) {
            self.subject = subject
            self.group = group
            self.isPin = isPin
        }
    }

    /// Groups of a round, or rounds of a term: 1...60.
    package var parts: Int
    /// Members of a group besides leader and deputy, or group-days of a round.
    package var size: Int
    /// Days for a key and for a general village.
    package var keyDays: Int
    package var generalDays: Int
    /// Villages to be inspected when no coverage plan names them.
    package var villages: Int
    /// Seconds at most.
    package var seconds: Int
    /// Any number: another one searches elsewhere.
    package var seed: Int
    package var wishes: [Wish] = []

    package init(
        parts: Int, size: Int, keyDays: Int, generalDays: Int, villages: Int, seconds: Int,
        seed: Int
    ) {
        self.parts = parts
        self.size = size
        self.keyDays = keyDays
        self.generalDays = generalDays
        self.villages = villages
        self.seconds = seconds
        self.seed = seed
    }
}
