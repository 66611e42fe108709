/// A "no" that says what happened and what to do next.
///
/// Everything that is not a refusal is a defect: it is logged in full and answered with a
/// reference only.
package struct Refusal: Error, Hashable, Sendable, Codable {
    /// What kind of "no" it is; the web answers with the matching status.
    package enum Kind: String, Codable, Sendable {
        /// The request itself is wrong: a missing field, a wrong type, a value out of range.
        case invalid
        /// Nobody is logged in, or the login has ended.
        case unauthenticated
        /// This person may not do this.
        case forbidden
        /// There is no such record, or this person may not know of it.
        case notFound
        /// The record is not in a state that allows this, or somebody else changed it first.
        case conflict
        /// Too many attempts; later is fine.
        case throttled
        /// More than the limit allows.
        case tooLarge
        /// The machine cannot keep it now (disk full, folder read-only).
        case unavailable
    }

    package let kind: Kind
    /// Stable, for programs: `rectification.second-person`.
    package let code: String
    /// What happened, as a sentence.
    package let message: Phrase
    /// What to do next, as a sentence.
    package let remedy: Phrase
    /// The field of the request that is wrong, where one is.
    package let field: String?

    package init(
        _ kind: Kind, _ code: String, _ message: Phrase, remedy: Phrase, field: String? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.remedy = remedy
        self.field = field
    }
}
