import Domain
import Foundation
import Testing

struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("1900-01-01", -25_567), ("2000-02-29", 11_016),
        ("2000-03-01", 11_017), ("2026-11-23", 20_780), ("2200-12-31", 84_370),
        ("9999-12-31", 2_932_896),
    ])
    func `a known date has its number`(text: String, number: Int32) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test func `the date that means never is the last of all`() {
        #expect(Day("9999-12-31") == .never)
        #expect(Day.never > Day(number: 84_370))
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
        "2026-01-00", "2026-1-01", "2026-01-1", "26-01-01", "1899-12-31", "2201-01-01",
        "9999-12-30", "2026/01/01", "2026-01-01 ", "", "2026-+1-01", "２０２６-01-01", "2026-01",
    ])
    func `what is no date is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)])
    func `a leap year has a 29 February`(year: Int, leap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == leap)
    }

    @Test func `every day from 1900 to 2200 is the one of the calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var wrong: [Int32] = []
        for number in Int32(-25_567)...84_370 {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let expected = calendar.dateComponents([.year, .month, .day], from: date)
            let (year, month, day) = Day(number: number).civil
            if year != expected.year || month != expected.month || day != expected.day
                || Day(year: year, month: month, day: day)?.number != number
            {
                wrong.append(number)
            }
        }
        #expect(wrong == [])
    }

    @Test func `days are counted across the end of a year`() throws {
        let eve = try #require(Day("2026-12-31"))
        #expect((eve + 1).description == "2027-01-01")
        #expect((eve + 1) - eve == 1)
        #expect(eve < eve + 1)
    }

    @Test func `a date is written as text and read back`() throws {
        let day = try #require(Day("2026-11-23"))
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-23"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
