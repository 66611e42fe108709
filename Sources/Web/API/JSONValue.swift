import Services

/// JSON as a value: single records, and the description of the API.
indirect enum JSONValue: Sendable {
    case text(String)
    case number(Int)
    case integer(Int64)
    case flag(Bool)
    case null
    case list([JSONValue])
    case object([(String, JSONValue)])

    /// Another member behind the ones that are there.
    func with(_ key: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + [(key, value)])
    }

    /// The text, with a line for each member of the outer `depth` levels.
    func written(breaking depth: Int = 0) -> String {
        switch self {
        case .text(let text): return JSONText.quoted(text)
        case .number(let number): return String(number)
        case .integer(let number): return String(number)
        case .null: return "null"
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items):
            return "[" + items.map { $0.written() }.joined(separator: ",") + "]"
        case .object(let members):
            let separator = depth > 0 ? ",\n" : ","
            let content = members.map { key, value in
                "\(JSONText.quoted(key)):\(value.written(breaking: depth - 1))"
            }
            return "{" + content.joined(separator: separator) + "}"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    init(integerLiteral value: Int) { self = .number(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
    init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
