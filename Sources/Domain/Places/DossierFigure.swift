/// The figures of a village dossier (村情档案).
package enum DossierFigure: String, Codable, Sendable, CaseIterable, Labelled {
    case population, households, partyMembers, cadres, collectiveIncome, collectiveAssets
    case projects, petitions, villagerGroups, fiveGuarantee, minimumAllowance, houseRenovation
    case weakOrganisation, laggingWork, newSecretary, dualPost

    package var label: Phrase {
        switch self {
        case .population: Phrase("户籍人口（人）", "population")
        case .households: Phrase("户数（户）", "households")
        case .partyMembers: Phrase("党员（人）", "Party members")
        case .cadres: Phrase("村干部（人）", "cadres")
        case .collectiveIncome: Phrase("年集体收入（万元）", "collective income a year (10,000 yuan)")
        case .collectiveAssets: Phrase("集体资产（万元）", "collective assets (10,000 yuan)")
        case .projects: Phrase("在建和近三年项目（个）", "projects of three years")
        case .petitions: Phrase("近一年信访（件）", "petitions of a year")
        case .villagerGroups: Phrase("村民小组（个）", "villager groups")
        case .fiveGuarantee: Phrase("五保户（户）", "five-guarantee households")
        case .minimumAllowance: Phrase("低保户（户）", "minimum-allowance households")
        case .houseRenovation: Phrase("危房改造户（户）", "house-renovation households")
        case .weakOrganisation: Phrase("党组织软弱涣散（1是，0否）", "weak organisation (1 yes, 0 no)")
        case .laggingWork: Phrase("重点工作滞后（项）", "key work lagging")
        case .newSecretary: Phrase("新任书记（1是，0否）", "new secretary (1 yes, 0 no)")
        case .dualPost: Phrase("书记主任一肩挑（1是，0否）", "dual post (1 yes, 0 no)")
        }
    }
}
