import TestSupport

/// The matrices of `docs/handbook/permissions.md`, read back from the file.
struct PrintedPermissions {
    /// Role names by action (`places.rename`), and by object (`visibility.journal`).
    private(set) var marks: [String: Set<String>] = [:]

    init() throws {
        var subject = ""
        var columns: [String] = []
        for line in try Repository.text(PermissionsPage.path).split(separator: "\n") {
            if line.hasPrefix("### ") {
                subject = String(line.dropFirst(4).prefix { $0 != " " })
            } else if line.hasPrefix("| role |"), !subject.isEmpty {
                columns = cells(of: line).dropFirst().map { "\(subject).\(Self.name(in: $0))" }
                for column in columns { marks[column] = [] }
            } else if line.hasPrefix("| `"), !subject.isEmpty {
                let cells = cells(of: line)
                for (column, mark) in zip(columns, cells.dropFirst()) where mark == "●" {
                    marks[column, default: []].insert(Self.name(in: cells[0]))
                }
            }
        }
    }

    func roles(_ column: String) -> Set<String> { marks[column] ?? [] }

    private static func name(in cell: Substring) -> String {
        let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count > 1 ? String(parts[1]) : ""
    }
}
