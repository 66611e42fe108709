package import Domain
package import Foundation
package import Storage

/// Exports of village books are kept: the files under their hashes, who handed them in, for which
/// time, and the report that was shown before.
package struct KeepDataset: Action, Decodable {
    let record: UUID
    let title: String
    let handedBy: String
    let since: Day
    let until: Day
    /// SHA-256 of the report.
    let report: String

    package init(
        record: UUID, title: String, handedBy: String, since: Day, until: Day, report: String
    ) {
        self.record = record
        self.title = title
        self.handedBy = handedBy
        self.since = since
        self.until = until
        self.report = report
    }

    package static let kindOfAction = ActionKind(
        "datasets.keep", Phrase("保存数据集", "Keep a dataset"), path: "/screening/{record}/datasets",
        fields: [
            Field("record", Phrase("巡察、轮次或村居", "inspection, round or unit"), .hidden(.identifier)),
            Field("title", Phrase("名称", "title"), .text(max: 60)),
            Field("handedBy", Phrase("提供单位和经手人", "handed in by"), .text(max: 60)),
            Field("since", Phrase("数据起始日期", "data from"), .day(.past)),
            Field("until", Phrase("数据截止日期", "data until"), .day(.past)),
            Field(
                "report", Phrase("读取报告", "report"), .file,
                hint: Phrase("读取文件后得到的报告编号", "What reading the files answered")),
        ], as: Self.self)

    package var name: String { "datasets.keep" }

    package func place(_ reading: Reading) throws -> Place {
        try DatasetParent.load(record, reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? {
        try DatasetParent.load(record, reading).object
    }
    /// Its villages stand in the report: they are judged when it is read, in `perform`.
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] {
        [Sighting(Lists.rounds, record), Sighting(Lists.units, record)]
    }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let parent = try DatasetParent.load(record, desk.reading)
        try judgeDays()
        let made: DatasetReport = try desk.prepared(report)
        guard made.isUsable else { throw Refusal.nothingRead }
        let villages = try parent.villages(of: made, desk.reading)
        try Permissions.judge(
            name, by: desk.actor, atEach: villages.map(\.place), field: "files", desk.reading)
        let year = desk.today.civil.year
        let county = parent.place.county?.description ?? "all"
        let number = DocumentNumber.entry(
            "数据", year: year, try desk.nextNumber(in: "datasets/\(county)/\(year)"))
        try desk.name(report, "application/json")
        try desk.writing.execute(
            """
            INSERT INTO datasets(id, number, title, handed_by, from_on, until_on, parent_kind,
                parent_id, county_id, township_id, unit_id, group_id, round_id, rows, refused,
                villages, report, kept_by, kept_at)
            VALUES (\(desk.id), \(number), \(title), \(handedBy), \(since), \(until),
                \(parent.kind), \(record), \(parent.place.county), \(parent.place.township),
                \(parent.place.unit), \(parent.place.group), \(parent.round), \(made.rows),
                \(made.refused), \(made.villages.count), \(report), \(try desk.person()),
                \(desk.at))
            """)
        try desk.index(desk.id, in: Lists.datasets)
        var named: Set<String> = []
        for (position, file) in made.files.enumerated()
        where named.insert(file.source + file.sha256).inserted {
            try desk.name(file.sha256, "application/octet-stream")
            try desk.writing.execute(
                """
                INSERT INTO dataset_files(dataset_id, position, name, sha256)
                VALUES (\(desk.id), \(position), \(file.source), \(file.sha256))
                """)
        }
        for village in villages {
            let place = village.place
            try desk.writing.execute(
                """
                INSERT INTO dataset_villages(dataset_id, code, county_id, township_id, unit_id,
                    group_id, inspection_id, rows)
                VALUES (\(desk.id), \(village.code), \(place.county), \(place.township),
                    \(place.unit), \(place.group), \(village.inspection),
                    \(made.villageRows?[village.code] ?? 0))
                """)
        }
        return ActionAnswer(
            desk.id, page: "/datasets/\(Identifier<Logbook>(desk.id))", number: number,
            note: Phrase(
                "已保存\(number)：\(made.rows)行，拒收\(made.refused)行",
                "Kept: \(made.rows) rows, \(made.refused) refused"),
            counts: ["rows": made.rows, "refused": made.refused, "villages": made.villages.count])
    }

    private func judgeDays() throws(Refusal) {
        guard since <= until else {
            throw .field(
                "until", "before-its-beginning",
                Phrase("数据截止日期早于起始日期。", "The data end before they begin."),
                Phrase("请核对日期。", "Check the dates."))
        }
    }
}

