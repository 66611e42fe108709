package import Domain
package import Foundation
import Storage

/// The page of a dataset: where it came from, what its files became, and the runs over it.
enum DatasetPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try DatasetHead.load(id, reading)
        guard try head.isSeen(by: actor, reading) else { throw Refusal.notFound }
        let isWhole = try head.isWhole(for: actor, reading)
        guard var view = try overview(id, head, actor, isWhole, reading) else {
            throw Refusal.notFound
        }
        if PageParts.mayDo("datasets.screen", actor, at: head.place) {
            view.sections[0] = RecordView.Section(
                view.sections[0].title,
                view.sections[0].facts + [
                    .init(
                        Phrase("筛查", "screening"),
                        Phrase("选择模型，开始筛查", "choose models and start")[actor.language],
                        link: "/datasets/\(text(id))/screen")
                ])
        }
        view.related = [
            try runs(id, actor, isWhole, reading), try files(id, isWhole, reading),
        ]
        return view
    }

    private static func overview(
        _ id: UUID, _ head: DatasetHead, _ actor: Actor, _ isWhole: Bool, _ reading: Reading
    ) throws -> RecordView? {
        let own = try isWhole ? nil : ownRows(id, actor, reading)
        return try reading.first(
            """
            SELECT d.number, d.title, d.handed_by, d.from_on, d.until_on, d.parent_kind, d.rows,
                d.refused, d.villages, p.name, d.kept_at, t.name || ' ' || u.short_name, d.report
            FROM datasets d JOIN people p ON p.id = d.kept_by
            LEFT JOIN village_units u ON u.id = d.unit_id
            LEFT JOIN townships t ON t.id = d.township_id WHERE d.id = \(id)
            """
        ) { row in
            let kind: String = try row(5)
            return RecordView(
                kind: Phrase("账目数据", "Dataset"), id: id, list: "/datasets",
                title: try row(1), number: try row(0),
                sections: [
                    RecordView.Section(
                        Phrase("来源", "Provenance"),
                        [
                            .init(
                                Phrase("所属", "under"),
                                try row.optional(11) ?? label(kind)[actor.language],
                                link: DatasetParent.link(kind, head.parent)),
                            .init(Phrase("提供单位和经手人", "handed in by"), try row(2)),
                            .init(
                                Phrase("数据期间", "period"),
                                "\(try row(3) as Day)—\(try row(4) as Day)"),
                            .init(
                                Phrase("登记", "kept by"),
                                "\(try row(9) as String) \((try row(10) as Moment).minuteText)"),
                            .init(
                                Phrase("接收和拒收行数", "rows and refused rows"),
                                try own?.rows ?? "\(row(6) as Int) / \(row(7) as Int)"),
                            .init(
                                Phrase("村数", "villages"),
                                try own?.villages ?? String(row(8) as Int)),
                            .init(
                                Phrase("查账", "ledger"),
                                Phrase("检索全部凭证", "search all vouchers")[actor.language],
                                link: "/datasets/\(text(id))/ledger"),
                            .init(
                                Phrase("读取报告", "report"),
                                Phrase("字段对应、拒收行、合计核对", "columns, refused rows, totals")[
                                    actor.language], link: "/datasets/\(text(id))/report"),
                        ])
                ])
        }
    }

    /// Rows and villages of what somebody may see of a dataset of which they see a part. A refused
    /// row does not say whose it is.
    private static func ownRows(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> (rows: String, villages: String)
    {
        let counts = try RunVillages.villageScope(actor).flatMap { scope in
            try reading.first(
                """
                SELECT sum(v.rows), count(*) FROM dataset_villages v
                WHERE v.dataset_id = \(id) AND \(scope)
                """
            ) { (try $0.optional(0, as: Int.self), try $0(1) as Int) }
        }
        let words = Phrase("只计您能查看的村居", "of the villages that you may see")[actor.language]
        return ("\(counts?.0.map(String.init) ?? "—")（\(words)）", "\(counts?.1 ?? 0)（\(words)）")
    }

    private static func label(_ kind: String) -> Phrase {
        switch kind {
        case "round": Phrase("轮次", "round")
        case "unit": Phrase("村居", "village unit")
        default: Phrase("村级巡察", "inspection")
        }
    }

    private static func runs(
        _ id: UUID, _ actor: Actor, _ isWhole: Bool, _ reading: Reading
    ) throws -> RecordView.Related {
        let numbers: SQL = ["leads", "raised"].map { column in
            isWhole ? "x.\(raw: column)" : RunVillages.column(column, actor)
        }.joined(by: ", ")
        let rows = try reading.rows(
            """
            SELECT x.id, x.number, x.as_of, x.models, \(numbers) FROM screening_runs x
            WHERE x.dataset_id = \(id) ORDER BY x.seq DESC LIMIT 50
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, (try row(2) as Day).description,
                    String(try row(3) as Int), try number(row, 4), try number(row, 5),
                ], link: "/runs/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("筛查记录", "Runs"),
            columns: [
                Phrase("编号", "number"), Phrase("截至", "as of"), Phrase("模型", "models"),
                Phrase("提示", "leads"), Phrase("其中新提示", "new"),
            ], rows: rows, empty: Phrase("尚未筛查。", "Not screened yet."))
    }

    private static func number(_ row: AnswerRow, _ index: Int) throws -> String {
        try row.optional(index, as: Int.self).map(String.init) ?? "—"
    }

    /// The size of a file is about the rows of all villages in it.
    private static func files(_ id: UUID, _ isWhole: Bool, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT d.name, f.size, d.sha256 FROM dataset_files d
            JOIN files f ON f.sha256 = d.sha256 WHERE d.dataset_id = \(id) ORDER BY d.position
            """
        ) { row in
            (
                cells: [
                    Masking.text(try row(0)),
                    isWhole ? "\(((try row(1) as Int) + 1023) / 1024) KB" : "—",
                    "SHA-256 \((try row(2) as String).prefix(16))…",
                ], link: nil as String?
            )
        }
        return RecordView.Related(
            Phrase("文件", "Files"),
            columns: [Phrase("文件", "file"), Phrase("大小", "size"), Phrase("特征码", "hash")],
            rows: rows, empty: Phrase("", ""))
    }
}

