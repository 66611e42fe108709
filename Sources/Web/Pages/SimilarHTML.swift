import Domain
import Foundation
import Services

/// Suggestions for common problems of a round: a table of them, or the form for one.
struct SimilarHTML {
    let similar: SimilarFindings
    let round: UUID
    let visitor: Visitor

    private var language: Language { visitor.language }
    private var address: String { "/rounds/\(round.uuidString.lowercased())" }

    func markup(form cluster: SimilarFindings.Cluster?) -> String {
        var html = HTML(reserving: 24_000)
        html.raw("<p class=\"crumb\">")
        html.link(similar.round, to: address)
        if cluster != nil {
            html.text(" · ")
            html.link(Words.similar[language], to: "\(address)/similar")
        }
        html.raw("</p><div class=\"head\">")
        html.element("h1", Words.similar[language])
        html.raw("</div>")
        if let cluster { form(cluster, &html) } else { table(&html) }
        return html.markup
    }

    private func table(_ html: inout HTML) {
        guard !similar.clusters.isEmpty else {
            html.element(
                "p",
                Phrase(
                    "没有发现两个以上村居的同类问题，或均已归集。",
                    "No villages share a problem that has not been gathered.")[language],
                class: "empty")
            return
        }
        let columns = [
            Phrase("问题", "problem"), Phrase("监督重点", "heading"), Phrase("类别", "subject"),
            Phrase("村居", "villages"), Phrase("问题数", "findings"),
        ]
        html.raw("<div class=\"scroll\"><table class=\"cards\"><thead><tr>")
        for column in columns { html.element("th", column[language]) }
        html.raw("</tr></thead><tbody>")
        for cluster in similar.clusters {
            guard let first = cluster.findings.first else { continue }
            html.raw("<tr><td data-label=\"\(columns[0][language])\">")
            html.link(
                cluster.title,
                to: "\(address)/similar?pick=\(first.id.uuidString.lowercased())")
            html.raw("</td>")
            let cells = [
                cluster.heading, cluster.subject?.label[language] ?? "", String(cluster.units),
                String(cluster.findings.count),
            ]
            for (column, cell) in zip(columns.dropFirst(), cells) {
                html.raw("<td data-label=\"\(column[language])\">")
                html.text(cell)
                html.raw("</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div>")
    }

    private func form(_ cluster: SimilarFindings.Cluster, _ html: inout HTML) {
        guard let action = ActionCatalogue.kind("findings.gatherSimilar") else { return }
        let items = cluster.findings.map {
            LookupOption(id: $0.id, label: "\($0.unit) \($0.number) \($0.title)")
        }
        html.raw("<div class=\"card wide-form\">")
        FormHTML(
            action: action,
            values: [
                "record": [round.uuidString.lowercased()], "title": [cluster.title],
                "type": [cluster.subject?.label.zh ?? ""], "rank": ["common"],
                "findings": items.map { $0.id.uuidString.lowercased() },
            ], options: ["findings": FieldOptions(items: items, isSearched: false)], refusal: nil,
            csrf: visitor.csrf, language: language, id: .timeOrdered(at: Moment(Date()))
        ).draw(&html)
        html.raw("</div>")
    }
}
