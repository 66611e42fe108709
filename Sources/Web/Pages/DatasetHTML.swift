import Domain
import Foundation
import Services

/// The form for handing in files of books, and the report of what they became.
struct DatasetHTML {
    let language: Language

    func form(
        _ record: UUID, _ name: String, _ values: [String: [String]], _ refusal: Refusal?,
        csrf: String
    ) -> String {
        var html = HTML(reserving: 8000)
        html.crumb(Words.screening[language], to: "/screening")
        html.title(Words.newDataset[language])
        html.raw(
            "<div class=\"card wide-form\"><form class=\"fields\" method=\"post\" "
                + "action=\"/datasets/read\" enctype=\"multipart/form-data\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.hidden("record", record.uuidString.lowercased())
        html.element("p", name, class: "quiet")
        for field in KeepDataset.kindOfAction.fields {
            switch field.kind {
            case .text(let max): input(field, "type=\"text\" maxlength=\"\(max)\"", values, &html)
            case .day: input(field, "type=\"date\"", values, &html)
            default: continue
            }
        }
        html.raw("<div class=\"field\"><label for=\"files\">")
        html.text(Phrase("账目文件", "files")[language])
        html.raw("</label><p class=\"hint\" id=\"files-hint\">")
        html.text(
            Phrase(
                "可一次选择多个 CSV、XLSX（读取全部工作表）、XML、OCDS 格式的 JSON，或打包为 ZIP；合计不超过64 MB。"
                    + "没有村代码列的文件，文件名中请带12位村代码。",
                "Several CSV, XLSX (every sheet is read) or XML files, OCDS as JSON, or a ZIP of "
                    + "them; at most 64 MB. A file without a column of village codes carries the "
                    + "twelve digits in its name."
            )[language])
        html.raw(
            "</p><input id=\"files\" type=\"file\" name=\"files\" multiple required "
                + "aria-describedby=\"files-hint\"></div><button class=\"primary\" type=\"submit\">"
        )
        html.text(Phrase("读取并核对", "Read and check")[language])
        html.raw("</button></form></div>")
        return html.markup
    }

    private func input(
        _ field: Field, _ attributes: String, _ values: [String: [String]], _ html: inout HTML
    ) {
        html.raw("<div class=\"field\"><label for=\"\(field.key)\">")
        html.text(field.label[language])
        html.raw("</label><input id=\"\(field.key)\" name=\"\(field.key)\" \(attributes) required ")
        html.raw("value=\"")
        html.text(values[field.key]?.first ?? "")
        html.raw("\"></div>")
    }

    /// The report before anything is kept.
    func check(
        _ report: DatasetReport, _ villages: [DatasetVillage], sha256: String,
        _ form: FormFields, csrf: String
    ) -> String {
        var html = HTML(reserving: 24_000)
        html.crumb(Words.screening[language], to: "/screening")
        html.title(Phrase("核对读取结果", "Check what was read")[language])
        if villages.contains(where: { $0.warning != nil }) {
            html.problem(.otherVillages, language)
        }
        if report.isUsable {
            html.raw("<form method=\"post\" action=\"/datasets/keep\" data-guard>")
            html.hidden("csrf", csrf)
            html.hidden("report", sha256)
            for key in ["record", "title", "handedBy", "since", "until"] {
                html.hidden(key, form[key])
            }
            html.hidden(
                "action-id", UUID.timeOrdered(at: Moment(Date())).uuidString.lowercased())
            html.raw("<p><button class=\"primary\" type=\"submit\">")
            html.text(Phrase("确认保存", "Keep it")[language])
            html.raw("</button> ")
            html.link(
                Phrase("重新选择文件", "choose other files")[language],
                to: "/datasets/new?record=\(form["record"])")
            html.raw("</p></form>")
        } else {
            html.problem(.nothingToKeep, language)
        }
        draw(report, villages, &html)
        return html.markup
    }

    /// `refused`: Where all refused rows can be had, once the dataset is kept.
    func draw(
        _ report: DatasetReport, _ villages: [DatasetVillage], _ html: inout HTML,
        refused: String? = nil
    ) {
        html.raw("<dl class=\"figures\">")
        for (label, number) in [
            (Phrase("文件", "files"), Set(report.files.map(\.sha256)).count),
            (Phrase("接收行数", "rows"), report.rows), (Phrase("拒收行数", "refused"), report.refused),
            (Phrase("村数", "villages"), report.villages.count),
        ] {
            html.raw("<div><dt>")
            html.text(label[language])
            html.raw("</dt><dd><span class=\"n\">\(number)</span></dd></div>")
        }
        html.raw("</dl>")
        draw(villages, &html)
        if report.refused > 0 {
            html.raw("<p>")
            if let refused {
                html.link(
                    Phrase("下载全部拒收行（CSV）", "all refused rows (CSV)")[language], to: refused)
            } else {
                html.text(
                    Phrase(
                        "每个文件下列出前100行拒收行；保存后可在读取报告中下载全部。",
                        "The first hundred refused rows of each file are below; once it is kept, "
                            + "all can be had from its report.")[language])
            }
            html.raw("</p>")
        }
        if !report.notes.isEmpty {
            html.raw("<section class=\"card\">")
            html.element("h2", Phrase("需要注意", "Mind")[language])
            html.raw("<ul>")
            for note in report.notes { html.element("li", note[language]) }
            html.raw("</ul></section>")
        }
        for file in report.files { draw(file, &html) }
    }

    /// Most villages that a page lists; those to look twice at come first.
    private static let villageLimit = 400

    private func draw(_ villages: [DatasetVillage], _ html: inout HTML) {
        if villages.isEmpty { return }
        let odd = villages.filter { $0.warning != nil }
        let sorted = odd + villages.filter { $0.warning == nil }
        html.raw("<section class=\"card\">")
        table(
            Phrase("数据涉及的村居", "Villages of the data"),
            [
                Phrase("村代码", "code"), Phrase("村居", "unit"), Phrase("行数", "rows"),
                Phrase("核对", "check"),
            ],
            sorted.prefix(Self.villageLimit).map { village in
                [
                    village.code, village.name ?? Phrase("未知", "unknown")[language],
                    village.rows == 0 ? "" : String(village.rows),
                    village.warning?[language] ?? Phrase("一致", "as expected")[language],
                ]
            }, &html)
        html.raw("</section>")
    }

    private func draw(_ file: DatasetReport.File, _ html: inout HTML) {
        html.raw("<section class=\"card\"><h2>")
        html.text(file.name)
        html.raw("</h2><dl>")
        for (label, value) in facts(file) where !value.isEmpty {
            html.element("dt", label[language])
            html.element("dd", value)
        }
        html.raw("</dl>")
        tables(file, &html)
        html.raw("</section>")
    }

    private func facts(_ file: DatasetReport.File) -> [(Phrase, String)] {
        [
            (Phrase("结果", "outcome"), file.outcome[language]),
            (Phrase("识别为", "table"), file.table?[language] ?? ""),
            (Phrase("格式", "format"), file.format),
            (
                Phrase("行数", "rows"),
                file.table == nil ? "" : "\(file.rows)（\(file.kept) / \(file.refused)）"
            ),
            (
                Phrase("字段对应", "columns"),
                file.columns.map { "\($0.header) → \($0.field)" }.joined(separator: "；")
            ),
            (Phrase("未使用的列", "unused columns"), file.unused.joined(separator: "、")),
            (
                Phrase("列合计（元）", "sums in yuan"),
                (file.sums ?? []).map { "\($0.header) \(Yuan(fen: $0.sum))" }
                    .joined(separator: "；")
            ),
            (
                Phrase("说明", "remarks"),
                (file.remarks ?? []).map { $0[language] }.joined(separator: " ")
            ),
            (Phrase("特征码", "hash"), "SHA-256 \(file.sha256)"),
        ]
    }

    /// Rows of totals, and rows that were refused.
    private func tables(_ file: DatasetReport.File, _ html: inout HTML) {
        table(
            Phrase("合计核对", "Totals"),
            [
                Phrase("行", "row"), Phrase("字段", "field"), Phrase("文件所列", "stated"),
                Phrase("逐行相加", "counted"), Phrase("是否一致", "agrees"),
            ],
            file.totals.map { total in
                [
                    String(total.row), total.field, Yuan(fen: total.stated).description,
                    Yuan(fen: total.counted).description,
                    (total.agrees ? Phrase("一致", "yes") : Phrase("不一致", "no"))[language],
                ]
            }, &html)
        table(
            Phrase("拒收行", "Refused rows"),
            [
                Phrase("行", "row"), Phrase("列", "column"), Phrase("内容", "value"),
                Phrase("原因", "reason"),
            ],
            file.refusals.map {
                [String($0.row), $0.column, $0.value, $0.reason[language]]
            }, &html)
        // A row may be listed with several faults.
        let unlisted = file.refused - Set(file.refusals.map(\.row)).count
        if unlisted > 0, !file.refusals.isEmpty {
            html.element(
                "p",
                Phrase(
                    "另有\(unlisted)行未列出。", "\(unlisted) more.")[language], class: "quiet")
        }
    }

    private func table(
        _ title: Phrase, _ columns: [Phrase], _ rows: [[String]], _ html: inout HTML
    ) {
        if rows.isEmpty { return }
        html.element("h3", title[language])
        html.table(columns.map { $0[language] }, rows.map { ($0, nil) })
    }
}

extension Refusal {
    fileprivate static let otherVillages = Refusal(
        .invalid, "datasets.other-villages",
        Phrase("部分村代码与所登记的村居不一致。", "Some codes are not those of the units expected."),
        remedy: Phrase(
            "请核对下表所列村代码和行数；确属误传的，请重新选择文件。",
            "Check the codes and rows below; choose other files if these are the wrong ones."))

