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
        _ count: Int, _ body: @Sendable (Int) -> Value
    ) -> [Value] {
        inBlocks(count) { block in block.map(body) }
    }

    /// The answers for 0..<`count`, several or none for each, one behind the other.
    package func flatMap<Value: Sendable>(
        _ count: Int, _ body: @Sendable (Int) -> [Value]
    ) -> [Value] {
        inBlocks(count) { block in block.flatMap(body) }
    }

    /// Pieces are taken from the queue in blocks: thousands of small ones cost no lock each.
    private func inBlocks<Value: Sendable>(
        _ count: Int, _ body: @Sendable (Range<Int>) -> [Value]
    ) -> [Value] {
        if cores == 1 || count < 2 { return body(0..<count) }
        let size = max(1, min(count / (cores * Self.blocksPerCore), Self.largestBlock))
        let blocks = (count + size - 1) / size
        let answers = Mutex([[Value]](repeating: [], count: blocks))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(cores, blocks)) { _ in
            while true {
                let block = next.add(1, ordering: .relaxed).oldValue
                if block >= blocks { return }
                let values = body(block * size..<min(count, (block + 1) * size))
                answers.withLock { $0[block] = values }
            }
        }
        return answers.withLock { $0.flatMap(\.self) }
    }

    /// Enough that cores end at nearly the same time.
    private static let blocksPerCore = 16
    private static let largestBlock = 4096
}
