package import Domain

/// A file that will be made on the lane of exports, with its place in it.
package struct ExportFile: Sendable {
    let folder: String
    let lane: Lane
    let place: Lane.Place
    let make: @Sendable (Spool) throws -> Void

    /// Begins to make it; the place is taken for as long as somebody holds this value.
    package func begin() throws -> Spool {
        let spool = try Spool(in: folder)
        lane.begin(place) { spool.fill(make) }
        return spool
    }
}

extension Office {
    /// Takes a place for a file of a person. `make` appends to it on a thread of the lane of
    /// exports.
    ///
    /// - Throws: `Refusal` while too many files are being made or sent.
    package func exportFile(
        for person: Identifier<Person>?, _ make: @escaping @Sendable (Spool) throws -> Void
    ) throws(Refusal) -> ExportFile {
        ExportFile(
            folder: folder.temporary, lane: exports,
            place: try exports.place(of: person?.uuid), make: make)
    }
}

extension Refusal {
    static let exportsOfOne = Refusal(
        .throttled, "export.too-many",
        Phrase(
            "您正在导出的文件已有\(Office.exportsOfOne)个，本次未导出。",
            "\(Office.exportsOfOne) files of yours are being exported already."),
        remedy: Phrase("请等其中一个完成后再试。", "Try again when one has ended."))

    static let exportsBusy = Refusal(
        .throttled, "export.busy",
        Phrase("同时导出的人数过多，本次未导出。", "Too many exports at the same time."),
        remedy: Phrase("请一分钟后再试。", "Try again in a minute."))
}
