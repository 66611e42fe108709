import Domain
import Foundation
import Services

/// The form of an action, drawn from its fields.
struct FormHTML {
    let action: ActionKind
    /// Values to start with, or what was typed before a refusal, by key.
    let values: [String: [String]]
    /// What the fields that name records may be set to, by key.
    let options: [String: [LookupOption]]
    let refusal: Refusal?
    let csrf: String
    let language: Language
    /// The action's own identifier: sent twice, it is done once.
    let id: UUID

    func draw(_ html: inout HTML) {
        let hasFile = action.fields.contains { if case .file = $0.kind { true } else { false } }
        html.raw("<form class=\"fields\" method=\"post\" action=\"")
        html.text(Self.address(of: action, values))
        html.raw(hasFile ? "\" enctype=\"multipart/form-data\" data-guard>" : "\" data-guard>")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.hidden("action-id", id.uuidString.lowercased())
        for field in action.fields {
            if case .hidden = field.kind {
                if !action.path.contains("{\(field.key)}") {
                    html.hidden(field.key, values[field.key]?.first ?? "")
                }
            } else {
                draw(field, &html)
            }
        }
        html.raw("<button class=\"primary\" type=\"submit\">")
        html.text(action.label[language])
        html.raw("</button></form>")
    }

    /// The action's path with its record filled in.
    static func address(of action: ActionKind, _ values: [String: [String]]) -> String {
        var path = action.path
        for field in action.fields where path.contains("{\(field.key)}") {
            path = path.replacingOccurrences(
                of: "{\(field.key)}", with: values[field.key]?.first ?? "")
        }
        return path
    }

    private func draw(_ field: Field, _ html: inout HTML) {
        let id = HTML.escaped(
            "\(action.name)-\(field.key)".replacingOccurrences(of: ".", with: "-"))
        let wrong = refusal?.field == field.key
        let value = values[field.key]?.first ?? ""
        html.raw(wrong ? "<div class=\"field wrong\">" : "<div class=\"field\">")
        if case .flag = field.kind {
            html.raw(
                "<label class=\"check\"><input type=\"checkbox\" name=\"\(field.key)\" value=\"on\""
                    + "\(value == "on" || value == "true" ? " checked" : "")> "
            )
            html.text(field.label[language])
            html.raw("</label></div>")
            return
        }
        html.raw("<label for=\"\(id)\">")
        html.text(field.label[language])
        if !field.required {
            html.raw(" <span class=\"quiet\">")
            html.text(Words.optional[language])
            html.raw("</span>")
        }
        html.raw("</label>")
        if let hint = hint(field) { html.element("p", hint[language], class: "hint") }
        control(field, id, value, &html)
        html.raw("</div>")
    }

    private func hint(_ field: Field) -> Phrase? {
        if let hint = field.hint { return hint }
        switch field.kind {
        case .paragraph(let max): return Phrase("\(max)字以内", "\(max) characters at most")
        case .file: return Words.uploadHint
        default: return nil
        }
    }

    private func control(_ field: Field, _ id: String, _ value: String, _ html: inout HTML) {
        let must = field.required ? " required" : ""
        let common = "id=\"\(id)\" name=\"\(field.key)\"\(must)"
        switch field.kind {
        case .text(let max): input(common, "text", value, " maxlength=\"\(max)\"", &html)
        case .paragraph(let max):
            html.raw("<textarea \(common) maxlength=\"\(max)\" rows=\"\(max > 3000 ? 7 : 3)\">")
            html.text(value)
            html.raw("</textarea>")
        case .day: input(common, "date", value, "", &html)
        case .integer(let range):
            input(
                common, "number", value, " min=\"\(range.lowerBound)\" max=\"\(range.upperBound)\"",
                &html)
        case .yuan: input(common, "text", value, " inputmode=\"decimal\" maxlength=\"20\"", &html)
        case .choice(let choices):
            select(common, choices.map { ($0.value, $0.label[language]) }, value, &html)
        case .lookup(let lookup):
            let known = options[field.key] ?? []
            if known.count > 20 { finder(field, lookup, id, &html) }
            select(common, known.map { ($0.id.uuidString.lowercased(), $0.label) }, value, &html)
        case .lookups: checkboxes(field, id, &html)
        case .file:
            html.raw("<input \(common) type=\"file\">")
        case .flag, .hidden: break
        }
    }

    private func input(
        _ common: String, _ type: String, _ value: String, _ rest: String, _ html: inout HTML
    ) {
        html.raw("<input \(common) type=\"\(type)\"\(rest) value=\"")
        html.text(value)
        html.raw("\">")
    }

    private func select(
        _ common: String, _ choices: [(String, String)], _ value: String, _ html: inout HTML
    ) {
        html.raw("<select \(common)><option value=\"\">")
        html.text(Words.choose[language])
        html.raw("</option>")
        for (code, label) in choices {
            // Where there is only one choice, it is made already.
            let only = choices.count == 1 && value.isEmpty
            let selected = only || code.lowercased() == value.lowercased() ? " selected" : ""
            html.raw("<option value=\"\(HTML.escaped(code))\"\(selected)>")
            html.text(label)
            html.raw("</option>")
        }
        html.raw("</select>")
    }

    /// A box that narrows a long choice down; without script the choice stays whole.
    private func finder(_ field: Field, _ lookup: Lookup, _ id: String, _ html: inout HTML) {
        html.raw(
            "<input type=\"search\" class=\"finder\" data-finder=\"\(id)\" "
                + "data-lookup=\"\(lookup.rawValue)\" aria-label=\""
        )
        html.text("\(field.label[language]) · \(Words.filter[language])")
        html.raw("\" placeholder=\"")
        html.text(Words.filter[language])
        html.raw("\">")
    }

    private func checkboxes(_ field: Field, _ id: String, _ html: inout HTML) {
        let chosen = Set((values[field.key] ?? []).map { $0.lowercased() })
        let known = options[field.key] ?? []
        if known.count > 12 {
            html.raw("<input type=\"search\" class=\"finder\" data-narrow=\"\(id)\" aria-label=\"")
            html.text("\(field.label[language]) · \(Words.filter[language])")
            html.raw("\" placeholder=\"")
            html.text(Words.filter[language])
            html.raw("\">")
        }
        html.raw("<div class=\"boxes\" id=\"\(id)\" role=\"group\" aria-label=\"")
        html.text(field.label[language])
        html.raw("\" tabindex=\"0\">")
        for option in known {
            let value = option.id.uuidString.lowercased()
            let checked = chosen.contains(value) ? " checked" : ""
            html.raw(
                "<label><input type=\"checkbox\" name=\"\(field.key)\" "
                    + "value=\"\(value)\"\(checked)> "
            )
            html.text(option.label)
            html.raw("</label>")
        }
        html.raw("</div>")
    }
}
