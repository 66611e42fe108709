import Domain
package import Tables

extension Policy {
    /// Reads rows from a table with the headers model, parameter, value, area, from, until, source,
    /// article.
    ///
    /// - Throws: `Refusal` for a model or parameter that there is not, and for dates and values
    ///   that cannot be read.
    package init(_ file: TableFile) throws {
        var columns: [String: Int] = [:]
        var rows: [PolicyRow] = []
        try file.read { row in
            if columns.isEmpty {
                for column in 0..<row.count { columns[Header.fold(row.text(column))] = column }
                return
            }
            if row.isBlank { return }
            let cell = { (name: String) in columns[name].map { row.text($0) } ?? "" }
            let known = Catalogue.models([cell("model")]).models.first { $0.id == cell("model") }
            guard let known,
                let parameter = known.parameters.first(where: { $0.name == cell("parameter") })
            else { throw Refusal.policy(row.number, cell("model") + "." + cell("parameter")) }
            guard parameter.accepts(cell("value")) else {
                throw Refusal.policy(row.number, cell("value"))
            }
            for name in ["from", "until"] where !cell(name).isEmpty && Day(cell(name)) == nil {
                throw Refusal.policy(row.number, cell(name))
            }
            rows.append(
                PolicyRow(
                    model: known.id, parameter: parameter.name, value: cell("value"),
                    area: cell("area"), from: Day(cell("from")), until: Day(cell("until")),
                    source: cell("source") + cell("article")))
        }
        self.init(rows)
    }
}

extension Parameter {
    /// Whether a text is a value of this parameter.
    package func accepts(_ text: String) -> Bool {
        switch unit {
        case .yuan: Yuan(text) != nil
        case .days, .months, .years, .count: Int(text).map { $0 >= 0 } ?? false
        case .ratio: Double(text)?.isFinite ?? false
        case .ladder:
            !text.isEmpty && text.split(separator: " ").allSatisfy { Yuan(String($0)) != nil }
        }
    }
}

extension Refusal {
    fileprivate static func policy(_ row: Int, _ value: String) -> Refusal {
        Refusal(
            .invalid, "screen.policy",
            Phrase("参数表第\(row)行“\(value)”不可用。", "Row \(row) of the policy: “\(value)”."),
            remedy: Phrase(
                "用 xuncun models 查看模型和参数名称。", "xuncun models lists models and parameters."))
    }
}
