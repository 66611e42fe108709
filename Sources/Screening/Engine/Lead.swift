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

/// IDs, card numbers and mobile numbers as they may be shown.
package enum Masked {
    private static let run = 15

    /// A mobile number keeps its first three and last four; in other texts numbers are masked
    /// wherever they stand.
    package static func text(_ text: String) -> String {
        isMobile(text) ? text.prefix(3) + "****" + text.suffix(4) : inside(text)
    }

    /// Every run of fifteen or more digits (an X behind them belongs to it) keeps its first six and
    /// last four characters.
    package static func inside(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= run else { return text }
        var result: [UInt8] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
            let digits = end - start
            if digits >= run, end < bytes.count, bytes[end] == 88 || bytes[end] == 120 { end += 1 }
            if digits >= run {
                result += bytes[start..<(start + 6)]
                result += [UInt8](repeating: 42, count: end - start - 10)
                result += bytes[(end - 4)..<end]
            } else {
                end = max(end, start + 1)
                result += bytes[start..<end]
            }
            start = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Eleven digits from 13… to 19….
    private static func isMobile(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == 11 && bytes.first == 49
            && (51...57).contains(bytes[bytes.index(after: bytes.startIndex)])
            && bytes.allSatisfy { (48...57).contains($0) }
    }
}
