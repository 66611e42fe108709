import Domain
import Foundation
import HTTPTypes
import Hummingbird
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

    /// The file, for saving by hand.
    func file(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (from, to, today) = Self.window()
        let agenda = try await office.agenda(
            for: visitor.actor, from: from, to: to, today: today, openOnly: true)
        return try answer(agenda, visitor.language, context)
    }

    /// The same for a program that subscribes: it sends no cookie, its address is its key.
    func feed(_ context: WebContext) async throws -> Response {
        let name = context.parameters.get("token") ?? ""
        let token = name.hasSuffix(".ics") ? String(name.dropLast(4)) : name
        let (from, to, today) = Self.window()
        let feed = try await office.agenda(ofFeed: token, from: from, to: to, today: today)
        return try answer(feed.agenda, feed.language, context, for: feed.owner)
    }

    /// From a month back to a year on.
    private static func window() -> (from: Day, to: Day, today: Day) {
        let today = Moment(Date()).day
        return (today + -31, today + 366, today)
    }

    private func answer(
        _ agenda: Agenda, _ language: Language, _ context: WebContext,
        for person: Identifier<Person>? = nil
    ) throws -> Response {
        try Download(office, context, for: person).file(
            "xuncun.ics", type: "text/calendar; charset=utf-8"
        ) {
            try $0.append(Array(CalendarFile.text(agenda, language).utf8))
        }
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
