/// What a cell cannot be read as.
package enum FieldFault: String, Error, Sendable, CaseIterable {
    case notMoney, tooPrecise, tooLarge, notDay, noSuchDay, onlyMonth, notMoment, notNumber, notText
}

/// Reads the values of cells from their bytes, without making texts of them.
///
/// Every function takes the cell as `bytes[start..<end]` and answers `blank` for an empty one.
package enum FieldReading {
    package static let blankWide = Int64.min
    package static let blankNarrow = Int32.min

    /// An amount in units of 10^-`decimals`: fen of yuan for 2.
    ///
    /// Reads `1,234.50` `１２３４．５` `-12` `−12` `(12.00)` `12.00-` `红字12` `¥12` `12元` `1.5E+3` and
    /// the single dash of an empty cell. What groups digits stands before three of them.
    ///
    /// `scale`: Decimals by which the column is larger: 4 for a column in 万元.
    /// `rounds`: Whether digits beyond the last are rounded half up, as spreadsheets need it
    /// that keep 0.1 as 0.1000000000000000055; otherwise such a cell is refused.
    /// `comma`: Whether decimals stand behind a comma and points group digits: `1.234,50`.
    package static func decimal(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimals: Int = 2, scale: Int = 0,
        rounds: Bool = false, comma: Bool = false
    ) throws(FieldFault) -> Int64 {
        if let plain = plainDecimal(bytes, start, end, decimals: decimals + scale) { return plain }
        return try DecimalText(bytes, start, end, comma: comma).value(
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
    /// year is 1900...2200. A month without a day (`2024-03`) is refused as such.
    package static func day(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) -> Int32 {
        if start == end { return blankNarrow }
        return try MomentText(bytes, start, end).day
    }

    /// A time of day on a day as seconds since 1970-01-01T00:00:00 of the same clock.
    ///
    /// Reads a day with `12:33`, `12:33:05` behind it or `T` between, and `20240305123305`. A time
    /// with an offset (`Z`, `+00:00`) is turned to that of China.
    package static func moment(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) -> Int64 {
        if start == end { return blankWide }
        let text: MomentText
        do throws(FieldFault) {
            text = try MomentText(bytes, start, end)
        } catch {
            throw error == .notDay ? .notMoment : error
        }
        return Int64(text.day) * 86_400 + Int64(text.second)
    }
}
