package import Domain
import Foundation

/// A row that a lead rests on.
package struct Evidence: Hashable, Sendable, Comparable {
    package let table: Canon
    package let origin: Origin

    package static func < (left: Evidence, right: Evidence) -> Bool {
        (left.table.rawValue, left.origin) < (right.table.rawValue, right.origin)
    }
}

/// How sure the identification behind a lead is.
package enum Confidence: Int, Sendable {
    /// The same name, and nothing else: 同名需核实.
    case nameOnly = 20
    case nameAndPlace = 50
    case certain = 100
}

/// Suspected-issue data (疑似问题数据): a reason to open the papers, and no more.
package struct Lead: Sendable {
    package let model: String
    package let severity: Severity
    /// Code of the village; empty where a lead is about several.
    package let village: String
    /// What it is about, in the words of the data; IDs and cards are masked.
    package let key: String
    /// The day it happened or began; nil where it has none.
    package let day: Day?
    /// In fen.
    package let amount: Int64
    package let confidence: Confidence
    package let message: Phrase
    /// The first rows it rests on, at most `evidenceLimit`.
    package let evidence: [Evidence]
    /// How many rows it rests on.
    package let rowCount: Int

    package static let evidenceLimit = 50

    /// Weight of the severity × log10(1 + yuan) × confidence, in hundredths, rounded.
    ///
    /// The logarithm is at least 1, so that a lead without an amount does not vanish.
    package var score: Int {
        let yuan = Double(amount.magnitude) / 100
        let size = max(1, log10(1 + yuan))
        return Int((Double(severity.rawValue * confidence.rawValue) * size).rounded())
    }

    /// Leads in the order in which they are told.
    ///
    /// Numbers of leads are sorted and not the leads, which are large; leads that stand in order
    /// are only looked through.
    static func inOrder(_ leads: [Lead]) -> [Lead] {
        let isSorted = leads.indices.dropFirst().allSatisfy { place in
            !stands(leads[place], before: leads[place - 1])
        }
        if isSorted { return leads }
        return leads.indices.sorted { stands(leads[$0], before: leads[$1]) }.map { leads[$0] }
    }

    /// The order in which leads of one model are told.
    package static func stands(_ left: Lead, before right: Lead) -> Bool {
        if left.village != right.village { return left.village < right.village }
        if left.key != right.key { return left.key < right.key }
        let (a, b) = (left.day?.number ?? Int32.min, right.day?.number ?? Int32.min)
        if a != b { return a < b }
        if left.amount != right.amount { return left.amount < right.amount }
        return left.evidence.lexicographicallyPrecedes(right.evidence)
    }
}
