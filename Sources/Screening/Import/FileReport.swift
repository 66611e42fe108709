package import Domain
package import Tables

/// What became of a file that was handed in.
package struct FileReport: Sendable {
    package enum Outcome: Sendable {
        case read
        /// The same content was handed in before, under this name.
        case duplicate(of: String)
        /// No table has these headers.
        case unrecognised
        /// Rows without a village, and none in the name of the file or folder.
        case noVillage
        case unreadable(TableError)
    }

    package let name: String
    package var outcome: Outcome
    package var canon: Canon?
    /// `UTF-8`, `GB 18030`, `XLSX 序时账`.
    package var format = ""
    /// 128 bits over the content, in hexadecimal: tells equal files, and data of one run from
    /// another's. Not a cryptographic hash.
    package var fingerprint = ""
    package var bytes = 0
    package var header: HeaderMatch?
    package var rows = 0
    package var kept = 0
    package var refused: [RefusedRow] = []
    package var refusedCount = 0
    package var totals: [ControlTotal] = []
    package var sums: [String: Int128] = [:]

    init(_ name: String, _ outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    mutating func note(_ fingerprint: String, _ bytes: Int) {
        self.fingerprint = fingerprint
        self.bytes = bytes
    }

    /// Headers that became nothing.
    package var unused: [String] {
        (header?.columns ?? []).filter { $0.field == nil && !$0.header.isEmpty }.map(\.header)
    }

    /// Header → key of the field that it became.
    package var mapping: [(header: String, field: String)] {
        guard let canon else { return [] }
        return (header?.columns ?? []).compactMap { column in
            column.field.map { (column.header, canon.schema.fields[$0].key) }
        }
    }
}

extension RowFault {
    package var label: Phrase {
        switch self {
        case .missing: Phrase("必填项为空", "a required cell is empty")
        case .extraCells: Phrase("单元格多于表头，可能错列", "more cells than headers")
        case .unreadable(let fault): fault.label
        }
    }
}

extension FieldFault {
    package var label: Phrase {
        switch self {
        case .notMoney: Phrase("不是金额", "not an amount")
        case .tooPrecise: Phrase("金额小数超过两位", "an amount with more than two decimals")
        case .tooLarge: Phrase("数值过大", "a number that is too large")
        case .notDay: Phrase("不是1900—2200年的日期", "not a date of 1900...2200")
        case .notMoment: Phrase("不是时间", "not a time")
        case .notNumber: Phrase("不是整数", "not a whole number")
        case .notText: Phrase("不是文本", "not a text")
        }
    }
}
