extension Finding {
    /// What a finding is about (domain.md §5.3).
    package enum Subject: String, Codable, Sendable, CaseIterable, Labelled {
        case partyBuilding, cadreConduct, collectiveFunds, smallProjects, disclosures, subsidies
        case land, environment, industry, petitions, others

        package var label: Phrase {
            switch self {
            case .partyBuilding: Phrase("党的建设", "Party building")
            case .cadreConduct: Phrase("干部作风", "cadre conduct")
            case .collectiveFunds: Phrase("集体三资", "collective funds, assets, resources")
            case .smallProjects: Phrase("小微工程", "small projects")
            case .disclosures: Phrase("三务公开", "three disclosures")
            case .subsidies: Phrase("惠农补贴和民生", "subsidies and livelihood")
            case .land: Phrase("土地和宅基地", "land and homesteads")
            case .environment: Phrase("人居环境", "living environment")
            case .industry: Phrase("产业发展", "industry")
            case .petitions: Phrase("信访和矛盾", "petitions and conflicts")
            case .others: Phrase("其他", "others")
            }
        }
    }

    package enum Severity: String, Codable, Sendable, CaseIterable, Labelled {
        case minor, medium, serious

        package var label: Phrase {
            switch self {
            case .minor: Phrase("轻微", "minor")
            case .medium: Phrase("中等", "medium")
            case .serious: Phrase("严重", "serious")
            }
        }
    }

    /// What the inspected side says to the facts.
    package enum Confirmation: String, Codable, Sendable, CaseIterable, Labelled {
        case agree, partly, disagree

        package var label: Phrase {
            switch self {
            case .agree: Phrase("属实", "agree")
            case .partly: Phrase("部分属实", "partly")
            case .disagree: Phrase("不认可", "disagree")
            }
        }
    }
}

/// Who has to put something right.
///
/// The four parties of 四方整改: the village and its township, which sign for the feedback, and
/// departments of the county and the city, which are named.
package enum Party: String, Codable, Sendable, CaseIterable, Labelled {
    case village, township, county, city

    package var label: Phrase {
        switch self {
        case .village: Phrase("村居", "village")
        case .township: Phrase("乡镇", "township")
        case .county: Phrase("县直部门", "county department")
        case .city: Phrase("市直部门", "city department")
        }
    }

    /// The two that are inspected.
    package static let inspected: [Party] = [.village, .township]
    /// The levels of departments.
    package static let ofDepartments: [Party] = [.county, .city]

    package var isDepartment: Bool { Self.ofDepartments.contains(self) }

    /// The roles that act for it.
    package var roles: [Role] {
        switch self {
        case .village: Role.village
        case .township: [.townshipCommittee, .townshipLiaison]
        case .county, .city: [.department]
        }
    }
}

/// A department that may be made responsible (职能部门).
package enum Department {}
