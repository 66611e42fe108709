/// What a cell cannot be read as.
package enum FieldFault: String, Error, Sendable, CaseIterable {
    case notMoney, tooPrecise, tooLarge, notDay, notMoment, notNumber, notText
}

/// Reads the values of cells from their bytes, without making texts of them.
///
/// Every function takes the cell as `bytes[start..<end]` and answers `blank` for an empty one.
package enum FieldReading {
    package static let blankWide = Int64.min
    package static let blankNarrow = Int32.min

    /// An amount in units of 10^-`decimals`: fen of yuan for 2.
    ///
    /// Reads `1,234.50` `１２３４．５` `-12` `(12.00)` `12.00-` `¥12` `12元` `1.5E+3` and the single
    /// dash of an empty cell.
    ///
    /// `scale`: Decimals by which the column is larger: 4 for a column in 万元.
    /// `rounds`: Whether digits beyond the last are rounded half up, as spreadsheets need it
    /// that keep 0.1 as 0.1000000000000000055; otherwise such a cell is refused.
    package static func decimal(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimals: Int = 2, scale: Int = 0,
        rounds: Bool = false
    ) throws(FieldFault) -> Int64 {
        if let plain = plainDecimal(bytes, start, end, decimals: decimals + scale) { return plain }
        return try DecimalText(bytes, start, end).value(
            decimals: decimals + scale, rounds: rounds)
    }

    /// The common case: a sign, up to 15 digits, and no more decimals than are kept.
    private static func plainDecimal(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimals: Int
    ) -> Int64? {
        if start == end { return blankWide }
        guard end - start <= 16 else { return nil }
        var place = start
        let negative = bytes[place] == UInt8(ascii: "-")
        if negative { place += 1 }
        var value: Int64 = 0
        var behind = -1
        let first = place
        while place < end {
            let digit = bytes[place] &- UInt8(ascii: "0")
            if digit < 10 {
                value = value &* 10 &+ Int64(digit)
                if behind >= 0 { behind += 1 }
            } else if bytes[place] == UInt8(ascii: "."), behind < 0, place > first {
                behind = 0
            } else {
                return nil
            }
            place += 1
        }
        let missing = decimals - max(behind, 0)
        guard place > first, missing >= 0, missing <= (end - start <= 12 ? 6 : 2) else {
            return nil
        }
        for _ in 0..<missing { value = value &* 10 }
        return negative ? -value : value
    }

    /// A whole number within Int32; decimals of zeros are read past.
    package static func number(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) -> Int32 {
        if start == end { return blankNarrow }
        let value: Int64
        do throws(FieldFault) {
            value = try decimal(bytes, start, end, decimals: 0)
        } catch {
            throw .notNumber
        }
        if value == blankWide { return blankNarrow }
        guard let number = Int32(exactly: value), number != blankNarrow else { throw .tooLarge }
        return number
    }

    /// A day as the number of days since 1970-01-01.
    ///
    /// Reads `2024-03-05` `2024-3-5` `2024/3/5` `2024.3.5` `2024年3月5日` `20240305`, days in
    /// spreadsheets (`45356`, counted from 1899-12-30) and any of them with a time behind it. The
    /// year is 1900...2200.
    package static func day(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) -> Int32 {
        if start == end { return blankNarrow }
        return try MomentText(bytes, start, end).day
    }

    /// A time of day on a day as seconds since 1970-01-01T00:00:00 of the same clock.
    ///
    /// Reads a day with `12:33`, `12:33:05` behind it or `T` between, and `20240305123305`.
    package static func moment(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) -> Int64 {
        if start == end { return blankWide }
        let text: MomentText
        do throws(FieldFault) {
            text = try MomentText(bytes, start, end)
        } catch {
            throw .notMoment
        }
        return Int64(text.day) * 86_400 + Int64(text.second)
    }
}

/// A decimal number as people write it: taken apart, sign, digits and the place of the point.
private struct DecimalText {
    private var negative = false
    private var digits: [UInt8] = []
    /// Digits behind the point; may be negative after an exponent.
    private var decimals = 0

    init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(FieldFault) {
        var text = Narrow.bytes(bytes, start, end)
        if text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")"), text.count > 2 {
            negative = true
            text = Array(text[1..<(text.count - 1)])
        }
        if text.last == UInt8(ascii: "-"), text.count > 1 {
            negative = true
            text.removeLast()
        }
        var exponent: Int?
        if let mark = text.lastIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") })
        {
            exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self))
            guard let exponent, abs(exponent) < 40 else { throw .notMoney }
            text.removeSubrange(mark...)
        }
        var point = false
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte - UInt8(ascii: "0"))
                if point { decimals += 1 }
            case UInt8(ascii: ","): if point { throw .notMoney }
            case UInt8(ascii: "."):
                if point { throw .notMoney }
                point = true
            case UInt8(ascii: "-") where index == 0 && !negative: negative = true
            case UInt8(ascii: "+") where index == 0: break
            default: throw .notMoney
            }
        }
        // The dash of an empty cell stays without digits.
        if digits.isEmpty, point || exponent != nil || text.count > 1 { throw .notMoney }
        decimals -= exponent ?? 0
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
