import Domain
import Foundation
import Services

/// JSON as it is written for programs. Lists are long, so they are written without a coder.
enum JSONWriter {
    static func refusal(_ refusal: Refusal, _ language: Language) -> String {
        var members = [
            ("code", refusal.code), ("message", refusal.message[language]),
            ("remedy", refusal.remedy[language]),
        ]
        if let field = refusal.field { members.append(("field", field)) }
        return object(members)
    }

    static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0)\":\(JSONText.quoted($1))" }.joined(separator: ",") + "}"
    }

    static func list(_ page: ListPage, _ definition: ListDefinition) -> String {
        var json = ""
        json.reserveCapacity(page.rows.count * 400 + 64)
        json += "{\"total\":\(page.total),\"next\":"
        json += page.next.map(JSONText.quoted) ?? "null"
        json += ",\"items\":["
        for (index, row) in page.rows.enumerated() {
            if index > 0 { json += "," }
            json += "{\"id\":\"\(row.id.uuidString.lowercased())\""
            for (column, cell) in zip(definition.columns, row.cells) {
                json += ",\"\(column.key)\":"
                write(cell, &json)
            }
            json += "}"
        }
        json += "]}"
        return json
    }

    private static func write(_ cell: ListPage.Cell, _ json: inout String) {
        switch cell {
        case .none: json += "null"
        case .text(let text), .code(let text), .state(let text): json += JSONText.quoted(text)
        case .day(let day), .due(let day): json += "\"\(day)\""
        case .moment(let moment): json += String(moment.milliseconds)
        case .yuan(let yuan): json += String(yuan.fen)
        case .integer(let n): json += String(n)
        }
    }

    static func record(_ view: RecordView, _ language: Language) -> String {
        let sections = view.sections.map { section in
            "{\"title\":\(JSONText.quoted(section.title[language])),\"facts\":["
                + section.facts.map {
                    object([("label", $0.label[language]), ("text", $0.text)])
                }.joined(separator: ",") + "]}"
        }
        let actions = view.offers.map { offer in
            "{\"name\":\(JSONText.quoted(offer.action.name)),\"label\":"
                + "\(JSONText.quoted(offer.action.label[language])),\"fields\":["
                + offer.action.fields.map { JSONText.quoted($0.key) }.joined(separator: ",") + "]}"
        }
        let number = view.number.map(JSONText.quoted) ?? "null"
        let state = view.state.map { JSONText.quoted($0[language]) } ?? "null"
        return "{\"id\":\"\(view.id.uuidString.lowercased())\""
            + ",\"title\":\(JSONText.quoted(view.title)),\"number\":\(number),\"state\":\(state)"
            + ",\"version\":\(view.version.map(String.init) ?? "null")"
            + ",\"sections\":[\(sections.joined(separator: ","))]"
            + ",\"actions\":[\(actions.joined(separator: ","))]}"
    }

    static func answer(_ answer: ActionAnswer, _ language: Language) -> String {
        let number = answer.number.map(JSONText.quoted) ?? "null"
        return "{\"record\":\"\(answer.record.uuidString.lowercased())\""
            + ",\"page\":\(JSONText.quoted(answer.page)),\"number\":\(number)"
            + ",\"version\":\(answer.version.map(String.init) ?? "null")"
            + ",\"note\":\(JSONText.quoted(answer.note[language]))}"
    }
}
