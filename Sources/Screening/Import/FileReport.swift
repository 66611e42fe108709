package import Domain
package import Tables

/// What became of a file that was handed in.
package struct FileReport: Sendable {
    package enum Outcome: Sendable {
        case read
        /// The same content was handed in before, under this name.
        case duplicate(of: String)
        /// The same rows were handed in before under this name, in another encoding, format or
        /// order.
        case sameRows(as: String)
        /// No table has these headers.
        case unrecognised
        /// Rows without a village, and none in the name of the file or folder.
        case noVillage
        /// No table by its name, and not read.
        case noTable
        case unreadable(TableError)
    }

    /// The format of files of OCDS, and of the tables that are made of them.
    package static let ocds = "OCDS 1.1 JSON"

    package let name: String
    package var outcome: Outcome
    package var canon: Canon?
    /// `UTF-8`, `GB 18030`, `XLSX 序时账`, `OCDS 1.1 JSON`.
    package var format = ""
    /// 128 bits over the content, in hexadecimal: tells equal files, and data of one run from
    /// another's. Not a cryptographic hash.
    package var fingerprint = ""
    package var bytes = 0
    package var header: HeaderMatch?
    package var rows = 0
    package var kept = 0
    package var refused = RefusedRows()
    package var totals: [ControlTotal] = []
    /// Sums of the columns of money, in fen.
    package var sums: [String: Int128] = [:]
    /// What is to be known about how it was read.
    package var notes: [Phrase] = []

    init(_ name: String, _ outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    mutating func note(_ fingerprint: String, _ bytes: Int) {
        self.fingerprint = fingerprint
        self.bytes = bytes
    }

    /// The table that it is, or that it holds processes of OCDS; nil for what was not recognised.
    package var table: Phrase? {
        if let canon {
            return Phrase(
                "\(canon.number) \(canon.label.zh)", "\(canon.number) \(canon.label.en)")
        }
        return format == Self.ocds ? Need.processes.label : nil
    }

    /// The sum of each column of money, in the order of the file.
    package var columnSums: [(header: String, field: String, sum: Int128)] {
        mapping.compactMap { header, field in sums[field].map { (header, field, $0) } }
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

extension FileReport.Outcome {
    package var label: Phrase {
        switch self {
        case .read: Phrase("已读取", "read")
        case .duplicate(let first):
            Phrase("与“\(first)”内容相同，不重复计入", "the same as “\(first)”, not counted twice")
        case .sameRows(let first):
            Phrase(
                "与“\(first)”逐行相同（编码、格式或顺序不同），不重复计入",
                "the same rows as “\(first)”, not counted twice")
        case .unrecognised:
            Phrase("表头不属于任何一类表，未读取", "its headers are those of no table; not read")
        case .noVillage:
            Phrase(
                "缺少村代码：请在文件名或目录名中写入12位代码",
                "no village code: write its twelve digits into the name of the file")
        case .noTable: Phrase("不是表格文件，未读取", "no table; not read")
        case .unreadable(let fault): Phrase(fault.zh, fault.en)
        }
    }

    /// What to do about it; nil where nothing is wrong.
    package var remedy: Phrase? {
        switch self {
        case .read, .duplicate, .sameRows: nil
        case .unrecognised:
            Phrase("请核对表头，或给出自有表头的对应关系。", "Check the headers, or say what yours mean.")
        case .noVillage: Phrase("请在文件名中加上村代码。", "Put the code into the name.")
        case .noTable:
            Phrase(
                "请提供 CSV、XLSX 或 XML 格式的表格，或 OCDS 格式的 JSON。",
                "Hand in tables as CSV, XLSX or XML, or OCDS as JSON.")
        case .unreadable:
            Phrase(
                "请按提示的位置检查文件，或用表格软件打开后另存为 XLSX 或 UTF-8 编码的 CSV。",
                "Look at the file where it is said, or save it anew as XLSX or as CSV in UTF-8.")
        }
    }
}

extension RowFault {
    package var label: Phrase {
        switch self {
        case .missing: Phrase("必填项为空", "a required cell is empty")
        case .extraCells: Phrase("单元格多于表头，可能错列", "more cells than headers")
        case .brokenBytes:
            Phrase("含有空字节或无法识别的字节，文件可能已损坏", "a NUL byte, or bytes that are no letter")
        case .notJSON: Phrase("不是完整的 JSON", "no well-formed JSON")
        case .noProcess:
            Phrase("不是 OCDS 发布或记录（没有 ocid）", "no release or record of OCDS: it has no ocid")
        case .unreadable(let fault): fault.label
        }
    }
}

extension FieldFault {
    package var label: Phrase {
        switch self {
        case .notMoney: Phrase("不是金额，或逗号不在千分位上", "not an amount, or a comma out of place")
        case .tooPrecise: Phrase("金额小数超过两位", "an amount with more than two decimals")
        case .tooLarge: Phrase("数值超出合理范围", "a number beyond reason")
        case .notDay: Phrase("不是1900—2200年的日期", "not a date of 1900...2200")
        case .noSuchDay: Phrase("日历中没有这一天", "no such day in the calendar")
        case .onlyMonth: Phrase("只有年月，缺少日，请补全日期", "a month without its day")
        case .notMoment: Phrase("不是时间", "not a time")
        case .notNumber: Phrase("不是整数", "not a whole number")
        case .notText: Phrase("不是文本", "not a text")
        }
    }
}

extension TableFile.Format {
    /// `UTF-8`, `XLSX 序时账`.
    package var label: String {
        switch self {
        case .csv(let encoding): encoding.rawValue
        case .xlsx(let sheet): "XLSX \(sheet)"
        }
    }
}
