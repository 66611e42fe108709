import Screening
import Tables
import Testing

struct GroupingTests {
    /// Keys that come once, twice, or hundreds of times; every seventh row is left out.
    private static func key(_ row: Int) -> (UInt64, UInt64)? {
        if row % 7 == 0 { return nil }
        if row % 5 == 0 { return (UInt64(row % 300), 1) }
        return (UInt64(row / 2), 2)
    }

    private static func groups(_ grouping: Grouping) -> Set<[Int32]> {
        Set((0..<grouping.count).map { Array(grouping[$0]) })
    }

    @Test func `parted rows make the same groups as one table, on any number of cores`() {
        let rows = 200_000
        let plain = Grouping(rows: rows, minimum: 2) { Self.key($0) }
        let one = Grouping(rows: rows, minimum: 2, parallel: Parallel(cores: 1)) { Self.key($0) }
        let two = Grouping(rows: rows, minimum: 2, parallel: Parallel(cores: 2)) { Self.key($0) }
        #expect(plain.count > 40_000)
        #expect(Self.groups(one) == Self.groups(plain))
        #expect(one.members == two.members)
        #expect(one.starts == two.starts)
    }

    @Test func `rows of a group stay in their order`() {
        let grouping = Grouping(rows: 100_000, parallel: Parallel(cores: 2)) { (UInt64($0 % 9), 0) }
        #expect(grouping.count == 9)
        #expect((0..<9).allSatisfy { zip(grouping[$0], grouping[$0].dropFirst()).allSatisfy(<) })
    }
}
