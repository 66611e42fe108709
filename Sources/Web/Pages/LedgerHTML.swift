import Domain
import Foundation
import Services

/// Searching the ledger of a dataset, and a voucher with all its lines.
struct LedgerHTML {
    let dataset: UUID
    /// What the address asked, to be shown again.
    let fields: FormFields
    let language: Language

    private var address: String { "/datasets/\(dataset.uuidString.lowercased())" }

    func list(_ page: LedgerPage, _ refusal: Refusal?) -> String {
        var html = HTML(reserving: 32_000)
        html.crumb(Phrase("账目数据", "Dataset")[language], to: address)
        html.raw("<div class=\"head\">")
        html.element("h1", Words.ledger[language])
        html.raw("<p class=\"count\" aria-live=\"polite\">")
        html.text(
            language == .chinese
                ? "共 \(page.total) 行，借方 \(Yuan(fen: page.debit))，贷方 \(Yuan(fen: page.credit))"
                : "\(page.total) lines, debit \(Yuan(fen: page.debit)), "
                    + "credit \(Yuan(fen: page.credit))")
        html.raw("</p></div>")
        if let refusal { html.problem(refusal, language) }
        form(page, &html)
        if page.lines.isEmpty {
            html.element(
                "p", Phrase("没有符合条件的分录。", "No line matches.")[language], class: "empty")
        } else {
            lines(page, &html)
        }
        if let next = page.next {
            html.raw("<div class=\"pager\">")
            html.link(Words.next[language], to: self.next(next), class: "button")
            html.raw("</div>")
        }
        return html.markup
    }

    private func next(_ line: Int) -> String {
        var parts: [String] = []
        for (key, values) in fields.values.sorted(by: { $0.key < $1.key }) where key != "after" {
            for value in values where !value.isEmpty {
                parts.append("\(FormFields.encoded(key))=\(FormFields.encoded(value))")
            }
        }
        return "\(address)/ledger?" + (parts + ["after=\(line)"]).joined(separator: "&")
    }

    private func form(_ page: LedgerPage, _ html: inout HTML) {
        html.raw("<form class=\"filters\" method=\"get\" action=\"\(address)/ledger\">")
        for (key, label, type, isWide) in [
            ("q", Phrase("摘要、凭证号、票号", "summary, voucher, bill"), "search", true),
            ("payee", Phrase("收款人、往来单位", "payee"), "search", false),
            ("account", Phrase("科目编码", "account"), "text", false),
            ("least", Phrase("金额不低于（元）", "at least (yuan)"), "text", false),
            ("most", Phrase("金额不高于（元）", "at most (yuan)"), "text", false),
            ("from", Phrase("日期起", "from"), "date", false),
            ("until", Phrase("日期止", "until"), "date", false),
        ] {
            html.raw("<label\(isWide ? " class=\"grow\"" : "")><span>")
            html.text(label[language])
            html.raw("</span><input type=\"\(type)\" name=\"\(key)\" maxlength=\"60\" value=\"")
            html.text(fields[key])
            html.raw("\"></label>")
        }
        if page.villages.count > 1 {
            html.raw("<label><span>")
            html.text(Phrase("村代码", "village")[language])
            html.raw("</span><select name=\"village\"><option value=\"\">")
            html.text(Words.all[language])
            html.raw("</option>")
            for code in page.villages {
                html.raw(code == fields["village"] ? "<option selected>" : "<option>")
                html.text(code)
                html.raw("</option>")
            }
            html.raw("</select></label>")
        }
        html.raw("<button type=\"submit\">")
        html.text(Phrase("查询", "Search")[language])
        html.raw("</button>")
        html.link(Words.clear[language], to: "\(address)/ledger", class: "quiet")
        html.raw("</form>")
    }

    private func lines(_ page: LedgerPage, _ html: inout HTML) {
        let columns = [
            Phrase("凭证", "voucher"), Phrase("日期", "day"), Phrase("摘要", "summary"),
            Phrase("科目", "account"), Phrase("借方", "debit"), Phrase("贷方", "credit"),
            Phrase("往来单位", "party"), Phrase("村代码", "village"),
        ]
        html.table(
            columns.map { $0[language] },
            page.lines.map { line in
                (
                    [
                        line.voucher.isEmpty ? "—" : line.voucher, line.day.description,
                        line.summary, line.account, amount(line.debit), amount(line.credit),
                        line.party, line.village,
                    ], "\(address)/voucher?line=\(line.number)"
                )
            })
    }

    private func amount(_ fen: Int64) -> String { fen == 0 ? "" : Yuan(fen: fen).description }

    func voucher(_ voucher: VoucherView) -> String {
        var html = HTML(reserving: 16_000)
        html.crumb(Words.ledger[language], to: "\(address)/ledger")
        html.title("\(Phrase("凭证", "Voucher")[language]) \(voucher.name)")
        if !voucher.facts.isEmpty {
            html.raw("<section class=\"card\"><dl>")
            for fact in voucher.facts {
                html.element("dt", fact.label[language])
                html.element("dd", fact.text)
            }
            html.raw("</dl></section>")
        }
        var labels: [String] = []
        for cell in voucher.lines.flatMap(\.cells) where !labels.contains(cell.label) {
            labels.append(cell.label)
        }
        html.table(
            [Phrase("出处", "where")[language]]
                + labels.map { RowText.header($0, of: "entry")[language] },
            voucher.lines.map { line in
                (
                    ["\(line.isCause ? "● " : "")\(line.file) \(line.row)"]
                        + labels.map { line[$0] },
                    nil
                )
            })
        return html.markup
    }
}
