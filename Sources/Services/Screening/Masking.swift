import Foundation
import Screening

/// IDs and card numbers as they may be shown, wherever they stand in a text.
enum Masking {
    /// IDs and cards keep their first six and last four characters, in every spelling.
    static func text(_ text: String) -> String { Masked.inside(text) }

    /// The beginning of a text. It is masked first: the beginning of a number would be none.
    static func text(_ text: String, upTo limit: Int) -> String {
        // Numbers that begin within the limit end within what is looked at.
        let looked = text.utf8.count > limit ? String(text.prefix(limit + 60)) : text
        return String(Masked.inside(looked).prefix(limit))
    }

    /// IDs and cards that stand in a text, the same for every spelling.
    static func numbers(in text: String) -> [String] { Masked.numbers(in: text) }

    /// A phone number of eleven digits keeps its first three and last four.
    static func phone(_ text: String) -> String {
        guard text.utf8.count == 11, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return Masked.text(text)
        }
        return text.prefix(3) + "****" + text.suffix(4)
    }
}
