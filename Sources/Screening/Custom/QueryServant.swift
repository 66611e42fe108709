import CSQLite
package import Domain
import Foundation

/// What is asked of a process that runs one query.
package struct QueryOrder: Codable, Sendable {
    package let model: CustomModel
    package let asOf: Day
    /// The longest that the query may run.
    package let seconds: Double

    package init(_ model: CustomModel, asOf: Day, seconds: Double) {
        self.model = model
        self.asOf = asOf
        self.seconds = seconds
    }
}

/// What such a process answers: first what its query reads, then the rows; or what is wrong.
package enum QueryReply: Codable, Sendable {
    /// `Need.words`.
    case needs([String])
    case rows([DataView.Row])
    case fault(CustomFault)
}

/// Messages between the two: a length of four bytes, lowest first, and that many bytes. An empty
/// one ends the rows of a table.
package struct QueryChannel {
    /// The longest message.
    package static let limit = 64 << 20

    /// Hands a part of a message over, or throws when nobody takes it.
    private let send: ([UInt8]) throws -> Void
    /// Gives exactly so many bytes, or throws.
    private let receive: (Int) throws -> [UInt8]

    package init(
        send: @escaping ([UInt8]) throws -> Void, receive: @escaping (Int) throws -> [UInt8]
    ) {
        self.send = send
        self.receive = receive
    }

    package func give(_ message: [UInt8]) throws {
        try send(withUnsafeBytes(of: UInt32(message.count).littleEndian) { Array($0) })
        if !message.isEmpty { try send(message) }
    }

    package func take() throws -> [UInt8] {
        let size = try receive(4).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        guard size <= Self.limit else { throw CocoaError(.fileReadTooLarge) }
        return size == 0 ? [] : try receive(size)
    }

    package func give(value: some Encodable) throws {
        try give([UInt8](try JSONEncoder().encode(value)))
    }

    package func take<T: Decodable>(_ type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(try take()))
    }
}

/// The process that runs one query and nothing else.
package enum QueryServant {
    /// Serves one order. `enclose` is called when the data are in, before the query runs, with the
    /// seconds that it has.
    package static func serve(_ channel: QueryChannel, enclose: (Double) -> Void) throws {
        sqlite3_hard_heap_limit64(QueryBounds.dataMemory)
        let order = try channel.take(QueryOrder.self)
        do {
            try order.model.judge()
            let view = try DataView(order.model)
            let needs = try view.prepare()
            try channel.give(value: QueryReply.needs(needs.map(\.words)))
            for need in needs {
                while true {
                    let chunk = try channel.take()
                    if chunk.isEmpty { break }
                    try view.fill(need, chunk)
                }
            }
            sqlite3_hard_heap_limit64(sqlite3_memory_used() + QueryBounds.queryMemory)
            enclose(order.seconds)
            let rows = try view.rows(asOf: order.asOf, seconds: order.seconds)
            try channel.give(value: QueryReply.rows(rows))
        } catch let fault as CustomFault {
            try channel.give(value: QueryReply.fault(fault))
        }
    }
}

extension Need {
    /// `bankLine day amount`: a table and the columns of it that are read.
    package var words: String {
        ([table.rawValue] + fields.map(\.rawValue)).joined(separator: " ")
    }

    package init?(words: String) {
        let parts = words.split(separator: " ").map(String.init)
        guard let name = parts.first, let table = Canon(rawValue: name) else { return nil }
        self.init(table, fields: parts.dropFirst().compactMap(Field.init(rawValue:)))
    }
}
