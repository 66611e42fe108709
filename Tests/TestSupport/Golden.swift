import Foundation
package import Testing

/// Expects a text to be the one that the repository keeps at a path.
///
/// With `RECORD=1` in the environment the file is rewritten, and the expectation still fails, so
/// that nobody records by accident.
package func expectGolden(
    _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        let url = Repository.root.appending(path: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            Issue.record(
                "\(path) was recorded; run again without RECORD", sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(path) cannot be recorded: \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    guard let kept = try? Repository.text(path) else {
        Issue.record("\(path) is missing; RECORD=1 writes it", sourceLocation: sourceLocation)
        return
    }
    if let difference = firstDifference(text, kept) {
        Issue.record(
            "\(path) is out of date; RECORD=1 rewrites it. \(difference)",
            sourceLocation: sourceLocation)
    }
}

/// The first line in which two texts differ, in words; nil when they are the same.
package func firstDifference(_ made: String, _ kept: String) -> String? {
    if made == kept { return nil }
    let made = made.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = kept.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(made.count, kept.count) {
        let new = index < made.count ? made[index] : "(end)"
        let old = index < kept.count ? kept[index] : "(end)"
        if new != old { return "Line \(index + 1) is “\(new)”, the file has “\(old)”." }
    }
    return "They differ in characters that look the same."
}
