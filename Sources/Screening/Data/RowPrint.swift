import Tables

/// What the rows of a table hold, whatever their order: tells tables that are equal, and how much
/// two tables have in common, without keeping them.
struct RowPrint: Sendable {
    /// Rows that are compared of a large table.
    private static let sampleSize = 1024
    private static let blockSize = 1 << 16

    let count: Int
    /// Two sums over the hashes of the rows.
    private let sums: (UInt64, UInt64)
    /// Hashes of rows below this one are in the sample; so two samples can be compared.
    private let limit: UInt64
    private(set) var sample: Set<UInt64> = []

    /// `rows`: Rows of the table that are looked at.
    init(_ table: ColumnTable, _ rows: Range<Int>, _ parallel: Parallel) {
        let limit =
            rows.count <= Self.sampleSize
            ? UInt64.max : UInt64.max / UInt64(rows.count) * UInt64(Self.sampleSize)
        let blocks = parallel.map((rows.count + Self.blockSize - 1) / Self.blockSize) { block in
            let start = rows.lowerBound + block * Self.blockSize
            let some = start..<min(start + Self.blockSize, rows.upperBound)
            let hashes = Self.hashes(table, some)
            return (
                hashes.reduce(0, &+), hashes.reduce(0) { $0 &+ Texts.mixed($1) },
                hashes.filter { $0 <= limit }
            )
        }
        count = rows.count
        self.limit = limit
        sums = blocks.reduce((0, 0)) { ($0.0 &+ $1.0, $0.1 &+ $1.1) }
        for block in blocks { sample.formUnion(block.2) }
    }

    /// Whether both are the same rows, each as often.
    func equals(_ other: RowPrint) -> Bool { count == other.count && sums == other.sums }

    /// How much of the smaller of both stands in the other, in percent; nil where that are too few
    /// rows to say so.
    func share(with other: RowPrint) -> Int? {
        let limit = min(limit, other.limit)
        let (mine, theirs) = (
            sample.filter { $0 <= limit }, other.sample.filter { $0 <= limit }
        )
        let common = mine.intersection(theirs).count
        guard common >= 5 else { return nil }
        return common * 100 / max(1, count <= other.count ? mine.count : theirs.count)
    }

    /// A hash of each row over all columns; a blank counts for nothing, as if there were no such
    /// column. Texts are known by their numbers, so both tables have one pool.
    static func hashes(_ table: ColumnTable, _ rows: Range<Int>) -> [UInt64] {
        var hashes = [UInt64](repeating: 0, count: rows.count)
        for (key, values) in table.texts {
            add(values, blank: 0, seed(key), rows, &hashes)
        }
        for (key, values) in table.wide {
            add(values, blank: FieldReading.blankWide, seed(key), rows, &hashes)
        }
        for (key, values) in table.narrow {
            add(values, blank: FieldReading.blankNarrow, seed(key), rows, &hashes)
        }
        for index in hashes.indices { hashes[index] = Texts.mixed(Texts.mixed(hashes[index])) }
        return hashes
    }

    /// The rows that are alike in all columns, together.
    static func repeated(_ table: ColumnTable, _ parallel: Parallel) -> [[Int]] {
        let blocks = (table.count + blockSize - 1) / blockSize
        let hashes = parallel.map(blocks) { block in
            Self.hashes(table, block * blockSize..<min((block + 1) * blockSize, table.count))
        }.flatMap(\.self)
        // Most rows stand alone: two of a hash share a bit, and only these are gathered.
        var size = 1024
        while size < hashes.count * 16 { size *= 2 }
        var (once, twice) = (BitSet(size), BitSet(size))
        for hash in hashes where !once.insert(hash) { _ = twice.insert(hash) }
        var rows: [UInt64: [Int]] = [:]
        for (row, hash) in hashes.enumerated() where twice.contains(hash) {
            rows[hash, default: []].append(row)
        }
        return rows.values.filter { $0.count > 1 }
    }

    private struct BitSet {
        private var words: [UInt64]
        private let mask: UInt64

        /// `size`: A power of two.
        init(_ size: Int) {
            words = [UInt64](repeating: 0, count: size / 64)
            mask = UInt64(size - 1)
        }

        func contains(_ hash: UInt64) -> Bool {
            let bit = hash & mask
            return words[Int(bit >> 6)] >> (bit & 63) & 1 == 1
        }

        /// Whether it was not there yet.
        mutating func insert(_ hash: UInt64) -> Bool {
            if contains(hash) { return false }
            let bit = hash & mask
            words[Int(bit >> 6)] |= 1 << (bit & 63)
            return true
        }
    }

    private static func seed(_ key: String) -> UInt64 {
        Texts.hash(Array(key.utf8).span, 0, key.utf8.count)
    }

    private static func add<Value: FixedWidthInteger>(
        _ values: [Value], blank: Value, _ seed: UInt64, _ rows: Range<Int>,
        _ hashes: inout [UInt64]
    ) {
        let span = values.span
        for index in hashes.indices {
            let value = span[rows.lowerBound + index]
            if value == blank { continue }
            hashes[index] &+= Texts.mixed(seed ^ UInt64(truncatingIfNeeded: value))
        }
    }
}
