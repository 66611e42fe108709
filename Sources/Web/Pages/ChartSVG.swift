import Domain
import Services

/// Drawings made on the server: calm, with their numbers as text, and read out with all of them.
struct ChartSVG {
    let language: Language
    /// Tells the drawings of a page apart.
    let id: String

    /// Horizontal bars with their values at the end.
    func bars(
        _ table: ScoreboardTable, _ bars: [(label: String, value: Int64, text: String)],
        tone: String
    ) -> String {
        let most = max(1, bars.map(\.value).max() ?? 1)
        let height = bars.count * 30 + 6
        var html = HTML(reserving: 3000)
        open(&html, table, 480, height)
        for (index, bar) in bars.enumerated() {
            let y = index * 30 + 4
            let width = Int(Double(bar.value) / Double(most) * 250)
            text(&html, 122, y + 16, bar.label, anchor: "end")
            html.raw(
                "<rect x=\"130\" y=\"\(y)\" width=\"\(max(1, width))\" height=\"22\" rx=\"3\" "
                    + "class=\"\(tone)\"/>")
            text(&html, 136 + width, y + 16, bar.text, anchor: "start", name: "value")
        }
        html.raw("</svg>")
        return html.markup
    }

    /// Units inspected by the end of each month beside what was planned, under all units.
    func coverage(_ coverage: Coverage, _ table: ScoreboardTable) -> String {
        var html = HTML(reserving: 6000)
        open(&html, table, 480, 244)
        let months = coverage.months
        let top = Double(max(1, coverage.units, months.compactMap(\.planned).max() ?? 0))
        let y = { (value: Int) in 180 - Int(Double(value) / top * 160) }
        let x = { (index: Int) in 50 + index * 400 / max(1, months.count) }
        let middle = { (index: Int) in (x(index) + x(index + 1)) / 2 }
        rule(&html, y(coverage.units), "\(coverage.units)", "axis")
        html.raw("<line x1=\"50\" x2=\"450\" y1=\"180\" y2=\"180\" class=\"axis\"/>")
        let planned = months.enumerated().flatMap { index, month in
            month.planned.map { ["\(x(index)),\(y($0))", "\(x(index + 1)),\(y($0))"] } ?? []
        }
        line(&html, planned, "target")
        line(&html, months.enumerated().map { "\(middle($0)),\(y($1.inspected))" }, "line")
        // As many labels as there is room for, and always the last.
        let every = max(1, (months.count + 11) / 12)
        for (index, month) in months.enumerated() {
            html.raw(
                "<circle cx=\"\(middle(index))\" cy=\"\(y(month.inspected))\" r=\"3\" "
                    + "class=\"dot\"/>")
            guard (months.count - 1 - index) % every == 0 else { continue }
            text(
                &html, middle(index), y(month.inspected) - 8, "\(month.inspected)", name: "value")
            text(&html, middle(index), 198, String(month.name.dropFirst(2)))
        }
        key(&html, 60, "line", table.header[1])
        if !planned.isEmpty { key(&html, 180, "target", table.header[2]) }
        html.raw("</svg>")
        return html.markup
    }

    /// The drawing is one picture to a screen reader, described by all its numbers.
    private func open(_ html: inout HTML, _ table: ScoreboardTable, _ width: Int, _ height: Int) {
        html.raw(
            "<svg class=\"chart\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" "
                + "aria-labelledby=\"\(id)-title\" aria-describedby=\"\(id)-desc\">"
                + "<title id=\"\(id)-title\">")
        html.text(table.title[language])
        html.raw("</title><desc id=\"\(id)-desc\">")
        let names = table.header.dropFirst().map { $0[language] }
        html.text(
            table.rows.map { row in
                let values = row.dropFirst().map { $0[language] }
                return row[0][language] + " "
                    + (names.count == 1
                        ? values.joined()
                        : zip(names, values).map { "\($0) \($1)" }.joined(separator: ", "))
            }.joined(separator: "; "))
        html.raw("</desc>")
    }

    private func line(_ html: inout HTML, _ points: [String], _ name: String) {
        html.raw("<polyline points=\"\(points.joined(separator: " "))\" class=\"\(name)\"/>")
    }

    /// What a line means.
    private func key(_ html: inout HTML, _ x: Int, _ name: String, _ label: Phrase) {
        html.raw("<line x1=\"\(x)\" x2=\"\(x + 24)\" y1=\"224\" y2=\"224\" class=\"\(name)\"/>")
        text(&html, x + 30, 228, label[language], anchor: "start")
    }

    private func rule(_ html: inout HTML, _ y: Int, _ label: String, _ name: String) {
        html.raw("<line x1=\"50\" x2=\"450\" y1=\"\(y)\" y2=\"\(y)\" class=\"\(name)\"/>")
        text(&html, 44, y + 4, label, anchor: "end")
    }

    private func text(
        _ html: inout HTML, _ x: Int, _ y: Int, _ content: String, anchor: String = "middle",
        name: String? = nil
    ) {
        let named = name.map { " class=\"\($0)\"" } ?? ""
        html.raw("<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\"\(named)>")
        html.text(content)
        html.raw("</text>")
    }
}
