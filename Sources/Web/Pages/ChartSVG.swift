import Domain
import Services

/// Drawings made on the server: calm, with their numbers as text, and read out by a title.
struct ChartSVG {
    let language: Language

    /// Horizontal bars with their values at the end.
    func bars(_ title: Phrase, _ bars: [(label: String, value: Int64, text: String)], tone: String)
        -> String
    {
        let most = max(1, bars.map(\.value).max() ?? 1)
        let height = bars.count * 30 + 6
        var html = HTML(reserving: 3000)
        open(&html, title, 480, height)
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

    /// Units inspected by the end of each month against the target and all units.
    func coverage(_ coverage: Pictures.Coverage) -> String {
        let title = Phrase("覆盖进度", "Coverage over time")
        var html = HTML(reserving: 4000)
        open(&html, title, 480, 220)
        let top = Double(max(1, coverage.units))
        let y = { (value: Int) in 180 - Int(Double(value) / top * 160) }
        let step = 380 / max(1, coverage.months.count)
        rule(&html, y(coverage.units), "\(coverage.units)", "axis")
        if let target = coverage.target, target < coverage.units {
            rule(&html, y(target), "\(target)", "target")
        }
        html.raw("<line x1=\"50\" x2=\"450\" y1=\"180\" y2=\"180\" class=\"axis\"/>")
        var points = ["50,180"]
        for (index, month) in coverage.months.enumerated() {
            let x = 60 + index * step + step / 2
            points.append("\(x),\(y(month.inspected))")
        }
        html.raw("<polyline points=\"\(points.joined(separator: " "))\" class=\"line\"/>")
        for (index, month) in coverage.months.enumerated() {
            let x = 60 + index * step + step / 2
            html.raw(
                "<circle cx=\"\(x)\" cy=\"\(y(month.inspected))\" r=\"3.5\" class=\"dot\"/>")
            text(&html, x, y(month.inspected) - 8, "\(month.inspected)", name: "value")
            text(&html, x, 198, String(month.month.dropFirst(2)))
        }
        html.raw("</svg>")
        return html.markup
    }

    private func open(_ html: inout HTML, _ title: Phrase, _ width: Int, _ height: Int) {
        html.raw("<svg class=\"chart\" viewBox=\"0 0 \(width) \(height)\" role=\"img\"><title>")
        html.text(title[language])
        html.raw("</title>")
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
