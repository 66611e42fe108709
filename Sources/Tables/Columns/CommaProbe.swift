/// Tells whether the amounts of a file have their decimals behind a comma: `1234,56`.
///
/// They do when its first rows have such amounts and none that is written otherwise. An amount that
/// could be both, like `1,234`, speaks against it: its row is refused rather than read wrong.
struct CommaProbe: CellSink {
    private static let rowLimit = 10_000

    private let plan: ColumnPlan
    private var hasComma = false
    private var hasOther = false
    private var rows = 0
    var lines = 0
    var isFull: Bool { hasOther || rows == Self.rowLimit }

    /// `start`: Where the first row of data begins.
    static func decides(
        _ text: [UInt8], from start: Int, _ separator: UInt8, _ plan: ColumnPlan
    ) -> Bool {
        var probe = CommaProbe(plan)
        // What is wrong with the text is for the reading to tell.
        _ = try? RowScanner.scan(
            text.span, start..<text.count, separator, line: 1, into: &probe)
        return probe.hasComma && !probe.hasOther
    }

    private init(_ plan: ColumnPlan) { self.plan = plan }

    mutating func take(_ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int) {
        guard plan.places.indices.contains(column), plan.places[column] >= 0 else { return }
        switch plan.columns[plan.places[column]].kind {
        case .money, .quantity: break
        default: return
        }
        var commas = 0
        var last: (mark: UInt8, digits: Int)?
        for place in start..<end {
            let byte = bytes[place]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
                if byte == UInt8(ascii: ",") { commas += 1 }
                last = (byte, 0)
            } else if byte &- UInt8(ascii: "0") < 10 {
                last?.digits += 1
            }
        }
        guard let last else { return }
        if last.mark == UInt8(ascii: ","), commas == 1, (1...2).contains(last.digits) {
            hasComma = true
        } else {
            hasOther = true
        }
    }

    mutating func takeBroken(
        _ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int
    ) {}

    mutating func endRow(_ row: Int) { rows += 1 }
}
