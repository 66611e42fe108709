package import Domain
import Foundation

/// A value as it comes in, from a form or as JSON, before it is judged by its field.
package enum InputValue: Sendable, Equatable, Decodable {
    case text(String)
    case number(Int64)
    case flag(Bool)
    case list([String])
    case none
    /// Something that no field takes: an object, a fraction, a list of lists.
    case other

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .other
        }
    }
}

extension ActionKind {
    /// Makes the action from what came in, by field key; keys that are no field are refused.
    /// `fromForm` says that texts stand for numbers, flags and yuan, as forms send them. Throws a
    /// `Refusal` that names the first field that is wrong.
    package func action(from input: [String: InputValue], fromForm: Bool) throws -> any Action {
        if let unknown = input.keys.sorted().first(where: { key in
            !fields.contains { $0.key == key }
        }) {
            throw Refusal.field(
                unknown, "unknown",
                Phrase(
                    "没有“\(unknown.prefix(40))”这一项。", "There is no field “\(unknown.prefix(40))”."),
                Phrase("请去掉该项。", "Leave it out."))
        }
        var members: [String] = []
        for field in fields {
            let value = input[field.key] ?? .none
            guard let text = try field.json(value, fromForm: fromForm) else {
                if field.required { throw Refusal.missing(field) }
                continue
            }
            members.append("\(JSONText.quoted(field.key)):\(text)")
        }
        return try make(Data("{\(members.joined(separator: ","))}".utf8))
    }
}

extension Field {
    /// The value as JSON of the type that the action declares; nil where nothing was given.
    fileprivate func json(_ value: InputValue, fromForm: Bool) throws(Refusal) -> String? {
        if case .text(let text) = value, text.allSatisfy(\.isWhitespace) { return nil }
        switch (kind, value) {
        case (_, .none): return nil
        case (.lookups, .list(let texts)) where texts.isEmpty: return nil
        case (.text(let max), .text(let text)):
            let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !line.contains(where: \.isNewline) else { throw .oneLine(self) }
            return try quoted(line, max: max)
        case (.paragraph(let max), .text(let text)):
            return try quoted(text.replacingOccurrences(of: "\r\n", with: "\n"), max: max)
        case (.day, .text(let text)):
            guard let day = Day(text), day != .never else { throw .wrongDay(self, text) }
            return JSONText.quoted(day.description)
        case (.integer(let range), .number(let number)):
            return try integer(number, range)
        case (.integer(let range), .text(let text)) where fromForm:
            guard let number = Int64(text) else { throw .wrongNumber(self, text) }
            return try integer(number, range)
        case (.yuan, .number(let fen)):
            guard Self.amounts.contains(fen) else { throw .wrongAmount(self, String(fen)) }
            return String(fen)
        case (.yuan, .text(let text)) where fromForm:
            guard let yuan = Yuan(text), Self.amounts.contains(yuan.fen) else {
                throw .wrongAmount(self, text)
            }
            return String(yuan.fen)
        case (.choice(let choices), .text(let text)):
            guard choices.contains(where: { $0.value == text }) else {
                throw .wrongChoice(self, text)
            }
            return JSONText.quoted(text)
        case (.flag, .flag(let flag)): return flag ? "true" : "false"
        case (.flag, .text(let text)) where fromForm: return text == "on" ? "true" : "false"
        case (.lookup, .text(let text)), (.hidden(.identifier), .text(let text)):
            guard let uuid = UUID(uuidString: text) else { throw .wrongIdentifier(self) }
            return JSONText.quoted(uuid.uuidString)
        case (.lookups(_, let max), .list(let texts)):
            return try identifiers(texts, max: max)
        case (.lookups(_, let max), .text(let text)) where fromForm:
            return try identifiers([text], max: max)
        case (.hidden(.version), .number(let number)): return String(number)
        case (.hidden(.version), .text(let text)) where fromForm:
            guard let number = Int64(text) else { throw .wrongNumber(self, text) }
            return String(number)
        case (.file, .text(let text)):
            guard text.count == 64, text.allSatisfy(\.isHexDigit) else {
                throw .wrongIdentifier(self)
            }
            return JSONText.quoted(text.lowercased())
        default: throw .wrongType(self)
        }
    }

    /// In fen, up to a trillion yuan: what is added up stays far from the largest number.
    private static let amounts: ClosedRange<Int64> = 0...100_000_000_000_000

    private func quoted(_ text: String, max: Int) throws(Refusal) -> String {
        guard text.count <= max else { throw .tooLong(self, max: max, is: text.count) }
        guard !text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" && $0 != "\t" })
        else { throw .controlCharacter(self) }
        return JSONText.quoted(text)
    }

    private func integer(_ number: Int64, _ range: ClosedRange<Int>) throws(Refusal) -> String {
        guard range.contains(Int(number)) else { throw .outOfRange(self, range) }
        return String(number)
    }

