/// Which days are working days: weekdays, but for public holidays, and the weekends that are
/// worked instead (调休).
package struct WorkingCalendar: Sendable {
    private var off: Set<Day>
    private var work: Set<Day>

    /// The announced years 2019–2026.
    package static let announced = WorkingCalendar(
        off: Set(PublicHolidays.years.flatMap { $0.days($0.off) }),
        work: Set(PublicHolidays.years.flatMap { $0.days($0.work) }))

    private init(off: Set<Day>, work: Set<Day>) {
        self.off = off
        self.work = work
    }

    /// The same calendar with days that an office has added or changed.
    package func changed(_ days: [(day: Day, works: Bool)]) -> WorkingCalendar {
        var calendar = self
        for (day, works) in days {
            calendar.off.remove(day)
            calendar.work.remove(day)
            if works { calendar.work.insert(day) } else { calendar.off.insert(day) }
        }
        return calendar
    }

    package func isWorking(_ day: Day) -> Bool {
        if work.contains(day) { return true }
        if off.contains(day) { return false }
        return day.weekday < 6
    }

    /// The n-th working day after a day; before it where n is negative. 0 is the day itself.
    package func day(_ day: Day, plusWorkingDays n: Int) -> Day {
        var result = day
        var left = abs(n)
        let step = n < 0 ? -1 : 1
        while left > 0 {
            result = result + step
            if isWorking(result) { left -= 1 }
        }
        return result
    }
}

extension Day {
    /// 1 for Monday … 7 for Sunday. 1970-01-01 was a Thursday.
    package var weekday: Int { (Int(number) % 7 + 10) % 7 + 1 }

    /// The same day so many months on; the last day of the month where there is none.
    package func plusMonths(_ months: Int) -> Day {
        let (year, month, day) = civil
        let count = year * 12 + month - 1 + months
        for last in stride(from: day, through: max(1, day - 3), by: -1) {
            if let found = Day(year: count / 12, month: count % 12 + 1, day: last) { return found }
        }
        return self
    }
}
