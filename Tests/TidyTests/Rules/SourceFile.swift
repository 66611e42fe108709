import Foundation
import TestSupport

/// A text of the repository, as the rules look at it.
struct SourceFile {
    /// From the root: `Sources/Domain/Basics/Day.swift`.
    let path: String
    let text: String
    let lines: [Substring]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// `Domain` of `Sources/Domain/Basics/Day.swift`.
    var target: String { parts.count > 2 ? parts[1] : "" }
    /// `Basics/Day.swift` of `Sources/Domain/Basics/Day.swift`.
    var pathInTarget: String { parts.dropFirst(2).joined(separator: "/") }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isSource: Bool { path.hasPrefix("Sources/") }
    var parts: [String] { path.split(separator: "/").map(String.init) }

    /// The lines with every comment and every text in quotes emptied, so that a rule about code
    /// does not stumble over words. Good for code as swift-format writes it.
    var code: [String] {
        var depth = 0
        var inLongText = false
        return lines.map { line in
            if line.contains("\"\"\"") {
                let opens = line.components(separatedBy: "\"\"\"").count.isMultiple(of: 2)
                defer { if opens { inLongText.toggle() } }
                return inLongText ? "" : String(line.prefix { $0 != "\"" })
            }
            return inLongText ? "" : Self.code(of: line, commentDepth: &depth)
        }
    }

    private static func code(of line: Substring, commentDepth depth: inout Int) -> String {
        var result = ""
        var inText = false
        var previous: Character = " "
        for character in line {
            let pair = String([previous, character])
            if inText {
                if character == "\"", previous != "\\" { inText = false }
                previous = previous == "\\" && character == "\\" ? " " : character
                continue
            }
            if depth == 0, pair == "//" {
                result.removeLast()
                break
            }
            if pair == "/*" {
                if depth == 0 { result.removeLast() }
                depth += 1
            } else if pair == "*/", depth > 0 {
                depth -= 1
            } else if depth == 0 {
                if character == "\"" { inText = true } else { result.append(character) }
            }
            previous = character
        }
        return result
    }

    /// The texts below some folders and files of the root, in order of their paths.
    static func all(
        below roots: [String] = ["Sources", "Tests"], endingIn endings: [String] = [".swift"]
    ) throws -> [SourceFile] {
        try roots.flatMap(paths).filter { path in endings.contains(where: path.hasSuffix) }
            .sorted().map { SourceFile(path: $0, text: try Repository.text($0)) }
    }

    private static func paths(below root: String) -> [String] {
        let url = Repository.root.appending(path: root)
        guard let children = FileManager.default.subpaths(atPath: url.path(percentEncoded: false))
        else { return FileManager.default.fileExists(atPath: url.path) ? [root] : [] }
        return children.isEmpty ? [root] : children.map { "\(root)/\($0)" }
    }
}

/// What a rule has to say about a line.
struct Complaint: Hashable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 is the file as a whole.
    let line: Int
    let text: String

    var description: String { line == 0 ? "\(path): \(text)" : "\(path):\(line): \(text)" }
}

extension SourceFile {
    func complaint(_ text: String, line index: Int = -1) -> Complaint {
        Complaint(path: path, line: index + 1, text: text)
    }
}
