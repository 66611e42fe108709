/// The states and moves of one kind of record, as one table.
///
/// The table decides every move, draws the buttons of the page, and is printed into the
/// handbook. Nothing else can change a state.
package struct Lifecycle<State, Move>: Sendable
where
    State: RawRepresentable<String> & CaseIterable & Hashable & Sendable & Labelled,
    Move: RawRepresentable<String> & CaseIterable & Hashable & Sendable & Labelled
{
    /// One row: who may move a record from where to where, and what must be brought along.
    package struct Row: Sendable {
        package let move: Move
        package let from: [State]
        package let to: State
        /// Who may do it. Empty: it follows from another move and nobody does it by hand.
        package let by: [Role]
        package let needs: [Need]
        /// Whoever did one of these moves on this record may not do this one.
        package let notAlso: [Move]

        package init(
            _ move: Move, from: [State], to: State, by: [Role], needs: [Need] = [],
            notAlso: [Move] = []
        ) {
            self.move = move
            self.from = from
            self.to = to
            self.by = by
            self.needs = needs
            self.notAlso = notAlso
        }
    }

    package let start: State
    package let rows: [Row]

    package init(start: State, _ rows: [Row]) {
        self.start = start
        self.rows = rows
    }

    /// The row for a move from a state, if there is one.
    package func row(_ move: Move, from state: State) -> Row? {
        rows.first { $0.move == move && $0.from.contains(state) }
    }

    /// The rows that somebody with one of these roles may take from a state.
    package func open(from state: State, to roles: Set<Role>) -> [Row] {
        rows.filter { $0.from.contains(state) && !roles.isDisjoint(with: $0.by) }
    }

    /// Judges a move.
    ///
    /// - Parameters:
    ///   - move: What somebody wants to do.
    ///   - state: The state in which the record is.
    ///   - roles: The roles in which the person acts on this record.
    ///   - done: The moves that this person has done on this record before.
    ///   - brought: The needs that the request meets.
    /// - Returns: The row to follow.
    /// - Throws: The first of these that holds: the state does not allow the move, nobody with
    ///   these roles makes it, it needs a second person, something is missing.
    package func judge(
        _ move: Move, from state: State, roles: Set<Role>, done: Set<Move>, brought: Set<Need>
    ) throws(Refusal) -> Row {
        guard let row = row(move, from: state) else {
            throw .moveNotAllowed(move.label, state: state.label, open: openMoves(from: state))
        }
        guard !roles.isDisjoint(with: row.by) else {
            throw .notYourMove(move.label, by: row.by)
        }
        if let earlier = row.notAlso.first(where: done.contains) {
            throw .secondPerson(move.label, earlier: earlier.label)
        }
        if let missing = row.needs.first(where: { !brought.contains($0) }) {
            throw .missing(missing, for: move.label)
        }
        return row
    }

    private func openMoves(from state: State) -> [Phrase] {
        rows.filter { $0.from.contains(state) && !$0.by.isEmpty }.map(\.move.label)
    }
}

extension Refusal {
    static func moveNotAllowed(_ move: Phrase, state: Phrase, open: [Phrase]) -> Refusal {
        Refusal(
            .conflict, "lifecycle.not-allowed",
            Phrase(
                "当前状态为“\(state.zh)”，不能办理“\(move.zh)”。",
                "The record is in state “\(state.en)”, which does not allow “\(move.en)”."),
            remedy: open.isEmpty
                ? Phrase("该记录已办结，无后续操作。", "It has ended; nothing more can be done with it.")
                : Phrase(
                    "请刷新页面；此状态可办理：\(open.map(\.zh).joined(separator: "、"))。",
                    "Reload the page; from here one can: "
                        + "\(open.map(\.en).joined(separator: ", "))."))
    }

    static func notYourMove(_ move: Phrase, by roles: [Role]) -> Refusal {
        Refusal(
            .forbidden, "lifecycle.not-your-move",
            Phrase("您没有办理“\(move.zh)”的权限。", "You may not do “\(move.en)” here."),
            remedy: roles.isEmpty
                ? Phrase("该步骤由系统自动完成。", "This step follows by itself.")
                : Phrase(
                    "请由\(roles.map(\.label.zh).joined(separator: "或"))办理。",
                    "It is done by: \(roles.map(\.label.en).joined(separator: " or "))."))
    }

    static func secondPerson(_ move: Phrase, earlier: Phrase) -> Refusal {
        Refusal(
            .forbidden, "lifecycle.second-person",
            Phrase(
                "您已办理过本记录的“\(earlier.zh)”，不能再办理“\(move.zh)”。",
                "You did “\(earlier.en)” on this record, so you may not do “\(move.en)”."),
            remedy: Phrase("请由另一名有权限的人员办理。", "Ask a colleague with the same duty."))
    }

    static func missing(_ need: Need, for move: Phrase) -> Refusal {
        Refusal(
            .invalid, "lifecycle.missing-\(need.rawValue)",
            Phrase(
                "办理“\(move.zh)”须填写“\(need.label.zh)”。",
                "“\(move.en)” needs: \(need.label.en)."),
            remedy: Phrase("请补充后再提交。", "Fill it in and send again."), field: need.rawValue)
    }
}
