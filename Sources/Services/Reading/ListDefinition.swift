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

        init(
            _ key: String, _ label: Phrase, _ sql: String, _ shape: Shape = .text,
            wide: Bool = false
        ) {
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

        init(
            _ key: String, _ label: Phrase, _ sql: String, choices: [Choice],
            conditions: [String: String] = [:]
        ) {
            self.key = key
            self.label = label
            self.sql = sql
            self.choices = choices
            self.conditions = conditions
        }
    }

    package struct Order: Sendable {
        package let key: String
        package let label: Phrase
        /// The column, then the unique one that breaks ties.
        let sql: String
        let descending: Bool

        init(_ key: String, _ label: Phrase, _ sql: String, descending: Bool = false) {
            self.key = key
            self.label = label
            self.sql = sql
            self.descending = descending
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
    /// The text index, the integer key it is joined on, and the folded text; nil when the list is
    /// not searched.
    let search: (index: TextIndex, key: String, folded: String)?
    package var isSearchable: Bool { search != nil }
    /// What this person may see, as one predicate shared by every use of the list.
    let scope: @Sendable (Actor) -> SQL?
    /// The page of a row, without its identifier: `/findings/`.
    package let page: String
    /// The conditions with which the navigation opens it: `?late=open`.
    package var landing = ""
    /// The action that makes a new row from this page, if there is one.
    package let create: String?
}

/// What somebody asks of a list. Everything comes from the address of the page.
package struct ListQuery: Sendable, Equatable {
    /// Filter key → chosen value.
    package var filters: [String: String]
    package var search: String
    /// The key of an order; the first one when it is empty.
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
