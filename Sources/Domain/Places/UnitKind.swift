/// The two kinds of village unit.
package enum UnitKind: String, Codable, Sendable, CaseIterable, Labelled {
    case village, community

    package var label: Phrase {
        switch self {
        case .village: Phrase("村", "village")
        case .community: Phrase("社区", "community")
        }
    }
}