    fileprivate static let nothingToKeep = Refusal(
        .invalid, "datasets.nothing-read",
        Phrase("没有可用的表，不能保存。", "None of the files is a table that is read."),
        remedy: Phrase("请核对下列文件的表头后重新上传。", "Check the headers and send them again."))
}

extension HTML {
    mutating func crumb(_ text: String, to address: String) {
        raw("<p class=\"crumb\">")
        link(text, to: address)
        raw("</p>")
    }

    mutating func title(_ text: String) {
        raw("<div class=\"head\">")
        element("h1", text)
        raw("</div>")
    }

    /// A table that a phone shows as cards; the first cell of a row may lead somewhere.
    mutating func table(_ columns: [String], _ rows: [(cells: [String], link: String?)]) {
        raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"cards\"><thead><tr>")
        for column in columns {
            raw("<th scope=\"col\">")
            text(column)
            raw("</th>")
        }
        raw("</tr></thead><tbody>")
        for row in rows {
            raw("<tr>")
            for (index, cell) in row.cells.enumerated() {
                raw("<td data-label=\"")
                text(columns.indices.contains(index) ? columns[index] : "")
                raw("\">")
                if index == 0, let address = row.link {
                    link(cell, to: address)
                } else {
                    text(cell)
                }
                raw("</td>")
            }
            raw("</tr>")
        }
        raw("</tbody></table></div>")
    }
}
