/// Words and constructs that are not used.
enum Words {
    /// Names that say nothing: of types, files and folders.
    static let emptyNames = ["Manager", "Helper", "Helpers", "Utils", "Util", "Common", "Core"]

    /// Names that other trades have for a finding: of types, files, constants and variables.
    static let wrongNames = ["Issue", "Issues", "Ticket", "Tickets"]

    /// Names in which “issue” is a verb.
    static let verbs: Set = ["IssueFeedback"]

    /// Constructs that stop the program or silence the compiler.
    static let constructs = [
        "try!", "fatalError(", "as!", "@unchecked", "nonisolated(unsafe)",
    ]

    /// Where one of them is right, and the file says why.
    static let allowed = [
        "Sources/Screening/Data/LedgerSpace.swift": "@unchecked",
        "Sources/Storage/Engine/RowWatch.swift": "@unchecked",
    ]

    static func complaints(about file: SourceFile) -> [Complaint] {
        guard file.isSwift, file.isSource else { return [] }
        return names(of: file) + banned(in: file)
    }

    private static func banned(in file: SourceFile) -> [Complaint] {
        file.code.enumerated().flatMap { index, line in
            constructs.filter { holds(line, $0) && allowed[file.path] != $0 }
                .map { file.complaint("“\($0)” is for tests only", line: index) }
        }
    }

    /// Whether a line holds a construct that is not the end of a longer word (`alias!`).
    private static func holds(_ line: String, _ construct: String) -> Bool {
        line.ranges(of: construct).contains { range in
            let before = line[..<range.lowerBound].last ?? " "
            return construct.hasPrefix("@") || !(before.isLetter || before.isNumber)
        }
    }

    private static func names(of file: SourceFile) -> [Complaint] {
        let folders = file.parts.dropFirst().map { String($0.prefix { $0 != "." && $0 != "+" }) }
        let inPath = folders.filter { !verbs.contains($0) }.compactMap { folder in
            (emptyNames + wrongNames).first(where: words(of: folder).contains)
                .map { file.complaint("“\($0)” in the name \(folder)") }
        }
        let inCode = file.code.enumerated().flatMap { index, line in
            declared(in: line).filter { !verbs.contains($0.text) }.compactMap { name in
                let list = name.isType ? emptyNames + wrongNames : wrongNames
                return list.first(where: words(of: name.text).contains)
                    .map { file.complaint("“\($0)” in the name \(name.text)", line: index) }
            }
        }
        return inPath + inCode
    }

    /// `["Finding", "Row"]` for `FindingRow` and for `findingRow`.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty {
                words.append(character.uppercased())
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words
    }

    /// The names that a line declares.
    static func declared(in line: String) -> [(text: String, isType: Bool)] {
        let tokens = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        return zip(tokens, tokens.dropFirst()).compactMap { keyword, name in
            if typeKeywords.contains(keyword), name.first?.isUppercase == true {
                return (name, true)
            }
            return keyword == "let" || keyword == "var" ? (name, false) : nil
        }
    }

    private static let typeKeywords: Set<String> = [
        "struct", "class", "enum", "actor", "protocol", "typealias", "extension",
    ]
}
