import Dispatch
import Foundation
import Synchronization

/// Independent pieces of work on all cores, their answers in the order of the pieces.
package struct Parallel: Sendable {
    /// How many pieces run at the same time, at least 1.
    package let cores: Int

    package init(cores: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.cores = max(1, cores)
    }

    /// The answers for 0..<`count`. With one core, or one piece, no other thread is used.
    package func map<Value: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) -> Value
    ) -> [Value] {
        if cores == 1 || count < 2 { return (0..<count).map(body) }
        let answers = Answers<Value>(count)
        let work = { @Sendable in
            while true {
                let index = answers.next.add(1, ordering: .relaxed).oldValue
                if index >= count { return }
                let value = body(index)
                answers.values.withLock { $0[index] = value }
            }
        }
        // Threads of our own have the priority of the one that asks: what a server does beside its
        // pages stays beside them on every core.
        let others = DispatchGroup()
        for _ in 1..<min(cores, count) {
            others.enter()
            let thread = Thread {
                work()
                others.leave()
            }
            thread.stackSize = Self.stack
            thread.start()
        }
        work()
        others.wait()
        return answers.values.withLock { $0.compactMap(\.self) }
    }

    /// 0..<`count` in blocks for `map`, so that thousands of small pieces cost no lock each.
    package func blocks(_ count: Int) -> [Range<Int>] {
        let size = max(1, min(count / (cores * Self.blocksPerCore), Self.largestBlock))
        return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    }

    private final class Answers<Value: Sendable>: Sendable {
        let values: Mutex<[Value?]>
        /// The piece that is taken next.
        let next = Atomic(0)

        init(_ count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }
    }

    private static let stack = 8 << 20

    /// Enough that cores end at nearly the same time.
    private static let blocksPerCore = 16
    private static let largestBlock = 4096
}
