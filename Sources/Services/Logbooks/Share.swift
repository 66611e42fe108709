import Domain

/// A share that follows from the numbers of an entry. It is computed where it is read, in SQL, so
/// that list, page and export say the same.
struct Share: Sendable {
    let key: String
    let label: Phrase
    /// Expressions over the columns of `x`.
    let part: String
    let whole: String

    init(_ key: String, _ label: Phrase, of part: String, in whole: String) {
        self.key = key
        self.label = label
        self.part = part
        self.whole = whole
    }

    /// A percentage with one decimal, half up as `Percent` does it; NULL where nothing divides.
    var sql: String {
        let tenths = "((2000 * (\(part)) + (\(whole))) / (2 * (\(whole))))"
        return """
            CASE WHEN (\(whole)) > 0
                THEN (\(tenths) / 10) || '.' || (\(tenths) % 10) || '%' END
            """
    }
}
