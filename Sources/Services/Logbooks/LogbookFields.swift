import Domain

/// The kinds of field that logbooks are made of, so that a declaration reads like the paper form.
extension Field {
    static func line(
        _ key: String, _ zh: String, _ en: String, max: Int = 60, required: Bool = true,
        hint: Phrase? = nil
    ) -> Field {
        Field(key, Phrase(zh, en), .text(max: max), required: required, hint: hint)
    }

    static func text(
        _ key: String, _ zh: String, _ en: String, max: Int = 2000, required: Bool = true,
        hint: Phrase? = nil
    ) -> Field {
        Field(key, Phrase(zh, en), .paragraph(max: max), required: required, hint: hint)
    }

    static func day(
        _ key: String, _ tense: Tense, _ zh: String, _ en: String, required: Bool = true
    ) -> Field {
        Field(key, Phrase(zh, en), .day(tense), required: required)
    }

    static func count(
        _ key: String, _ range: ClosedRange<Int>, _ zh: String, _ en: String,
        required: Bool = true
    ) -> Field {
        Field(key, Phrase(zh, en), .integer(range), required: required)
    }

    static func yuan(_ key: String, _ zh: String, _ en: String, required: Bool = true) -> Field {
        Field(key, Phrase(zh, en), .yuan, required: required)
    }

    static func choice(
        _ key: String, _ zh: String, _ en: String, _ choices: [Choice], required: Bool = true
    ) -> Field {
        Field(key, Phrase(zh, en), .choice(choices), required: required)
    }

    static func flag(_ key: String, _ zh: String, _ en: String) -> Field {
        Field(key, Phrase(zh, en), .flag, required: false)
    }

    static func record(
        _ key: String, _ zh: String, _ en: String, _ lookup: Lookup, required: Bool = true
    ) -> Field {
        Field(key, Phrase(zh, en), .lookup(lookup), required: required)
    }

    static func photo(_ zh: String, _ en: String) -> Field {
        Field("file", Phrase(zh, en), .file, required: false)
    }
}

extension Choice {
    /// `of("yes", "是", "yes")` …
    static func of(_ value: String, _ zh: String, _ en: String) -> Choice {
        Choice(value, Phrase(zh, en))
    }

    /// The three answers of a check.
    static let answers: [Choice] = [
        .of("yes", "合规", "yes"), .of("no", "不合规", "no"), .of("notApplicable", "不适用", "n.a."),
    ]
}
