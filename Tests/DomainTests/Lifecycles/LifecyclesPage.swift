import Domain

/// `docs/handbook/lifecycles.md`, written from the tables.
enum LifecyclesPage {
    static let path = "docs/handbook/lifecycles.md"

    static var text: String {
        let head = """
            # Lifecycles

            <!-- Written by `RECORD=1 swift test --filter DomainTests`. Do not edit. -->

            What may happen to a record, from which state, by whom, and with what. Every other \
            move is refused.
            A need is a field that has to be filled in. “Not also” names moves that the same \
            person may not have made on the same record. A move by nobody follows by itself.


            """
        return head + part("Kept by this version", Lifecycles.all)
            + part("Tables whose records come with later features", Lifecycles.later)
    }

    private static func part(_ title: String, _ tables: [LifecycleTable]) -> String {
        "## \(title)\n\n" + tables.map(section).joined()
    }

    private static func section(_ table: LifecycleTable) -> String {
        var lines = [
            "### \(table.name) \(table.label.zh)", "",
            "| state | 状态 | in English |", "| --- | --- | --- |",
        ]
        lines += table.states.map { state in
            let start = state.name == table.start ? " (start)" : ""
            return "| `\(state.name)`\(start) | \(state.label.zh) | \(state.label.en) |"
        }
        lines += [
            "", "| move | 办理事项 | in English | from | to | by | needs | not also |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
        ]
        lines += table.rows.map { row in
            let label = table.label(ofMove: row.move)
            let cells = [
                "`\(row.move)`", label.zh, label.en, names(row.from), names([row.to]),
                names(row.by.map(\.rawValue)), names(row.needs.map(\.rawValue)),
                names(row.notAlso),
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func names(_ names: [String]) -> String {
        names.isEmpty ? "–" : names.map { "`\($0)`" }.joined(separator: " ")
    }
}
