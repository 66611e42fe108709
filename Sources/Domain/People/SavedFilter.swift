/// Conditions of a list that somebody has given a name: a convenience of one person like the
/// language, no act of the office.
package struct SavedFilter: Sendable, Equatable {
    package let name: String
    /// `state=onSite&order=newest`.
    package let query: String

    package init(name: String, query: String) {
        self.name = name
        self.query = query
    }
}
