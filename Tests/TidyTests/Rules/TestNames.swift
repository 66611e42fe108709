/// A test is a sentence: its name stands in backticks.
enum TestNames {
    static func complaints(about file: SourceFile) -> [Complaint] {
        guard file.isSwift, file.path.hasPrefix("Tests/") else { return [] }
        let code = file.code
        return code.indices.compactMap { index in
            guard code[index].trimmingPrefix(while: { $0 == " " }).hasPrefix("@Test") else {
                return nil
            }
            let head = code[index...].prefix(40).first { $0.contains("func ") } ?? ""
            let name = head.split(separator: "func ", maxSplits: 1).last ?? ""
            return head.contains("func `") && name.dropFirst().prefix { $0 != "`" }.contains(" ")
                ? nil : file.complaint("the name of a test is a sentence", line: index)
        }
    }
}
