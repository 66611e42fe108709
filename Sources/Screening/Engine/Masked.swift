/// IDs, card numbers and mobile numbers as they may be shown, however they are spelled: with spaces
/// or hyphens in between, in full-width, Arabic-Indic or Chinese digits, with a small or a large x.
package enum Masked {
    /// A mobile number keeps its first three and last four; in other texts numbers are masked
    /// wherever they stand.
    package static func text(_ text: String) -> String {
        mobile(text) ?? inside(text)
    }

    /// IDs and cards keep their first six and last four digits, and what stands between the digits.
    ///
    /// Masked are: fifteen digits or more in a run, whatever they are; digits apart that are an ID
    /// by their place and birthday; and digits apart that are written like a card or prove one.
    /// Amounts, days and numbers of documents are none of these.
    package static func inside(_ text: String) -> String {
        guard mayHold(text) else { return text }
        var scalars = Array(text.unicodeScalars)
        for number in DigitRuns(scalars).numbers {
            for place in number.places.dropFirst(6).dropLast(4) { scalars[place] = "*" }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// The IDs and cards of a text in plain digits and a large X: the same for every spelling.
    package static func numbers(in text: String) -> [String] {
        guard mayHold(text) else { return [] }
        return DigitRuns(Array(text.unicodeScalars)).numbers.map(\.plain)
    }

    /// Most texts have fewer digits than the shortest ID.
    private static func mayHold(_ text: String) -> Bool {
        var count = 0
        for scalar in text.unicodeScalars where DigitRuns.digit(scalar) != nil { count += 1 }
        return count >= DigitRuns.shortest
    }

    /// Eleven digits from 13… to 19…, together or as 3-4-4.
    private static func mobile(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard (11...13).contains(scalars.count) else { return nil }
        var places: [Int] = []
        var groups: [Int] = [0]
        var digits: [UInt8] = []
        for (place, scalar) in scalars.enumerated() {
            if let digit = DigitRuns.digit(scalar) {
                places.append(place)
                digits.append(digit)
                groups[groups.count - 1] += 1
            } else if DigitRuns.isPause(scalar) {
                groups.append(0)
            } else {
                return nil
            }
        }
        guard digits.count == 11, digits[0] == 1, (3...9).contains(digits[1]),
            groups == [11] || groups == [3, 4, 4]
        else { return nil }
        if groups == [11] { return text.prefix(3) + "****" + text.suffix(4) }
        var result = scalars
        for place in places[3..<7] { result[place] = "*" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result)
        return String(view)
    }
}

/// The IDs and cards among the digits of a text.
struct DigitRuns {
    static let shortest = 15

    struct Number {
        /// Where its digits stand, in order.
        var places: [Int]
        var plain: String
    }

    /// Digits that stand together.
    private struct Run {
        var places: [Int] = []
        var digits: [UInt8] = []
        /// Whether only spaces and hyphens stand before it, behind the run before.
        var isPaused = false
        /// Whether it belongs to the run before at all.
        var isJoined = false
        /// Where an X behind it stands.
        var check: Int?
        /// Whether that X follows at once.
        var isCheckClose = false
        var isChinese = false

        var isYear: Bool {
            digits.count == 4 && (digits.starts(with: [1, 9]) || digits.starts(with: [2, 0]))
        }
    }

    private let runs: [Run]

    init(_ scalars: [Unicode.Scalar]) {
        var runs: [Run] = []
        var gap: [Unicode.Scalar] = []
        var isBroken = true
        for (place, scalar) in scalars.enumerated() {
            if let digit = Self.digit(scalar) {
                let isChinese = Self.isChinese(scalar)
                if !isBroken, gap.isEmpty, var last = runs.popLast() {
                    if last.isChinese == isChinese, last.check == nil {
                        last.places.append(place)
                        last.digits.append(digit)
                        runs.append(last)
                        continue
                    }
                    runs.append(last)
                    isBroken = true
                }
                var run = Run(places: [place], digits: [digit])
                run.isChinese = isChinese
                run.isJoined = !isBroken && gap.count <= 3
                run.isPaused = run.isJoined && gap.allSatisfy(Self.isPause)
                runs.append(run)
                gap = []
                isBroken = false
            } else if Self.isCheck(scalar), !isBroken, gap.count <= 1, !runs.isEmpty,
                runs[runs.count - 1].check == nil
            {
                runs[runs.count - 1].check = place
                runs[runs.count - 1].isCheckClose = gap.isEmpty
                // A number ends with its check character.
                isBroken = true
                gap = []
            } else if scalar.properties.generalCategory == .format {
                continue
            } else if Self.isSeparator(scalar) {
                gap.append(scalar)
            } else {
                isBroken = true
                gap = []
            }
        }
        self.runs = runs
    }

    var numbers: [Number] {
        var found: [Number] = []
        var start = 0
        while start < runs.count {
            let last = end(ofID: start) ?? long(start) ?? end(ofCard: start)
            guard let last else {
                start += 1
                continue
            }
            found.append(number(start...last))
            start = last + 1
        }
        return found
    }

    private func number(_ range: ClosedRange<Int>) -> Number {
        var number = Number(places: [], plain: "")
        for run in runs[range] {
            number.places += run.places
            number.plain += run.digits.map { String($0) }.joined()
        }
        let last = runs[range.upperBound]
        if let check = last.check, last.isCheckClose || number.places.count == 17 {
            number.places.append(check)
            number.plain += "X"
        }
        return number
    }

    private func long(_ start: Int) -> Int? {
        runs[start].digits.count >= Self.shortest ? start : nil
    }

    /// The last run of an ID that begins with one: a province, and a birthday where it has to be.
    private func end(ofID start: Int) -> Int? {
        let new = end(from: start) { digits, last in
            (digits.count == 18 || (digits.count == 17 && runs[last].check != nil))
                && Self.isProvince(digits) && Self.isBirthday(digits)
        }
        return new
            ?? end(from: start) { digits, _ in
                digits.count == 15 && Self.isProvince(digits) && Self.isBirthday(digits)
            }
    }

    /// The last run of a card that begins with one: in fours, or with the check digit of a card.
    private func end(ofCard start: Int) -> Int? {
        end(from: start, isLongest: true) { digits, last in
            guard (16...19).contains(digits.count), last > start else { return false }
            let parts = runs[start...last]
            guard parts.dropFirst().allSatisfy(\.isPaused) else { return false }
            let isInFours =
                parts.dropLast().allSatisfy { $0.digits.count == 4 }
                && parts.last.map { $0.digits.count <= 4 } ?? false
            if isInFours { return !parts.allSatisfy(\.isYear) }
            return digits[0] >= 3 && Self.provesCard(digits)
        }
    }

    /// The first run with which the digits from one on fit, or the last.
    private func end(
        from start: Int, isLongest: Bool = false, _ fits: ([UInt8], Int) -> Bool
    ) -> Int? {
        var digits: [UInt8] = []
        var found: Int?
        for place in start..<runs.count {
            if place > start, !runs[place].isJoined { break }
            digits += runs[place].digits
            if digits.count > 19 { break }
            if fits(digits, place) {
                found = place
                if !isLongest { break }
            }
        }
        return found
    }

    private static let provinces: Set<UInt8> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
        52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91,
    ]

    private static func isProvince(_ digits: [UInt8]) -> Bool {
        provinces.contains(digits[0] * 10 + digits[1])
    }

    private static func isBirthday(_ digits: [UInt8]) -> Bool {
        let isOld = digits.count == 15
        let century = digits[6] * 10 + digits[7]
        guard isOld || century == 19 || century == 20 else { return false }
        let day = digits[(isOld ? 8 : 10)...].prefix(4)
        let parts = Array(day)
        return (1...12).contains(parts[0] * 10 + parts[1])
            && (1...31).contains(parts[2] * 10 + parts[3])
    }

    /// The check digit of payment cards (ISO/IEC 7812).
    private static func provesCard(_ digits: [UInt8]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let value = Int(item.element) * (item.offset % 2 == 0 ? 1 : 2)
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum % 10 == 0
    }
}

extension DigitRuns {
    private static let chinese: [Unicode.Scalar: UInt8] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
        "九": 9,
    ]

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3007...0x9FFF).contains(scalar.value)
    }

    /// What a character is worth as a digit, in any script.
    static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 48...57: return UInt8(scalar.value - 48)
        case ..<0x660: return nil
        case 0xFF10...0xFF19: return UInt8(scalar.value - 0xFF10)
        case 0x3000...0xA4CF: return chinese[scalar]
        case 0xAC00...0xD7FF: return nil
        default:
            let type = scalar.properties.numericType
            guard type == .decimal || type == .digit, let value = scalar.properties.numericValue,
                (0...9).contains(value)
            else { return nil }
            return UInt8(value)
        }
    }

    /// The last character of an ID: x, in Latin, full-width, Cyrillic or Greek, or a times sign.
    private static func isCheck(_ scalar: Unicode.Scalar) -> Bool {
        "xXｘＸхХχΧ×".unicodeScalars.contains(scalar)
    }

    /// Spaces and hyphens of all kinds.
    static func isPause(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == " " || scalar.properties.isWhitespace
            || scalar.properties.generalCategory == .dashPunctuation || scalar == "−"
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        isPause(scalar) || ".．·•・,，、_＿/／\\|:：;；'’()（）".unicodeScalars.contains(scalar)
    }
}
