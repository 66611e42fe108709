/// Who may do what: one row for each action. The moves of a life cycle are rows of their own
/// tables; everything else stands here. The handbook prints both, and a test tries every role
/// against every action.
package enum Permissions {
    /// An action and the roles that may do it, at the place where it acts.
    package struct Row: Sendable {
        package let action: String
        package let by: [Role]
        /// Whether the operator at the machine's console may do it as well.
        package let atConsole: Bool

        package init(_ action: String, by: [Role], atConsole: Bool = false) {
            self.action = action
            self.by = by
            self.atConsole = atConsole
        }
    }

    private static let groupMembers = Role.group + [.groupLiaison]

    /// Actions that are not moves of a life cycle.
    package static let table: [Row] = [
        Row("places.importRegister", by: Role.office, atConsole: true),
        Row("places.addUnit", by: Role.office),
        Row("places.rename", by: Role.office),
        Row("places.merge", by: [.officeDirector]),
        Row("places.split", by: [.officeDirector]),
        Row("places.recordFigure", by: Role.office + groupMembers),
        Row("people.add", by: [.sysAdmin, .officeDirector], atConsole: true),
        Row("people.proposeGrant", by: [.sysAdmin, .officeDirector], atConsole: true),
        Row("people.confirmGrant", by: [.sysAdmin, .officeDirector]),
        Row("people.endGrant", by: [.sysAdmin, .officeDirector]),
        Row("people.setActive", by: [.sysAdmin, .officeDirector], atConsole: true),
        Row("people.declareRecusal", by: Role.office + groupMembers),
        Row("rounds.openTerm", by: Role.office),
        Row("rounds.open", by: Role.office),
        Row("plans.keep", by: Role.office),
        Row("rounds.formGroup", by: Role.office),
        Row("rounds.assignUnit", by: Role.office),
        Row("fieldwork.recordVisit", by: groupMembers),
        Row("fieldwork.recordInterview", by: groupMembers),
        Row("fieldwork.openInterview", by: Role.office + groupMembers),
        Row("inspections.composeChecklist", by: Role.office + groupMembers),
        Row("findings.write", by: groupMembers),
        Row("findings.importLedger", by: Role.office),
        Row("findings.gather", by: Role.office + groupMembers),
        Row("findings.address", by: Role.office + groupMembers),
        Row("findings.gatherSimilar", by: Role.office),
        Row("findings.tagCampaign", by: Role.office + groupMembers),
        Row("findings.citeCase", by: Role.office),
        Row("commonProblems.tagCampaign", by: Role.office),
        Row("feedback.issue", by: [.officeDirector]),
        Row("feedback.acknowledge", by: Role.village + [.townshipCommittee, .townshipLiaison]),
        Row("finding.attach", by: groupMembers),
        Row("rectification.attach", by: RectificationItem.responsible),
        Row("revisit.attach", by: Role.office + [.supervisionGroup]),
        Row("revisits.plan", by: Role.office + [.supervisionGroup]),
        Row("datasets.keep", by: Role.office + groupMembers),
        Row("datasets.screen", by: Role.office + groupMembers),
        Row("runs.listFurther", by: Role.office + groupMembers),
        Row("suspicions.hear", by: groupMembers),
        Row("suspicions.write", by: groupMembers),
        Row("suspicion.attach", by: groupMembers),
    ]

    /// The rows of all life cycles: `rectification.submit` and so on.
    package static let moves: [Row] = Lifecycles.all.flatMap { lifecycle in
        lifecycle.moves.compactMap { move in
            let roles = lifecycle.rows.filter { $0.move == move.name }.flatMap(\.by)
            return roles.isEmpty
                ? nil : Row("\(lifecycle.name).\(move.name)", by: unique(roles))
        }
    }

    /// Logbooks: who records an entry, and so may strike one out with a reason. Entries with a
    /// life cycle are ended by its moves instead.
    package static let logbooks: [(name: String, by: [Role])] = [
        ("yearTargets", Role.office), ("phases", Role.office), ("poolMembers", Role.office),
        ("workHistory", Role.office), ("relations", Role.office),
        ("workPlans", Role.office), ("meetings", Role.office + groupMembers),
        ("supervisionGroups", Role.office), ("campaigns", Role.office),
        ("expertOpinions", Role.office + [.expert]), ("archiveItems", Role.office),
        ("caseLibrary", Role.office), ("copies", Role.office), ("deliveries", Role.office),
        ("checklistPoints", groupMembers), ("notifications", Role.office + groupMembers),
        ("postings", groupMembers), ("broadcasts", groupMembers), ("discussions", groupMembers),
        ("siteChecks", groupMembers), ("projectChecks", groupMembers), ("surveys", groupMembers),
        ("evaluations", groupMembers), ("documentAccess", groupMembers),
        ("guidanceNotes", [.guidanceGroup, .supervisionGroup] + Role.office),
        ("suggestions", groupMembers), ("assessments", Role.office),
        ("publications", Role.office + [.townshipCommittee]), ("followUps", Role.office),
        ("withholdings", Role.office),
        ("amountRecords", groupMembers + Role.office + [.supervisionGroup]),
        ("rectificationSteps", RectificationItem.responsible),
        ("partyReviews", [.disciplineOrgan, .organisationDept] + Role.office + groupMembers),
        ("accountabilityRequests", [.disciplineOrgan] + Role.office),
        ("accountability", [.disciplineOrgan] + Role.office),
        ("laterChecks", Role.office + [.supervisionGroup]),
        ("classifications", Role.office), ("deadlineRules", [.officeDirector]),
        ("calendarDays", Role.office), ("routingRules", Role.office),
        ("departments", Role.office),
        ("screeningParameters", Role.office), ("ownModels", Role.office),
        ("riskWeights", Role.office), ("headerAliases", Role.office),
    ]

    /// Logbooks whose entries have a life cycle.
    package static let livingLogbooks: [(name: String, by: [Role])] = [
        ("informationRequests", Role.office),
        ("publicReports", [.clueKeeper, .groupLeader, .groupLiaison]),
        ("appeals", groupMembers), ("clues", [.clueKeeper, .groupLeader]),
        ("immediateNotices", [.groupLeader]),
        ("supervisionLetters", Role.office), ("commonProblems", Role.office),
    ]

    private static let logbookRows: [Row] =
        logbooks.flatMap { book in
            [Row("\(book.name).record", by: book.by), Row("\(book.name).strike", by: book.by)]
        } + livingLogbooks.map { Row("\($0.name).record", by: $0.by) }

    package static let all = table + logbookRows + moves

    private static let rowsByAction = Dictionary(
        uniqueKeysWithValues: all.map { ($0.action, $0) })

    package static func row(_ action: String) -> Row? {
        rowsByAction[action]
    }

    /// Judges whether somebody may do an action at a place.
    package static func judge(_ action: String, by actor: Actor, at place: Place) throws(Refusal) {
        guard let row = row(action) else {
            throw Refusal(
                .forbidden, "permission.unknown-action",
                Phrase("没有“\(action)”这项操作。", "There is no action “\(action)”."),
                remedy: Phrase("请刷新页面。", "Reload the page."))
        }
        if actor.isConsole, row.atConsole { return }
        if actor.isRecused(from: place) { throw .recused }
        guard !actor.actingRoles(at: place).isDisjoint(with: row.by) else {
            throw Refusal(
                .forbidden, "permission.denied",
                Phrase("您没有办理此事的权限。", "You may not do this."),
                remedy: Phrase(
                    "此事由\(row.by.map(\.label.zh).joined(separator: "、"))办理。",
                    "It is done by: \(row.by.map(\.label.en).joined(separator: ", "))."))
        }
    }

    private static func unique(_ roles: [Role]) -> [Role] {
        Role.allCases.filter(roles.contains)
    }
}

extension Refusal {
    static let recused = Refusal(
        .forbidden, "permission.recused",
        Phrase("您已申报与该村居或乡镇的回避关系。", "You have declared a recusal for this place."),
        remedy: Phrase("请由其他人员办理。", "Somebody else has to do it."))
}
