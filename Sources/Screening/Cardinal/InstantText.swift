import Domain

/// A moment by RFC 3339.
enum InstantText {
    /// The clock of China is ahead of UTC by eight hours.
    private static let chinaOffset = 8 * 3600

    /// Its day in China: 2024-03-04T17:00:00Z is 2024-03-05. What names no offset is taken as it
    /// stands; nil where no day stands in front.
    static func day(_ text: String) -> Day? {
        guard let seconds = seconds(text) else { return Day(String(text.prefix(10))) }
        let days = (Double(seconds + chinaOffset) / 86_400).rounded(.down)
        // Only days that a table would take: platforms publish years of all kinds.
        return Day(Day(number: Int32(clamping: Int(days))).description)
    }

    /// Its day in China, `2024-03-05`; what stands there where it is none.
    static func dayWords(_ text: String?) -> String {
        let text = text ?? ""
        return day(text)?.description ?? String(text.prefix(10))
    }

    /// Its day and minute in China, `2024-03-05 01:00`; only the day where it has no offset.
    static func words(_ text: String?) -> String {
        guard let text, let seconds = seconds(text) else { return dayWords(text) }
        let minute = ((seconds + chinaOffset) % 86_400 + 86_400) % 86_400 / 60
        let clock = [minute / 60, minute % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
        return "\(dayWords(text)) \(clock.joined(separator: ":"))"
    }

    /// Whether a moment comes after another: by the instants, or by the days where one of them has
    /// no offset.
    static func isAfter(_ left: String, _ right: String) -> Bool {
        if let left = seconds(left), let right = seconds(right) { return left > right }
        return left.prefix(10) > right.prefix(10)
    }

    /// Seconds since 1970-01-01T00:00:00Z; nil for anything without date, time and offset.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
        else { return nil }
        let number = { (range: Range<Int>) in
            range.reduce(0) { $0 * 10 + Int(bytes[$1]) - 48 }
        }
        for place in [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18] {
            guard (48...57).contains(bytes[place]) else { return nil }
        }
        guard
            let day = Self.number(number(0..<4), number(5..<7), number(8..<10)),
            number(11..<13) < 24,
            number(14..<16) < 60, number(17..<19) < 61
        else { return nil }
        var rest = Array(bytes[19...])
        if rest.first == UInt8(ascii: ".") {
            rest = Array(rest.dropFirst().drop { (48...57).contains($0) })
        }
        let time = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
        if rest == [UInt8(ascii: "Z")] || rest == [UInt8(ascii: "z")] {
            return day * 86_400 + time
        }
        guard rest.count == 6, rest[3] == UInt8(ascii: ":"), rest[0] == 43 || rest[0] == 45 else {
            return nil
        }
        let digits = [1, 2, 4, 5].map { Int(rest[$0]) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let offset = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return day * 86_400 + time - (rest[0] == 45 ? -offset : offset)
    }

    /// Days since 1970-01-01, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms":
    /// platforms publish years that `Day` does not take.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        let y = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (y / 400, y % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
