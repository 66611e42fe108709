import Domain
import Services

/// The lists of one village, one below the other, ready to print.
struct PackageHTML {
    let package: ResultPackage
    let inspection: String
    let language: Language

    var markup: String {
        var html = HTML(reserving: 24_000)
        html.raw("<p class=\"crumb\">")
        html.link(package.title, to: "/inspections/\(inspection)")
        html.raw("</p><div class=\"head\"><h1>")
        html.text("\(package.title) · \(package.preset.label[language])")
        html.raw("</h1><div class=\"buttons\">")
        for preset in ListPreset.all where preset.code != package.preset.code {
            html.link(
                preset.label[language],
                to: "/inspections/\(inspection)/package?preset=\(preset.code)", class: "button")
        }
        html.link(
            "XLSX", to: "/inspections/\(inspection)/package.xlsx?preset=\(package.preset.code)",
            class: "button")
        html.raw("</div></div>")
        for sheet in package.sheets { draw(sheet, &html) }
        return html.markup
    }

    /// “村党组织 已签收2026-03-05”.
    private func state(_ delivery: ResultPackage.Delivery) -> String {
        let state =
            if let day = delivery.receivedOn {
                Phrase("已签收\(day)", "signed for \(day)")
            } else if let day = delivery.sentOn {
                Phrase("已发出\(day)，待签收", "sent \(day), not signed for")
            } else {
                Phrase("未发出", "not sent")
            }
        return "\(delivery.level.label[language]) \(state[language])"
    }

    private func draw(_ sheet: ResultPackage.Sheet, _ html: inout HTML) {
        html.raw("<section class=\"card\"><h2>")
        html.text("\(sheet.list.label[language])（\(sheet.rows.count)）")
        html.raw("</h2>")
        if !sheet.deliveries.isEmpty {
            html.element(
                "p",
                Words.goesTo[language]
                    + sheet.deliveries.map(state).joined(
                        separator: language == .chinese ? "；" : "; "),
                class: "quiet")
        }
        if sheet.rows.isEmpty {
            html.element("p", Words.emptyList[language], class: "quiet")
        } else {
            html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"cards\"><thead><tr>")
            for column in sheet.columns { html.element("th", column[language]) }
            html.raw("</tr></thead><tbody>")
            for row in sheet.rows {
                html.raw("<tr>")
                for (cell, column) in zip(row, sheet.columns) {
                    html.raw("<td data-label=\"")
                    html.text(column[language])
                    html.raw("\">")
                    html.text(cell)
                    html.raw("</td>")
                }
                html.raw("</tr>")
            }
            html.raw("</tbody></table></div>")
        }
        html.raw("</section>")
    }
}
