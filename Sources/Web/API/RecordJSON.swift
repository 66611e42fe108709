import Domain
import Foundation
import Services

/// A record and the first page of somebody's day as values for programs, in one language.
struct RecordJSON {
    let language: Language

    func record(_ view: RecordView) -> JSONValue {
        [
            "id": .text(view.id.uuidString.lowercased()), "kind": .text(view.kind[language]),
            "list": .text(view.list), "title": .text(view.title),
            "number": optional(view.number), "state": optional(view.state?[language]),
            "tone": .text(view.tone.rawValue), "due": optional(view.due?[language]),
            "version": view.version.map(JSONValue.number) ?? .null,
            "steps": .list(view.steps.map(step)),
            "sections": .list(
                view.sections.map {
                    ["title": .text($0.title[language]), "facts": facts($0.facts)]
                }),
            "logbooks": .list(
                view.books.map {
                    [
                        "title": .text($0.label[language]), "count": .number($0.count),
                        "list": .text($0.list),
                    ]
                }),
            "related": .list(view.related.map(related)),
            "history": .list(view.history.map(line)),
            "attachments": .list(view.attachments.map(attachment)),
            "actions": .list(view.offers.map(offer)),
        ]
    }

    func home(_ view: HomeView) -> JSONValue {
        [
            "greeting": .text(view.greeting), "today": .text(view.today.description),
            "roles": .list(view.roles.map { .text($0[language]) }),
            "piles": .list(
                view.piles.map {
                    [
                        "label": .text($0.label[language]), "count": .number($0.count),
                        "late": .number($0.late), "link": .text($0.link),
                    ]
                }),
            "lines": .list(
                view.lines.map {
                    [
                        "title": .text($0.title), "place": .text($0.place),
                        "state": .text($0.state[language]), "next": .text($0.next[language]),
                        "due": optional($0.due?.description), "link": .text($0.link),
                    ]
                }),
            "firstSteps": .list(
                view.firstSteps.map {
                    ["text": .text($0.text[language]), "link": .text($0.link)]
                }),
        ]
    }

    private func optional(_ text: String?) -> JSONValue {
        text.map(JSONValue.text) ?? .null
    }

    private func facts(_ facts: [RecordView.Fact]) -> JSONValue {
        .list(
            facts.map {
                [
                    "label": .text($0.label[language]), "text": .text($0.text),
                    "link": optional($0.link),
                ]
            })
    }

    private func step(_ step: (label: Phrase, done: Bool, current: Bool)) -> JSONValue {
        [
            "label": .text(step.label[language]), "done": .flag(step.done),
            "current": .flag(step.current),
        ]
    }

    private func related(_ related: RecordView.Related) -> JSONValue {
        [
            "title": .text(related.title[language]),
            "columns": .list(related.columns.map { .text($0[language]) }),
            "rows": .list(
                related.rows.map {
                    ["cells": .list($0.cells.map(JSONValue.text)), "link": optional($0.link)]
                }),
        ]
    }

    private func line(_ line: RecordView.HistoryLine) -> JSONValue {
        [
            "at": .integer(line.at.milliseconds), "person": .text(line.person),
            "move": .text(line.move[language]), "state": .text(line.state[language]),
            "details": facts(line.details),
        ]
    }

    private func attachment(_ file: RecordView.Attachment) -> JSONValue {
        [
            "id": .text(file.id.uuidString.lowercased()), "name": .text(file.name),
            "purpose": .text(file.purpose), "size": .number(file.size),
            "sha256": .text(file.sha256), "by": .text(file.by),
            "at": .integer(file.at.milliseconds),
        ]
    }

    /// An action that may be done now: where it is posted, and the fields it takes.
    private func offer(_ offer: RecordView.Offer) -> JSONValue {
        let action = offer.action
        let path = FormHTML.address(of: action, offer.values.mapValues { [$0] })
        let fields = action.fields.filter { !action.path.contains("{\($0.key)}") }
        return [
            "name": .text(action.name), "label": .text(action.label[language]),
            "path": .text("/api\(path)"), "primary": .flag(offer.primary),
            "fields": .list(
                fields.map { field in
                    [
                        "key": .text(field.key), "label": .text(field.label[language]),
                        "required": .flag(field.required),
                        "value": optional(offer.values[field.key]),
                    ]
                }),
        ]
    }
}
