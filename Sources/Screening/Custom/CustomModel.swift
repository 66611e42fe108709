package import Domain
package import Foundation

/// A model that an auditor writes as a read-only SQL query over the fifteen tables, without Swift.
///
/// A row of the answer is a lead. The query has to give the columns `village` and `key`; it may
/// give `day` (`2024-03-05`), `amount` (fen), and the rows that a lead rests on as
/// `entry_origin`, `contract_origin` … (the column `origin` of that table). Further columns serve
/// the message. `:as_of` stands for the day of the screening, `day_number(text)` for the days from
/// 1970-01-01 to a day.
package struct CustomModel: Codable, Sendable, Equatable {
    /// `U01`: the letter U and digits, never given to another model.
    package let id: String
    /// Raised whenever the query changes.
    package let version: Int
    package let title: String
    /// `high`, `medium` or `low`.
    package let severity: String
    /// What a lead says; `{payee}` stands for the column of that name, `{amount}` is read in yuan.
    package let message: String
    package let query: String
    /// What it looks for, where the rule comes from, and what would explain it innocently.
    package let rule: String
    package let source: String
    package let innocent: String

    package init(
        id: String, version: Int = 1, title: String, severity: String, message: String,
        query: String, rule: String, source: String, innocent: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.severity = severity
        self.message = message
        self.query = query
        self.rule = rule
        self.source = source
        self.innocent = innocent
    }

    /// Reads one model or a list of them. Throws a `CustomFault` that says what is wrong.
    package static func all(in json: Data) throws(CustomFault) -> [CustomModel] {
        let decoder = JSONDecoder()
        let models: [CustomModel]
        do {
            models =
                json.first { !" \n\r\t\u{FEFF}".utf8.contains($0) } == UInt8(ascii: "[")
                ? try decoder.decode([CustomModel].self, from: json)
                : [try decoder.decode(CustomModel.self, from: json)]
        } catch {
            throw CustomFault(
                "file", "不是自建模型文件：须有 id、version、title、severity、message、query、rule、source、innocent",
                "not a file of custom models: \(Self.words(error))")
        }
        for model in models { try model.judge() }
        return models
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
        case DecodingError.typeMismatch(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) has a wrong type"
        default: "it is not JSON of that shape"
        }
    }

    /// U and digits: `U01`.
    package static func isID(_ text: String) -> Bool {
        (2...8).contains(text.count) && text.first == "U"
            && text.dropFirst().allSatisfy { "0"..."9" ~= $0 }
    }

    /// Throws a `CustomFault` where something is missing that the query alone cannot show.
    package func judge() throws(CustomFault) {
        guard Self.isID(id) else {
            throw CustomFault(id, "编号应为U加数字，如U01", "the id is U and digits, like U01")
        }
        guard weight != nil else {
            throw CustomFault(id, "风险应为 high、medium 或 low", "severity is high, medium or low")
        }
        guard version >= 1 else { throw CustomFault(id, "版本从1起", "the version is 1 or more") }
        for (name, text, limit) in [
            ("title", title, 60), ("message", message, 500), ("query", query, 20_000),
            ("rule", rule, 2000), ("source", source, 500), ("innocent", innocent, 2000),
        ] where text.isEmpty || text.count > limit {
            throw CustomFault(
                id, "\(name)应为1至\(limit)字", "\(name) has 1 to \(limit) characters")
        }
    }

    var weight: Severity? {
        switch severity {
        case "high": .high
        case "medium": .medium
        case "low": .low
        default: nil
        }
    }
}

/// Why a custom model cannot be used.
package struct CustomFault: Error, Codable, Sendable, Equatable {
    /// The model, or `file`.
    package let model: String
    package let zh: String
    package let en: String

    package init(_ model: String, _ zh: String, _ en: String) {
        self.model = model
        self.zh = zh
        self.en = en
    }
}

extension CustomModel {
    /// The model as the others, with the answer that its query gave.
    ///
    /// `needs`: The tables and columns that the query reads, so that the coverage of the model
    /// tells where it could not look.
    package func model(needs: [Need], answer: [DataView.Row] = []) -> Model {
        Model(
            id, version: version, family: .custom, Phrase(title, title), weight ?? .medium,
            key: Phrase("查询的一行", "a row of the query"), rule: Phrase(rule, rule),
            source: Phrase(source, source), innocent: Phrase(innocent, innocent), needs: needs
        ) { _ in answer.map(lead) }
    }

    /// The same with the query run in this process, which no bound on memory protects: for tests
    /// and the process that `QueryServant` is.
    ///
    /// `seconds`: The longest that the query may run. Throws a `CustomFault` when the query is
    /// refused or hits a bound.
    package func model(on data: Dataset, asOf: Day, seconds: Double = 60) throws(CustomFault)
        -> Model
    {
        try judge()
        let view = try DataView(self)
        let needs = try view.prepare()
        for need in needs {
            try RowFeed(need, data).forEachChunk { chunk throws(CustomFault) in
                try view.fill(need, chunk)
            }
        }
        return model(needs: needs, answer: try view.rows(asOf: asOf, seconds: seconds))
    }

    private func lead(_ row: DataView.Row) -> Lead {
        let evidence = row.evidence
        return Lead(
            model: id, severity: weight ?? .medium, village: row.village,
            key: Masked.text(row.key), day: Day(row.day), amount: row.amount, confidence: .certain,
            message: Phrase(text(row), text(row)),
            evidence: Array(evidence.prefix(Lead.evidenceLimit)), rowCount: max(1, evidence.count))
    }

    /// The message with its columns filled in; IDs and cards are masked.
    private func text(_ row: DataView.Row) -> String {
        var result = ""
        var rest = message[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            if name == "amount" {
                result += Yuan(fen: row.amount).description
            } else if let value = row.texts[name] {
                result += Masked.text(value)
            } else {
                result += rest[...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
