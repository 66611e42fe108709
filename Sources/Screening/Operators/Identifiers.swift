/// Check digits of the identifiers that Chinese registers use.
package enum Identifiers {
    /// A resident identity number of 18 (GB 11643-1999): check digit and date of birth.
    package static func isResidentID(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        guard digits.count == 18, checkDigit(digits) == upper(digits[17]) else { return false }
        return birthday(text) != nil
    }

    /// The day of birth in a number of 18, as (year, month, day); nil when there is no such day.
    package static func birthday(_ text: String) -> (year: Int, month: Int, day: Int)? {
        let digits = Array(text.utf8)
        guard digits.count == 18, digits[6..<14].allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        let value = digits[6..<14].reduce(0) { $0 * 10 + Int($1) - 48 }
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return (1800...2200).contains(year) && (1...12).contains(month)
            && (1...length).contains(day)
            ? (year, month, day) : nil
    }

    /// The number of 18 for one of 15: the century 19 put in, the check digit put behind.
    package static func lengthened(_ text: String) -> String? {
        var digits = Array(text.utf8)
        guard digits.count == 15, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        digits.insert(contentsOf: [49, 57], at: 6)
        return checkDigit(digits).map { String(decoding: digits + [$0], as: UTF8.self) }
    }

    /// A unified social credit code (GB 32100-2015): its own check digit and, inside it, that of
    /// the organisation code (GB 11714). Codes of the countryside begin with N.
    package static func isCreditCode(_ text: String) -> Bool {
        let letters = Array(text.utf8).map(upper)
        guard letters.count == 18, isOrganisationCode(Array(letters[8..<17])) else { return false }
        let values = letters.map { letter in creditAlphabet.firstIndex(of: letter) ?? -1 }
        guard !values.contains(-1) else { return false }
        var (weight, sum) = (1, 0)
        for value in values.dropLast() {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return values[17] == (31 - sum % 31) % 31
    }

    /// An organisation code of nine letters, without its dash (GB 11714).
    package static func isOrganisationCode(_ letters: [UInt8]) -> Bool {
        guard letters.count == 9 else { return false }
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        var sum = 0
        for (letter, weight) in zip(letters, weights) {
            switch letter {
            case 48...57: sum += Int(letter - 48) * weight
            case 65...90: sum += Int(letter - 55) * weight
            default: return false
            }
        }
        let check = 11 - sum % 11
        return letters[8] == (check == 10 ? 88 : check == 11 ? 48 : UInt8(48 + check))
    }

    /// A card number by Luhn's rule, 13...19 digits.
    package static func isCardNumber(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        guard (13...19).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit) - 48
            sum += place % 2 == 0 ? value : value * 2 / 10 + value * 2 % 10
        }
        return sum % 10 == 0
    }

    /// The level of a statistical division code of 12 digits: 1 province, 2 city, 3 county,
    /// 4 township, 5 village; nil when it is none.
    package static func divisionLevel(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 12, digits.allSatisfy({ (48...57).contains($0) }),
            (49...57).contains(digits[0])
        else { return nil }
        // What stands below the level is zeros, and the level itself is not.
        for (level, part) in [0..<2, 2..<4, 4..<6, 6..<9, 9..<12].enumerated().reversed()
        where digits[part].contains(where: { $0 != 48 }) {
            return level + 1
        }
        return nil
    }

    /// What a value can be, in words; a number of 15 digits is that of an old identity card.
    package static func kinds(of text: String) -> [String] {
        let code = text.filter { $0 != "-" }
        return [
            ("身份证号", isResidentID(text)),
            ("15位身份证号", lengthened(text).map(isResidentID) ?? false),
            ("统一社会信用代码", isCreditCode(text)),
            ("组织机构代码", isOrganisationCode(Array(code.utf8))),
            ("银行卡号", isCardNumber(text)),
            ("区划代码", divisionLevel(text) != nil),
        ].filter(\.1).map(\.0)
    }

    private static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    private static func checkDigit(_ digits: [UInt8]) -> UInt8? {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        guard digits.count >= 17 else { return nil }
        var sum = 0
        for (digit, weight) in zip(digits, weights) {
            guard (48...57).contains(digit) else { return nil }
            sum += Int(digit - 48) * weight
        }
        return Array("10X98765432".utf8)[sum % 11]
    }

    private static func upper(_ letter: UInt8) -> UInt8 {
        (97...122).contains(letter) ? letter - 32 : letter
    }
}
