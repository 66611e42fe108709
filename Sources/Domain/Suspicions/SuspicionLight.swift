extension Suspicion {
    /// The colour of a suspicion: computed from its state and from what newer data say, never
    /// stored. Only newer data can turn it green.
    package enum Light: String, Sendable, CaseIterable, Labelled {
        /// Nobody has settled it, and the newest data still show it.
        case red
        /// Confirmed and still in the data; or gone from newer data before anybody had looked.
        case yellow
        /// Confirmed, and newer data no longer show it.
        case green
        /// Explained, or a false alarm.
        case off

        package var label: Phrase {
            switch self {
            case .red: Phrase("红灯", "red")
            case .yellow: Phrase("黄灯", "yellow")
            case .green: Phrase("绿灯", "green")
            case .off: Phrase("不亮灯", "off")
            }
        }

        /// `isGone`: A run over a newer dataset looked with the same rule and did not raise it.
        package init(_ state: State, isGone: Bool) {
            switch state {
            case .raised, .assigned: self = isGone ? .yellow : .red
            case .confirmed: self = isGone ? .green : .yellow
            case .explained, .falseAlarm: self = .off
            }
        }
    }
}
