import Domain
import Foundation
import Services

/// The log of openings, with what can be looked for in it.
struct OpeningsHTML {
    let fields: FormFields
    let language: Language

    static let columns = [
        Phrase("时间", "time"), Phrase("人员", "person"), Phrase("调阅内容", "what"),
        Phrase("编号", "number"), Phrase("调阅条件（已脱敏）", "asked for (masked)"),
        Phrase("证件号、卡号标识", "marks of IDs and cards"),
    ]

    static func cells(_ line: OpeningLine, _ language: Language) -> [String] {
        let opening = line.opening
        return [
            opening.at.minuteText, line.person, opening.kind.label[language], opening.number,
            opening.asked, opening.marks,
        ]
    }

    func list(_ page: OpeningPage) -> String {
        var html = HTML(reserving: 24_000)
        html.title(Words.openings[language])
        html.element(
            "p",
            Phrase(
                "记录何人何时查账、调阅凭证、查看疑似问题及其清单、读取报告，保存三年；"
                    + "同一证件号或卡号的标识相同，不能还原为号码。",
                "Who searched ledgers and opened vouchers, suspicions, lists of them and reports, "
                    + "and when; kept for three years. One card has one mark, and no mark leads "
                    + "back to it.")[language],
            class: "quiet")
        form(&html)
        if page.lines.isEmpty {
            html.element(
                "p", Phrase("没有符合条件的调阅记录。", "No opening matches.")[language], class: "empty")
        } else {
            html.table(
                Self.columns.map { $0[language] },
                page.lines.map { (Self.cells($0, language), nil) })
        }
        html.raw("<div class=\"pager\">")
        if let next = page.next {
            html.link(
                Words.next[language], to: "/openings?\(conditions)before=\(next)", class: "button")
        }
        for format in ["csv", "xlsx"] {
            html.link(
                "\(Words.export[language]) \(format.uppercased())",
                to: "/openings/export.\(format)?\(conditions)")
        }
        html.raw("</div>")
        return html.markup
    }

    private var conditions: String {
        ["who", "kind", "from", "until", "mark"].filter { !fields[$0].isEmpty }.map {
            "\($0)=\(FormFields.encoded(fields[$0]))&"
        }.joined()
    }

    private func form(_ html: inout HTML) {
        html.raw("<form class=\"filters\" method=\"get\" action=\"/openings\">")
        for (key, label, type) in [
            ("who", Phrase("姓名或账号", "name or account"), "search"),
            ("from", Phrase("日期起", "from"), "date"), ("until", Phrase("日期止", "until"), "date"),
            ("mark", Phrase("标识", "mark"), "text"),
        ] {
            html.raw("<label><span>")
            html.text(label[language])
            html.raw("</span><input type=\"\(type)\" name=\"\(key)\" maxlength=\"60\" value=\"")
            html.text(fields[key])
            html.raw("\"></label>")
        }
        html.raw("<label><span>")
        html.text(Phrase("调阅内容", "what")[language])
        html.raw("</span><select name=\"kind\"><option value=\"\">")
        html.text(Words.all[language])
        html.raw("</option>")
        for kind in OpenedKind.allCases {
            let chosen = kind.rawValue == fields["kind"] ? " selected" : ""
            html.raw("<option value=\"\(kind.rawValue)\"\(chosen)>")
            html.text(kind.label[language])
            html.raw("</option>")
        }
        html.raw("</select></label><button type=\"submit\">")
        html.text(Phrase("查询", "Search")[language])
        html.raw("</button>")
        html.link(Words.clear[language], to: "/openings", class: "quiet")
        html.raw("</form>")
    }
}
