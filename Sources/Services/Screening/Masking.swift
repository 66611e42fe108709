import Foundation
import Screening

/// IDs and card numbers as they may be shown, wherever they stand in a text.
enum Masking {
    /// Every run of fifteen or more digits (an X behind them belongs to it) keeps its first six and
    /// last four characters.
    static func text(_ text: String) -> String { Masked.inside(text) }

    /// IDs and cards that stand in a text, as they are written but for a small x.
    static func numbers(in text: String) -> [String] {
        text.uppercased().matches(of: /[0-9]{15,}X?/).map { String($0.output) }
    }

    /// A phone number of eleven digits keeps its first three and last four.
    static func phone(_ text: String) -> String {
        guard text.utf8.count == 11, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return Self.text(text)
        }
        return text.prefix(3) + "****" + text.suffix(4)
    }
}
