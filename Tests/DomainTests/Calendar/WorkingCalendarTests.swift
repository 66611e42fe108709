import Domain
import Testing

struct WorkingCalendarTests {
    @Test(arguments: [
        // An ordinary week, a worked Sunday, the seven days around National Day, a plain weekend.
        ("2026-11-23", true), ("2026-11-22", false), ("2024-02-18", true), ("2024-02-14", false),
        ("2020-01-31", false), ("2019-05-02", false), ("2019-05-05", true), ("2030-01-02", true),
    ])
    func `working days follow the announced swaps`(text: String, works: Bool) throws {
        #expect(WorkingCalendar.announced.isWorking(try #require(Day(text))) == works)
    }

    @Test func `a year has as many working days as were announced`() throws {
        // 2024: 366 days, 104 weekend days, 20 weekdays off, 8 weekend days worked.
        let first = try #require(Day("2024-01-01"))
        let count = (0..<366).filter { WorkingCalendar.announced.isWorking(first + $0) }.count
        #expect(count == 251)
    }

    @Test func `fifteen working days jump over the spring festival`() throws {
        let day = try #require(Day("2024-02-05"))
        #expect(WorkingCalendar.announced.day(day, plusWorkingDays: 15) == Day("2024-03-01"))
        #expect(
            WorkingCalendar.announced.day(try #require(Day("2024-03-01")), plusWorkingDays: -15)
                == Day("2024-02-05"))
    }

    @Test func `a month on from the 31st is the last day of the next`() {
        #expect(Day("2024-01-31")?.plusMonths(1) == Day("2024-02-29"))
        #expect(Day("2023-11-30")?.plusMonths(3) == Day("2024-02-29"))
        #expect(Day("2024-03-31")?.plusMonths(-1) == Day("2024-02-29"))
    }

    @Test func `an office's own day counts from then on`() throws {
        let day = try #require(Day("2027-02-08"))
        let calendar = WorkingCalendar.announced.changed([(day, false)])
        #expect(!calendar.isWorking(day) && WorkingCalendar.announced.isWorking(day))
    }

    @Test func `the newest deadline that has begun is in force`() throws {
        let since = try #require(Day("2026-06-01"))
        let profile = DeadlineProfile([
            .init(.plan, 10, .workingDays, since: since, "本县办法")
        ])
        let before = try #require(Day("2026-05-06"))
        #expect(profile.row(.plan, on: before)?.amount == 15)
        #expect(profile.row(.plan, on: since)?.amount == 10)
        #expect(profile.due(.notification, from: since) == Day("2026-05-22"))
    }
}
