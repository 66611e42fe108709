/// A row that may be one of totals, with what the rows above it make.
struct TotalRow: Sendable {
    let row: Int
    let isLabelled: Bool
    let stated: [Int64]
    let sums: [Int128]
    let faults: [RefusedRow]

    func shifted(rows: Int, sums before: [Int128]) -> TotalRow {
        TotalRow(
            row: row + rows, isLabelled: isLabelled, stated: stated,
            sums: zip(sums, before).map { $0 + $1 },
            faults: faults.map { $0.shifted(rows: rows) })
    }
}

/// Collects the cells of one piece of a file into columns.
struct RowCollector: Sendable {
    /// Faults that are told of a row; one that has more is no row of this table.
    private static let faultLimit = 8
    private static let totalWords = [
        "合计", "总计", "小计", "累计", "本页合计", "本月合计", "本期合计", "本季合计", "本年合计",
        "本年累计", "本日合计", "total", "Total", "TOTAL", "合 计", "总 计", "小 计",
    ]

    private let plan: ColumnPlan
    private(set) var texts: Texts
    private let lastTotalWord: UInt32
    private var textColumns: [[UInt32]]
    private var wideColumns: [[Int64]]
    private var narrowColumns: [[Int32]]
    private var keptRows: [UInt32] = []
    private(set) var sums: [Int128]
    private(set) var totals: [TotalRow] = []
    private var refused = RefusedRows()
    private var rows = 0
    /// Lines of the piece.
    var lines = 0

    // The row at hand.
    private var faults: [RefusedRow] = []
    private var isBlank = true
    private var hasText = false
    private var isTotal = false
    private var kept = 0
    private var hasWildAmount = false

    init(_ plan: ColumnPlan, expected: Int) {
        self.plan = plan
        texts = Texts()
        for word in Self.totalWords { _ = texts.code(word) }
        lastTotalWord = UInt32(texts.count - 1)
        textColumns = [[UInt32]](repeating: [], count: plan.textCount)
        wideColumns = [[Int64]](repeating: [], count: plan.wideCount)
        narrowColumns = [[Int32]](repeating: [], count: plan.narrowCount)
        for index in textColumns.indices { textColumns[index].reserveCapacity(expected) }
        for index in wideColumns.indices { wideColumns[index].reserveCapacity(expected) }
        for index in narrowColumns.indices { narrowColumns[index].reserveCapacity(expected) }
        keptRows.reserveCapacity(expected)
        sums = [Int128](repeating: 0, count: plan.money.count)
    }

    /// Takes the cell `bytes[start..<end]` of a column of the file.
    mutating func take(_ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int) {
        var start = start
        var end = end
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        if start < end { isBlank = false }
        guard column < plan.places.count else {
            // One is told for all of a row.
            if start < end, faults.last?.reason != .extraCells {
                note(.extraCells, row, "", bytes, start, end)
            }
            return
        }
        let place = plan.places[column]
        if place < 0 { return }
        kept = place + 1
        do throws(FieldFault) {
            try keep(place, bytes, start, end)
            if start == end, plan.columns[place].isRequired {
                note(.missing, row, plan.columns[place].header, bytes, start, end)
            }
        } catch {
            note(.unreadable(error), row, plan.columns[place].header, bytes, start, end)
            keepBlank(place)
        }
    }

