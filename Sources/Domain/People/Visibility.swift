/// What people may see of (domain.md §3.2). A finding is three objects in the course of its life.
package enum VisibleObject: String, Sendable, CaseIterable, Labelled {
    case place, roundPlan, person, interview, workingPaper, findingBeforeFeedback
    case findingAfterFeedback, feedback, rectification, revisit, journal
    case termPlan, figures, pool, information, notice, publicReport, immediateNotice, clue,
        commonProblem, dataset, suspicion
    case townshipNotice, advice, withholding, accountability, followUp, campaign, caseStudy
    case expertOpinion

    package var label: Phrase {
        switch self {
        case .place: Phrase("乡镇和村居", "townships and village units")
        case .roundPlan: Phrase("届次、轮次和村级巡察", "terms, rounds and inspections")
        case .person: Phrase("人员和回避信息", "people and recusals")
        case .interview: Phrase("谈话记录和走访记录", "interviews and visits")
        case .workingPaper: Phrase("问题底稿", "working papers")
        case .findingBeforeFeedback: Phrase("反馈前的问题", "findings before feedback")
        case .findingAfterFeedback: Phrase("反馈后的问题", "findings after feedback")
        case .feedback: Phrase("反馈意见", "feedback")
        case .rectification: Phrase("整改台账", "rectification ledger")
        case .revisit: Phrase("回访记录", "revisits")
        case .journal: Phrase("操作日志", "journal")
        case .termPlan: Phrase("规划、队伍和工作部署", "plans, teams and arrangements")
        case .figures: Phrase("统计数字", "figures")
        case .pool: Phrase("人才库、经历和利害关系", "talent pool, work history and relations")
        case .information: Phrase("情况征集和村级清单", "information requests and village checklists")
        case .notice: Phrase("巡察公告和公开", "notices and publication")
        case .publicReport: Phrase("来信来访登记", "public reports")
        case .immediateNotice: Phrase("立行立改通知书", "immediate-rectification notices")
        case .clue: Phrase("线索编号和移交手续", "numbers and receipts of clues")
        case .commonProblem: Phrase("共性问题", "common problems")
        case .dataset: Phrase("账目数据和筛查记录", "datasets and screening runs")
        case .suspicion: Phrase("疑似问题", "suspicions")
        case .townshipNotice: Phrase("只发乡镇的立行立改通知书", "notices to the township alone")
        case .advice: Phrase("指导督导意见", "guidance and supervision notes")
        case .withholding: Phrase("不予公开的决定和理由", "decisions not to publish, and their grounds")
        case .accountability: Phrase("问责建议和问责结果", "accountability, counts only")
        case .followUp: Phrase("回头看安排", "follow-up inspections")
        case .campaign: Phrase("专项治理", "special campaigns")
        case .caseStudy: Phrase("警示案例", "anonymised cases")
        case .expertOpinion: Phrase("智囊团意见", "expert opinions")
        }
    }
}

/// One table of what each role sees, in the scope of its grant. Lists, counts, exports, search,
/// statistics, attachments and single records are all judged by it.
package enum Visibility {
    private static let officeAndAbove: [Role] =
        Role.office + [.leadingGroup, .countySecretaryMeeting]
    private static let groupMembers: [Role] = Role.group + [.groupLiaison]
    private static let checkers: [Role] = [.supervisionGroup]
    private static let organs: [Role] = [.disciplineOrgan, .organisationDept]
    private static let township: [Role] = [
        .townshipCommittee, .townshipDiscipline, .townshipLiaison,
    ]
    private static let village: [Role] = [.villageSecretary, .villageMember]

    /// The roles that read an object. A role that is not named sees nothing of it.
    package static let table: [VisibleObject: [Role]] = [
        // Names of places are public knowledge; scope keeps lists short, not secret.
        .place: Role.allCases.filter { $0 != .logAuditor },
        .roundPlan: officeAndAbove + groupMembers + [.expert] + checkers + [.guidanceGroup]
            + organs + [.upperLevel] + township + village,
        .person: Role.office + [.sysAdmin] + organs,
        .interview: Role.office + groupMembers,
        // An expert reads what the group is asked about, and no more (J06).
        .workingPaper: officeAndAbove + groupMembers + [.expert],
        .findingBeforeFeedback: officeAndAbove + groupMembers,
        .findingAfterFeedback: officeAndAbove + groupMembers + checkers + [.guidanceGroup]
            + organs + township + village,
        .feedback: officeAndAbove + groupMembers + checkers + organs + township + village,
        // A department reads its own items, and nothing else of the village.
        .rectification: officeAndAbove + groupMembers + checkers + organs + [.department]
            + township + village,
        .revisit: officeAndAbove + groupMembers + checkers + organs + township + village,
        .journal: [.logAuditor],
        .termPlan: officeAndAbove + organs + [.upperLevel],
        // Numbers only: the city and the province see them without any record.
        .figures: officeAndAbove + checkers + organs + [.upperLevel],
        .pool: Role.office + organs,
        .information: officeAndAbove + groupMembers,
        .notice: officeAndAbove + groupMembers + checkers + [.guidanceGroup] + organs
            + [.upperLevel] + township + village,
        // What people reported, never who they are; the group's keeper of clues and its leader.
        .publicReport: [.officeDirector, .groupLeader, .groupLiaison, .clueKeeper],
        .immediateNotice: officeAndAbove + groupMembers + checkers + organs + township + village,
        .clue: [.officeDirector, .groupLeader, .clueKeeper] + organs,
        // Townships read it as “the same problem in n villages” (SoD-6), so not here.
        .commonProblem: officeAndAbove + groupMembers + checkers + organs,
        // A wrong suspicion harms people: nothing of it leaves the office and the group with its
        // experts (§9.7).
        .dataset: Role.office + groupMembers,
        .suspicion: Role.office + groupMembers + [.expert],
        .townshipNotice: officeAndAbove + groupMembers + checkers + organs + township,
        // What is said about the inspected side while others look at it stays among the lookers.
        .advice: officeAndAbove + groupMembers + checkers + [.guidanceGroup],
        .withholding: officeAndAbove + groupMembers + checkers + organs,
        .followUp: officeAndAbove + groupMembers + checkers + organs,
        // Of a single village even a count would point at somebody (D10).
        .accountability: officeAndAbove + organs,
        .campaign: officeAndAbove + groupMembers + checkers + [.guidanceGroup] + organs
            + [.upperLevel],
        // Cases are for learning from, so the inspected side reads them too (J18).
        .caseStudy: officeAndAbove + groupMembers + checkers + [.guidanceGroup] + organs
            + township + village,
        .expertOpinion: officeAndAbove + groupMembers + [.expert],
    ]

    /// The grants through which somebody sees an object.
    package static func grants(of actor: Actor, for object: VisibleObject) -> [Grant] {
        let roles = table[object] ?? []
        return actor.grants.filter { roles.contains($0.role) }
    }

    /// Whether somebody may see an object that belongs to a place.
    package static func sees(_ actor: Actor, _ object: VisibleObject, at place: Place) -> Bool {
        let roles = table[object] ?? []
        return !actor.roles(at: place).isDisjoint(with: roles)
    }
}

extension Finding {
    /// The states in which a matter is still a working paper.
    package static let paperStates: [State] = [
        .lead, .dismissed, .drafted, .returned, .deputyReviewed,
    ]

    /// What a matter is in the table of visibility.
    package static func object(in state: State, fedBack: Bool) -> VisibleObject {
        if fedBack { return .findingAfterFeedback }
        return paperStates.contains(state) ? .workingPaper : .findingBeforeFeedback
    }
}
