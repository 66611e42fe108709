/// What a person acts as (domain.md §3.1). A person may hold several roles, each in a scope.
package enum Role: String, Codable, Sendable, CaseIterable, Labelled {
    case countySecretaryMeeting, leadingGroup, officeDirector, officeStaff
    case groupLeader, groupDeputy, inspector, groupLiaison, clueKeeper
    case expert, supervisionGroup, guidanceGroup
    case disciplineOrgan, organisationDept, department
    case townshipCommittee, townshipDiscipline, townshipLiaison, areaLeader, villageContact
    case agencyCentre
    case villageSecretary, villageMember, villageSupervisor
    case upperLevel, sysAdmin, logAuditor

    package var label: Phrase {
        switch self {
        case .countySecretaryMeeting: Phrase("县委书记专题会", "secretary's special meeting")
        case .leadingGroup: Phrase("巡察工作领导小组", "leading group")
        case .officeDirector: Phrase("巡察办主任", "office director")
        case .officeStaff: Phrase("巡察办工作人员", "office staff")
        case .groupLeader: Phrase("巡察组组长", "group leader")
        case .groupDeputy: Phrase("巡察组副组长", "deputy leader")
        case .inspector: Phrase("巡察组组员", "inspector")
        case .groupLiaison: Phrase("巡察组联络员", "group liaison")
        case .clueKeeper: Phrase("线索专人", "clue keeper")
        case .expert: Phrase("智囊团专家", "expert")
        case .supervisionGroup: Phrase("督导组", "supervision group")
        case .guidanceGroup: Phrase("指导组", "guidance group")
        case .disciplineOrgan: Phrase("县纪委监委", "discipline organ")
        case .organisationDept: Phrase("组织部", "organisation department")
        case .department: Phrase("职能部门", "department")
        case .townshipCommittee: Phrase("乡镇党委", "township committee")
        case .townshipDiscipline: Phrase("乡镇纪委", "township discipline committee")
        case .townshipLiaison: Phrase("乡镇联络员", "township liaison")
        case .areaLeader: Phrase("包片领导", "area leader")
        case .villageContact: Phrase("包村干部", "village contact officer")
        case .agencyCentre: Phrase("三资委托代理中心", "township bookkeeping agency")
        case .villageSecretary: Phrase("村党组织书记", "village secretary")
        case .villageMember: Phrase("村两委成员", "village committee member")
        case .villageSupervisor: Phrase("村务监督员", "village supervisor")
        case .upperLevel: Phrase("上级巡察办", "upper-level office")
        case .sysAdmin: Phrase("系统管理员", "system administrator")
        case .logAuditor: Phrase("审计员", "log auditor")
        }
    }

    /// Where a grant of this role reaches.
    package var reach: Reach {
        switch self {
        case .groupLeader, .groupDeputy, .inspector, .groupLiaison, .expert: .group
        case .townshipCommittee, .townshipDiscipline, .townshipLiaison, .areaLeader,
            .villageContact, .agencyCentre:
            .township
        case .villageSecretary, .villageMember, .villageSupervisor: .unit
        case .department: .department
        case .sysAdmin, .logAuditor, .upperLevel: .everywhere
        default: .county
        }
    }

    /// The roles that come with a post in a group, for one round only; they are never granted
    /// by hand. An expert holds no post: the office asks one for a group, and a second person
    /// confirms it.
    package static let groupRoles: [Role] = [.groupLeader, .groupDeputy, .inspector, .groupLiaison]
    package static let office: [Role] = [.officeDirector, .officeStaff]
    package static let group: [Role] = [.groupLeader, .groupDeputy, .inspector]
    package static let village: [Role] = [.villageSecretary, .villageMember]
    /// The people of the village and the township that are inspected.
    package static let inspected: [Role] =
        village + [.townshipCommittee, .townshipDiscipline, .townshipLiaison]
}

/// The kind of place or group that a grant is bound to.
package enum Reach: String, Codable, Sendable, CaseIterable, Labelled {
    case everywhere, county, township, unit, group, department

    package var label: Phrase {
        switch self {
        case .everywhere: Phrase("全部", "everywhere")
        case .county: Phrase("本县", "one county")
        case .township: Phrase("本乡镇", "one township")
        case .unit: Phrase("本村居", "one village unit")
        case .group: Phrase("本组", "one group")
        case .department: Phrase("本部门", "one department")
        }
    }
}

/// A role in a scope: "township committee of 坞墙镇".
package struct Grant: Hashable, Sendable, Codable {
    package let role: Role
    /// The county, township, unit, group or department; nil for roles that reach everywhere.
    package let scope: Identifier<Scope>?

    package init(_ role: Role, in scope: Identifier<Scope>?) {
        self.role = role
        self.scope = scope
    }
}

/// Whatever a grant is bound to. `Role.reach` says which kind of place it is.
package enum Scope {}

/// A person with an account.
package enum Person {}
