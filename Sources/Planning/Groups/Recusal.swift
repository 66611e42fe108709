package import Domain

/// What ties a person to a place (回避).
package enum RelationKind: String, Codable, Sendable, CaseIterable, Labelled {
    case works, worked, relative, native, declared, inspected

    package var label: Phrase {
        switch self {
        case .works: Phrase("现在该处工作", "works there")
        case .worked: Phrase("曾在该处工作", "worked there")
        case .relative: Phrase("亲属在该处任职", "a relative holds a post there")
        case .native: Phrase("籍贯地", "comes from there")
        case .declared: Phrase("本人申报的其他关系", "declared another interest")
        case .inspected: Phrase("上一轮去过该乡镇", "was there in the round before")
        }
    }

    /// What it means for the place itself, and for the township around it when that is a unit.
    var effect: (unit: RecusalLevel?, township: RecusalLevel?, around: RecusalLevel?) {
        switch self {
        case .works, .worked, .relative: (.blocked, .blocked, nil)
        case .native: (.blocked, .review, .review)
        case .declared: (.review, .review, nil)
        case .inspected: (.blocked, .blocked, .blocked)
        }
    }
}

/// Whether a person may go to a place.
package enum RecusalLevel: String, Codable, Sendable, Comparable {
    case review, blocked

    package static func < (left: RecusalLevel, right: RecusalLevel) -> Bool {
        left == .review && right == .blocked
    }
}

/// A person and a place that must not, or should not, come together.
package struct Recusal: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        case township(Int), unit(Int)
    }

    /// Index into the request's people.
    package let person: Int
    package let place: Place
    package let level: RecusalLevel
    package let kind: RelationKind
}

extension Recusal {
    /// The recusals that follow from a person's relations, the strictest for each place. Earlier
    /// work counts for some years before the first day of the round.
    static func from(
        _ person: Int,
        _ relations: [(place: Place, around: Int?, relation: GroupsRequest.Relation)],
        starts: Day, years: Int
    ) -> [Recusal] {
        var found: [Place: Recusal] = [:]
        func add(_ place: Place, _ level: RecusalLevel?, _ kind: RelationKind) {
            guard let level, found[place].map({ $0.level < level }) ?? true else { return }
            found[place] = Recusal(person: person, place: place, level: level, kind: kind)
        }
        for (place, around, relation) in relations {
            if relation.kind == .worked, let until = relation.until, starts - until > years * 365 {
                continue
            }
            let effect = relation.kind.effect
            switch place {
            case .township: add(place, effect.township, relation.kind)
            case .unit:
                add(place, effect.unit, relation.kind)
                if let around { add(.township(around), effect.around, relation.kind) }
            }
        }
        return found.values.sorted { $0.sortKey < $1.sortKey }
    }

    private var sortKey: (Int, Int) {
        switch place {
        case .township(let index): (0, index)
        case .unit(let index): (1, index)
        }
    }
}
