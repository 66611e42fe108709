package import Domain
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
                throw Refusal.policy(row.number, cell("value"), of: parameter)
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
    /// The most that it may be, in its own units: beyond, no rule makes sense, and sums of days
    /// and of fen would not fit. Amounts go as far as those of the tables.
    private var most: Int {
        switch unit {
        case .yuan, .ladder: 1_000_000_000
        case .days: 36_600
        case .months: 1200
        case .years: 100
        case .count, .ratio: 1_000_000
        }
    }

    /// A bound below zero (R01.z) is set below zero.
    private var ratios: ClosedRange<Double> {
        value.hasPrefix("-") ? -Double(most)...0 : 0...Double(most)
    }

    private static let mostSteps = 20

    /// Whether a text is a value of this parameter.
    package func accepts(_ text: String) -> Bool {
        switch unit {
        case .yuan: isAmount(text)
        case .days, .months, .years, .count: Int(text).map((0...most).contains) ?? false
        case .ratio: Double(text).map(ratios.contains) ?? false
        case .ladder:
            (1...Self.mostSteps).contains(text.split(separator: " ").count)
                && text.split(separator: " ").allSatisfy { isAmount(String($0)) }
        }
    }

    private func isAmount(_ text: String) -> Bool {
        Yuan(text).map { (0...Int64(most) * 100).contains($0.fen) } ?? false
    }

    /// What it accepts, in words.
    package var allowed: Phrase {
        switch unit {
        case .yuan: Phrase("0至\(most)的金额（元）", "an amount of 0 to \(most) yuan")
        case .days, .months, .years, .count:
            Phrase("0至\(most)的整数", "a whole number of 0 to \(most)")
        case .ratio:
            Phrase(
                "\(Int(ratios.lowerBound))至\(Int(ratios.upperBound))的数",
                "a number of \(Int(ratios.lowerBound)) to \(Int(ratios.upperBound))")
        case .ladder:
            Phrase(
                "以空格分隔的1至\(Self.mostSteps)个金额，每个为0至\(most)元",
                "1 to \(Self.mostSteps) amounts of 0 to \(most) yuan, parted by blanks")
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

    fileprivate static func policy(_ row: Int, _ value: String, of parameter: Parameter) -> Refusal
    {
        let (name, allowed) = (parameter.name, parameter.allowed)
        return Refusal(
            .invalid, "screen.policy",
            Phrase(
                "参数表第\(row)行“\(value)”不可用，\(name) 应为\(allowed.zh)。",
                "Row \(row) of the policy: “\(value)”; \(name) is \(allowed.en)."),
            remedy: Phrase("请更正该行的数值。", "Correct the value of that row."))
    }
}
