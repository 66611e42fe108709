import Domain
import Foundation
import Services

/// The two steps of an import: the file, then its report.
struct ImportHTML {
    let language: Language

    func form(_ counties: [(code: String, name: String)], _ csrf: String, _ refusal: Refusal?)
        -> String
    {
        var html = head()
        html.raw("<div class=\"card wide-form\">")
        if counties.isEmpty {
            html.element(
                "p",
                Phrase(
                    "首次导入请在服务器上执行：xuncun import villages 文件 --county 县代码",
                    "The first import is done at the machine: xuncun import villages FILE")[
                        language])
            html.raw("</div>")
            return html.markup
        }
        html.raw(
            "<form class=\"fields\" method=\"post\" action=\"/units/import\" "
                + "enctype=\"multipart/form-data\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.raw("<div class=\"field\"><label for=\"county\">")
        html.text(Phrase("县（市、区）", "county")[language])
        html.raw("</label><select id=\"county\" name=\"county\" required>")
        for county in counties {
            html.raw("<option value=\"\(HTML.escaped(county.code))\">")
            html.text("\(county.name) \(county.code)")
            html.raw("</option>")
        }
        html.raw("</select></div><div class=\"field\"><label for=\"since\">")
        html.text(Phrase("名录日期", "date of the register")[language])
        html.raw(
            "</label><input id=\"since\" type=\"date\" name=\"since\" required></div>"
                + "<div class=\"field\"><label for=\"file\">")
        html.text(Phrase("名录文件（CSV、XLSX，可为 .gz）", "file: CSV or XLSX, gzipped or not")[language])
        html.raw(
            "</label><input id=\"file\" type=\"file\" name=\"file\" required></div>"
                + "<button class=\"primary\" type=\"submit\">")
        html.text(Phrase("读取并核对", "Read and check")[language])
        html.raw("</button></form></div>")
        return html.markup
    }

    func report(
        _ plan: RegisterPlan, file: String, _ county: String, _ day: Day, csrf: String
    ) -> String {
        var html = head()
        let refused = plan.remarks.filter(\.reason.refuses).count
        html.counts(
            [
                (Phrase("读取行数", "rows"), plan.rows), (Phrase("新增", "added"), plan.addedCount),
                (Phrase("更名", "renamed"), plan.renamedCount),
                (Phrase("未变", "unchanged"), plan.unchanged),
                (Phrase("名录未列", "missing"), plan.missing),
                (Phrase("其他县", "other counties"), plan.otherCounties),
                (Phrase("拒收", "refused"), refused),
            ], language)
        html.takeIn(
            isEmpty: plan.isEmpty, at: "/units/import/keep",
            [
                ("csrf", csrf), ("kept", file), ("county", county), ("since", day.description),
            ], language)
        html.leftOut(
            Phrase("逐行说明", "Row by row"),
            plan.remarks.map {
                (
                    $0.row, $0.column, $0.value,
                    "\($0.reason.label[language]) \($0.reason.remedy[language])"
                )
            }, language)
        return html.markup
    }

    private func head() -> HTML {
        var html = HTML(reserving: 16_000)
        html.raw("<p class=\"crumb\">")
        html.link(Phrase("村居", "Village units")[language], to: "/units")
        html.raw("</p><div class=\"head\">")
        html.element("h1", Words.importRegister[language])
        html.raw("</div>")
        return html
    }
}
