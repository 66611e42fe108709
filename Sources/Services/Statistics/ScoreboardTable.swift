package import Domain

/// What a scoreboard shows as a table: the numbers of each drawing, for who cannot see it and for
/// export.
package struct ScoreboardTable: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case figures, coverage, funnel, ageing, money, heat
    }

    package let kind: Kind
    package let title: Phrase
    package let header: [Phrase]
    package let rows: [[Phrase]]

    private init(_ kind: Kind, _ title: Phrase, _ header: [Phrase], _ rows: [[Phrase]]) {
        self.kind = kind
        self.title = title
        self.header = header
        self.rows = rows
    }

    private static func number(_ text: some CustomStringConvertible) -> Phrase {
        Phrase("\(text)", "\(text)")
    }

    init(_ kind: Kind, of view: ScoreboardView) {
        let pictures = view.pictures
        switch kind {
        case .figures:
            self.init(
                kind, Phrase("全部指标", "All figures"),
                [Phrase("指标", "figure"), Phrase("数值", "value"), Phrase("口径", "definition")],
                view.figures.map { [$0.label, Self.number($0.value), $0.definition] })
        case .coverage:
            self.init(
                kind, Phrase("覆盖进度（个）", "Coverage over time, units"),
                [
                    Phrase("月份", "month"), Phrase("累计已巡察", "inspected so far"),
                    Phrase("累计计划（年度目标按月均摊）", "plan so far (yearly target in twelfths)"),
                ],
                pictures.coverage.months.map { month in
                    [
                        Self.number(month.name), Self.number(month.inspected),
                        Self.number(month.planned.map(String.init) ?? "—"),
                    ]
                })
        case .funnel: self.init(kind, Phrase("问题漏斗（个）", "Findings on their way"), pictures.funnel)
        case .ageing:
            self.init(kind, Phrase("未销号事项账龄（项）", "Open items by due date"), pictures.ageing)
        case .money: self.init(kind, Phrase("金额（万元）", "Money, 10,000 yuan"), pictures.money)
        case .heat:
            self.init(
                kind, Phrase("各乡镇问题分布（按监督重点）", "Findings by township and heading"),
                [Phrase("乡镇", "township")] + pictures.heat.headings,
                pictures.heat.rows.map { row in
                    [Self.number(row.township)] + row.counts.map(Self.number)
                })
        }
    }

    private init(_ kind: Kind, _ title: Phrase, _ bars: [Pictures.Bar]) {
        self.init(
            kind, title, [Phrase("项目", "what"), Phrase("数值", "value")],
            bars.map { [$0.label, Self.number(kind == .money ? $0.money : "\($0.value)")] })
    }
}

extension Pictures.Bar {
    /// In units of ten thousand yuan.
    package var money: String { FigureText.tenThousands(value, atLeast: atLeast) }
}
