import CSQLite

/// How much a query of a county's own may take. A bound that is hit is a sentence that names it.
package enum QueryBounds {
    /// Rows of the answer.
    package static let rows = 10_000
    /// Bytes of all texts of the answer.
    package static let bytes = 8 << 20
    /// Bytes of one text on its way, whatever makes it.
    static let length: Int32 = 64 << 10
    /// Bytes of a cell of the data; the rest of a longer one is left out.
    static let cell = 16 << 10
    /// What the tables may take in the memory of the process, and what the query besides.
    package static let dataMemory: Int64 = 1 << 30
    package static let queryMemory: Int64 = 256 << 20
    /// Address space of the process with everything in it.
    package static let space = 2 << 30

    static let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, length),
        (SQLITE_LIMIT_SQL_LENGTH, 100_000), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]

    static func rowsFault(_ model: String) -> CustomFault {
        CustomFault(
            model, "结果超过\(rows)行，请缩小范围", "more than \(rows) rows: narrow it down")
    }

    static func bytesFault(_ model: String) -> CustomFault {
        CustomFault(
            model, "结果超过8 MB，请少列文字", "the answer is longer than 8 MB: give fewer texts")
    }

    static func lengthFault(_ model: String) -> CustomFault {
        CustomFault(
            model, "查询中有超过64 KB的文字，请缩短", "a text of the query is longer than 64 kB")
    }

    /// `seconds`: what the query was given.
    package static func timeFault(_ model: String, _ seconds: Double) -> CustomFault {
        CustomFault(
            model, "超过\(Int(seconds))秒，请简化查询",
            "it took more than \(Int(seconds)) seconds: make it simpler")
    }

    package static func memoryFault(_ model: String) -> CustomFault {
        CustomFault(
            model, "查询所用内存超过256 MB，请简化查询或缩小范围",
            "the query took more than 256 MB of memory: make it simpler or narrow it down")
    }

    static func dataFault(_ model: String) -> CustomFault {
        CustomFault(
            model, "查询所读的表超过1 GB，请少读几列或分开筛查",
            "the tables that the query reads are larger than 1 GB: read fewer columns")
    }
}
