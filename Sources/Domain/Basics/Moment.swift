package import Foundation

/// A point in time, to the millisecond.
package struct Moment: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
    }

    /// The first moment of a date in Asia/Shanghai.
    package init(startOf day: Day) {
        milliseconds = Int64(day.number) * 86_400_000 - Self.chinaOffset
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// China has one time zone, eight hours ahead of UTC, without summer time.
    private static let chinaOffset: Int64 = 8 * 3_600_000

    /// The date in Asia/Shanghai.
    package var day: Day {
        Day(number: Int32(Self.floorDivide(milliseconds + Self.chinaOffset, 86_400_000)))
    }

    /// The first moment after a day in Asia/Shanghai.
    package static func end(of day: Day) -> Moment {
        Moment(milliseconds: (Int64(day.number) + 1) * 86_400_000 - chinaOffset)
    }

    /// `2026-11-23 08:45` in Asia/Shanghai.
    package var minuteText: String {
        let local = milliseconds + Self.chinaOffset
        let minutes = Int(Self.floorDivide(local, 60_000) - Int64(day.number) * 1440)
        return "\(day) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
        a >= 0 ? a / b : -((-a + b - 1) / b)
    }
}

/// `7` → `07`.
func twoDigits(_ n: Int) -> String {
    n < 10 ? "0\(n)" : "\(n)"
}
