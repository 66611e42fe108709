import Domain
import Foundation
import Testing

struct IdentifierTests {
    @Test func `an identifier by time is a version 7 UUID with that time in front`() {
        for milliseconds in [Int64(0), 1, 1_795_392_000_000, 1 << 47] {
            let uuid = UUID.timeOrdered(at: Moment(milliseconds: milliseconds))
            let text = Array(uuid.uuidString)
            #expect(text[14] == "7")
            #expect("89AB".contains(text[19]))
            #expect(uuid.halves.high >> 16 == UInt64(milliseconds))
        }
    }

    @Test func `identifiers by time grow with the time`() {
        let uuids = (0..<1000).map { UUID.timeOrdered(at: Moment(milliseconds: 1_000_000 + $0)) }
        #expect(uuids.map(\.uuidString) == uuids.map(\.uuidString).sorted())
    }

    @Test func `identifiers of the same millisecond differ`() {
        let moment = Moment(milliseconds: 1_795_392_000_000)
        #expect(Set((0..<10_000).map { _ in UUID.timeOrdered(at: moment) }).count == 10_000)
    }

    @Test func `the halves of a UUID make it again`() {
        let uuid = UUID()
        let (high, low) = uuid.halves
        #expect(UUID(high: high, low: low) == uuid)
        #expect(
            UUID(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10).uuidString
                == "01020304-0506-0708-090A-0B0C0D0E0F10")
    }

    @Test func `an identifier is shown in lower case and read in both`() throws {
        let text = "019aae0c-d400-7abc-8123-456789abcdef"
        let identifier = try #require(Identifier<Person>(text))
        #expect(identifier.description == text)
        #expect(Identifier<Person>(text.uppercased()) == identifier)
        #expect(Identifier<Person>("019aae0c") == nil)
        let data = try JSONEncoder().encode([identifier])
        #expect(try JSONDecoder().decode([Identifier<Person>].self, from: data) == [identifier])
    }
}
