/// A decimal number as people write it: taken apart, sign, digits and the place of the point.
struct DecimalText {
    private var negative: Bool
    private var digits: [UInt8] = []
    /// Digits behind the point; may be negative after an exponent.
    private var decimals = 0

    /// `comma`: Whether a comma is the point, and points group digits.
    init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, comma: Bool) throws(FieldFault) {
        var text = Narrow.bytes(bytes, start, end)
        negative = Self.takeMarks(&text)
        let exponent = try Self.takeExponent(&text)
        let point = UInt8(ascii: comma ? "," : ".")
        let group = UInt8(ascii: comma ? "." : ",")
        var hasPoint = false
        var isGrouped = false
        // Digits since the last mark between groups.
        var run = 0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte - UInt8(ascii: "0"))
                if hasPoint { decimals += 1 }
                run += 1
            case group:
                guard !hasPoint, isGrouped ? run == 3 : (1...3).contains(run) else {
                    throw .notMoney
                }
                (isGrouped, run) = (true, 0)
            case point:
                guard !hasPoint, !isGrouped || run == 3 else { throw .notMoney }
                hasPoint = true
            case UInt8(ascii: "-") where index == 0 && !negative: negative = true
            case UInt8(ascii: "+") where index == 0: break
            default: throw .notMoney
            }
        }
        if isGrouped, !hasPoint, run != 3 { throw .notMoney }
        // The dash of an empty cell stays without digits.
        if digits.isEmpty, hasPoint || exponent != 0 || text != [UInt8(ascii: "-")] {
            throw .notMoney
        }
        decimals -= exponent
    }

    /// What makes an amount negative, in front and behind: parentheses, a dash behind, and words
    /// for the red ink of books.
    private static let marks: [(front: [UInt8], back: [UInt8])] = [
        ("(红字)", ""), ("", "(红字)"), ("[红字]", ""), ("[红色]", ""), ("", "[红色]"), ("(红)", ""),
        ("红字", ""), ("", "红字"), ("红", ""), ("", "(红)"), ("(", ")"), ("", "-"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func takeMarks(_ text: inout [UInt8]) -> Bool {
        for (front, back) in marks
        where text.count > front.count + back.count && text.starts(with: front)
            && text.suffix(back.count).elementsEqual(back)
        {
            text.removeFirst(front.count)
            text.removeLast(back.count)
            return true
        }
        return false
    }

    private static func takeExponent(_ text: inout [UInt8]) throws(FieldFault) -> Int {
        guard
            let mark = text.lastIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") })
        else { return 0 }
        guard let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)),
            abs(exponent) < 40, mark > 0
        else { throw .notMoney }
        text.removeSubrange(mark...)
        return exponent
    }

    func value(decimals kept: Int, rounds: Bool) throws(FieldFault) -> Int64 {
        if digits.isEmpty { return FieldReading.blankWide }
        var digits = digits
        var up = false
        if decimals > kept {
            let cut = decimals - kept
            let tail = digits.suffix(cut)
            if !rounds, tail.contains(where: { $0 != 0 }) { throw .tooPrecise }
            up = tail.count == cut && (tail.first ?? 0) >= 5
            digits.removeLast(min(cut, digits.count))
        } else {
            digits.append(contentsOf: [UInt8](repeating: 0, count: kept - decimals))
        }
        var value: Int64 = 0
        for digit in digits {
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = product.addingReportingOverflow(Int64(digit))
            if over || beyond { throw .tooLarge }
            value = sum
        }
        if up {
            guard value < Int64.max else { throw .tooLarge }
            value += 1
        }
        return negative ? -value : value
    }
}
