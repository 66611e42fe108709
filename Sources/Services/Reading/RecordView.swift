package import Domain
package import Foundation

/// A record as one page shows it: complete, in words, with what this person may do now.
package struct RecordView: Sendable {
    package struct Fact: Sendable {
        package let label: Phrase
        /// Empty where nothing is known.
        package let text: String
        /// The page it leads to.
        package let link: String?

        package init(_ label: Phrase, _ text: String, link: String? = nil) {
            self.label = label
            self.text = text
            self.link = link
        }
    }

    package struct Section: Sendable {
        package let title: Phrase
        package let facts: [Fact]

        package init(_ title: Phrase, _ facts: [Fact]) {
            self.title = title
            self.facts = facts
        }
    }

    /// Records that belong to this one, as a small table.
    package struct Related: Sendable {
        package let title: Phrase
        package let columns: [Phrase]
        /// Cells of each row; the first leads to `link`.
        package let rows: [(cells: [String], link: String?)]
        /// What to read when there are none.
        package let empty: Phrase
        /// The list of all of them, where the table shows only the newest.
        package let all: String?
        /// The address of the same table as a file, without `.csv` or `.xlsx`.
        package let export: String?

        package init(
            _ title: Phrase, columns: [Phrase], rows: [(cells: [String], link: String?)],
            empty: Phrase, all: String? = nil, export: String? = nil
        ) {
            self.title = title
            self.columns = columns
            self.rows = rows
            self.empty = empty
            self.all = all
            self.export = export
        }
    }

    /// A logbook of this record.
    package struct Book: Sendable {
        package let label: Phrase
        package let phase: Phrase
        /// Entries that stand.
        package let count: Int
        /// The list of its entries.
        package let list: String
        /// The form of a new one; nil where this person may not record one now.
        package let new: String?
    }

    /// An action that this person may do now, with its form.
    package struct Offer: Sendable {
        package let action: ActionKind
        /// Values that the form starts with, by key.
        package let values: [String: String]
        /// The first choice is the one that the process expects next.
        package let primary: Bool

        /// The values as a form has them: where several can be chosen, they are parted by commas.
        package var start: [String: [String]] {
            var start = values.mapValues { [$0] }
            for field in action.fields {
                guard case .lookups = field.kind, let value = values[field.key] else { continue }
                start[field.key] = value.split(separator: ",").map(String.init)
            }
            return start
        }

        package init(_ action: ActionKind, values: [String: String], primary: Bool = false) {
            self.action = action
            self.values = values
            self.primary = primary
        }
    }

    package struct HistoryLine: Sendable {
        package let at: Moment
        package let person: String
        /// “复核底稿”: what was done.
        package let move: Phrase
        /// The state that it led to.
        package let state: Phrase
        /// What was brought along: label and text.
        package let details: [Fact]
    }

    package struct Attachment: Sendable {
        package let id: UUID
        package let name: String
        package let purpose: String
        /// Bytes.
        package let size: Int
        package let sha256: String
        package let by: String
        package let at: Moment
    }

    package enum Tone: String, Sendable { case calm, waiting, good, late, off }

    /// “问题”, “整改事项”.
    package let kind: Phrase
    package let id: UUID
    /// The list it stands in: `/findings`.
    package let list: String
    package let title: String
    package let number: String?
    package let state: Phrase?
    package let tone: Tone
    /// “已逾期3天”, “还剩12天”: computed, never stored.
    package let due: Phrase?
    package let version: Int?
    package var sections: [Section]
    package var related: [Related]
    package var books: [Book] = []
    package var offers: [Offer]
    package var history: [HistoryLine]
    package var attachments: [Attachment]
    /// The path of the life cycle: its states in order, for a progress line; empty without one.
    package var steps: [(label: Phrase, done: Bool, current: Bool)]

    package init(
        kind: Phrase, id: UUID, list: String, title: String, number: String? = nil,
        state: Phrase? = nil, tone: Tone = .calm, due: Phrase? = nil, version: Int? = nil,
        sections: [Section] = [], related: [Related] = [], offers: [Offer] = [],
        history: [HistoryLine] = [], attachments: [Attachment] = [],
        steps: [(label: Phrase, done: Bool, current: Bool)] = []
    ) {
        self.kind = kind
        self.id = id
        self.list = list
        self.title = title
        self.number = number
        self.state = state
        self.tone = tone
        self.due = due
        self.version = version
        self.sections = sections
        self.related = related
        self.offers = offers
        self.history = history
        self.attachments = attachments
        self.steps = steps
    }
}
