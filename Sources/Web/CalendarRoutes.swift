import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// The calendar of what is due, as a page and as a file that other calendars read.
struct CalendarRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let today = Moment(Date()).day
        let first = Self.month(FormFields.query(of: request)["month"]) ?? Self.first(of: today)
        let last = first.plusMonths(1) + -1
        let agenda = try await office.agenda(
            for: visitor.actor, from: first, to: last, today: today)
        let html = CalendarHTML(agenda: agenda, first: first, language: visitor.language).markup
        return .html(
            pages.page(
                Words.calendar[visitor.language], html, for: visitor, visitor.language,
                path: "/calendar"))
    }

    /// Open dates from a month back to a year on (RFC 5545). Titles name no problem and nobody.
    func feed(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let today = Moment(Date()).day
        let agenda = try await office.agenda(
            for: visitor.actor, from: today + -31, to: today + 366, today: today)
        let text = CalendarFile.text(agenda, visitor.language)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8",
                .contentDisposition: "attachment; filename=\"xuncun.ics\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    static func first(of day: Day) -> Day {
        let (year, month, _) = day.civil
        return Day(year: year, month: month, day: 1) ?? day
    }

    /// The first day of a month that a page can show.
    private static func month(_ text: String) -> Day? {
        Day("\(text)-01").flatMap { (2000..<2200).contains($0.civil.year) ? $0 : nil }
    }
}

/// An agenda as an iCalendar file: lines of at most 75 octets, ended by CR LF.
enum CalendarFile {
    static func text(_ agenda: Agenda, _ language: Language) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xuncun//Agenda//ZH", "CALSCALE:GREGORIAN",
        ]
        for entry in agenda.entries where !entry.done {
            lines += [
                "BEGIN:VEVENT",
                "UID:\(entry.day)\(entry.link.split(separator: "/").joined(separator: "-"))"
                    + "-\(abs(entry.what.en.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 99_991 }))",
                "DTSTAMP:\(digits(agenda.today))T000000Z",
                "DTSTART;VALUE=DATE:\(digits(entry.day))",
                "SUMMARY:\(escaped("\(entry.what[language]) \(entry.whose)"))", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func digits(_ day: Day) -> String {
        day.description.split(separator: "-").joined()
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, letter in
            switch letter {
            case "\\", ";", ",": result += "\\\(letter)"
            case _ where letter.isNewline: result += "\\n"
            default: result.append(letter)
            }
        }
    }

    /// Longer lines go on behind a blank.
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for letter in line {
            let size = letter.utf8.count
            if octets + size > 74 {
                result += "\r\n "
                octets = 1
            }
            result.append(letter)
            octets += size
        }
        return result
    }
}
