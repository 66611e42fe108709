package import Domain
package import Foundation

/// A piece of SQL with its values bound through string interpolation, so that a value can never
/// become SQL. The dialect is the one that SQLite and PostgreSQL share; the engine puts in the
/// placeholders and the text search of its database.
package struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        case text(String)
        case value(Value)
        /// True for rows whose `key` stands in the text index under a phrase.
        case match(key: String, index: TextIndex, phrase: String, list: String?)
        /// True for rows whose folded text, in this column, holds a phrase.
        case holds(column: String, phrase: String)
    }

    var pieces: [Piece]

    package init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// SQL from the program's own text: a column name from a table of columns, never from input.
    package init(raw text: String) {
        pieces = [.text(text)]
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.pieces += right.pieces
        return sum
    }

    package var isEmpty: Bool { pieces.isEmpty }

    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        package mutating func appendInterpolation<V: Storable>(_ value: V) {
            pieces.append(.value(value.stored))
        }

        package mutating func appendInterpolation<V: Storable>(_ value: V?) {
            pieces.append(.value(value?.stored ?? .null))
        }

        package mutating func appendInterpolation(_ value: Value) {
            pieces.append(.value(value))
        }

        package mutating func appendInterpolation(_ sql: SQL) {
            pieces += sql.pieces
        }

        /// A name from the program's own tables of columns, never from input.
        package mutating func appendInterpolation(raw text: String) {
            pieces.append(.text(text))
        }

        /// `(?, ?, ?)`.
        package mutating func appendInterpolation<V: Storable>(list values: [V]) {
            pieces.append(.text("("))
            for (offset, value) in values.enumerated() {
                if offset > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.stored))
            }
            pieces.append(.text(")"))
        }

        /// Rows whose folded text holds a phrase: the same rows as `matches`, told one by one, for
        /// when most rows do.
        package mutating func appendInterpolation(_ column: String, holds phrase: String) {
            pieces.append(.holds(column: column, phrase: phrase))
        }

        /// Rows whose `key` stands in a text index under a phrase. `list` is one of those that
        /// share the index.
        package mutating func appendInterpolation(
            _ key: String, matches phrase: String, in index: TextIndex, among list: String? = nil
        ) {
            pieces.append(.match(key: key, index: index, phrase: phrase, list: list))
        }
    }
}

extension Sequence<SQL> {
    /// `a AND b AND c`.
    package func joined(by separator: SQL) -> SQL {
        var result = SQL(raw: "")
        for (offset, part) in enumerated() {
            if offset > 0 { result = result + separator }
            result = result + part
        }
        return result
    }
}

/// A value as a database keeps it.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    case uuid(UUID)
}

/// A value that has one place in a row.
package protocol Storable: Sendable {
    var stored: Value { get }
    /// - Returns: nil when the stored value is not one of these.
    init?(stored: Value)
}

extension Int64: Storable {
    package var stored: Value { .integer(self) }
    package init?(stored: Value) {
        guard case .integer(let n) = stored else { return nil }
        self = n
    }
}

extension Int: Storable {
    package var stored: Value { .integer(Int64(self)) }
    package init?(stored: Value) {
        guard case .integer(let n) = stored else { return nil }
        self = Int(n)
    }
}

extension Bool: Storable {
    package var stored: Value { .integer(self ? 1 : 0) }
    package init?(stored: Value) {
        guard case .integer(let n) = stored else { return nil }
        self = n != 0
    }
}

extension Double: Storable {
    package var stored: Value { .real(self) }
    package init?(stored: Value) {
        switch stored {
        case .real(let x): self = x
        case .integer(let n): self = Double(n)
        default: return nil
        }
    }
}

extension String: Storable {
    package var stored: Value { .text(self) }
    package init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self = text
    }
}

extension UUID: Storable {
    package var stored: Value { .uuid(self) }
    package init?(stored: Value) {
        switch stored {
        case .uuid(let uuid): self = uuid
        case .bytes(let bytes) where bytes.count == 16:
            self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
        default: return nil
        }
    }
}

extension Identifier: Storable {
    package var stored: Value { .uuid(uuid) }
    package init?(stored: Value) {
        guard let uuid = UUID(stored: stored) else { return nil }
        self.init(uuid)
    }
}

extension Day: Storable {
    package var stored: Value { .text(description) }
    package init?(stored: Value) {
        guard case .text(let text) = stored, let day = Day(text) else { return nil }
        self = day
    }
}

extension Moment: Storable {
    package var stored: Value { .integer(milliseconds) }
    package init?(stored: Value) {
        guard case .integer(let n) = stored else { return nil }
        self.init(milliseconds: n)
    }
}

extension Yuan: Storable {
    package var stored: Value { .integer(fen) }
    package init?(stored: Value) {
        guard case .integer(let n) = stored else { return nil }
        self.init(fen: n)
    }
}

extension Storable where Self: RawRepresentable<String> {
    package var stored: Value { .text(rawValue) }
    package init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self.init(rawValue: text)
    }
}

extension Role: Storable {}
extension Reach: Storable {}
extension RecordKind: Storable {}
extension Language: Storable {}
extension Post: Storable {}
extension Round.State: Storable {}
extension Round.Level: Storable {}
extension Inspection.State: Storable {}
extension Inspection.Depth: Storable {}
extension Inspection.Mode: Storable {}
extension Finding.State: Storable {}
extension RectificationItem.State: Storable {}
extension Revisit.State: Storable {}
extension Revisit.Result: Storable {}
