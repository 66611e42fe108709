import Testing

/// The tree as it is.
struct TreeTests {
    private func expectNone(_ complaints: [Complaint]) {
        for complaint in complaints { Issue.record("\(complaint)") }
    }

    @Test func `the tree is found`() throws {
        let paths = Set(try SourceFile.all().map(\.path))
        #expect(paths.contains("Sources/Domain/Basics/Lifecycle.swift"))
        #expect(paths.contains("Tests/TidyTests/Rules/SourceFile.swift"))
    }

    @Test func `every import is allowed where it stands`() throws {
        expectNone(try SourceFile.all().flatMap(AllowedImports.complaints))
    }

    @Test func `names say what they name, and nothing stops the program`() throws {
        expectNone(try SourceFile.all().flatMap(Words.complaints))
    }

    @Test func `files, functions and lines are short`() throws {
        expectNone(try SourceFile.all().flatMap(Sizes.complaints))
    }

    @Test func `nothing is left behind`() throws {
        let files = try SourceFile.all(
            below: [
                "Sources", "Tests", "docs", "policy", "Package.swift", "Makefile", "README.md",
                "README.zh-Hans.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md",
                "SECURITY.md", "CHANGELOG.md",
            ],
            endingIn: [".swift", ".md", ".mustache", ".js", ".css", ".json", ".sql", "Makefile"])
        expectNone(files.flatMap(Remains.complaints))
    }

    @Test func `every test is named by a sentence`() throws {
        expectNone(try SourceFile.all().flatMap(TestNames.complaints))
    }

    @Test func `every row of the glossary is filled in, and the code keeps to it`() throws {
        let file = try #require(
            try SourceFile.all(below: [Glossary.path], endingIn: [".md"]).first)
        let glossary = Glossary(file)
        #expect(glossary.rows.count > 20)
        expectNone(glossary.complaints)
        expectNone(try SourceFile.all().flatMap(glossary.complaints(about:)))
    }
}
