import Domain
import Foundation
import Services

/// What is open as an iCalendar file (RFC 5545): lines of at most 75 octets, ended by CR LF. Titles
/// name no problem and nobody.
enum CalendarFile {
    static func text(_ agenda: Agenda, _ language: Language) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xuncun//Agenda//ZH", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(escaped("\(Words.product[language]) \(Words.calendar[language])"))",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        ]
        for event in events(agenda) {
            lines += [
                "BEGIN:VEVENT", "UID:\(uid(event.entries[0]))",
                "DTSTAMP:\(digits(agenda.today))T000000Z",
                "DTSTART;VALUE=DATE:\(digits(event.day))",
                "SUMMARY:\(escaped(title(event.entries, language)))", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    /// What is due in one village on one day by one rule is one event.
    private static func events(_ agenda: Agenda) -> [(day: Day, entries: [Agenda.Entry])] {
        struct Key: Hashable {
            let day: Day
            let rule: String
            let place: UUID
        }
        let open = agenda.entries.filter { !$0.done }
        let groups = Dictionary(grouping: open) {
            Key(day: $0.day, rule: $0.rule, place: $0.unit ?? $0.record)
        }
        return groups.map { key, entries in
            (key.day, entries.sorted { $0.record.uuidString < $1.record.uuidString })
        }.sorted { ($0.day, uid($0.entries[0])) < ($1.day, uid($1.entries[0])) }
    }

    /// A record and a rule, never a day: an item that is given more time moves in the calendar of
    /// whoever subscribed, and does not stand there twice.
    private static func uid(_ entry: Agenda.Entry) -> String {
        "\(entry.rule)-\(entry.record.uuidString.lowercased())@xuncun"
    }

    private static func title(_ entries: [Agenda.Entry], _ language: Language) -> String {
        let first = entries[0]
        if entries.count == 1 { return "\(first.what[language]) \(first.whose)" }
        let count = Phrase("\(entries.count)项", "\(entries.count) items")[language]
        return "\(first.what[language]) \(first.unitName) \(count)"
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
