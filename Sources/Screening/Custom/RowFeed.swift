import Domain
import Tables

/// A cell on its way into the view.
enum ViewCell {
    case none
    case whole(Int64)
    case text(String)
}

/// The rows of one table, with the columns that a query reads, as bytes for a `DataView`.
///
/// A row is its origin and its cells; a cell is a mark and what it holds: nothing, eight bytes, or
/// a length of four bytes and UTF-8. Numbers begin with their lowest byte.
package struct RowFeed {
    private static let chunk = 1 << 20
    private let table: Table
    private let cells: [Cells?]
    private let data: Dataset

    package init(_ need: Need, _ data: Dataset) {
        self.data = data
        table = data.table(need.table)
        let kinds = Dictionary(
            uniqueKeysWithValues: need.table.schema.fields.map { ($0.key, $0.kind) })
        let table = table
        cells = need.fields.map { field in
            guard table.hasColumn(field), let kind = kinds[field.rawValue] else { return nil }
            return Cells(kind, field, table)
        }
    }

    /// Gives the rows in pieces of about a megabyte; a row is never cut.
    package func forEachChunk(_ body: ([UInt8]) throws(CustomFault) -> Void) throws(CustomFault) {
        var bytes: [UInt8] = []
        for row in table.rows {
            let origin = table.origin(row)
            Self.add(
                .whole(Int64(bitPattern: UInt64(origin.file) << 32) | Int64(origin.row)), to: &bytes
            )
            for cells in cells { Self.add(cells?.cell(row, data) ?? .none, to: &bytes) }
            if bytes.count >= Self.chunk {
                try body(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        if !bytes.isEmpty { try body(bytes) }
    }

    private static func add(_ cell: ViewCell, to bytes: inout [UInt8]) {
        switch cell {
        case .none: bytes.append(0)
        case .whole(let number):
            bytes.append(1)
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        case .text(let text):
            bytes.append(2)
            let content = text.utf8.prefix(QueryBounds.cell)
            withUnsafeBytes(of: UInt32(content.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: content)
        }
    }
}

/// Reads what `RowFeed` wrote.
struct CellReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func next() -> ViewCell {
        guard !isAtEnd else { return .none }
        let mark = bytes[place]
        place += 1
        switch mark {
        case 1: return .whole(Int64(bitPattern: number(of: 8)))
        case 2:
            let length = Int(number(of: 4))
            let end = min(bytes.count, place + length)
            // A character that the bound on cells cut is replaced.
            let text = String(decoding: bytes[min(place, end)..<end], as: UTF8.self)
            place = end
            return .text(text)
        default: return .none
        }
    }

    private mutating func number(of size: Int) -> UInt64 {
        let end = min(bytes.count, place + size)
        var value: UInt64 = 0
        for (index, byte) in bytes[place..<end].enumerated() {
            value |= UInt64(byte) << (8 * index)
        }
        place = end
        return value
    }
}

/// One column of a table on its way into the view.
private enum Cells {
    case text(TextColumn)
    case whole(WideColumn)
    case moment(WideColumn)
    case day(NarrowColumn)
    case number(NarrowColumn)

    init(_ kind: FieldKind, _ field: Field, _ table: Table) {
        self =
            switch kind {
            case .text: .text(table.texts(field))
            case .money, .quantity: .whole(table.wide(field))
            case .moment: .moment(table.wide(field))
            case .day: .day(table.narrow(field))
            case .number: .number(table.narrow(field))
            }
    }

    func cell(_ row: Int, _ data: Dataset) -> ViewCell {
        switch self {
        case .text(let column): column[row] == 0 ? .none : .text(data.text(column[row]))
        case .whole(let column): column[row].map { .whole($0) } ?? .none
        case .moment(let column): column[row].map { .text(Self.moment($0)) } ?? .none
        case .day(let column): column[row].map { .text(Day(number: $0).description) } ?? .none
        case .number(let column): column[row].map { .whole(Int64($0)) } ?? .none
        }
    }

    /// `2024-03-05 12:33:05`.
    private static func moment(_ seconds: Int64) -> String {
        let (day, rest) = (seconds / 86_400, seconds % 86_400)
        func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        return "\(Day(number: Int32(clamping: day)).description) \(clock)"
    }
}
