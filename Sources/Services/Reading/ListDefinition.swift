package import Domain
package import Foundation
import Storage

/// A list that people page through: one table of columns, filters and orders, from which the
/// page, its exact total, its export, its search and the API all come.
package struct ListDefinition: Sendable {
    package struct Column: Sendable {
        package let key: String
        package let label: Phrase
        let sql: String
        package let shape: Shape
        /// Left out on a phone.
        package let wide: Bool
        /// What stands there for somebody, where the number of the whole would tell what they must
        /// not know by subtraction; nil for the number of the whole.
        let part: (@Sendable (Actor) -> SQL?)?

        init(
            _ key: String, _ label: Phrase, _ sql: String, _ shape: Shape = .text,
            wide: Bool = false, part: (@Sendable (Actor) -> SQL?)? = nil
        ) {
            self.part = part
            self.key = key
            self.label = label
            self.sql = sql
            self.shape = shape
            self.wide = wide
        }
    }

    package enum Shape: Sendable {
        case text
        case day
        case moment
        case yuan
        case integer
        /// Yes or no.
        case flag
        /// A code of a closed list, shown by its label.
        case code([String: Phrase])
        /// A state of a life cycle, shown as a chip.
        case state(RecordKind)
        /// A due date, shown with the days that are left; settled states have none left.
        case due
    }

    package struct Filter: Sendable {
        package let key: String
        package let label: Phrase
        /// The column it compares.
        let sql: String
        package let choices: [Choice]
        /// A choice that stands for more than one value of the column, or for a condition.
        let conditions: [String: String]
        /// A filter by day takes one end of a period; its column holds days as text.
        package let end: End?
        /// Stands among the further conditions.
        package let further: Bool
        /// Tells what only those may know who see this; nil for what the rows tell anyway.
        let reveals: VisibleObject?

        package enum End: Sendable { case first, last }

        init(
            _ key: String, _ label: Phrase, _ sql: String, choices: [Choice],
            conditions: [String: String] = [:], further: Bool = false,
            reveals: VisibleObject? = nil
        ) {
            self.key = key
            self.label = label
            self.sql = sql
            self.choices = choices
            self.conditions = conditions
            end = nil
            self.further = further
            self.reveals = reveals
        }

        private init(_ key: String, _ label: Phrase, _ sql: String, _ end: End) {
            self.key = key
            self.label = label
            self.sql = sql
            choices = []
            conditions = [:]
            self.end = end
            further = true
            reveals = nil
        }

        /// Both ends of a period: `dueFrom` and `dueTo`.
        static func period(_ key: String, _ label: Phrase, _ sql: String) -> [Filter] {
            [
                Filter(
                    "\(key)From", Phrase("\(label.zh)起", "\(label.en) from"), sql, .first),
                Filter("\(key)To", Phrase("\(label.zh)止", "\(label.en) until"), sql, .last),
            ]
        }
    }

    /// A way to sort; a leading minus in a query turns it round.
    package struct Order: Sendable {
        package let key: String
        package let label: Phrase
        /// What is compared; never NULL, so that a page can begin behind any row. Ties are broken
        /// by the key of the list.
        let sql: String
        package let descending: Bool
        /// The column whose header sorts by it.
        package let column: String
        /// The tables to walk through instead of the list's, where the order is that of another
        /// table: its rows come first, each with its records.
        let through: String?

        init(
            _ key: String, _ label: Phrase, _ sql: String, descending: Bool = false,
            on column: String? = nil, through: String? = nil
        ) {
            self.key = key
            self.label = label
            self.sql = sql
            self.descending = descending
            self.column = column ?? key
            self.through = through
        }

        /// The villages as they stand in the register, each with its records of a table.
        static func units(_ table: String, column: String = "unit") -> Order {
            Order(
                "unit", Phrase("村居", "unit"), "o.seq", on: column,
                through: """
                    village_units o CROSS JOIN \(table) x
                    ON x.unit_id = o.id AND x.county_id = o.county_id
                    """)
        }
    }

    /// What a list is searched by: pieces of SQL over its table and joins, which `SearchTexts`
    /// keeps in a text index.
    package struct Search: Sendable {
        enum Home: Sendable {
            /// An index of its own, by `seq`, with the texts beside the row in `folded`.
            case own(TextIndex, table: String)
            /// The index that lists share.
            case shared
        }

        let texts: [String]
        /// The column of the village whose names are among the texts.
        let unit: String?
        let home: Home

        init(_ texts: [String], unit: String? = nil, in home: Home = .shared) {
            self.texts = texts
            self.unit = unit
            self.home = home
        }
    }

    /// `findings`: the address, and the file name of an export.
    package let name: String
    package let title: Phrase
    /// What to read when the list is empty, and what to do then.
    package let empty: Phrase
    /// The table with its alias, which holds the scope columns.
    let table: String
    /// Further tables that columns need; never change the number of rows.
    let joins: String
    /// The unique column that breaks ties of an order and ends its index.
    let key: String
    /// The SQL of the identifier of a row.
    let id: String
    package let columns: [Column]
    package let filters: [Filter]
    package let orders: [Order]
    /// nil when the list is not searched.
    let search: Search?
    package var isSearchable: Bool { search != nil }
    package func isSeen(by actor: Actor) -> Bool { scope(actor) != nil }

    /// Whether a record is among the rows that this person may see.
    func shows(_ record: UUID, to actor: Actor, _ reading: Reading) throws -> Bool {
        guard let scope = scope(actor) else { return false }
        return try reading.exists(
            "SELECT 1 FROM \(raw: table) WHERE \(raw: id) = \(record) AND (\(scope))")
    }

    /// What this person may see, as one predicate shared by every use of the list.
    let scope: @Sendable (Actor) -> SQL?
    /// The page of a row, without its identifier: `/findings/`.
    package let page: String
    /// The conditions with which the navigation opens it: `?late=open`.
    package var landing = ""
    /// Further columns of exports.
    package var exported: [Column] = []
    /// The action that makes a new row from this page, if there is one.
    package let create: String?
}

/// What somebody asks of a list. Everything comes from the address of the page.
package struct ListQuery: Sendable, Equatable {
    /// Filter key → chosen value.
    package var filters: [String: String]
    package var search: String
    /// The key of an order, behind a minus the other way round; the first one when it is empty.
    package var order: String
    /// Where the page begins: the cursor of the page before; empty for the first page.
    package var after: String
    /// Rows on a page, 1...200.
    package var limit: Int

    package init(
        filters: [String: String] = [:], search: String = "", order: String = "",
        after: String = "", limit: Int = 20
    ) {
        self.filters = filters
        self.search = search
        self.order = order
        self.after = after
        self.limit = limit
    }
}

/// A page of a list.
package struct ListPage: Sendable {
    package struct Row: Sendable {
        package let id: UUID
        /// One for each column of the definition.
        package let cells: [Cell]
    }

    /// A value before it is put into words.
    package enum Cell: Sendable, Equatable {
        case none
        case text(String)
        case day(Day)
        case moment(Moment)
        case yuan(Yuan)
        case integer(Int)
        case code(String)
        case state(String)
        /// The due date, and whether the record is settled so that nothing is late any more.
        case due(Day)
    }

    package let rows: [Row]
    /// All rows that match, exactly.
    package let total: Int
    /// The cursor of the next page; nil on the last one.
    package let next: String?
    /// The day to which lateness is computed.
    package let today: Day
}
