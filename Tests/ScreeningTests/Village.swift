import Domain
import Screening
import Tables

/// Clearwater village and its neighbours: books made in a test, screened by one model.
struct Books {
    private var data = DataImport(parallel: Parallel(cores: 2))
    static let clearwater = "330782002201"

    /// Adds a table as CSV; rows are those of Clearwater where they name no village.
    func with(_ csv: String, named name: String = clearwater) -> Books {
        var books = self
        books.data.add(Array(csv.utf8), name: "\(name)-\(books.data.reports.count).csv")
        return books
    }

    /// Adds voucher lines: `凭证日期,凭证号,摘要,科目编码,借方,贷方` and more columns behind.
    func with(entries: String, columns: String = "") -> Books {
        with("凭证日期,凭证号,摘要,科目编码,借方,贷方\(columns.isEmpty ? "" : "," + columns)\n\(entries)")
    }

    var reports: [FileReport] { data.reports }
    var dataset: Dataset { data.dataset() }

    func leads(
        _ model: String, asOf day: String = "2026-11-23", policy: [PolicyRow] = [],
        norms: [PolicyRow] = []
    ) -> [Lead] {
        results([model], asOf: day, policy: policy, norms: norms).flatMap(\.leads)
    }

    func results(
        _ models: [String], asOf day: String = "2026-11-23", policy: [PolicyRow] = [],
        norms: [PolicyRow] = []
    ) -> [ModelResult] {
        let chosen = Catalogue.models(models)
        guard chosen.unknown == nil, let day = Day(day) else { return [] }
        return Run(
            chosen.models, on: dataset, policy: Policy(policy, over: norms), asOf: day,
            parallel: Parallel(cores: 2)
        ).results
    }
}
