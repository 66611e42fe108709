package import Domain
package import Foundation
import Screening
import Storage
import Synchronization

/// The datasets that were looked into last, read into memory: a search of the ledger or the next
/// page of it does not read the files again.
final class DatasetShelf: Sendable {
    /// Datasets that are held at a time.
    private static let size = 2
    private let held = Mutex<[(id: UUID, data: Dataset)]>([])

    func data(_ id: UUID) -> Dataset? {
        held.withLock { held in
            guard let place = held.firstIndex(where: { $0.id == id }) else { return nil }
            let found = held.remove(at: place)
            held.append(found)
            return found.data
        }
    }

    func keep(_ data: Dataset, _ id: UUID) {
        held.withLock { held in
            held.removeAll { $0.id == id }
            held.append((id, data))
            if held.count > Self.size { held.removeFirst() }
        }
    }
}

extension Office {
    /// A dataset in memory. Who may see it is for the caller to judge.
    func loaded(_ dataset: UUID) async throws -> Dataset {
        if let data = datasets.data(dataset) { return data }
        let (names, kept) = try await names(of: dataset)
        // Whoever waited for somebody else's reading of it finds it on the shelf.
        return try await books.run(books.place(), key: "\(dataset)") { [self] in
            if let data = datasets.data(dataset) { return data }
            let given = try names.map { name, sha256 in
                IncomingFile(name: name, bytes: try content(of: sha256))
            }
            let (_, data) = DatasetReport.read(
                given, hashes: names.map(\.sha256), village: kept.village, headers: kept.headers)
            datasets.keep(data, dataset)
            return data
        }
    }

    /// All rows of a dataset that were refused, masked, as CSV: its files are read again, by the
    /// headers and the village of then. Only for those who may see the whole of it: a refused row
    /// does not say whose it is.
    ///
    /// What it returns reads them, on the thread that calls.
    package func refusedRows(_ id: UUID, for actor: Actor) async throws -> (
        number: String, csv: @Sendable (_ take: ([UInt8]) throws -> Void) throws -> Void
    ) {
        let number: String? = try await read { reading in
            let head = try DatasetHead.load(id, reading)
            guard try head.isSeen(by: actor, reading), try head.isWhole(for: actor, reading) else {
                throw Refusal.notFound
            }
            return try reading.value("SELECT number FROM datasets WHERE id = \(id)")
        }
        try await opened(.report, id, number ?? "", asked: "refused.csv", by: actor)
        let (names, kept) = try await names(of: id)
        return (
            number ?? "",
            { [self] take in
                var reading = DataImport(headers: kept.headers, village: kept.village)
                for (name, sha256) in names {
                    reading.add(try content(of: sha256), name: name)
                }
                try ScreeningReport.refusedCSV(reading.reports, shown: Masking.text) {
                    try take(Array($0.utf8))
                }
            }
        )
    }

    private func content(of sha256: String) throws -> [UInt8] {
        guard let bytes = files.content(sha256) else {
            throw StorageDefect("the file \(sha256) of a dataset is missing")
        }
        return bytes
    }

    private func names(of dataset: UUID) async throws -> (
        [(name: String, sha256: String)], DatasetReport
    ) {
        let (names, report) = try await read { reading in
            (
                try reading.rows(
                    """
                    SELECT name, sha256 FROM dataset_files WHERE dataset_id = \(dataset)
                    ORDER BY position
                    """
                ) { (name: try $0(0) as String, sha256: try $0(1) as String) },
                try reading.value(
                    "SELECT report FROM datasets WHERE id = \(dataset)", as: String.self)
            )
        }
        guard let report, let bytes = files.content(report) else { throw Refusal.notFound }
        return (names, try ValueFile.value(DatasetReport.self, bytes))
    }
}

extension Refusal {
    static let booksBusy = Refusal(
        .throttled, "datasets.busy",
        Phrase("同时读取的账目过多，本次未读取。", "Too many books are being read at the same time."),
        remedy: Phrase("请一分钟后再试。", "Try again in a minute."))
}
