import Domain

/// Chinese has no spaces between words, so texts are indexed by pairs of neighbouring characters:
/// a text that holds a phrase holds all its pairs, in order. A run also keeps its last character
/// alone, so that a single character is found as the beginning of a pair.
enum Grams {
    /// Texts as a row keeps them for searching: folded, one below the other, without what only
    /// parts a document number. `WT〔2026〕1巡-0004` is one stretch, however its brackets are typed.
    static func folded(_ texts: [String]) -> String {
        texts.filter { !$0.isEmpty }.map(folded).joined(separator: "\n")
    }

    private static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in SearchText.fold(text).unicodeScalars where !joiners.contains(scalar) {
            result.append(scalar)
        }
        return String(result)
    }

    private static let joiners = Set("-()[]〔〕【】".unicodeScalars)

    /// The pairs of a folded text, separated by spaces, as they go into the index.
    static func indexed(_ text: String) -> String {
        var result = ""
        for run in runs(of: text) {
            for (offset, character) in run.enumerated() {
                if !result.isEmpty { result += " " }
                result.unicodeScalars.append(character)
                if offset + 1 < run.count { result.unicodeScalars.append(run[offset + 1]) }
            }
        }
        return result
    }

    /// What somebody typed as a query of the index: all of its words must stand in the text.
    /// `list` narrows an index that several lists share down to one of them.
    static func query(_ phrase: String, among list: String? = nil) -> String {
        let runs = words(of: phrase)
        if runs.isEmpty { return "\"\"" }
        let phrases = runs.map { run in
            if run.count == 1 { return "\"\(String(run[0]))\" *" }
            let pairs = run.indices.dropLast().map { index in
                var pair = ""
                pair.unicodeScalars.append(run[index])
                pair.unicodeScalars.append(run[index + 1])
                return pair
            }
            return "\"\(pairs.joined(separator: " "))\""
        }
        return (list.map { [mark(of: $0)] + phrases } ?? phrases).joined(separator: " ")
    }

    /// The word that stands in a shared index for a list: longer than any pair, so that no text
    /// holds it.
    static func mark(of list: String) -> String { "list\(list.lowercased())" }

    /// The stretches of a phrase that must all stand in a text.
    static func phrases(_ phrase: String) -> [String] {
        words(of: phrase).map { run in
            var text = ""
            text.unicodeScalars.append(contentsOf: run)
            return text
        }
    }

    /// What is parted by blanks need not stand side by side: a village and a word of the text.
    private static func words(of phrase: String) -> [[Unicode.Scalar]] {
        phrase.split(whereSeparator: \.isWhitespace).flatMap { runs(of: folded(String($0))) }
    }

    /// The stretches of letters, digits and characters of a folded text.
    private static func runs(of text: String) -> [[Unicode.Scalar]] {
        var runs: [[Unicode.Scalar]] = []
        var run: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar.value > 0x2E7F || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
            {
                if isPunctuation(scalar) {
                    if !run.isEmpty { runs.append(run) }
                    run = []
                } else {
                    run.append(scalar)
                }
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        if !run.isEmpty { runs.append(run) }
        return runs
    }

    /// The Chinese punctuation blocks, which the index's own tokenizer drops.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3000...0x3004, 0x3008...0x3020, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
            0xFF5B...0xFF65:
            true
        default: false
        }
    }
}
