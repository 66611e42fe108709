/// Who may inspect which place (回避). Each rule has a code, so that a refusal can be explained
/// and an override be judged later. The rules follow published county practice; the years are a
/// setting.
package enum RecusalRules {
    /// How somebody is bound to a person who holds a post in a place.
    package enum Relation: String, Codable, Sendable, CaseIterable, Labelled {
        case spouse, lineal, collateral, inLaw, native, other

        package var label: Phrase {
            switch self {
            case .spouse: Phrase("配偶", "spouse")
            case .lineal: Phrase("直系血亲", "lineal relative")
            case .collateral: Phrase("三代以内旁系血亲", "collateral relative, three generations")
            case .inLaw: Phrase("近姻亲", "close in-law")
            case .native: Phrase("原籍或成长地", "native place")
            case .other: Phrase("其他利害关系", "other interest")
            }
        }
    }

    package enum Outcome: String, Codable, Sendable, CaseIterable, Comparable, Labelled {
        case allowed, review, blocked

        package var label: Phrase {
            switch self {
            case .allowed: Phrase("可以选派", "allowed")
            case .review: Phrase("需审核", "needs review")
            case .blocked: Phrase("应当回避", "blocked")
            }
        }

        package static func < (left: Outcome, right: Outcome) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    /// Why somebody should not be sent.
    package struct Reason: Sendable, Equatable {
        package let code: String
        package let outcome: Outcome
        package let text: Phrase

        package init(_ code: String, _ outcome: Outcome, _ text: Phrase) {
            self.code = code
            self.outcome = outcome
            self.text = text
        }
    }

    /// What is known of one person about one unit.
    package struct Facts: Sendable {
        /// A recusal declared for the unit or its township.
        package var declared = false
        /// Posts held in the unit or its township: the last day of each, nil while it lasts.
        package var posts: [(inUnit: Bool, endedOn: Day?)] = []
        /// Declared relations to somebody with a post there.
        package var relations: [(Relation, inUnit: Bool)] = []
        /// Whether they inspected this unit the last time.
        package var inspectedLast = false

        package init() {}
    }

    /// How long a former post counts.
    package static let years = 3

    /// The reasons that hold, the gravest first.
    package static func judge(_ facts: Facts, on day: Day) -> [Reason] {
        var reasons: [Reason] = []
        if facts.declared {
            reasons.append(
                Reason("declared", .blocked, Phrase("本人已申报回避", "declared a recusal")))
        }
        for post in facts.posts {
            guard let ended = post.endedOn, ended < day else {
                reasons.append(
                    Reason("sameUnit", .blocked, Phrase("现在该地任职", "holds a post there")))
                continue
            }
            if day - ended <= years * 365 {
                reasons.append(
                    Reason(
                        "workedThere", post.inUnit ? .blocked : .review,
                        Phrase("\(years)年内曾在该地任职", "worked there within \(years) years")))
            }
        }
        reasons += facts.relations.map { relation, inUnit in judge(relation, inUnit: inUnit) }
        if facts.inspectedLast {
            reasons.append(
                Reason(
                    "inspectedLast", .review, Phrase("上次巡察过该村居", "inspected it the last time")))
        }
        return reasons.sorted { $0.outcome > $1.outcome }
    }

    private static func judge(_ relation: Relation, inUnit: Bool) -> Reason {
        let text = Phrase(
            "\(relation.label.zh)关系在\(inUnit ? "该村居" : "所属乡镇")",
            "\(relation.label.en) in the \(inUnit ? "unit" : "township")")
        switch relation {
        case .spouse, .lineal, .collateral, .inLaw:
            return Reason("relative", inUnit ? .blocked : .review, text)
        case .native: return Reason("native", inUnit ? .blocked : .review, text)
        case .other: return Reason("interest", .review, text)
        }
    }
}
