/// How long things may be.
enum Sizes {
    static let linesOfFile = 300
    static let linesOfFunction = 60
    /// Characters, so that a Chinese one counts as one.
    static let columns = 100

    static func complaints(about file: SourceFile) -> [Complaint] {
        guard file.isSwift else { return [] }
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        let long = file.lines.enumerated().filter { $0.element.count > columns }
        return (count > linesOfFile ? [file.complaint("\(count) lines")] : [])
            + long.map { file.complaint("\($0.element.count) columns", line: $0.offset) }
            + longFunctions(in: file)
    }

    /// A function ends at the first closing brace as far to the left as its head.
    private static func longFunctions(in file: SourceFile) -> [Complaint] {
        let code = file.code
        return code.indices.compactMap { start in
            guard isHead(code[start]), !code[start].hasSuffix("}") else { return nil }
            let indent = code[start].prefix { $0 == " " }
            let end = code[start...].dropFirst().firstIndex { line in
                line.hasPrefix(indent + "}") || isNext(line, indent: indent.count)
            }
            let length = (end ?? code.endIndex) - start + 1
            return length > linesOfFunction
                ? file.complaint("a function of \(length) lines", line: start) : nil
        }
    }

    private static func isHead(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        let name = words.drop { modifiers.contains($0) || $0.hasPrefix("@") }.first ?? ""
        return name == "func" || name.hasPrefix("init(") || name.hasPrefix("init<")
            || name.hasPrefix("init?(")
    }

    /// Another declaration at the same depth: the function had no braces of its own.
    private static func isNext(_ line: String, indent: Int) -> Bool {
        line.prefix { $0 == " " }.count == indent && isHead(line)
    }

    private static let modifiers: Set<Substring> = [
        "package", "public", "internal", "fileprivate", "private", "static", "mutating",
        "nonisolated", "override", "convenience", "required", "final", "class",
    ]
}
