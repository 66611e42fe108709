import Foundation
import Glibc

/// Finds the cells of a text table (RFC 4180, separated by `,` `;` or tab).
enum RowScanner {
    private static let fieldLimit = 65_536
    private static let columnLimit = 4096
    private static let pieceSize = 4 << 20
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Where the row behind the first `rows` begins, and the separator.
    static func behind(rows: Int, of text: [UInt8]) throws(TableError) -> (Int, UInt8) {
        let separator = CSVReader.separator(of: text)
        var none = RowCounter(limit: rows)
        let start = try scan(text.span, 0..<text.count, separator, line: 1, into: &none)
        return (start, separator)
    }

    /// Whole rows of a text: a range of one of its pieces.
    struct Rows: Sendable {
        let piece: Int
        let range: Range<Int>
    }

    /// The rows from `start` in the first piece on, in shares of one core each.
    static func shares(of text: PiecedBytes, from start: Int, cores: Int) -> [[Rows]] {
        if text.pieceCount == 1 {
            return ranges(of: text[0], from: start, cores: cores).map {
                [Rows(piece: 0, range: $0)]
            }
        }
        let count = min(cores, text.pieceCount)
        return (0..<count).map { share in
            let pieces = text.pieceCount * share / count..<text.pieceCount * (share + 1) / count
            return pieces.map { Rows(piece: $0, range: ($0 == 0 ? start : 0)..<text[$0].count) }
        }
    }

    /// Ranges of whole rows, one for each core; a text with quotes is not cut.
    private static func ranges(of text: [UInt8], from start: Int, cores: Int) -> [Range<Int>] {
        let count = text.holds(quote) ? 1 : min(cores, (text.count - start) / pieceSize)
        guard count > 1 else { return [start..<text.count] }
        var bounds = [start]
        for part in 1..<count {
            let from = max(start + (text.count - start) / count * part, bounds.last ?? start)
            guard let end = text.suffix(from: from).firstIndex(of: lineFeed) else { break }
            bounds.append(end + 1)
        }
        bounds.append(text.count)
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }

    /// Hands the cells of a range to the collector, and adds its lines to the collector's.
    @discardableResult
    static func scan<Sink: CellSink>(
        _ bytes: Span<UInt8>, _ piece: Range<Int>, _ separator: UInt8, line first: Int,
        into sink: inout Sink
    ) throws(TableError) -> Int {
        var position = piece.lowerBound
        let end = piece.upperBound
        var line = first
        // No byte above this one ends a cell: one comparison for most bytes.
        let highest = max(separator, carriageReturn)
        while position < end, !sink.isFull {
            let row = line
            var column = 0
            while true {
                if position < end, bytes[position] == quote {
                    try quoted(bytes, &position, end, separator, &line, row, column, into: &sink)
                } else {
                    let start = position
                    var isBroken = false
                    while position < end {
                        let byte = bytes[position]
                        if byte <= highest {
                            if byte == separator || byte == lineFeed || byte == carriageReturn {
                                break
                            }
                            if byte == 0 { isBroken = true }
                        }
                        position += 1
                    }
                    guard position - start <= fieldLimit else { throw .longField(row: row) }
                    if isBroken {
                        sink.takeBroken(column, bytes, start, position, row: row)
                    } else {
                        sink.take(column, bytes, start, position, row: row)
                    }
                }
                column += 1
                guard column <= columnLimit else { throw .wideRow(row: row) }
                if position < end, bytes[position] == separator {
                    position += 1
                } else {
                    break
                }
            }
            if position < end, bytes[position] == carriageReturn { position += 1 }
            if position < end, bytes[position] == lineFeed { position += 1 }
            line += 1
            sink.endRow(row)
        }
        sink.lines += line - first
        return position
    }

    /// A cell in quotes, up to behind its closing quote.
    private static func quoted<Sink: CellSink>(
        _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, _ separator: UInt8,
        _ line: inout Int, _ row: Int, _ column: Int, into sink: inout Sink
    ) throws(TableError) {
        position += 1
        var cell: [UInt8] = []
        var isBroken = false
        while position < end {
            let byte = bytes[position]
            position += 1
            switch byte {
            case quote:
                if position < end, bytes[position] == quote {
                    cell.append(quote)
                    position += 1
                    continue
                }
                guard
                    position >= end || bytes[position] == lineFeed
                        || bytes[position] == carriageReturn || bytes[position] == separator
                else { throw .brokenQuote(row: row) }
                guard cell.count <= fieldLimit else { throw .longField(row: row) }
                if isBroken {
                    sink.takeBroken(column, cell.span, 0, cell.count, row: row)
                } else {
                    sink.take(column, cell.span, 0, cell.count, row: row)
                }
                return
            case 0:
                isBroken = true
                cell.append(byte)
            case lineFeed:
                line += 1
                cell.append(byte)
            default: cell.append(byte)
            }
        }
        throw .openQuote(row: row)
    }
}

/// Where the cells of a table go.
protocol CellSink {
    /// Whether no more rows are wanted.
    var isFull: Bool { get }
    var lines: Int { get set }
    mutating func take(_ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int)
    /// Takes a cell that holds a NUL byte: what is no letter in the encoding of the file.
    mutating func takeBroken(
        _ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int)
    mutating func endRow(_ row: Int)
}

extension RowCollector: CellSink {
    var isFull: Bool { false }
}

/// Counts rows and keeps nothing.
private struct RowCounter: CellSink {
    let limit: Int
    private var count = 0
    var lines = 0
    var isFull: Bool { count >= limit }
    init(limit: Int) { self.limit = limit }
    mutating func take(_ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int) {}
    mutating func takeBroken(
        _ column: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, row: Int
    ) {}
    mutating func endRow(_ row: Int) { count = row }
}
