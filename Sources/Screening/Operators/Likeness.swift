/// How alike two names are, by the threes of characters that they share.
package struct Likeness: Sendable {
    private let parts: Set<String>

    /// Numbers are left out: a first and a second section of one road have one name.
    package init(_ name: String) {
        let letters = name.filter { letter in
            !letter.isNumber && !letter.isWhitespace && !"一二三四五六七八九十第号期标段".contains(letter)
        }
        let characters = Array(letters)
        parts =
            characters.count < 3
            ? (characters.isEmpty ? [] : [letters])
            : Set((0...(characters.count - 3)).map { String(characters[$0..<($0 + 3)]) })
    }

    /// Twice what is shared over all that there is (Dice, 1945): 0 for nothing, 1 for the same.
    package func share(with other: Likeness) -> Double {
        let all = parts.count + other.parts.count
        return all == 0 ? 0 : Double(2 * parts.intersection(other.parts).count) / Double(all)
    }
}

/// Members of a graph that hang together, directly or through others.
struct Components {
    private var parent: [Int]

    init(_ count: Int) { parent = Array(0..<count) }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        parent[max(a, b)] = min(a, b)
    }

    /// The first member of the component of a member.
    mutating func root(_ member: Int) -> Int {
        var member = member
        while parent[member] != member {
            parent[member] = parent[parent[member]]
            member = parent[member]
        }
        return member
    }

    /// Components of at least two members, each in its order.
    mutating func groups() -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for member in parent.indices { groups[root(member), default: []].append(member) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
