package import Domain

/// One field of an action: the form draws it, the API describes it, and what comes in is judged
/// by it before the action is made.
package struct Field: Sendable {
    package enum Kind: Sendable {
        /// One line, at most so many characters.
        case text(max: Int)
        /// Several lines, at most so many characters.
        case paragraph(max: Int)
        /// `2026-11-23`, on the side of today that the field is about.
        case day(Tense)
        case integer(ClosedRange<Int>)
        /// Yuan with at most two decimals in a form; whole fen in JSON.
        case yuan
        case choice([Choice])
        case flag
        /// The identifier of a record that is looked up by name.
        case lookup(Lookup)
        /// Several of them.
        case lookups(Lookup, max: Int)
        /// One uploaded file; the value is its SHA-256 once it is kept.
        case file
        /// Carried along by the form: the record and the version that was read.
        case hidden(Hidden)
    }

    package enum Hidden: Sendable { case identifier, version }

    /// When a day may be, seen from the day on which it is written down.
    package enum Tense: Sendable {
        /// Today or earlier: what was done.
        case past
        /// Today or later: what is asked for or planned, and still has to be possible.
        case future
        /// What may lie on either side: a period, a date from which a rule is in force.
        case either
    }

    package let key: String
    package let label: Phrase
    package let kind: Kind
    package let required: Bool
    package let hint: Phrase?

    package init(
        _ key: String, _ label: Phrase, _ kind: Kind, required: Bool = true, hint: Phrase? = nil
    ) {
        self.key = key
        self.label = label
        self.kind = kind
        self.required = required
        self.hint = hint
    }
}

/// A value of a closed list.
package struct Choice: Sendable, Hashable {
    package let value: String
    package let label: Phrase

    package init(_ value: String, _ label: Phrase) {
        self.value = value
        self.label = label
    }

    /// All values of a closed list, in their order.
    package static func all<T: RawRepresentable<String> & CaseIterable & Labelled>(
        of type: T.Type
    ) -> [Choice] {
        T.allCases.map { Choice($0.rawValue, $0.label) }
    }
}

/// What an identifier is looked up among.
package enum Lookup: String, Sendable, CaseIterable {
    /// People with an account in the actor's county.
    case people
    /// Members of the group of the inspection that the form is about.
    case groupMembers
    /// Village units in the actor's county.
    case units
    case townships
    case counties
    case terms
    /// The groups of the round that the form is about.
    case groups
    /// Common problems of the round of the finding that the form is about.
    case commonProblems
    /// Findings that are offered with a suggestion; the page of suggestions names them.
    case similarFindings
    /// Special campaigns of the county that stand.
    case campaigns
    /// Cases of the library that stand.
    case cases
    /// Where a grant of the chosen role reaches: counties, townships, units, departments and
    /// groups.
    case scopes
    /// Townships and village units: where somebody worked, has relations or must not act.
    case places
    /// Who can be made responsible in the village that the form is about: itself, its township,
    /// and the departments of the register.
    case addressees
}
