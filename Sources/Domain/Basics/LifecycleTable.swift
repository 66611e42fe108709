/// A life cycle as plain text, for pages, the handbook and the table of permissions.
package struct LifecycleTable: Sendable {
    package struct State: Sendable {
        package let name: String
        package let label: Phrase
    }

    package struct Move: Sendable {
        package let name: String
        package let label: Phrase
    }

    package struct Row: Sendable {
        package let move: String
        package let from: [String]
        package let to: String
        package let by: [Role]
        package let needs: [Need]
        package let notAlso: [String]
    }

    /// The first part of the names of its actions: `rectification`.
    package let name: String
    package let label: Phrase
    package let start: String
    package let states: [State]
    package let moves: [Move]
    package let rows: [Row]

    package init<S, M>(_ name: String, _ label: Phrase, _ lifecycle: Lifecycle<S, M>) {
        self.name = name
        self.label = label
        start = lifecycle.start.rawValue
        states = S.allCases.map { State(name: $0.rawValue, label: $0.label) }
        moves = M.allCases.map { Move(name: $0.rawValue, label: $0.label) }
        rows = lifecycle.rows.map { row in
            Row(
                move: row.move.rawValue, from: row.from.map(\.rawValue), to: row.to.rawValue,
                by: row.by, needs: row.needs, notAlso: row.notAlso.map(\.rawValue))
        }
    }

    package func label(ofState name: String) -> Phrase {
        states.first { $0.name == name }?.label ?? Phrase(name, name)
    }

    package func label(ofMove name: String) -> Phrase {
        moves.first { $0.name == name }?.label ?? Phrase(name, name)
    }
}

/// The life cycles whose records this version keeps.
package enum Lifecycles {
    package static let all: [LifecycleTable] = RecordKind.allCases.map(\.lifecycle)

    /// The life cycles of records that no version keeps yet. Their tables are complete, so that
    /// the handbook shows the whole trade; storage, pages and permissions come with the features.
    package static let later: [LifecycleTable] = [
        LifecycleTable("assignment", Phrase("人员选派", "assignment"), Assignment.lifecycle),
        LifecycleTable("weeklyTask", Phrase("每周任务", "weekly task"), WeeklyTask.lifecycle),
        LifecycleTable(
            "livelihoodProject", Phrase("民生实事", "livelihood project"),
            LivelihoodProject.lifecycle),
        LifecycleTable(
            "disclosureDuty", Phrase("公开事项", "disclosure duty"), DisclosureDuty.lifecycle),
    ]
}

extension RecordKind {
    private static let tables: [RecordKind: LifecycleTable] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.makeTable()) })

    /// The table of this kind's life cycle.
    package var lifecycle: LifecycleTable { Self.tables[self] ?? makeTable() }

    private func makeTable() -> LifecycleTable {
        switch self {
        case .round: LifecycleTable(rawValue, label, Round.lifecycle)
        case .inspection: LifecycleTable(rawValue, label, Inspection.lifecycle)
        case .finding: LifecycleTable(rawValue, label, Finding.lifecycle)
        case .rectification: LifecycleTable(rawValue, label, RectificationItem.lifecycle)
        case .revisit: LifecycleTable(rawValue, label, Revisit.lifecycle)
        case .informationRequest: LifecycleTable(rawValue, label, InformationRequest.lifecycle)
        case .publicReport: LifecycleTable(rawValue, label, PublicReport.lifecycle)
        case .appeal: LifecycleTable(rawValue, label, Appeal.lifecycle)
        case .immediateNotice: LifecycleTable(rawValue, label, ImmediateNotice.lifecycle)
        case .clue: LifecycleTable(rawValue, label, Clue.lifecycle)
        case .supervisionLetter: LifecycleTable(rawValue, label, SupervisionLetter.lifecycle)
        case .commonProblem: LifecycleTable(rawValue, label, SharedProblem.lifecycle)
        case .proposal: LifecycleTable(rawValue, label, PlanProposal.lifecycle)
        case .suspicion: LifecycleTable(rawValue, label, Suspicion.lifecycle)
        }
    }
}
