import Foundation
import TestSupport

/// The two tables of `docs/handbook/permissions.md` as they are printed there.
struct HandbookTable {
    /// The roles that see an object: `findingAfterFeedback` → {`department`, …}.
    let seenBy: [String: Set<String>]
    /// Where a grant of a role reaches: `one township`.
    let reach: [String: String]
    /// The roles that may do an action: `findings.write` → {`inspector`, …}.
    let doneBy: [String: Set<String>]

    static let kept = Result { try HandbookTable() }

    private init() throws {
        let text = try Repository.text("docs/handbook/permissions.md")
        var reach: [String: String] = [:]
        var seenBy: [String: Set<String>] = [:]
        var doneBy: [String: Set<String>] = [:]
        var chapter = ""
        var group = ""
        var columns: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") { chapter = String(line.dropFirst(3)) }
            if line.hasPrefix("### ") { group = Self.code(line.dropFirst(4)) }
            guard line.hasPrefix("| ") else { continue }
            let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
                .dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
            if cells[0] == "role" {
                columns = cells.dropFirst().map { Self.code($0[...]) }
                continue
            }
            guard cells[0].hasPrefix("`") else { continue }
            let role = Self.code(cells[0][...])
            if chapter == "Roles" { reach[role] = cells[3] }
            for (column, cell) in zip(columns, cells.dropFirst()) where cell == "●" {
                if chapter == "What each role sees" { seenBy[column, default: []].insert(role) }
                if chapter == "What each role may do" {
                    doneBy["\(group).\(column)", default: []].insert(role)
                }
            }
        }
        self.reach = reach
        self.seenBy = seenBy
        self.doneBy = doneBy
    }

    /// `inspector` of "`inspector` 巡察组组员", and of "inspector 巡察组组员".
    private static func code(_ cell: Substring) -> String {
        String(cell.drop { $0 == "`" }.prefix { $0.isASCII && ($0.isLetter || $0 == "-") })
    }
}