    private mutating func keep(
        _ place: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(FieldFault) {
        let slot = plan.columns[place].slot
        switch plan.columns[place].kind {
        case .text:
            let code = texts.code(bytes, start, end)
            if code != 0 {
                hasText = true
                if code <= lastTotalWord { isTotal = plan.hasTotals }
            }
            textColumns[slot].append(code)
        case .money:
            wideColumns[slot].append(
                try FieldReading.decimal(
                    bytes, start, end, scale: plan.columns[place].scale, rounds: plan.rounds,
                    comma: plan.hasDecimalCommas))
        case .quantity:
            let value = try FieldReading.decimal(
                bytes, start, end, decimals: 4, rounds: true, comma: plan.hasDecimalCommas)
            try judge(value, place, isBlank: value == FieldReading.blankWide)
            wideColumns[slot].append(value)
        case .moment: wideColumns[slot].append(try FieldReading.moment(bytes, start, end))
        case .day: narrowColumns[slot].append(try FieldReading.day(bytes, start, end))
        case .number:
            let value = try FieldReading.number(bytes, start, end)
            try judge(Int64(value), place, isBlank: value == FieldReading.blankNarrow)
            narrowColumns[slot].append(value)
        }
    }

    /// Refuses numbers that the column cannot hold. Amounts are judged when their row is known to
    /// be none of totals.
    private func judge(_ value: Int64, _ place: Int, isBlank: Bool) throws(FieldFault) {
        guard isBlank || plan.columns[place].range.contains(value) else { throw .tooLarge }
    }

    /// Takes a cell with a NUL byte, which stands for what is no letter.
    mutating func takeBroken(
        _ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int
    ) {
        isBlank = false
        guard column < plan.places.count, plan.places[column] >= 0 else { return }
        let place = plan.places[column]
        kept = place + 1
        note(.brokenBytes, row, plan.columns[place].header, bytes, start, end)
        keepBlank(place)
    }

    private mutating func keepBlank(_ place: Int) {
        let slot = plan.columns[place].slot
        switch plan.columns[place].kind {
        case .text: textColumns[slot].append(0)
        case .money, .quantity, .moment: wideColumns[slot].append(FieldReading.blankWide)
        case .day, .number: narrowColumns[slot].append(FieldReading.blankNarrow)
        }
    }

    private mutating func note(
        _ reason: RowFault, _ row: Int, _ column: String, _ bytes: Span<UInt8>, _ start: Int,
        _ end: Int
    ) {
        let value = (start..<min(end, start + 160)).map { bytes[$0] }
        let text = String(decoding: value, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
        faults.append(
            RefusedRow(row: row, column: column, value: RefusedRow.cut(text), reason: reason))
    }

    /// Ends a row: keeps it, counts it as totals, or refuses it.
    mutating func endRow(_ row: Int) {
        while kept < plan.columns.count {
            if plan.columns[kept].isRequired {
                faults.append(
                    RefusedRow(
                        row: row, column: plan.columns[kept].header, value: "", reason: .missing))
            }
            keepBlank(kept)
            kept += 1
        }
        if !isBlank {
            rows += 1
            if isTotal || !faults.isEmpty {
                setAside(row)
            } else {
                keptRows.append(UInt32(truncatingIfNeeded: row))
                for (index, column) in plan.money.enumerated() {
                    let value = wideColumns[plan.columns[column].slot].last ?? 0
                    if value != FieldReading.blankWide {
                        sums[index] += Int128(value)
                        if value.magnitude > plan.mostMoney { hasWildAmount = true }
                    }
                }
                if hasWildAmount { refuseWildAmount(row) }
            }
        }
        if isBlank || isTotal || !faults.isEmpty { dropRow() }
        if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
        isBlank = true
        hasText = false
        isTotal = false
        kept = 0
    }

    /// Takes the row at hand back and refuses it for an amount beyond reason.
    private mutating func refuseWildAmount(_ row: Int) {
        hasWildAmount = false
        keptRows.removeLast()
        for (index, place) in plan.money.enumerated() {
            let value = wideColumns[plan.columns[place].slot].last ?? 0
            if value != FieldReading.blankWide { sums[index] -= Int128(value) }
        }
        noteWildAmounts(row)
        refused.append(faults.prefix(Self.faultLimit))
    }

    private mutating func noteWildAmounts(_ row: Int) {
        for place in plan.money {
            let value = wideColumns[plan.columns[place].slot].last ?? 0
            guard value != FieldReading.blankWide, value.magnitude > plan.mostMoney else {
                continue
            }
            faults.append(
                RefusedRow(
                    row: row, column: plan.columns[place].header, value: DigitText.yuan(value),
                    reason: .unreadable(.tooLarge)))
        }
    }

    private mutating func setAside(_ row: Int) {
        if faults.isEmpty {
            faults = [RefusedRow(row: row, column: "", value: "", reason: .missing)]
        }
        let isMissing = faults[0].reason == .missing
        let isTotal = isTotal || (hasText && isMissing && namesTotal)
        guard plan.hasTotals, isTotal || (!hasText && isMissing) else {
            noteWildAmounts(row)
            refused.append(faults.prefix(Self.faultLimit))
            return
        }
        let stated = plan.money.map { wideColumns[plan.columns[$0].slot].last ?? 0 }
        totals.append(
            TotalRow(
                row: row, isLabelled: isTotal, stated: stated, sums: sums,
                faults: Array(faults.prefix(Self.faultLimit))))
    }

    /// Whether a text of the row is a word for totals with blanks in it or a colon behind.
    private var namesTotal: Bool {
        textColumns.contains { column in
            guard let code = column.last, code != 0, !DigitText.holds(code) else { return false }
            let text = String(decoding: texts.bytes(code).prefix(64), as: UTF8.self)
            let plain = text.filter { !$0.isWhitespace && $0 != ":" && $0 != "：" }
            return Self.totalWords.contains(plain)
        }
    }

    private mutating func dropRow() {
        for index in textColumns.indices { textColumns[index].removeLast() }
        for index in wideColumns.indices { wideColumns[index].removeLast() }
        for index in narrowColumns.indices { narrowColumns[index].removeLast() }
    }

    /// Adds what was counted to a reading.
    func report(to reading: inout TableReading, rowsBefore: Int) {
        reading.rows += rows
        reading.refused.append(refused, rowsBefore: rowsBefore)
    }

    /// Hands over the columns, and keeps none.
    ///
    /// `map`: Numbers of this piece's texts → numbers of the reading's.
    mutating func columns(map: [UInt32], rowsBefore: Int) -> CollectedColumns {
        defer {
            (textColumns, wideColumns, narrowColumns, keptRows) = ([], [], [], [])
            texts = Texts()
        }
        return CollectedColumns(
            texts: textColumns, wide: wideColumns, narrow: narrowColumns, rows: keptRows,
            map: map, rowsBefore: UInt32(clamping: rowsBefore))
    }
}
