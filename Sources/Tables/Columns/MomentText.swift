/// A day, and the time of day where one is written, taken from a cell.
struct MomentText {
    /// Days since 1970-01-01.
    let day: Int32
    /// Seconds of the day, 0..<86400.
    let second: Int32

    private init(day: Int32, second: Int32) {
        self.day = day
        self.second = second
    }

    init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(FieldFault) {
        // The common cases: 2024-03-05, and 2024-03-05 12:33:05.
        if end - start == 10 || end - start == 19, let day = Self.isoDay(bytes, start) {
            if end - start == 10 {
                self.init(day: day, second: 0)
                return
            }
            if let second = Self.isoSecond(bytes, start + 10) {
                self.init(day: day, second: second)
                return
            }
        }
        var text = Narrow.bytes(bytes, start, end, blank: UInt8(ascii: "T"))
        let offset = try Self.takeOffset(&text)
        var numbers: [Int] = []
        var lengths: [Int] = []
        var marks: [UInt8] = []
        for byte in text {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                if lengths.count == marks.count {
                    numbers.append(0)
                    lengths.append(0)
                }
                guard lengths[lengths.count - 1] < 14 else { throw .notDay }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(digit)
                lengths[lengths.count - 1] += 1
            } else if lengths.count > marks.count {
                marks.append(byte)
            }
        }
        let local = try Self(numbers, lengths, marks, text)
        guard let offset else {
            self = local
            return
        }
        let second = Int(local.second) + Self.chinaOffset - offset
        let days = Int32((Double(second) / 86_400).rounded(.down))
        self.init(day: local.day + days, second: Int32(second - Int(days) * 86_400))
    }

    /// The clock of China is ahead of UTC by eight hours.
    private static let chinaOffset = 8 * 3600

    /// Takes `Z`, `+08:00`, `+0800` or `+08` from behind a time, and gives it in seconds; nil where
    /// there is none.
    private static func takeOffset(_ text: inout [UInt8]) throws(FieldFault) -> Int? {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        if text.last == UInt8(ascii: "Z") {
            text.removeLast()
            return 0
        }
        guard
            let sign = text[colon...].firstIndex(where: {
                $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        let digits = text[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
        guard let value = Int(String(decoding: digits, as: UTF8.self)),
            digits.count == 2 || digits.count == 4
        else { throw .notDay }
        let (hours, minutes) = digits.count == 2 ? (value, 0) : (value / 100, value % 100)
        guard hours <= 14, minutes < 60 else { throw .notDay }
        let seconds = (hours * 60 + minutes) * 60
        defer { text.removeSubrange(sign...) }
        return text[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private init(
        _ numbers: [Int], _ lengths: [Int], _ marks: [UInt8], _ text: [UInt8]
    ) throws(FieldFault) {
        let letters = String(decoding: text, as: UTF8.self).unicodeScalars
        guard let first = numbers.first, letters.allSatisfy(Self.belongs) else { throw .notDay }
        if lengths[0] == 8 || lengths[0] == 14 {
            let rest = lengths[0] == 14 ? first % 1_000_000 : 0
            let date = lengths[0] == 14 ? first / 1_000_000 : first
            let clock =
                lengths[0] == 14
                ? [rest / 10_000, rest / 100 % 100, rest % 100] : Array(numbers.dropFirst())
            try self.init(date / 10_000, date / 100 % 100, date % 100, clock)
        } else if numbers.count >= 3, lengths[0] == 4 {
            try self.init(first, numbers[1], numbers[2], Array(numbers.dropFirst(3)))
        } else if (20_000...80_000).contains(first), lengths[0] == 5,
            numbers.count == 1 || marks.first == UInt8(ascii: ".")
        {
            // A spreadsheet's day; what stands behind the point is a part of the day.
            var part = 0.0
            if numbers.count > 1 {
                var scale = 1.0
                for _ in 0..<lengths[1] { scale *= 10 }
                part = Double(numbers[1]) / scale
            }
            let seconds = min(86_399, Int((part * 86_400).rounded()))
            self.init(day: Int32(first - 25_569), second: Int32(seconds))
        } else {
            throw Self.isMonth(numbers, lengths) ? .onlyMonth : .notDay
        }
    }

    /// `2024-03` `2024年3月` `202403`.
    private static func isMonth(_ numbers: [Int], _ lengths: [Int]) -> Bool {
        let (year, month) =
            lengths == [6]
            ? (numbers[0] / 100, numbers[0] % 100)
            : lengths.count == 2 && lengths[0] == 4 ? (numbers[0], numbers[1]) : (0, 0)
        return (1900...2200).contains(year) && (1...12).contains(month)
    }

    private init(_ year: Int, _ month: Int, _ day: Int, _ clock: [Int]) throws(FieldFault) {
        guard let number = Self.number(year, month, day) else {
            throw (1900...2200).contains(year) ? .noSuchDay : .notDay
        }
        let parts = clock.prefix(3) + [Int](repeating: 0, count: max(0, 3 - clock.count))
        guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else { throw .notDay }
        self.init(
            day: number, second: Int32(parts[0] * 3600 + parts[1] * 60 + parts[2]))
    }

    /// `2024-03-05` at `start`; nil for anything else.
    private static func isoDay(_ bytes: Span<UInt8>, _ start: Int) -> Int32? {
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let century = twoDigits(bytes, start), let year = twoDigits(bytes, start + 2),
            let month = twoDigits(bytes, start + 5), let day = twoDigits(bytes, start + 8)
        else { return nil }
        return number(century * 100 + year, month, day)
    }

    /// ` 12:33:05` or `T12:33:05` at `start` as seconds of the day; nil for anything else.
    private static func isoSecond(_ bytes: Span<UInt8>, _ start: Int) -> Int32? {
        guard bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "T"),
            bytes[start + 3] == UInt8(ascii: ":"), bytes[start + 6] == UInt8(ascii: ":"),
            let hour = twoDigits(bytes, start + 1), let minute = twoDigits(bytes, start + 4),
            let second = twoDigits(bytes, start + 7), hour < 24, minute < 60, second < 60
        else { return nil }
        return Int32(hour * 3600 + minute * 60 + second)
    }

    @inline(__always)
    private static func twoDigits(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let tens = bytes[start] &- UInt8(ascii: "0")
        let ones = bytes[start + 1] &- UInt8(ascii: "0")
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Days since 1970-01-01 of a date of the years 1900...2200; nil when there is no such date.
    ///
    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32? {
        guard (1900...2200).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        guard day <= length else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Digits, the marks between them, and the letters of dates.
    private static func belongs(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "0"..."9", "-", "/", ".", ":", "T", "Z", "年", "月", "日", "号", "时", "分", "秒": true
        default: false
        }
    }
}
