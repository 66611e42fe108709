import Domain

/// What two fields of an entry owe each other.
enum FieldPair: Sendable {
    /// The first day is not behind the second.
    case ordered(String, String)
    /// The first number is part of the second.
    case partOf(String, String)
    /// Both are filled in, or neither.
    case together(String, String)
    /// Two different choices.
    case different(String, String)
    /// The first choice, by its value, needs the second field.
    case needs(String, is: String, String)

    func judge(_ values: [String: InputValue], _ fields: [Field]) throws(Refusal) {
        func label(_ key: String) -> Phrase {
            fields.first { $0.key == key }?.label ?? Phrase(key, key)
        }
        switch self {
        case .ordered(let first, let second):
            guard let from = Day(values.text(first)), let to = Day(values.text(second)), to < from
            else { return }
            throw .field(
                second, "before-the-other",
                Phrase(
                    "“\(label(second).zh)”\(to)早于“\(label(first).zh)”\(from)。",
                    "“\(label(second).en)” (\(to)) is before “\(label(first).en)” (\(from))."),
                Phrase("请核对两个日期。", "Check both dates."))
        case .partOf(let part, let whole):
            guard let some = values.number(part), let all = values.number(whole), some > all
            else { return }
            throw .field(
                part, "more-than-the-whole",
                Phrase(
                    "“\(label(part).zh)”\(some)多于“\(label(whole).zh)”\(all)。",
                    "“\(label(part).en)” (\(some)) exceeds “\(label(whole).en)” (\(all))."),
                Phrase("请核对两个数字。", "Check both numbers."))
        case .together(let first, let second):
            let missing = [first, second].filter { values.text($0).isEmpty }
            guard missing.count == 1, let key = missing.first else { return }
            let other = key == first ? second : first
            throw .field(
                key, "missing",
                Phrase(
                    "已填写“\(label(other).zh)”，未填写“\(label(key).zh)”。",
                    "“\(label(other).en)” is there, “\(label(key).en)” is missing."),
                Phrase("请一并填写，或都留空。", "Fill in both or neither."))
        case .different(let first, let second):
            guard !values.text(first).isEmpty, values.text(first) == values.text(second)
            else { return }
            throw .field(
                second, "the-same",
                Phrase(
                    "“\(label(second).zh)”与“\(label(first).zh)”相同。",
                    "“\(label(second).en)” is the same as “\(label(first).en)”."),
                Phrase("请另选一项，或留空。", "Choose another one or leave it empty."))
        case .needs(let key, let value, let other):
            guard values.text(key) == value, values.text(other).isEmpty else { return }
            throw .field(
                other, "missing",
                Phrase("此时须填写“\(label(other).zh)”。", "“\(label(other).en)” is needed here."),
                Phrase("请填写后重新提交。", "Fill it in and send again."))
        }
    }
}

extension [String: InputValue] {
    func number(_ key: String) -> Int64? {
        if case .number(let number)? = self[key] { number } else { nil }
    }
}