extension Office {
    /// What a dataset is called, for somebody who may see it.
    package func datasetTitle(_ id: UUID, for actor: Actor) async throws -> String {
        let title = try await read { reading in
            let head = try DatasetHead.load(id, reading)
            guard try head.isSeen(by: actor, reading) else { throw Refusal.notFound }
            return try reading.value(
                "SELECT title FROM datasets WHERE id = \(id)", as: String.self)
        }
        return title ?? ""
    }

    /// The report of a dataset that somebody may see.
    package func datasetReport(_ id: UUID, for actor: Actor) async throws -> (
        title: String, report: DatasetReport
    ) {
        let found = try await read { reading in
            let head = try DatasetHead.load(id, reading)
            guard try head.isSeen(by: actor, reading) else { throw Refusal.notFound }
            let part =
                try head.isWhole(for: actor, reading)
                ? nil : try head.villages(seenBy: actor, reading)
            return try reading.first(
                "SELECT title, report, number FROM datasets WHERE id = \(id)"
            ) {
                (
                    title: try $0(0) as String, report: try $0(1) as String,
                    number: try $0(2) as String, part: part
                )
            }
        }
        guard let found, let bytes = files.content(found.report) else { throw Refusal.notFound }
        try await opened(.report, id, found.number, by: actor)
        let report = try ValueFile.value(DatasetReport.self, bytes)
        return (found.title, found.part.map { report.part(of: $0) } ?? report)
    }

    /// What a dataset may be handed in for, by its name, where this person may keep one.
    package func datasetParent(_ id: UUID, for actor: Actor) async throws -> String {
        try await read { reading in
            let parent = try DatasetParent.load(id, reading)
            try parent.judgeKeeping(by: actor, reading)
            let name: String? =
                switch parent.kind {
                case "inspection":
                    try reading.value(
                        """
                        SELECT t.name || ' ' || u.short_name FROM inspections i
                        JOIN village_units u ON u.id = i.unit_id
                        JOIN townships t ON t.id = i.township_id WHERE i.id = \(id)
                        """)
                case "round": try reading.value("SELECT name FROM rounds WHERE id = \(id)")
                default:
                    try reading.value("SELECT short_name FROM village_units WHERE id = \(id)")
                }
            return name ?? ""
        }
    }
}
