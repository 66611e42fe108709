/// A visit to a household (入户走访).
package enum Visit {
    /// The four kinds of visit (FX-25).
    package enum Kind: String, Codable, Sendable, CaseIterable, Labelled {
        case door, phone, repeated, followUp

        package var label: Phrase {
            switch self {
            case .door: Phrase("登门访", "at the door")
            case .phone: Phrase("电话访", "by phone")
            case .repeated: Phrase("反复访", "repeated")
            case .followUp: Phrase("跟踪访", "follow-up")
            }
        }
    }

    /// Kept instead of names: household data are sensitive (domain.md §3.3).
    package enum Category: String, Codable, Sendable, CaseIterable, Labelled {
        case fiveGuarantee, minimumAllowance, houseRenovation, povertyAlleviated, partyMember
        case representative, ordinary

        package var label: Phrase {
            switch self {
            case .fiveGuarantee: Phrase("五保户", "five-guarantee household")
            case .minimumAllowance: Phrase("低保户", "minimum-allowance household")
            case .houseRenovation: Phrase("危房改造户", "house-renovation household")
            case .povertyAlleviated: Phrase("脱贫户", "household out of poverty")
            case .partyMember: Phrase("党员户", "Party member's household")
            case .representative: Phrase("村民代表户", "villagers' representative")
            case .ordinary: Phrase("一般户", "ordinary household")
            }
        }
    }

    package enum Satisfaction: String, Codable, Sendable, CaseIterable, Labelled {
        case satisfied, fair, dissatisfied, noAnswer

        package var label: Phrase {
            switch self {
            case .satisfied: Phrase("满意", "satisfied")
            case .fair: Phrase("基本满意", "fairly satisfied")
            case .dissatisfied: Phrase("不满意", "dissatisfied")
            case .noAnswer: Phrase("未表态", "no answer")
            }
        }
    }
}

/// A talk with two inspectors: one asks, one writes (谈话记录).
package enum Interview {}
