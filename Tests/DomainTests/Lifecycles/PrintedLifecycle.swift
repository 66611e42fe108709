import TestSupport

/// A life cycle as the handbook prints it: what the code is held against. It is read back from
/// the file, so that it knows nothing of the tables in the code.
struct PrintedLifecycle {
    struct Row {
        let move: String
        let from: [String]
        let to: String
        let by: [String]
        let needs: [String]
        let notAlso: [String]
    }

    let name: String
    private(set) var start = ""
    private(set) var states: [String] = []
    private(set) var rows: [Row] = []

    func row(_ move: String, from state: String) -> Row? {
        rows.first { $0.move == move && $0.from.contains(state) }
    }

    static func all() throws -> [PrintedLifecycle] {
        var result: [PrintedLifecycle] = []
        for line in try Repository.text(LifecyclesPage.path).split(separator: "\n") {
            if line.hasPrefix("### ") {
                let name = line.dropFirst(4).prefix { $0 != " " }
                result.append(PrintedLifecycle(name: String(name)))
            } else if line.hasPrefix("| `"), !result.isEmpty {
                result[result.count - 1].read(cells(of: line))
            }
        }
        return result
    }

    private mutating func read(_ cells: [Substring]) {
        let name = Self.names(in: cells[0]).first ?? ""
        if cells.count == 3 {
            states.append(name)
            if cells[0].contains("(start)") { start = name }
        } else {
            rows.append(
                Row(
                    move: name, from: Self.names(in: cells[3]),
                    to: Self.names(in: cells[4]).first ?? "", by: Self.names(in: cells[5]),
                    needs: Self.names(in: cells[6]), notAlso: Self.names(in: cells[7])))
        }
    }

    private static func names(in cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

/// The cells of a row of a Markdown table.
func cells(of line: Substring) -> [Substring] {
    line.split(separator: "|").map { cell in
        var cell = cell
        while cell.first == " " { cell.removeFirst() }
        while cell.last == " " { cell.removeLast() }
        return cell
    }
}
