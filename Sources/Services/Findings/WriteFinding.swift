package import Domain
import Foundation
package import Storage

/// A working paper: one matter, its facts and its basis, by two handlers (一事一底稿).
package struct WriteFinding: Action, Decodable {
    let record: Identifier<Inspection>
    let title: String
    let heading: String
    let subject: Finding.Subject
    let severity: Finding.Severity
    let facts: String
    let basis: String
    /// The village or the township.
    let party: Party
    /// Who is responsible besides.
    var also: [Identifier<Scope>]?
    let responsible: String
    let recommendation: String
    /// Fen; the amount that the facts name.
    let amount: Yuan?
    let second: Identifier<Person>

    package static let kindOfAction = ActionKind(
        "findings.write", Phrase("撰写底稿", "Write a working paper"),
        path: "/inspections/{record}/findings",
        fields: [
            Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier)),
            Field("title", Phrase("标题", "title"), .text(max: 80)),
            Field(
                "heading", Phrase("监督重点", "heading"),
                .choice(FocusFramework.choices)),
            Field(
                "subject", Phrase("问题类别", "subject"),
                .choice(Choice.all(of: Finding.Subject.self))),
            Field(
                "severity", Phrase("严重程度", "severity"),
                .choice(Choice.all(of: Finding.Severity.self))),
            Field(
                "facts", Phrase("具体事实", "facts"), .paragraph(max: 8000),
                hint: Phrase("写明如何发现、何人、何时、何地、主要情节和影响", "How learned, who, when, where, effect")),
            Field(
                "basis", Phrase("定性依据", "criterion"), .paragraph(max: 2000),
                hint: Phrase("规定名称和条款", "The rule and its article")),
            Field(
                "party", Phrase("责任主体", "responsible party"),
                .choice(Party.inspected.map { Choice($0.rawValue, $0.label) })),
            AddressFinding.alsoField,
            Field("responsible", Phrase("责任单位或岗位", "responsible body"), .text(max: 80)),
            Field("recommendation", Phrase("整改建议", "recommendation"), .paragraph(max: 2000)),
            Field("amount", Phrase("涉及金额（元）", "amount (yuan)"), .yuan, required: false),
            Field("second", Phrase("第二承办人", "second handler"), .lookup(.groupMembers)),
        ], as: Self.self)

    /// The same paper about another inspection.
    func onInspection(_ id: UUID) -> WriteFinding {
        WriteFinding(
            record: Identifier(id), title: title, heading: heading, subject: subject,
            severity: severity, facts: facts, basis: basis, party: party, also: also,
            responsible: responsible, recommendation: recommendation, amount: amount,
            second: second)
    }

    package var name: String { "findings.write" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let place = try Fieldwork.judgeOnSite(record, desk.reading)
        let me = try desk.person()
        try judgeTwo(me)
        let setting = try Setting.load(record, desk.reading)
        try judgeHeading(setting.framework)
        let number = DocumentNumber.workingPaper(
            year: desk.today.civil.year, round: setting.round, group: setting.group,
            try desk.nextNumber(in: "paper/\(setting.groupID)"))
        try desk.writing.execute(
            """
            INSERT INTO findings(id, paper_number, inspection_id, round_id, group_id, county_id,
                township_id, unit_id, title, heading, subject, severity, facts, basis, party,
                responsible, recommendation, amount, writer_id, second_id, state, written_on,
                due_on, folded, version)
            VALUES (\(desk.id), \(number), \(record), \(setting.roundID), \(setting.groupID),
                \(setting.county), \(place.township), \(place.unit), \(title), \(heading),
                \(subject.rawValue), \(severity.rawValue), \(facts), \(basis), \(party.rawValue),
                \(responsible), \(recommendation), \(amount ?? Yuan(fen: 0)), \(me), \(second),
                \(Finding.State.drafted), \(desk.today), \(Day.never), '', 1)
            """)
        try Addressees.keep(also ?? [], of: desk.id, besides: party, at: place, desk)
        try desk.index(desk.id, in: Lists.findings)
        try Moves.began(.finding, desk.id, "write", in: Finding.State.drafted.rawValue, desk)
        return ActionAnswer(
            desk.id, page: "/findings/\(Identifier<Finding>(desk.id))", number: number, version: 1,
            note: Phrase("底稿\(number)已提交复核", "Working paper \(number) written"))
    }

    /// One matter, two handlers. The group of a suspicion is offered whole, its writer included.
    private func judgeTwo(_ writer: Identifier<Person>) throws(Refusal) {
        guard writer != second else {
            throw .field(
                "second", "two-people",
                Phrase("须由两名不同的人员办理。", "Two different people are needed."),
                Phrase("请选择另一名组员。", "Choose another member."))
        }
    }

    /// A finding is filed under a heading of the framework that its round is bound to.
    private func judgeHeading(_ framework: String) throws(Refusal) {
        guard heading.hasPrefix("\(framework).") else {
            let label = FocusFramework.named(framework)?.label ?? Phrase("", "")
            throw Refusal.field(
                "heading", "other-framework",
                Phrase("本轮采用“\(label.zh)”框架。", "This round uses the framework “\(label.en)”."),
                Phrase("请在该框架内选择。", "Choose one of its headings."))
        }
    }
}

extension FocusFramework {
    /// The headings of all frameworks.
    static let choices = all.flatMap { framework in
        framework.headings.map { Choice("\(framework.code).\($0.code)", $0.label) }
    }
}
