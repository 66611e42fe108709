import Foundation

/// IDs and card numbers as they may be shown, wherever they stand in a text.
enum Masking {
    private static let run = 15

    /// Every run of fifteen or more digits (an X behind them belongs to it) keeps its first six and
    /// last four characters.
    static func text(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= run else { return text }
        var result: [UInt8] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
            let digits = end - start
            if digits >= run, end < bytes.count, bytes[end] == 88 || bytes[end] == 120 { end += 1 }
            if digits >= run {
                result += bytes[start..<(start + 6)]
                result += [UInt8](repeating: 42, count: end - start - 10)
                result += bytes[(end - 4)..<end]
            } else {
                end = max(end, start + 1)
                result += bytes[start..<end]
            }
            start = end
        }
        return String(decoding: result, as: UTF8.self)
    }

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
