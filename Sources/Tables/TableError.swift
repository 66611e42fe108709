/// A file that cannot be read as a table: what is wrong, where, in both languages.
package struct TableError: Error, Hashable, Sendable {
    /// Stable, for programs: `tables.quote-open`.
    package let code: String
    /// 1-based row of the file; nil where the whole file is meant.
    package let row: Int?
    package let zh: String
    package let en: String

    package init(_ code: String, row: Int? = nil, zh: String, en: String) {
        self.code = "tables.\(code)"
        self.row = row
        self.zh = zh
        self.en = en
    }
}
