/// The same problem in several villages (共性问题): it is solved together, and closed apart from
/// the findings of the single villages.
package enum SharedProblem {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case gathered, addressed, closed, dissolved

        package var label: Phrase {
            switch self {
            case .gathered: Phrase("归集中", "being gathered")
            case .addressed: Phrase("已反馈，整改中", "fed back")
            case .closed: Phrase("已销号", "closed")
            case .dissolved: Phrase("已撤销", "dissolved")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case address, close, dissolve

        package var label: Phrase {
            switch self {
            case .address: Phrase("反馈给责任单位", "feed back")
            case .close: Phrase("销号", "close")
            case .dissolve: Phrase("撤销归集", "dissolve")
            }
        }
    }

    /// Whose list it stands in: departments get common problems, counties prominent ones.
    package enum Recipient: String, Codable, Sendable, CaseIterable, Labelled {
        case cityDepartment, countyCommittee, countyDepartment, township

        package var label: Phrase {
            switch self {
            case .cityDepartment: Phrase("市直部门", "city department")
            case .countyCommittee: Phrase("县（市、区）党委", "county committee")
            case .countyDepartment: Phrase("县直部门", "county department")
            case .township: Phrase("乡镇党委", "township committee")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .gathered,
        [
            .init(
                .address, from: [.gathered], to: .addressed, by: [.officeDirector],
                needs: [.number, .receipt]),
            .init(
                .close, from: [.addressed], to: .closed, by: [.officeDirector],
                needs: [.method, .result]),
            .init(
                .dissolve, from: [.gathered], to: .dissolved, by: Role.office, needs: [.reason]),
        ])
}
