import Testing

/// Each rule against a made-up text that breaks it.
struct RuleTests {
    private func file(_ text: String, at path: String = "Sources/Domain/Rounds/Round.swift")
        -> SourceFile
    {
        SourceFile(path: path, text: text)
    }

    private func said(_ complaints: [Complaint]) -> [String] { complaints.map(\.description) }

    @Test(arguments: [
        ("Domain/A.swift", "import GRDB"), ("Domain/A.swift", "package import Logging"),
        ("Web/A.swift", "@preconcurrency import Storage"),
        ("Services/A.swift", "private import struct Hummingbird.Request"),
        ("Storage/Findings/Rows.swift", "import GRDB"), ("Services/A.swift", "import CSodium"),
        ("Storage/Engine/A.swift", "@testable internal import Services"),
    ])
    func `an import that no arrow allows is found`(path: String, line: String) {
        let file = file("import Foundation\n\(line)\n", at: "Sources/\(path)")
        #expect(AllowedImports.complaints(about: file).map(\.line) == [2])
    }

    @Test func `an import that is allowed, or no import, is left alone`() {
        let text = "import GRDB\n// import Services\nlet a = \"import Web\"\nimportRegister()\n"
        let file = file(text, at: "Sources/Storage/Engine/Engine.swift")
        #expect(AllowedImports.complaints(about: file) == [])
    }

    @Test func `a target without a row is found`() {
        let file = file("", at: "Sources/Telepathy/A.swift")
        #expect(
            said(AllowedImports.complaints(about: file)) == [
                "Sources/Telepathy/A.swift: the target Telepathy has no row of allowed imports"
            ])
    }

    @Test(arguments: [
        "let a = try! b()", "fatalError(\"no\")", "let a = b as! C",
        "final class A: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1",
        "struct Ticket {}", "enum RoundIssue {}", "final class GroupManager {}",
        "extension StringHelper {}", "typealias RoundUtils = Int", "let issue = 1",
        "var openTickets: [Int] = []", "guard let firstIssue = found else { return }",
    ])
    func `a banned word is found`(line: String) {
        #expect(Words.complaints(about: file("\n\(line)\n")).map(\.line) == [2])
    }

    @Test(arguments: [
        "// never try! this", "let a = \"fatalError(\"", "/* as! */ let a = 1",
        "func issue(_ letter: Letter) {}", "struct IssueFeedback {}", "let tissue = 1",
        "let commonList = 1",
        "let score = 1", "struct Score {}", "let text = \"\\\" try! \\\"\"",
    ])
    func `a word that only looks banned is left alone`(line: String) {
        #expect(Words.complaints(about: file("\(line)\n")) == [])
    }

    @Test func `a banned word in a text of several lines is left alone`() {
        let text = "let a = \"\"\"\n    try! it\n    \"\"\"\nlet b = try! it()\n"
        #expect(Words.complaints(about: file(text)).map(\.line) == [4])
    }

    @Test(arguments: [
        "Sources/Domain/Core/Day.swift", "Sources/Common/Day.swift",
        "Sources/Domain/Rounds/RoundHelper.swift", "Sources/Domain/Rounds/Utils.swift",
        "Sources/Domain/Findings/Issue.swift", "Sources/Domain/Findings/TicketLifecycle.swift",
    ])
    func `a folder or file with an empty or wrong name is found`(path: String) {
        #expect(Words.complaints(about: file("", at: path)).map(\.line) == [0])
    }

    @Test func `a file of 301 lines is found, one of 300 is not`() {
        let lines = { String(repeating: "let a = 1\n", count: $0) }
        #expect(
            said(Sizes.complaints(about: file(lines(301)))) == [
                "Sources/Domain/Rounds/Round.swift: 301 lines"
            ])
        #expect(Sizes.complaints(about: file(lines(300))) == [])
    }

    @Test func `a line of 101 characters is found, 100 Chinese ones are not`() {
        let line = { (text: String, count: Int) in "// " + String(repeating: text, count: count) }
        #expect(
            said(Sizes.complaints(about: file("\n" + line("a", 98)))) == [
                "Sources/Domain/Rounds/Round.swift:2: 101 columns"
            ])
        #expect(Sizes.complaints(about: file(line("村", 97))) == [])
    }

    @Test func `a function of 61 lines is found, one of 60 is not`() {
        let function = { (count: Int) in
            "struct A {\n    package static func a() {\n"
                + String(repeating: "        b()\n", count: count - 2)
                + "    }\n\n    init() {}\n}\n"
        }
        #expect(
            said(Sizes.complaints(about: file(function(61)))) == [
                "Sources/Domain/Rounds/Round.swift:2: a function of 61 lines"
            ])
        #expect(Sizes.complaints(about: file(function(60))) == [])
        let short = "    func a() { b() }\n" + String(repeating: "    let a = 1\n", count: 70)
        #expect(Sizes.complaints(about: file(short)) == [])
    }

    @Test(arguments: ["// TO" + "DO: later", "/// FIX" + "ME"])
    func `a note to oneself is found`(line: String) {
        #expect(Remains.complaints(about: file("\n\(line)\n")).map(\.line) == [2])
    }

    @Test(arguments: ["let a = \"%home/wang/data\"", "see %Users/wang", "a=%tmp/x/y", "`%work/a`"])
    func `a path of one machine is found`(line: String) {
        let line = line.replacing("%", with: "/")
        #expect(Remains.complaints(about: file("\n\(line)\n")).map(\.line) == [2])
    }

    @Test(arguments: ["GET rounds/work/3", "https://example.org/home/", "a/root/b", "/homework/"])
    func `an address that is no path of a machine is left alone`(line: String) {
        #expect(Remains.complaints(about: file(line)) == [])
    }

    @Test func `a test whose name is no sentence is found`() {
        let text = """
            @Test func works() {}
            @Test func `it works`() {}
            @Test(arguments: [
                1
            ])
            func `works`(n: Int) {}
            """
        let file = file(text, at: "Tests/DomainTests/ATests.swift")
        #expect(TestNames.complaints(about: file).map(\.line) == [1, 3])
    }

    @Test func `a row of the glossary that lacks a cell is found`() {
        let text = """
            | Chinese | pinyin | English | definition | never call it |
            | --- | --- | --- | --- | --- |
            | 问题 | wèntí | finding | a confirmed fact | `issue`, `to do` |
            | 轮次 |  | round | one campaign | |
            | 村 | cūn | village |
            """
        let glossary = Glossary(file(text, at: "GLOSSARY.md"))
        #expect(
            said(glossary.complaints) == [
                "GLOSSARY.md:4: an empty cell", "GLOSSARY.md:5: 3 cells instead of 5",
            ])
        #expect(glossary.rows[0].row.neverWords == ["issue"])
    }

    @Test func `a type or file that the glossary forbids is found`() {
        let text = "| 整改 | zhěnggǎi | rectification | putting right | `fix`, `Repair` |"
        let glossary = Glossary(file(text, at: "GLOSSARY.md"))
        let source = file("let fix = 1\nstruct Fix {}\n", at: "Sources/Domain/A/Repair.swift")
        #expect(
            said(glossary.complaints(about: source)) == [
                "Sources/Domain/A/Repair.swift:2: the glossary says never “Fix”",
                "Sources/Domain/A/Repair.swift: the glossary says never “Repair”",
            ])
        #expect(glossary.complaints(about: file("struct FixedDay {}")) == [])
    }
}
