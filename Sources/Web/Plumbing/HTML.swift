import Domain

/// HTML as it is written: text is escaped unless it says that it is markup.
struct HTML {
    private(set) var markup = ""

    init(reserving bytes: Int = 4096) {
        markup.reserveCapacity(bytes)
    }

    /// Markup of our own, never anything that came in.
    mutating func raw(_ text: String) {
        markup += text
    }

    /// Text: whatever it holds, it stays text.
    mutating func text(_ text: String) {
        Self.escape(text, into: &markup)
    }

    /// `<tag class="…">text</tag>`.
    mutating func element(_ tag: String, _ content: String, class name: String? = nil) {
        raw(name.map { "<\(tag) class=\"\($0)\">" } ?? "<\(tag)>")
        text(content)
        raw("</\(tag)>")
    }

    mutating func link(_ content: String, to address: String, class name: String? = nil) {
        raw("<a href=\"")
        text(address)
        raw(name.map { "\" class=\"\($0)\">" } ?? "\">")
        text(content)
        raw("</a>")
    }

    /// A choice of a filter; `all` is what no choice is called, nil where one has to be made.
    mutating func choose(
        _ key: String, _ label: String, _ choices: [(value: String, label: String)],
        _ chosen: String, all: String? = nil
    ) {
        raw("<label><span>")
        text(label)
        raw("</span><select name=\"\(key)\">")
        for (value, label) in (all.map { [("", $0)] } ?? []) + choices {
            raw("<option value=\"\(value)\"\(value == chosen ? " selected" : "")>")
            text(label)
            raw("</option>")
        }
        raw("</select></label>")
    }

    /// A date of a filter.
    mutating func day(_ key: String, _ label: String, _ day: Day?) {
        raw("<label><span>")
        text(label)
        raw("</span><input type=\"date\" name=\"\(key)\" value=\"\(day?.description ?? "")\">")
        raw("</label>")
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        escape(text, into: &result)
        return result
    }

    private static func escape(_ text: String, into result: inout String) {
        // Most texts hold nothing that needs escaping.
        guard
            text.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 })
        else {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
