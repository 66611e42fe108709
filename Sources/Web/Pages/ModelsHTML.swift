import Domain
import Services

/// The catalogue of models, and a model with its parameters.
struct ModelsHTML {
    let language: Language

    func list(_ catalogue: ModelCatalogue) -> String {
        var html = HTML(reserving: 48_000)
        html.crumb(Words.screening[language], to: "/screening")
        html.raw("<div class=\"head\">")
        html.element("h1", Words.models[language])
        html.raw("<p class=\"count\">")
        html.text(
            language == .chinese
                ? "共 \(catalogue.all.count) 个" : "\(catalogue.all.count) models")
        html.raw("</p></div>")
        if catalogue.maySet {
            html.raw("<p>")
            html.link(Phrase("登记自建模型", "Enter a model of our own")[language], to: "/ownModels/new")
            html.raw(" · ")
            html.link(Phrase("自建模型登记册", "what was entered")[language], to: "/ownModels")
            html.raw("</p>")
        }
        for family in catalogue.families {
            html.raw("<section class=\"card\">")
            html.element("h2", family.label[language])
            html.table(
                [
                    Phrase("模型", "model")[language], Phrase("风险", "severity")[language],
                    Phrase("规则", "rule")[language],
                ],
                family.models.map { card in
                    (
                        [
                            "\(card.id) \(card.title[language])", card.severity[language],
                            card.rule[language],
                        ], "/models/\(card.id)"
                    )
                })
            html.raw("</section>")
        }
        return html.markup
    }

    func page(_ card: ModelCard, maySet: Bool) -> String {
        var html = HTML(reserving: 12_000)
        html.crumb(Words.models[language], to: "/models")
        html.raw("<div class=\"head\">")
        html.element("h1", "\(card.id) \(card.title[language])")
        html.element("span", card.severity[language], class: "chip")
        html.raw("</div><section class=\"card\"><dl>")
        for (label, value) in [
            (Phrase("类别", "family"), card.family[language]),
            (Phrase("规则", "rule"), card.rule[language]),
            (Phrase("对比判别依据", "basis of comparison"), card.basis[language]),
            (Phrase("对象", "about"), card.grouping[language]),
            (Phrase("来源", "source"), card.source[language]),
            (Phrase("常见的正常情况", "usual innocent explanations"), card.innocent[language]),
            (Phrase("建议核实方式", "how to check"), card.check[language]),
            (Phrase("核实结果和村里说明", "what came of it, and explanations"), settled(card)),
            (Phrase("版本", "version"), String(card.version)),
        ] {
            html.element("dt", label[language])
            html.element("dd", value)
        }
        html.raw("</dl></section>")
        parameters(card, maySet, &html)
        html.raw("<p>")
        html.link(
            Phrase("该模型提示的疑似问题", "What it raised")[language],
            to: "/suspicions?model=\(card.id)")
        html.raw("</p>")
        return html.markup
    }

    private func settled(_ card: ModelCard) -> String {
        let states: [(Suspicion.State, Phrase)] = [
            (.confirmed, Phrase("属实", "confirmed")),
            (.explained, Phrase("村里说明已采信", "explained by the village")),
            (.falseAlarm, Phrase("误报", "false alarms")),
            (.assigned, Phrase("核实中", "being looked into")), (.raised, Phrase("待核", "open")),
        ]
        let known = states.compactMap { state, label in
            card.settled[state].map { "\(label[language])\(language == .chinese ? "" : " ")\($0)" }
        }
        return known.isEmpty
            ? Phrase("尚无疑似问题。", "No suspicion yet.")[language]
            : known.joined(separator: language == .chinese ? "，" : ", ")
    }

    private func parameters(_ card: ModelCard, _ maySet: Bool, _ html: inout HTML) {
        html.raw("<section class=\"card\">")
        html.element("h2", Phrase("参数", "Parameters")[language])
        if card.parameters.isEmpty {
            html.element(
                "p", Phrase("该模型没有参数。", "It has none.")[language], class: "quiet")
        } else {
            let columns = [
                Phrase("参数", "parameter"), Phrase("默认值", "default"), Phrase("默认值依据", "its source"),
                Phrase("国家和省级规定", "national and provincial norms"),
                Phrase("本县现行值", "in force here"),
            ]
            html.table(
                columns.map { $0[language] },
                card.parameters.map { parameter in
                    let words = { (row: (value: String, area: String, source: String)) in
                        "\(row.value)\(row.area.isEmpty ? "" : " [\(row.area)]")（\(row.source)）"
                    }
                    let here = parameter.inForce.map(words)
                    return (
                        [
                            parameter.key, parameter.usual, parameter.usualSource[language],
                            parameter.norms.map(words).joined(separator: "；"),
                            here.isEmpty
                                ? Phrase("未设定", "not set")[language]
                                : here.joined(separator: "；"),
                        ],
                        maySet
                            ? "/screeningParameters/new?parameter=\(parameter.key)"
                                + "&value=\(FormFields.encoded(parameter.usual))"
                            : nil
                    )
                })
            if maySet {
                html.element(
                    "p",
                    Phrase("点击参数可按县设定，须写明依据文件和执行日期。", "Open a parameter to set it.")[language],
                    class: "hint")
                html.link(
                    Phrase("参数设定记录", "what was set")[language], to: "/screeningParameters")
            }
        }
        html.raw("</section>")
    }
}