extension Desk {
    /// A report or result that this program has computed.
    /// - Throws: `Refusal` for a file that it has not, and for one that it no longer knows.
    func prepared<T: Decodable>(_ sha256: String) throws -> T {
        guard preparedFiles.holds(sha256, for: actor.person), let bytes = files.content(sha256)
        else {
            throw Refusal(
                .conflict, "screening.not-prepared",
                Phrase("读取或筛查结果已失效。", "What was read or computed is no longer known."),
                remedy: Phrase("请重新上传或重新筛查。", "Send the files again, or screen again."))
        }
        return try ValueFile.value(T.self, bytes)
    }

    /// Enters a kept file into the table of files, so that it is proved and backed up.
    func name(_ sha256: String, _ mediaType: String) throws {
        guard let content = files.content(sha256) else { throw Refusal.notFound }
        try writing.execute(
            """
            INSERT INTO files(sha256, size, media_type)
            VALUES (\(sha256), \(content.count), \(mediaType)) ON CONFLICT (sha256) DO NOTHING
            """)
    }
}

extension Refusal {
    static let nothingRead = Refusal(
        .invalid, "datasets.nothing-read",
        Phrase("没有可用的表，未保存。", "None of the files is a table that is read."),
        remedy: Phrase("请核对表头；凭证、流水等表头见使用指南。", "Check the headers."), field: "files")
}

extension Office {
    /// The largest body of an upload of books, in bytes.
    package static let booksLimit = 64 << 20

    /// Reads files of books for a record and keeps them, with the report, in the store. Nothing is
    /// entered until `KeepDataset` names the report.
    ///
    /// Throws a `Refusal` when this person may not keep datasets there, and for hostile files.
    package func readDataset(_ given: [IncomingFile], for record: UUID, by actor: Actor)
        async throws -> (sha256: String, report: DatasetReport)
    {
        let (village, headers) = try await read { reading in
            let parent = try DatasetParent.load(record, reading)
            try parent.judgeKeeping(by: actor, reading)
            return (
                try parent.village(reading),
                try OwnHeaders.headers(of: parent.place.county?.uuid, reading)
            )
        }
        let (files, report) = try await books.run(books.place()) {
            let files = try IncomingFiles.unpacked(given)
            let (report, _) = DatasetReport.read(
                files, hashes: files.map { SHA256.hexadecimal($0.bytes) }, village: village,
                headers: headers, leftOut: IncomingFiles.leftOut(given))
            return (files, report)
        }
        guard report.isUsable else { return ("", report) }
        // Before anything is shown or kept of villages that are not theirs to hand in.
        try await read { reading in
            let parent = try DatasetParent.load(record, reading)
            try Permissions.judge(
                "datasets.keep", by: actor,
                atEach: parent.villages(of: report, reading)
                    .map(\.place), field: "files", reading)
        }
        // As they are kept: unpacked.
        let size = files.reduce(0) { $0 + $1.bytes.count }
        _ = try await count("", size, by: actor.person, at: Moment(Date()))
        for file in files { _ = try self.files.keep(file.bytes) }
        let sha256 = try self.files.keep(try ValueFile.bytes(report))
        preparedFiles.add(sha256, for: actor.person)
        return (sha256, report)
    }
}
