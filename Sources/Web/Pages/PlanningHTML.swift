import Domain
import Foundation
import Services

/// The pages of planning: the form, the progress of a search, a second try, a comparison.
struct PlanningHTML {
    let language: Language
    let csrf: String

    // MARK: Forms

    func form(
        _ kind: PlanProposal.Kind, _ view: RecordView, _ values: [String: [String]],
        _ refusal: Refusal?
    ) -> String {
        let list = kind == .groups ? "rounds" : "terms"
        let path = "/\(list)/\(view.id.uuidString.lowercased())"
        var html = head(kind.label, view.title, path)
        html.element(
            "p",
            (kind == .groups
                ? Phrase(
                    "按人才库的专长、可抽调时间、利害关系和工作经历编组，把村居分给各组。算出的是方案，采用前不改变任何数据。",
                    "Groups and their villages from the pool. Nothing changes before it is adopted."
                )
                : Phrase(
                    "把本届尚未巡察的村居排进各轮：高风险在前，乡镇尽量不拆，各轮均衡。算出的是方案，采用前不改变任何数据。",
                    "Which village in which round. Nothing changes before it is adopted."))[
                    language],
            class: "hint")
        html.raw("<div class=\"card wide-form\"><form class=\"fields\" method=\"post\" ")
        html.raw("action=\"\(path)/plan\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        numbers(kind, &html) { key, usual in values[key]?.first ?? "\(usual)" }
        submit(&html)
        html.raw("</form></div>")
        return html.markup
    }

    func again(_ proposal: ProposalAgain, _ id: UUID, _ refusal: Refusal?) -> String {
        let path = "/proposals/\(id.uuidString.lowercased())"
        var html = head(Phrase("重新编排", "Plan again"), proposal.title, path)
        html.raw("<div class=\"card wide-form\"><form class=\"fields\" method=\"post\" ")
        html.raw("action=\"\(path)/again\">")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        if !proposal.groups.isEmpty { wishes(proposal, &html) }
        let options = proposal.options
        let known = [
            "parts": options.parts, "size": options.size, "keyDays": options.keyDays,
            "generalDays": options.generalDays, "villages": options.villages,
            "seconds": options.seconds, "seed": options.seed,
        ]
        numbers(proposal.kind, &html) { key, usual in
            "\(known[key].flatMap { $0 > 0 ? $0 : nil } ?? usual)"
        }
        submit(&html)
        html.raw("</form></div>")
        return html.markup
    }

    private func wishes(_ proposal: ProposalAgain, _ html: inout HTML) {
        let names = Dictionary(
            proposal.subjects.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        for (index, wish) in proposal.options.wishes.enumerated() {
            html.raw("<div class=\"field\"><label class=\"check\">")
            html.raw("<input type=\"checkbox\" name=\"keep\" value=\"\(index)\" checked> ")
            let verb = wish.isPin ? Phrase("指定在", "in") : Phrase("不在", "not in")
            html.text(
                "\(names[wish.subject] ?? "") \(verb[language])"
                    + (language == .chinese ? "第\(wish.group)组" : " group \(wish.group)"))
            html.raw("</label></div>")
        }
        select(
            "subject", Phrase("人员或村居（可不选）", "person or unit, optional"),
            proposal.subjects.map { ($0.id.uuidString.lowercased(), $0.label) }, &html)
        select(
            "wish", Phrase("要求", "demand"),
            [
                ("pin", Phrase("必须在", "must be in")[language]),
                ("forbid", Phrase("不能在", "must not be in")[language]),
            ], &html, optional: false)
        select(
            "group", Phrase("组", "group"), proposal.groups.map { ("\($0.number)", $0.name) }, &html)
    }

    private func numbers(
        _ kind: PlanProposal.Kind, _ html: inout HTML, _ value: (String, Int) -> String
    ) {
        for (key, label, range, usual) in PlanForm.numbers(kind) {
            html.raw("<div class=\"field\"><label for=\"plan-\(key)\">")
            html.text(label[language])
            html.raw("</label><input id=\"plan-\(key)\" name=\"\(key)\" type=\"number\" ")
            html.raw("min=\"\(range.lowerBound)\" max=\"\(range.upperBound)\" value=\"")
            html.text(value(key, usual))
            html.raw("\"></div>")
        }
    }

    private func select(
        _ key: String, _ label: Phrase, _ choices: [(String, String)], _ html: inout HTML,
        optional: Bool = true
    ) {
        html.raw("<div class=\"field\"><label for=\"plan-\(key)\">")
        html.text(label[language])
        html.raw("</label><select id=\"plan-\(key)\" name=\"\(key)\">")
        if optional {
            html.raw("<option value=\"\">")
            html.text(Words.choose[language])
            html.raw("</option>")
        }
        for (value, text) in choices {
            html.raw("<option value=\"\(HTML.escaped(value))\">")
            html.text(text)
            html.raw("</option>")
        }
        html.raw("</select></div>")
    }

    private func submit(_ html: inout HTML) {
        html.raw("<button class=\"primary\" type=\"submit\">")
        html.text(Phrase("开始编排", "Plan")[language])
        html.raw("</button>")
    }

    // MARK: Progress

    func progress(_ report: PlanningJobs.Report, _ county: UUID) -> String {
        var html = head(
            Phrase("编排：\(report.title)", "Planning: \(report.title)"),
            Phrase("方案", "Proposals")[language], "/proposals")
        switch report.outcome {
        case nil:
            html.raw("<div class=\"card\" role=\"status\"><p>")
            html.text(running(report)[language])
            if let note = report.note {
                html.raw("</p><p class=\"hint\">")
                html.text(note[language])
            }
            html.raw("</p><form method=\"post\" action=\"/planning/")
            html.raw("\(county.uuidString.lowercased())/stop\">")
            html.hidden("csrf", csrf)
            html.raw("<button type=\"submit\">")
            html.text(Phrase("停止，用目前最好的", "Stop, with the best so far")[language])
            html.raw("</button></form></div>")
        case .refused(let refusal): html.problem(refusal, language)
        case .impossible(let together, let toGiveUp):
            conflict(
                Phrase("下列要求不能同时满足：", "These demands cannot hold together:"), together, &html)
            conflict(
                Phrase("放弃下列要求就有方案，少一项都不行：", "Giving up these, and no fewer, allows a plan:"),
                toGiveUp, &html)
        case .kept: break
        }
        if report.outcome != nil {
            html.raw("<p>")
            html.link(
                Phrase("修改要求，重新编排", "Change the request")[language], to: report.form,
                class: "button")
            html.raw("</p>")
        }
        return html.markup
    }

    private func running(_ report: PlanningJobs.Report) -> Phrase {
        let seconds = Int(Date().timeIntervalSince(report.startedAt))
        guard let objective = report.objective else {
            return Phrase("已计算\(seconds)秒，正在寻找第一个方案。", "\(seconds) s; no plan yet.")
        }
        let bound = report.bound.map(String.init) ?? "—"
        return Phrase(
            "已计算\(seconds)秒，目前最好\(objective)分，下界\(bound)，已搜索\(report.neighbourhoods)处。",
            "\(seconds) s, best \(objective), bound \(bound), \(report.neighbourhoods) searched.")
    }

    private func conflict(_ title: Phrase, _ demands: [Phrase], _ html: inout HTML) {
        if demands.isEmpty { return }
        html.raw("<section class=\"card\">")
        html.element("h2", title[language])
        html.raw("<ul>")
        for demand in demands { html.element("li", demand[language]) }
        html.raw("</ul></section>")
    }

    // MARK: Side by side

    func comparison(_ comparison: ProposalComparison) -> String {
        var html = head(
            Phrase("方案比较", "Proposals side by side"), Phrase("方案", "Proposals")[language],
            "/proposals")
        table(
            Phrase("总分构成", "Points"), ["", comparison.left, comparison.right],
            comparison.cost.map { [$0.0[language], "\($0.1)", "\($0.2)"] }
                + [
                    [
                        Phrase("合计", "total")[language],
                        "\(comparison.cost.reduce(0) { $0 + $1.1 })",
                        "\(comparison.cost.reduce(0) { $0 + $1.2 })",
                    ]
                ], &html)
        table(
            Phrase(
                "不同的安排 \(comparison.moved.count)处，相同 \(comparison.same)处",
                "\(comparison.moved.count) differ, \(comparison.same) are the same"),
            ["", comparison.left, comparison.right],
            comparison.moved.map { [$0.0, $0.1, $0.2] }, &html)
        return html.markup
    }

    private func table(
        _ title: Phrase, _ columns: [String], _ rows: [[String]], _ html: inout HTML
    ) {
        html.raw("<section class=\"card\">")
        html.element("h2", title[language])
        html.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>")
        for column in columns { html.element(column.isEmpty ? "td" : "th", column) }
        html.raw("</tr></thead><tbody>")
        for row in rows {
            html.raw("<tr>")
            for cell in row { html.element("td", cell) }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div></section>")
    }

    private func head(_ title: Phrase, _ crumb: String, _ address: String) -> HTML {
        var html = HTML(reserving: 16_000)
        html.raw("<p class=\"crumb\">")
        html.link(crumb, to: address)
        html.raw("</p><div class=\"head\">")
        html.element("h1", title[language])
        html.raw("</div>")
        return html
    }
}
