import Domain

/// `docs/handbook/permissions.md`, written from the tables.
enum PermissionsPage {
    static let path = "docs/handbook/permissions.md"

    static var text: String {
        let head = """
            # Permissions

            <!-- Written by `RECORD=1 swift test --filter DomainTests`. Do not edit. -->

            Who may do what, at the places that a grant reaches. A role that is not in a table \
            may do nothing of it. Whoever has declared a recusal for a village or its township \
            acts and sees as if without any grant there.

            ## Roles


            """
        return head + roles + "\n## What each role may do\n\n" + actions
            + "## What each role sees\n\n" + visibility
    }

    private static var roles: String {
        "| role | 角色 | in English | a grant reaches |\n| --- | --- | --- | --- |\n"
            + Role.allCases.map { role in
                let label = role.label
                let reach = role.reach.label
                return "| `\(role.rawValue)` | \(label.zh) | \(label.en) "
                    + "| \(reach.en) \(reach.zh) |\n"
            }.joined()
    }

    private static var actions: String {
        var subjects: [String] = []
        for row in Permissions.all where !subjects.contains(subject(of: row)) {
            subjects.append(subject(of: row))
        }
        return subjects.map { name in
            table(of: Permissions.all.filter { subject(of: $0) == name }, title: name)
        }.joined()
    }

    private static func subject(of row: Permissions.Row) -> String {
        String(row.action.prefix { $0 != "." })
    }

    private static func table(of rows: [Permissions.Row], title: String) -> String {
        let lifecycle = Lifecycles.all.first { $0.name == title }
        let columns = rows.map { row in
            let name = String(row.action.dropFirst(title.count + 1))
            let label = lifecycle?.moves.first { $0.name == name }?.label.zh
            return "`\(name)`" + (label.map { " \($0)" } ?? "")
        }
        let heading = "### \(title)" + (lifecycle.map { " \($0.label.zh)" } ?? "")
        var lines: [String] = []
        for role in Role.allCases where rows.contains(where: { $0.by.contains(role) }) {
            let marks = rows.map { $0.by.contains(role) ? "●" : " " }
            lines.append(line("`\(role.rawValue)` \(role.label.zh)", marks))
        }
        if rows.contains(where: \.atConsole) {
            lines.append(line("`console` 控制台", rows.map { $0.atConsole ? "●" : " " }))
        }
        return matrix(heading, columns, lines)
    }

    private static var visibility: String {
        let columns = VisibleObject.allCases.map { "`\($0.rawValue)` \($0.label.zh)" }
        let lines = Role.allCases.map { role in
            let marks = VisibleObject.allCases.map { object in
                (Visibility.table[object] ?? []).contains(role) ? "●" : " "
            }
            return line("`\(role.rawValue)` \(role.label.zh)", marks)
        }
        return matrix("### visibility 可见范围", columns, lines)
    }

    private static func matrix(
        _ heading: String, _ columns: [String], _ lines: [String]
    ) -> String {
        let rule = line("---", columns.map { _ in ":-:" })
        return ([heading, "", line("role", columns), rule] + lines).joined(separator: "\n") + "\n\n"
    }

    private static func line(_ first: String, _ rest: [String]) -> String {
        "| \(([first] + rest).joined(separator: " | ")) |"
    }
}
