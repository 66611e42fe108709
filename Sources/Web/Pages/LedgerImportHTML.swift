import Domain
import Foundation
import Services

/// The two steps of taking over a ledger: the file, then its report.
struct LedgerImportHTML {
    static let title = Phrase("导入问题和整改台账", "Take over a ledger")

    let round: RecordView
    let language: Language

    private var address: String { "/rounds/\(round.id.uuidString.lowercased())/ledger" }

    func form(_ csrf: String, _ refusal: Refusal?, day: String) -> String {
        var html = head()
        html.raw("<div class=\"card wide-form\">")
        html.raw(
            "<form class=\"fields\" method=\"post\" action=\"\(address)\" "
                + "enctype=\"multipart/form-data\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.element(
            "p",
            Phrase(
                "每行一个问题，至少要有“村居”和“问题描述”两列；大标题和合并单元格都能识别。先看核对结果，确认后才写入。",
                "One finding a row, with 村居 and 问题描述 at least. A report comes first."
            )[language], class: "hint")
        html.raw("<p>")
        html.link(
            Phrase("下载本轮空白台账（XLSX）", "An empty ledger of this round (XLSX)")[language],
            to: "\(address).xlsx")
        html.raw("</p><div class=\"field\"><label for=\"fedBackOn\">")
        html.text(Phrase("反馈日期", "fed back on")[language])
        html.raw("</label><p class=\"hint\" id=\"fedBackOn-hint\">")
        html.text(
            Phrase("台账中没有反馈日期的行用这一天", "for rows that name no day of feedback")[language])
        html.raw(
            "</p><input id=\"fedBackOn\" type=\"date\" name=\"fedBackOn\" required "
                + "aria-describedby=\"fedBackOn-hint\" value=\"")
        html.text(day)
        html.raw("\"></div><div class=\"field\"><label for=\"file\">")
        html.text(Phrase("台账文件（CSV、XLSX）", "ledger, CSV or XLSX")[language])
        html.raw(
            "</label><input id=\"file\" type=\"file\" name=\"file\" required></div>"
                + "<button class=\"primary\" type=\"submit\">")
        html.text(Phrase("读取并核对", "Read and check")[language])
        html.raw("</button></form></div>")
        return html.markup
    }

    func report(_ plan: LedgerPlan, file: String, _ day: Day, csrf: String) -> String {
        var html = head()
        html.counts(
            [
                (Phrase("读取行数", "rows"), plan.rows),
                (Phrase("将导入问题", "to take over"), plan.added),
                (Phrase("涉及村居", "units"), plan.units), (Phrase("已有", "known"), plan.known),
                (Phrase("不导入", "refused"), plan.refused),
            ], language)
        mapping(plan, &html)
        html.takeIn(
            isEmpty: plan.added == 0, at: "\(address)/keep",
            [("csrf", csrf), ("kept", file), ("fedBackOn", day.description)], language)
        html.leftOut(
            Phrase("未导入的行", "Rows that are not taken over"),
            plan.remarks.map { ($0.row, $0.column[language], $0.value, $0.reason[language]) },
            language)
        return html.markup
    }

    private func mapping(_ plan: LedgerPlan, _ html: inout HTML) {
        html.raw("<section class=\"card\">")
        html.element("h2", Phrase("列的对应", "Columns")[language])
        html.raw("<p>")
        html.text(
            plan.mapping.map { "\($0.header) → \($0.field[language])" }
                .joined(separator: language == .chinese ? "；" : "; "))
        html.raw("</p>")
        if !plan.unused.isEmpty {
            html.element(
                "p",
                Phrase("未使用的列：", "Not used: ")[language]
                    + plan.unused.joined(separator: language == .chinese ? "、" : ", "),
                class: "quiet")
        }
        html.element("p", plan.format, class: "quiet")
        html.raw("</section>")
    }

    private func head() -> HTML {
        var html = HTML(reserving: 16_000)
        html.raw("<p class=\"crumb\">")
        html.link(round.title, to: "/rounds/\(round.id.uuidString.lowercased())")
        html.raw("</p><div class=\"head\">")
        html.element("h1", Self.title[language])
        html.raw("</div>")
        return html
    }
}
