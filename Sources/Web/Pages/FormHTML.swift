import Domain
import Foundation
import Services

/// The form of an action, drawn from its fields.
struct FormHTML {
    let action: ActionKind
    /// Values to start with, or what was typed before a refusal, by key.
    let values: [String: [String]]
    /// What the fields that name records may be set to, by key.
    let options: [String: FieldOptions]
    let refusal: Refusal?
    let csrf: String
    let language: Language
    /// The action's own identifier: sent twice, it is done once.
    let id: UUID
    /// Where it is posted, if not to the action's own address, and what goes along with it.
    var bulk: (address: String, rows: [String])?

    func draw(_ html: inout HTML) {
        let hasFile = action.fields.contains { if case .file = $0.kind { true } else { false } }
        html.raw("<form class=\"fields\" method=\"post\" action=\"")
        html.text(bulk?.address ?? Self.address(of: action, values))
        html.raw(hasFile ? "\" enctype=\"multipart/form-data\" data-guard>" : "\" data-guard>")
        if options.values.contains(where: \.isSearched) {
            // The first button of a form is what the Enter key presses: never the search.
            html.raw("<button type=\"submit\" hidden></button>")
        }
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.hidden("action-id", id.uuidString.lowercased())
        for row in bulk?.rows ?? [] { html.hidden("row", row) }
        for field in action.fields {
            if case .hidden = field.kind {
                if bulk != nil { continue }
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
        let wrong = refusal.flatMap { $0.field == field.key ? $0 : nil }
        let value = values[field.key]?.first ?? ""
        html.raw(wrong == nil ? "<div class=\"field\">" : "<div class=\"field wrong\">")
        if case .flag = field.kind {
            let checked = value == "on" || value == "true" ? " checked" : ""
            html.raw(
                "<label class=\"check\"><input type=\"checkbox\" name=\"\(field.key)\" "
                    + "value=\"on\"\(checked)> ")
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
        let hint = hint(field)
        if let hint { note(hint, "hint", id, &html) }
        if let wrong { note(wrong.message, "error", id, &html) }
        let notes = [hint.map { _ in "\(id)-hint" }, wrong.map { _ in "\(id)-error" }]
        control(field, id, value, notes.compactMap(\.self), isWrong: wrong != nil, &html)
        html.raw("</div>")
    }

    private func note(_ text: Phrase, _ name: String, _ id: String, _ html: inout HTML) {
        html.raw("<p class=\"\(name)\" id=\"\(id)-\(name)\">")
        html.text(text[language])
        html.raw("</p>")
    }

    private func hint(_ field: Field) -> Phrase? {
        if let hint = field.hint { return hint }
        switch field.kind {
        case .paragraph(let max): return Phrase("\(max)字以内", "\(max) characters at most")
        case .file: return Words.uploadHint
        default: return nil
        }
    }

    private func control(
        _ field: Field, _ id: String, _ value: String, _ notes: [String], isWrong: Bool,
        _ html: inout HTML
    ) {
        var common = "id=\"\(id)\" name=\"\(field.key)\"\(field.required ? " required" : "")"
        if !notes.isEmpty { common += " aria-describedby=\"\(notes.joined(separator: " "))\"" }
        if isWrong { common += " aria-invalid=\"true\" autofocus" }
        switch field.kind {
        case .text(let max): input(common, "text", value, " maxlength=\"\(max)\"", &html)
        case .paragraph(let max):
            html.raw("<textarea \(common) maxlength=\"\(max)\" rows=\"\(max > 3000 ? 7 : 3)\">\n")
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
            let known = options[field.key]
            if known?.isSearched == true { finder(field, lookup, id, &html) }
            let choices = known?.items.map { ($0.id.uuidString.lowercased(), $0.label) } ?? []
            select(common, choices, value, &html)
        case .lookups(let lookup, _):
            if options[field.key]?.isSearched == true { finder(field, lookup, id, &html) }
            checkboxes(field, id, &html)
        case .file: html.raw("<input \(common) type=\"file\">")
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

    /// A box that searches a long choice: as one types, or, without script, by a button that
    /// draws the form again with what was found.
    private func finder(_ field: Field, _ lookup: Lookup, _ id: String, _ html: inout HTML) {
        let name = FieldOptions.finder(of: field.key)
        html.raw(
            "<div class=\"finder\"><input type=\"search\" name=\"\(name)\" maxlength=\"60\" "
                + "data-finder=\"\(id)\" data-lookup=\"\(lookup.rawValue)\" value=\"")
        html.text(values[name]?.first ?? "")
        html.raw("\" aria-label=\"")
        html.text("\(field.label[language]) · \(Words.filter[language])")
        html.raw("\" placeholder=\"")
        html.text(Words.filter[language])
        html.raw("\"><button type=\"submit\" name=\"find\" value=\"1\" formnovalidate>")
        html.text(Words.find[language])
        html.raw("</button></div>")
    }

    private func checkboxes(_ field: Field, _ id: String, _ html: inout HTML) {
        let chosen = Set((values[field.key] ?? []).map { $0.lowercased() })
        let known = options[field.key]?.items ?? []
        if known.count > 12, options[field.key]?.isSearched == false {
            html.raw("<input type=\"search\" class=\"narrow\" data-narrow=\"\(id)\" aria-label=\"")
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
