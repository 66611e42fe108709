import Foundation
import Synchronization
import Testing

@testable import Tables

struct ParallelTests {
    @Test func `answers come in the order of the pieces, on any number of cores`() {
        for cores in [1, 2, 7] {
            let answers = Parallel(cores: cores).map(1000) { $0 * $0 }
            #expect(answers == (0..<1000).map { $0 * $0 })
        }
        #expect(Parallel(cores: 4).map(0) { $0 }.isEmpty)
    }

    @Test func `work on all cores has the priority of the one that asks`() async {
        let nice = await withCheckedContinuation { continuation in
            Thread {
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 7)
                let all = Parallel(cores: 3).map(64) { _ in
                    usleep(1000)
                    return getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)
                }
                continuation.resume(returning: Set(all))
            }.start()
        }
        #expect(nice == [7])
    }
}
