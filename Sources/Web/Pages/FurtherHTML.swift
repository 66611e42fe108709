import Domain
import Foundation
import Services

/// Leads of a model that a run has not listed yet.
struct FurtherHTML {
    static let title = Phrase("未列入的提示", "Leads not listed yet")
    let language: Language

    func page(_ found: FurtherLeads, csrf: String) -> String {
        let run = "/runs/\(found.run.uuidString.lowercased())"
        var html = HTML(reserving: 24_000)
        html.crumb(found.number, to: run)
        html.title("\(Self.title[language]) · \(found.model) \(found.title[language])")
        html.element("p", told(found)[language], class: "quiet")
        if found.mayList {
            html.raw("<form method=\"post\" action=\"\(run)/further\" data-guard>")
            html.hidden("csrf", csrf)
            html.hidden("model", found.model)
            html.hidden(
                "action-id", UUID.timeOrdered(at: Moment(Date())).uuidString.lowercased())
            html.raw("<p><button class=\"primary\" type=\"submit\">")
            html.text(
                Phrase("将分值最高的一批列为疑似问题", "List the largest of them as suspicions")[language])
            html.raw("</button></p></form>")
        }
        if found.lines.isEmpty {
            html.element(
                "p", Phrase("没有未列入的提示。", "Nothing waits to be listed.")[language],
                class: "empty")
        } else {
            html.table(
                [
                    Phrase("村代码", "village"), Phrase("日期", "day"), Phrase("提示", "what"),
                    Phrase("金额（元）", "amount (yuan)"), Phrase("分值", "points"),
                ].map { $0[language] },
                found.lines.map { line in
                    (
                        [
                            line.village.isEmpty ? "—" : line.village,
                            line.day?.description ?? "", line.message[language],
                            line.amount.description, String(Double(line.score) / 100),
                        ], nil
                    )
                })
        }
        if let next = found.next {
            html.raw("<div class=\"pager\">")
            html.link(
                Words.next[language], to: "\(run)/further?model=\(found.model)&after=\(next)",
                class: "button")
            html.raw("</div>")
        }
        return html.markup
    }

    private func told(_ found: FurtherLeads) -> Phrase {
        let counted = found.found - found.listed - found.waiting
        let rest = counted > 0
        return Phrase(
            "共提示\(found.found)条，已列入\(found.listed)条，未列入\(found.waiting)条。"
                + (rest
                    ? "另有\(counted)条超出保留上限，只计数；请按村或按模型分别登记数据后重新筛查。" : ""),
            "\(found.found) found, \(found.listed) listed, \(found.waiting) not yet."
                + (rest
                    ? " \(counted) more are beyond what is kept and were only counted; hand the "
                        + "data in by village and screen again." : ""))
    }
}
