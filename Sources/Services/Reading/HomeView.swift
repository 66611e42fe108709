package import Domain

/// What waits for somebody, and what is late.
package struct HomeView: Sendable {
    /// One pile of work: its number and the list behind it, by the same predicate.
    package struct Pile: Sendable {
        package let label: Phrase
        package let count: Int
        package let late: Int
        /// The address of the list that shows just these.
        package let link: String
    }

    /// The most pressing records.
    package struct Line: Sendable {
        package let title: String
        package let place: String
        package let state: Phrase
        package let due: Day?
        package let next: Phrase
        package let link: String
    }

    package let greeting: String
    package let roles: [Phrase]
    package let today: Day
    package let piles: [Pile]
    package let lines: [Line]
    /// First steps for somebody who has nothing yet.
    package let firstSteps: [(text: Phrase, link: String)]
    /// The way through the product for this person's roles.
    package let tour: [GuidedTour.Step]
}
