package import Foundation

/// What of the data of screening somebody opened.
package enum OpenedKind: String, CaseIterable, Sendable, Labelled {
    case ledger, voucher, suspicion, report, further, listing, list, paper, attachment

    package var label: Phrase {
        switch self {
        case .ledger: Phrase("查账", "searched the ledger")
        case .voucher: Phrase("凭证", "opened a voucher")
        case .suspicion: Phrase("疑似问题", "opened a suspicion")
        case .report: Phrase("读取报告", "opened a report")
        case .further: Phrase("未列入的提示", "opened further leads")
        case .listing: Phrase("查看疑似问题清单", "listed suspicions")
        case .list: Phrase("导出疑似问题清单", "exported suspicions")
        case .paper: Phrase("疑似问题转出的底稿", "opened a working paper of a suspicion")
        case .attachment: Phrase("下载疑似问题附件", "downloaded a file of a suspicion")
        }
    }
}

/// One opening of books, vouchers or suspicions: who, what, when.
package struct Opening: Sendable {
    package let seq: Int64
    /// nil for the console.
    package let person: Identifier<Person>?
    package let at: Moment
    package let kind: OpenedKind
    package let record: UUID
    /// Number of the suspicion or the dataset.
    package let number: String
    /// What was asked of it, masked.
    package let asked: String
    /// Marks of the IDs and cards that were asked for.
    package let marks: String

    package init(
        seq: Int64, person: Identifier<Person>?, at: Moment, kind: OpenedKind, record: UUID,
        number: String, asked: String, marks: String
    ) {
        self.seq = seq
        self.person = person
        self.at = at
        self.kind = kind
        self.record = record
        self.number = number
        self.asked = asked
        self.marks = marks
    }
}

/// What the log auditor looks for.
package struct OpeningQuery: Sendable, Equatable {
    /// nil for everybody.
    package var people: [Identifier<Person>]?
    package var kind: OpenedKind?
    package var from: Moment?
    /// Not itself among them.
    package var until: Moment?
    package var mark = ""
    /// Older than the last one of the page before.
    package var before: Int64?
    package var limit = 100

    package init() {}
}
