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
        let text = Narrow.bytes(bytes, start, end, blank: UInt8(ascii: "T"))
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
        try self.init(numbers, lengths, marks, text)
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
            throw .notDay
        }
    }

    private init(_ year: Int, _ month: Int, _ day: Int, _ clock: [Int]) throws(FieldFault) {
        guard let number = Self.number(year, month, day) else { throw .notDay }
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

/// Full-width letters made half-width, blanks and signs of money taken out.
enum Narrow {
    /// `blank`: What takes the place of a blank; nil takes it out.
    static func bytes(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, blank: UInt8? = nil
    ) -> [UInt8] {
        var result: [UInt8] = []
        var place = start
        while place < end {
            let byte = bytes[place]
            let left = end - place
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                if let blank { result.append(blank) }
                place += 1
            } else if byte == 0xEF, left >= 3, bytes[place + 1] == 0xBC,
                bytes[place + 2] >= 0x81
            {
                // U+FF01...U+FF3F, among them digits, point, comma, dash, parentheses, colon.
                result.append(bytes[place + 2] - 0x60)
                place += 3
            } else if left >= 3, Self.isSkipped(byte, bytes[place + 1], bytes[place + 2]) {
                place += 3
            } else if byte == 0xC2, left >= 2, bytes[place + 1] == 0xA5 || bytes[place + 1] == 0xA0
            {
                place += 2  // ¥ and the blank that does not break
            } else {
                result.append(byte)
                place += 1
            }
        }
        return result
    }

    /// `￥` `元` and the wide blank.
    private static func isSkipped(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        (a == 0xEF && b == 0xBF && c == 0xA5) || (a == 0xE5 && b == 0x85 && c == 0x83)
            || (a == 0xE3 && b == 0x80 && c == 0x80)
    }
}
