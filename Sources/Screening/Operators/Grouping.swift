/// Rows with equal keys, found by open addressing: linear in the rows, no allocation for a row.
package struct Grouping: Sendable {
    /// Places of the given rows, group after group, in their order within a group.
    package let members: [Int32]
    /// Where each group begins in `members`; one more at the end.
    package let starts: [Int32]

    package var count: Int { starts.count - 1 }
    package subscript(group: Int) -> ArraySlice<Int32> {
        members[Int(starts[group])..<Int(starts[group + 1])]
    }

    /// Groups of at least `minimum` of 0..<`rows`, in the order of their first rows.
    ///
    /// `key`: Two exact numbers that are equal for rows of one group; nil leaves a row
    /// out.
    package init(rows: Int, minimum: Int = 1, key: (Int) -> (UInt64, UInt64)?) {
        var size = 16
        while size < rows * 2 { size *= 2 }
        let mask = size - 1
        var slots = [Int32](repeating: -1, count: size)
        var keys: [(UInt64, UInt64)] = []
        var counts: [Int32] = []
        var groups = [Int32](repeating: -1, count: rows)
        for row in 0..<rows {
            guard let key = key(row) else { continue }
            let hash = Hash.mixed(key.0 &+ Hash.mixed(key.1 ^ 0x9E37_79B9_7F4A_7C15))
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
            if slots[slot] < 0 {
                slots[slot] = Int32(keys.count)
                keys.append(key)
                counts.append(0)
            }
            groups[row] = slots[slot]
            counts[Int(slots[slot])] += 1
        }
        var starts: [Int32] = [0]
        var places = [Int32](repeating: -1, count: keys.count)
        for group in keys.indices where counts[group] >= minimum {
            places[group] = starts[starts.count - 1]
            starts.append(places[group] + counts[group])
        }
        var members = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for row in 0..<rows where groups[row] >= 0 {
            let group = Int(groups[row])
            guard places[group] >= 0 else { continue }
            members[Int(places[group])] = Int32(row)
            places[group] += 1
        }
        self.starts = starts
        self.members = members
    }
}

/// A 64-bit mix.
package enum Hash {
    @inline(__always)
    package static func mixed(_ value: UInt64) -> UInt64 {
        let (high, low) = (value ^ 0xE703_7ED1_A0B4_28DB)
            .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }

    /// Two numbers of texts as one exact key.
    @inline(__always)
    package static func pair(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
