import Domain
import Foundation
import Services

/// Where screening begins, the choice of models, and progress.
struct ScreeningHTML {
    let language: Language

    func overview(_ view: ScreeningOverview) -> String {
        var html = HTML(reserving: 8000)
        html.title(Words.screening[language])
        html.element(
            "p",
            Phrase(
                "疑似问题只是调阅资料的理由，不是结论；除巡察组（含其聘请的专家）和巡察办外，任何人不得知悉。",
                "A suspicion is a reason to open the papers. Nobody outside the group with its "
                    + "experts and the office may know of it.")[language], class: "quiet")
        html.raw("<ul class=\"piles\">")
        for (label, count, link) in view.lights {
            html.raw(
                "<li><a href=\"\(HTML.escaped(link))\"><span class=\"n\">\(count)</span>"
                    + "<span class=\"what\">")
            html.text(label[language])
            html.raw("</span></a></li>")
        }
        html.raw("</ul><section class=\"card\"><ul class=\"books\">")
        let books = [
            view.datasets.map { (Phrase("账目数据 \($0)", "Datasets \($0)"), "/datasets") },
            view.runs.map { (Phrase("筛查记录 \($0)", "Runs \($0)"), "/runs") },
        ].compactMap(\.self)
        for (label, link) in [(Phrase("疑似问题", "Suspicions"), "/suspicions")] + books + [
            (Words.models, "/models"), (ScreeningFigures.all[0].title, "/points"),
            (ScreeningFigures.all[1].title, "/precision"),
        ] {
            html.raw("<li>")
            html.link(label[language], to: link)
            html.raw("</li>")
        }
        html.raw("</ul></section>")
        html.element(
            "p",
            Phrase(
                "登记账目数据：请打开村级巡察、轮次或村居页面，在“登记簿”中选择“账目数据”。",
                "To hand in books, open an inspection, a round or a unit and choose “Datasets”.")[
                    language], class: "hint")
        return html.markup
    }

    func choose(
        _ dataset: UUID, _ title: String, _ catalogue: ModelCatalogue, _ today: Day,
        _ refusal: Refusal?, csrf: String
    ) -> String {
        let address = "/datasets/\(dataset.uuidString.lowercased())"
        var html = HTML(reserving: 24_000)
        html.crumb(title, to: address)
        html.title(Phrase("开始筛查", "Screen")[language])
        html.raw("<div class=\"card wide-form\"><form class=\"fields\" method=\"post\" ")
        html.raw("action=\"\(address)/screen\" data-guard>")
        if let refusal { html.problem(refusal, language) }
        html.hidden("csrf", csrf)
        html.raw("<div class=\"field\"><label for=\"asOf\">")
        html.text(Phrase("截至日期", "as of")[language])
        html.raw(
            "</label><input id=\"asOf\" type=\"date\" name=\"asOf\" value=\"\(today)\" required>"
                + "</div>")
        html.element(
            "p", Phrase("不选择模型时使用全部模型。", "Without a choice all models look.")[language],
            class: "hint")
        for family in catalogue.families {
            html.raw("<fieldset class=\"boxes\"><legend>")
            html.text(family.label[language])
            html.raw("</legend>")
            for card in family.models {
                html.raw(
                    "<label class=\"check\"><input type=\"checkbox\" name=\"models\" "
                        + "value=\"\(HTML.escaped(card.id))\"> ")
                html.text("\(card.id) \(card.title[language])")
                html.raw("</label>")
            }
            html.raw("</fieldset>")
        }
        html.raw("<button class=\"primary\" type=\"submit\">")
        html.text(Phrase("开始筛查", "Screen")[language])
        html.raw("</button></form></div>")
        return html.markup
    }

    func progress(_ job: ScreeningJob) -> String {
        var html = HTML(reserving: 2000)
        html.crumb(
            Phrase("账目数据", "Dataset")[language],
            to: "/datasets/\(job.dataset.uuidString.lowercased())")
        html.title(Phrase("正在筛查", "Screening")[language])
        html.raw("<section class=\"card\" aria-live=\"polite\">")
        switch job.stage {
        case .reading: html.element("p", Phrase("正在读取文件。", "Reading the files.")[language])
        case .looking(let done, let all, let title):
            html.element("p", "\(done + 1)/\(all) \(title[language])")
            html.raw("<progress max=\"\(all)\" value=\"\(done)\" aria-label=\"")
            html.text(Phrase("进度", "progress")[language])
            html.raw("\"></progress>")
        case .keeping, .done:
            html.element("p", Phrase("正在保存结果。", "Keeping the result.")[language])
        case .refused(let refusal): html.problem(refusal, language)
        }
        html.raw("</section>")
        html.element(
            "p", Phrase("可以离开本页，筛查会继续进行。", "You may leave; it goes on.")[language],
            class: "quiet")
        return html.markup
    }

    func figures(_ figures: ScreeningFigures, _ table: FigureTable) -> String {
        var html = HTML(reserving: 16_000)
        html.crumb(Words.screening[language], to: "/screening")
        html.title(figures.title[language])
        html.element("p", figures.note[language], class: "quiet")
        if table.rows.isEmpty {
            html.element("p", figures.empty[language], class: "empty")
            return html.markup
        }
        html.table(table.columns.map { $0[language] }, table.rows.map { ($0.cells, $0.link) })
        html.raw("<div class=\"pager\">")
        for format in ["csv", "xlsx"] {
            html.link(
                "\(Words.export[language]) \(format.uppercased())",
                to: "/\(figures.name)/export.\(format)", class: "button")
        }
        html.raw("</div>")
        return html.markup
    }
}
