import Domain
import Foundation
import Screening
import Storage
import Tables

/// Headers of a county's own software and what they mean, so that its exports are read as they are.
enum OwnHeaders {
    static let book = Logbook(
        "headerAliases", Phrase("表头对照", "Headers of our own"), Phrase("登记表头", "Enter a header"),
        .before, under: .county, seenAs: .dataset, columns: ["header", "field"],
        [
            .line("header", "文件中的表头", "header in the files"),
            .line(
                "field", "对应的列", "column",
                hint: Phrase("列的中文名或代号，如 凭证号 或 voucher_number", "Its name: voucher_number")),
        ], check: judge)

    /// The key of a column that a text names, by its key or by one of its headers.
    static func key(_ text: String) -> String? {
        let wanted = Header.fold(text)
        let fields = Canon.allCases.flatMap(\.schema.fields)
        return fields.first { field in
            ([field.key] + field.aliases).contains { Header.fold($0) == wanted }
        }?.key
    }

    @Sendable private static func judge(_ values: [String: InputValue]) throws(Refusal) {
        guard key(values.text("field")) == nil else { return }
        throw .field(
            "field", "unknown-column",
            Phrase("没有这一列。", "There is no such column."),
            Phrase("列名见模型目录中各模型的“所需数据”。", "Models list the columns that they need."))
    }

    /// Header → key of the column, as a county has entered them; the newest counts.
    static func headers(of county: UUID?, _ reading: Reading) throws -> [String: String] {
        guard let county else { return [:] }
        var headers: [String: String] = [:]
        try reading.forEach(
            """
            SELECT header, field FROM header_aliases
            WHERE county_id = \(county) AND struck_at IS NULL ORDER BY seq
            """
        ) { row in headers[try row(0)] = key(try row(1)) }
        return headers
    }
}
