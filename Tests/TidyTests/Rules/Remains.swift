/// What people leave behind while they work.
enum Remains {
    static let marks = ["TO" + "DO", "FIX" + "ME"]

    /// Folders at the top of somebody's machine.
    static let folders = [
        "home", "Users", "root", "tmp", "work", "workspace", "mnt", "private", "builds",
    ]

    static func complaints(about file: SourceFile) -> [Complaint] {
        file.lines.enumerated().flatMap { index, line in
            marks.filter(line.contains).map { file.complaint("“\($0)”", line: index) }
                + machinePaths(in: line).map {
                    file.complaint("a path of one machine: \($0)", line: index)
                }
        }
    }

    private static func machinePaths(in line: Substring) -> [String] {
        folders.map { "/\($0)/" }.filter { path in
            line.ranges(of: path).contains { range in
                let before = line[..<range.lowerBound].last ?? " "
                return !(before.isLetter || before.isNumber || "._-)}*/".contains(before))
            }
        }
    }
}
