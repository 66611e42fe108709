import Domain
import Foundation
import Testing

@testable import Services

/// The shape of what comes in, field by field: each guard of `Field.json` refuses by its code.
struct InputTests {
    /// What becomes of a value: the JSON that the action is made of, or the code of the refusal.
    private func outcome(
        _ kind: Field.Kind, _ value: InputValue, fromForm: Bool = false, required: Bool = false
    ) -> String {
        let echo = ActionKind(
            "echo", Phrase("x", "x"), path: "/",
            fields: [Field("value", Phrase("值", "value"), kind, required: required)]
        ) { json in throw Refusal.field("made", String(decoding: json, as: UTF8.self), .none, .none)
        }
        do {
            _ = try echo.action(from: ["value": value], fromForm: fromForm)
            return "nothing was made"
        } catch let refusal as Refusal {
            let code = String(refusal.code.dropFirst("field.".count))
            if refusal.field != "made" { #expect(refusal.field == "value") }
            return code
        } catch {
            return "\(error)"
        }
    }

    private func made(_ json: String) -> String { "{\"value\":\(json)}" }

    @Test func `texts are measured, kept to one line where they have one, and hold no controls`() {
        #expect(outcome(.text(max: 3), .text(" 三个字 ")) == made("\"三个字\""))
        #expect(outcome(.text(max: 3), .text("四个字了")) == "too-long")
        #expect(outcome(.text(max: 9), .text("一\n二")) == "one-line")
        #expect(outcome(.text(max: 9), .text("一\u{0}二")) == "control-character")
        #expect(outcome(.paragraph(max: 9), .text("一\r\n二\t三")) == made("\"一\\n二\\t三\""))
        #expect(outcome(.paragraph(max: 9), .text("一\u{1B}二")) == "control-character")
        #expect(outcome(.paragraph(max: 2), .text("三个字")) == "too-long")
        #expect(outcome(.text(max: 9), .number(7)) == "wrong-type")
        #expect(outcome(.text(max: 9), .text("  "), required: true) == "missing")
    }

    @Test func `days are dates, numbers lie in their range, and a form may write them as text`() {
        #expect(outcome(.day(.either), .text("2026-11-23")) == made("\"2026-11-23\""))
        for text in ["2026-02-30", "9999-12-31", "23.11.2026", "2026-1-1"] {
            #expect(outcome(.day(.either), .text(text)) == "not-a-date", "\(text)")
        }
        #expect(outcome(.integer(1...9), .number(1)) == made("1"))
        #expect(outcome(.integer(1...9), .number(9)) == made("9"))
        #expect(outcome(.integer(1...9), .number(0)) == "out-of-range")
        #expect(outcome(.integer(1...9), .number(10)) == "out-of-range")
        #expect(outcome(.integer(1...9), .text("5")) == "wrong-type")
        #expect(outcome(.integer(1...9), .text("5"), fromForm: true) == made("5"))
        #expect(outcome(.integer(1...9), .text("fünf"), fromForm: true) == "not-a-number")
        #expect(outcome(.hidden(.version), .text("x"), fromForm: true) == "not-a-number")
    }

    @Test func `amounts are not negative, and none is so large that a sum could overflow`() {
        #expect(outcome(.yuan, .number(0)) == made("0"))
        #expect(outcome(.yuan, .number(-1)) == "not-an-amount")
        #expect(outcome(.yuan, .number(100_000_000_000_000)) == made("100000000000000"))
        #expect(outcome(.yuan, .number(100_000_000_000_001)) == "not-an-amount")
        #expect(outcome(.yuan, .text("0"), fromForm: true) == made("0"))
        #expect(outcome(.yuan, .text("12.34"), fromForm: true) == made("1234"))
        for text in ["-0.01", "1.234", "x", "1000000000000.01"] {
            #expect(outcome(.yuan, .text(text), fromForm: true) == "not-an-amount", "\(text)")
        }
    }

    @Test func `choices, identifiers and files are what the field says, and not too many`() {
        let id = UUID().uuidString
        let hash = String(repeating: "0aF9", count: 16)
        #expect(outcome(.choice([.of("a", "甲", "a")]), .text("a")) == made("\"a\""))
        #expect(outcome(.choice([.of("a", "甲", "a")]), .text("b")) == "not-a-choice")
        #expect(outcome(.lookup(.units), .text(id)) == made("\"\(id)\""))
        #expect(outcome(.lookup(.units), .text("x")) == "not-an-identifier")
        #expect(outcome(.hidden(.identifier), .text("x")) == "not-an-identifier")
        #expect(outcome(.lookups(.units, max: 1), .list([id])) == made("[\"\(id)\"]"))
        #expect(outcome(.lookups(.units, max: 1), .list([id, id])) == "too-many")
        #expect(outcome(.lookups(.units, max: 1), .list(["x"])) == "not-an-identifier")
        #expect(outcome(.lookups(.units, max: 1), .list([]), required: true) == "missing")
        #expect(outcome(.file, .text(hash)) == made("\"\(hash.lowercased())\""))
        #expect(outcome(.file, .text(String(hash.dropLast()))) == "not-an-identifier")
        #expect(outcome(.file, .text(hash.dropLast() + "g")) == "not-an-identifier")
        #expect(outcome(.flag, .flag(true)) == made("true"))
        #expect(outcome(.flag, .text("on")) == "wrong-type")
    }

    @Test func `a key that is no field is refused by its name`() throws {
        let kind = try #require(ActionCatalogue.kind("places.rename"))
        do {
            _ = try kind.action(from: ["owner": .text("x")], fromForm: false)
            Issue.record("an unknown key was taken")
        } catch let refusal as Refusal {
            #expect(refusal.code == "field.unknown" && refusal.field == "owner")
        }
    }
}

extension Phrase {
    fileprivate static let none = Phrase("", "")
}
