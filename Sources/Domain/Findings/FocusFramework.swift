/// The headings under which findings are filed, as a versioned list; a round is bound to one.
package struct FocusFramework: Sendable {
    package struct Heading: Sendable {
        package let code: String
        package let label: Phrase
    }

    package let code: String
    package let label: Phrase
    package let headings: [Heading]

    private init(_ code: String, _ label: Phrase, _ headings: [(String, Phrase)]) {
        self.code = code
        self.label = label
        self.headings = headings.map { Heading(code: $0.0, label: $0.1) }
    }

    package static let all = [sevenHeadings, fourFocuses, threeFocuses, fourImplementations]

    package static func named(_ code: String) -> FocusFramework? {
        all.first { $0.code == code }
    }

    /// 六围绕一加强: six aspects of Party building and the rectification of earlier inspections
    /// (FX-08). Used in the term of 2017–2022.
    package static let sevenHeadings = FocusFramework(
        "sevenHeadings", Phrase("六围绕一加强", "seven-heading framework"),
        [
            ("political", Phrase("围绕党的政治建设", "political building")),
            ("ideological", Phrase("围绕党的思想建设", "ideological building")),
            ("organisational", Phrase("围绕党的组织建设", "organisational building")),
            ("style", Phrase("围绕党的作风建设", "building of conduct")),
            ("discipline", Phrase("围绕党的纪律建设", "building of discipline")),
            ("corruption", Phrase("围绕夺取反腐败斗争压倒性胜利", "fight against corruption")),
            ("rectification", Phrase("加强对巡视巡察整改的监督", "rectification of earlier inspections")),
        ])

    /// 四个聚焦, for villages.
    package static let fourFocuses = FocusFramework(
        "fourFocuses", Phrase("四个聚焦", "four focuses"),
        [
            ("policy", Phrase("聚焦党的惠民政策落实", "implementation of policies")),
            ("people", Phrase("聚焦群众身边的腐败和作风问题", "corruption and misconduct close to people")),
            ("organisation", Phrase("聚焦基层党组织软弱涣散", "weak grass-roots organisations")),
            ("followUp", Phrase("聚焦巡察整改和村干部廉洁履职", "rectification and integrity of cadres")),
        ])

    /// 三个聚焦, for inspections of cities and counties.
    package static let threeFocuses = FocusFramework(
        "threeFocuses", Phrase("三个聚焦", "three focuses"),
        [
            ("policy", Phrase("聚焦党中央决策部署在基层落实情况", "policies at the grass roots")),
            ("people", Phrase("聚焦群众身边腐败问题和不正之风", "corruption and misconduct close to people")),
            ("organisation", Phrase("聚焦基层党组织软弱涣散、组织力欠缺", "weak grass-roots organisations")),
        ])

    /// 四个落实: policies, strict Party governance, the organisational line, rectification.
    package static let fourImplementations = FocusFramework(
        "fourImplementations", Phrase("四个落实", "four implementations"),
        [
            ("policy", Phrase("落实党的路线方针政策和党中央决策部署", "the Party's policies")),
            ("governance", Phrase("落实全面从严治党责任", "strict Party governance")),
            ("organisation", Phrase("落实新时代党的组织路线", "the organisational line")),
            ("rectification", Phrase("落实巡视巡察、审计等监督发现问题整改", "rectification of earlier findings")),
        ])
}
