/// Which column of a file goes where.
struct ColumnPlan: Sendable {
    struct Column: Sendable {
        let key: String
        let header: String
        let kind: FieldKind
        /// Index among the columns of its storage: texts, wide or narrow.
        let slot: Int
        let isRequired: Bool
        let scale: Int
        let range: ClosedRange<Int64>

        enum Storage { case texts, wide, narrow }

        var storage: Storage {
            switch kind {
            case .text: .texts
            case .money, .quantity, .moment: .wide
            case .day, .number: .narrow
            }
        }
    }

    /// The columns that are kept, in the order of the file.
    let columns: [Column]
    /// Column of the file → index in `columns`, or -1.
    let places: [Int]
    /// Indices in `columns` of the columns of money.
    let money: [Int]
    /// Amounts beyond this one are refused.
    let mostMoney: UInt64
    let textCount: Int
    let wideCount: Int
    let narrowCount: Int
    let rounds: Bool
    /// Whether rows may be totals of others.
    let hasTotals: Bool
    /// Whether decimals stand behind commas.
    var hasDecimalCommas = false

    init(_ header: HeaderMatch, _ schema: TableSchema, rounds: Bool, hasTotals: Bool = true) {
        var counts = (text: 0, wide: 0, narrow: 0)
        var columns: [Column] = []
        var places: [Int] = []
        for column in header.columns {
            guard let field = column.field else {
                places.append(-1)
                continue
            }
            let spec = schema.fields[field]
            let slot: Int
            switch spec.kind {
            case .text: (slot, counts.text) = (counts.text, counts.text + 1)
            case .money, .quantity, .moment: (slot, counts.wide) = (counts.wide, counts.wide + 1)
            case .day, .number: (slot, counts.narrow) = (counts.narrow, counts.narrow + 1)
            }
            places.append(columns.count)
            columns.append(
                Column(
                    key: spec.key, header: column.header, kind: spec.kind, slot: slot,
                    isRequired: spec.isRequired, scale: column.scale,
                    range: spec.range))
        }
        self.columns = columns
        self.places = places
        money = columns.indices.filter { columns[$0].kind == .money }
        mostMoney = money.map { columns[$0].range.upperBound.magnitude }.max() ?? .max
        (textCount, wideCount, narrowCount) = (counts.text, counts.wide, counts.narrow)
        self.rounds = rounds
        self.hasTotals = hasTotals
    }
}
