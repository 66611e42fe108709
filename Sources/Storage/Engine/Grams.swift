import Domain

/// Chinese has no spaces between words, so texts are indexed by pairs of neighbouring characters:
/// a text that holds a phrase holds all its pairs, in order. A run also keeps its last character
/// alone, so that a single character is found as the beginning of a pair.
enum Grams {
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

    /// A phrase as a query of the index: the runs of the phrase must all stand in the text.
    static func query(_ phrase: String) -> String {
        let runs = runs(of: phrase)
        if runs.isEmpty { return "\"\"" }
        return runs.map { run in
            if run.count == 1 { return "\"\(String(run[0]))\" *" }
            let pairs = run.indices.dropLast().map { index in
                var pair = ""
                pair.unicodeScalars.append(run[index])
                pair.unicodeScalars.append(run[index + 1])
                return pair
            }
            return "\"\(pairs.joined(separator: " "))\""
        }.joined(separator: " ")
    }

    /// The stretches of a phrase that must all stand in a text.
    static func phrases(_ phrase: String) -> [String] {
        runs(of: phrase).map { run in
            var text = ""
            text.unicodeScalars.append(contentsOf: run)
            return text
        }
    }

    /// The stretches of letters, digits and characters, folded.
    private static func runs(of text: String) -> [[Unicode.Scalar]] {
        var runs: [[Unicode.Scalar]] = []
        var run: [Unicode.Scalar] = []
        for scalar in SearchText.fold(text).unicodeScalars {
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
