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

    static func answer(_ answer: ActionAnswer, _ language: Language) -> String {
        let number = answer.number.map(JSONText.quoted) ?? "null"
        return "{\"record\":\"\(answer.record.uuidString.lowercased())\""
            + ",\"page\":\(JSONText.quoted(answer.page)),\"number\":\(number)"
            + ",\"version\":\(answer.version.map(String.init) ?? "null")"
            + ",\"note\":\(JSONText.quoted(answer.note[language]))}"
    }
}
