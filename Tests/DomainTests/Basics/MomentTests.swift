import Domain
import Foundation
import Testing

struct MomentTests {
    /// 2026-11-23T00:00:00Z.
    private let midnight: Int64 = 20_780 * 86_400_000

    @Test(arguments: [
        (0, "2026-11-23 08:00"), (959, "2026-11-23 23:59"), (960, "2026-11-24 00:00"),
        (-480, "2026-11-23 00:00"), (-481, "2026-11-22 23:59"),
    ])
    func `a moment is read on the clock of Shanghai`(minutes: Int64, text: String) {
        let moment = Moment(milliseconds: midnight + minutes * 60_000)
        #expect(moment.minuteText == text)
        #expect(moment.day.description == String(text.prefix(10)))
    }

    @Test(arguments: [
        (-28_800_000, "1970-01-01 00:00"), (-28_800_001, "1969-12-31 23:59"),
        (-115_200_000, "1969-12-31 00:00"),
    ])
    func `a moment before 1970 is read as well`(milliseconds: Int64, text: String) {
        #expect(Moment(milliseconds: milliseconds).minuteText == text)
    }

    @Test func `the date is the one of the calendar of Shanghai`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
        for hour in stride(from: Int64(-90_000), to: 900_000, by: 997) {
            let moment = Moment(milliseconds: hour * 3_600_000)
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(hour) * 3600))
            let (year, month, day) = moment.day.civil
            #expect([year, month, day] == [parts.year, parts.month, parts.day])
        }
    }

    @Test func `a fraction of a millisecond is dropped, also before 1970`() {
        #expect(Moment(Date(timeIntervalSince1970: 1.0009)).milliseconds == 1000)
        #expect(Moment(Date(timeIntervalSince1970: -0.0001)).milliseconds == -1)
    }

    @Test func `a moment is written as a number and read back`() throws {
        let data = try JSONEncoder().encode([Moment(milliseconds: 1_234)])
        #expect(String(decoding: data, as: UTF8.self) == "[1234]")
        let read = try JSONDecoder().decode([Moment].self, from: data)
        #expect(read == [Moment(milliseconds: 1_234)])
    }
}