    private func identifiers(_ texts: [String], max: Int) throws(Refusal) -> String {
        guard texts.count <= max else { throw .tooMany(self, max: max) }
        var quoted: [String] = []
        for text in texts {
            guard let uuid = UUID(uuidString: text) else { throw .wrongIdentifier(self) }
            quoted.append(JSONText.quoted(uuid.uuidString))
        }
        return "[\(quoted.joined(separator: ","))]"
    }
}

/// Text in JSON's quotes (RFC 8259 §7).
package enum JSONText {
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 32:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Refusal {
    package static func field(_ key: String, _ code: String, _ message: Phrase, _ remedy: Phrase)
        -> Refusal
    {
        Refusal(.invalid, "field.\(code)", message, remedy: remedy, field: key)
    }

    fileprivate static func missing(_ field: Field) -> Refusal {
        .field(
            field.key, "missing",
            Phrase("未填写“\(field.label.zh)”。", "“\(field.label.en)” is missing."),
            Phrase("请填写后重新提交。", "Fill it in and send again."))
    }

    fileprivate static func oneLine(_ field: Field) -> Refusal {
        .field(
            field.key, "one-line",
            Phrase("“\(field.label.zh)”只能填写一行。", "“\(field.label.en)” takes one line only."),
            Phrase("请去掉换行。", "Remove the line breaks."))
    }

    fileprivate static func tooLong(_ field: Field, max: Int, is length: Int) -> Refusal {
        .field(
            field.key, "too-long",
            Phrase(
                "“\(field.label.zh)”共\(length)字，超过上限\(max)字。",
                "“\(field.label.en)” has \(length) characters; at most \(max) are allowed."),
            Phrase("请精简文字，或作为附件上传。", "Shorten it, or attach it as a file."))
    }

    fileprivate static func controlCharacter(_ field: Field) -> Refusal {
        .field(
            field.key, "control-character",
            Phrase(
                "“\(field.label.zh)”含有无法保存的控制字符。",
                "“\(field.label.en)” holds control characters."),
            Phrase("请删除后重新输入。", "Remove them and type it again."))
    }

    static func wrongDay(_ field: Field, _ text: String) -> Refusal {
        .field(
            field.key, "not-a-date",
            Phrase(
                "“\(field.label.zh)”不是有效日期：\(text.prefix(20))。",
                "“\(field.label.en)” is not a date: \(text.prefix(20))."),
            Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
    }

    fileprivate static func wrongNumber(_ field: Field, _ text: String) -> Refusal {
        .field(
            field.key, "not-a-number",
            Phrase(
                "“\(field.label.zh)”不是整数：\(text.prefix(20))。",
                "“\(field.label.en)” is not a whole number: \(text.prefix(20))."),
            Phrase("请填写整数。", "Write a whole number."))
    }

    fileprivate static func wrongAmount(_ field: Field, _ text: String) -> Refusal {
        .field(
            field.key, "not-an-amount",
            Phrase(
                "“\(field.label.zh)”不是有效金额：\(text.prefix(20))。",
                "“\(field.label.en)” is not an amount: \(text.prefix(20))."),
            Phrase(
                "请以元为单位填写，最多两位小数，不能为负。",
                "Write yuan with at most two decimals, not negative (JSON: whole fen)."))
    }

    fileprivate static func wrongChoice(_ field: Field, _ text: String) -> Refusal {
        .field(
            field.key, "not-a-choice",
            Phrase(
                "“\(field.label.zh)”不能是“\(text.prefix(40))”。",
                "“\(field.label.en)” cannot be “\(text.prefix(40))”."),
            Phrase("请从列出的选项中选择。", "Choose one of the options."))
    }

    static func wrongIdentifier(_ field: Field) -> Refusal {
        .field(
            field.key, "not-an-identifier",
            Phrase("“\(field.label.zh)”未正确选择。", "“\(field.label.en)” names no record."),
            Phrase("请从列表中选择。", "Choose it from the list."))
    }

    static func wrongType(_ field: Field) -> Refusal {
        .field(
            field.key, "wrong-type",
            Phrase("“\(field.label.zh)”的格式不正确。", "“\(field.label.en)” has the wrong type."),
            Phrase("请按说明填写。", "See the description of the field."))
    }

    fileprivate static func outOfRange(_ field: Field, _ range: ClosedRange<Int>) -> Refusal {
        .field(
            field.key, "out-of-range",
            Phrase(
                "“\(field.label.zh)”应在\(range.lowerBound)至\(range.upperBound)之间。",
                "“\(field.label.en)” must be from \(range.lowerBound) to \(range.upperBound)."),
            Phrase("请核对后重新填写。", "Check it and write it again."))
    }

    fileprivate static func tooMany(_ field: Field, max: Int) -> Refusal {
        .field(
            field.key, "too-many",
            Phrase("“\(field.label.zh)”最多选\(max)项。", "“\(field.label.en)” takes at most \(max)."),
            Phrase("请分批提交。", "Send them in parts."))
    }
}
