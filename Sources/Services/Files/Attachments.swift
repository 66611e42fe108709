package import Domain
package import Foundation
package import Storage

/// A photo or a paper is added to a record.
package struct AttachFile: Action {
    let kind: RecordKind
    let record: UUID
    let title: String
    let file: String

    package init(_ kind: RecordKind, record: UUID, title: String, file: String) {
        self.kind = kind
        self.record = record
        self.title = title
        self.file = file
    }

    package static let kindsOfAction = [RecordKind.finding, .rectification, .revisit, .suspicion]
        .map { kind in
            ActionKind(
                "\(kind.rawValue).attach", Phrase("上传材料", "Attach a file"),
                path: "\(kind.list)/{record}/attachments",
                fields: [
                    Field("record", Phrase("记录", "record"), .hidden(.identifier)),
                    Field(
                        "title", Phrase("材料名称", "what it is"), .text(max: 60),
                        hint: Phrase("如“整改前照片”“村民代表会议记录”", "“Photo before”, “minutes”")),
                    Field("file", Phrase("文件", "file"), .file),
                ]
            ) { json in
                let input = try JSONDecoder().decode(Input.self, from: json)
                return AttachFile(kind, record: input.record, title: input.title, file: input.file)
            }
        }

    private struct Input: Codable {
        let record: UUID
        let title: String
        let file: String
    }

    package func encode(to encoder: any Encoder) throws {
        try Input(record: record, title: title, file: file).encode(to: encoder)
    }

    package var name: String { "\(kind.rawValue).attach" }

    package func place(_ reading: Reading) throws -> Place {
        guard let head = try RecordHead.load(kind, record, reading) else { throw Refusal.notFound }
        return head.place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? {
        try RecordHead.object(kind, record, reading)
    }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        if kind == .rectification {
            try PartyRules.judge(
                item: record, at: try place(desk.reading), desk.actor, desk.reading)
        }
        try Attachments.add(file, to: kind, record, id: desk.id, purpose: title, desk)
        return ActionAnswer(
            desk.id, page: "\(kind.list)/\(Identifier<RecordKind>(record))",
            note: Phrase("已上传：\(title)", "Attached: \(title)"))
    }
}

/// Files that belong to records.
enum Attachments {
    /// Adds a kept file to a record. Its name is made of its purpose and its type: names that
    /// people gave their files may hold other people's names.
    static func add(
        _ sha256: String, to kind: RecordKind, _ record: UUID, id: UUID, purpose: String,
        _ desk: Desk
    ) throws {
        try add(sha256, to: kind.rawValue, record, id: id, purpose: purpose, desk)
    }

    /// `owner` is a kind of record or the name of a logbook.
    static func add(
        _ sha256: String, to owner: String, _ record: UUID, id: UUID, purpose: String,
        _ desk: Desk
    ) throws {
        guard let content = desk.files.content(sha256), let type = FileType(of: content) else {
            throw Refusal.notUploaded("file")
        }
        try desk.writing.execute(
            """
            INSERT INTO files(sha256, size, media_type)
            VALUES (\(sha256), \(content.count), \(type.mediaType))
            ON CONFLICT (sha256) DO NOTHING
            """)
        try desk.writing.execute(
            """
            INSERT INTO attachments(id, record_kind, record_id, sha256, name, purpose, added_by,
                added_at)
            VALUES (\(id), \(owner), \(record), \(sha256), \("\(purpose).\(type.suffix)"),
                \(purpose), \(desk.actor.person), \(desk.at))
            """)
    }

    /// Whoever sees a record or an entry sees its files; those of a finding are evidence that
    /// stays with the group and the office.
    static func isSeen(_ owner: String, _ record: UUID, by actor: Actor, _ reading: Reading)
        throws -> Bool
    {
        if let kind = RecordKind(rawValue: owner) {
            return try RecordHead.load(kind, record, reading).map {
                try Visibility.sees(
                    actor, RecordHead.object(kind, record, reading), at: $0.place)
                    && (kind != .finding || Visibility.sees(actor, .workingPaper, at: $0.place))
            } ?? false
        }
        guard let book = Logbooks.named(owner) else { return false }
        return try book.shows(record, to: actor, reading)
    }

    /// Without `handlers` the reader knows everybody by name.
    static func of(
        _ kind: RecordKind, _ record: UUID, _ reading: Reading, for handlers: Handlers? = nil
    ) throws -> [RecordView.Attachment] {
        try of([kind.rawValue], record, reading, for: handlers)
    }

    /// Those of an entry, and what its moves have brought where it has a life cycle.
    static func of(
        _ book: Logbook, _ record: UUID, _ reading: Reading, for handlers: Handlers? = nil
    ) throws -> [RecordView.Attachment] {
        let owners = [book.name] + (book.kind.map { [$0.rawValue] } ?? [])
        return try of(owners, record, reading, for: handlers)
    }

    private static func of(
        _ owners: [String], _ record: UUID, _ reading: Reading, for handlers: Handlers?
    ) throws -> [RecordView.Attachment] {
        try reading.rows(
            """
            SELECT a.id, a.name, a.purpose, f.size, a.sha256, p.name, a.added_at,
                a.added_by
            FROM attachments a JOIN files f ON f.sha256 = a.sha256
            LEFT JOIN people p ON p.id = a.added_by
            WHERE a.record_id = \(record) AND a.record_kind IN \(list: owners)
            ORDER BY a.added_at, a.rowid
            """
        ) { row in
            let name: String? = try row.optional(5)
            return RecordView.Attachment(
                id: try row(0), name: try row(1), purpose: try row(2), size: try row(3),
                sha256: try row(4),
                by: try handlers?.text(try row.optional(7), name) ?? name ?? "", at: try row(6))
        }
    }
}

/// The types of file that are taken, told by their first bytes and never by their name.
enum FileType: CaseIterable {
    case pdf, jpeg, png, webp, office, oldOffice, text

    init?(of content: [UInt8]) {
        let found = Self.allCases.first { $0.matches(content) }
        guard let found else { return nil }
        self = found
    }

    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .office: "application/zip"
        case .oldOffice: "application/octet-stream"
        case .text: "text/plain; charset=utf-8"
        }
    }

    var suffix: String {
        switch self {
        case .pdf: "pdf"
        case .jpeg: "jpg"
        case .png: "png"
        case .webp: "webp"
        case .office: "zip"
        case .oldOffice: "bin"
        case .text: "txt"
        }
    }

    private func matches(_ content: [UInt8]) -> Bool {
        switch self {
        case .pdf: content.starts(with: Array("%PDF-".utf8))
        case .jpeg: content.starts(with: [0xFF, 0xD8, 0xFF])
        case .png: content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .webp:
            content.starts(with: Array("RIFF".utf8))
                && content.dropFirst(8).starts(with: Array("WEBP".utf8))
        // DOCX, XLSX and WPS files are zip archives.
        case .office: content.starts(with: [0x50, 0x4B, 0x03, 0x04])
        case .oldOffice: content.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        case .text:
            !content.isEmpty && !content.contains(0)
                && String(validating: content, as: UTF8.self).map { !$0.contains("<") } ?? false
        }
    }
}

/// A file on its way to somebody who may have it.
package struct HandedFile: Sendable {
    package let name: String
    package let mediaType: String
    /// Bytes.
    package let size: Int
    fileprivate let content: KeptFile

    /// Hands the content over in pieces of 64 KiB at most.
    package func pieces(_ take: ([UInt8]) async throws -> Void) async throws {
        var sent = 0
        while sent < size, let bytes = content.bytes(after: sent) {
            try await take(bytes)
            sent += bytes.count
        }
    }
}

extension Office {
    /// An attachment that one person may see, open to be read in pieces.
    package func attachment(_ id: UUID, for actor: Actor) async throws -> HandedFile {
        let found = try await engine.read { reading in
            let found = try reading.first(
                """
                SELECT a.record_kind, a.record_id, a.name, f.media_type, a.sha256, f.size
                FROM attachments a JOIN files f ON f.sha256 = a.sha256 WHERE a.id = \(id)
                """
            ) { row in
                (
                    owner: try row(0) as String, record: try row(1) as UUID,
                    name: try row(2) as String, type: try row(3) as String,
                    sha256: try row(4) as String, size: try row(5) as Int
                )
            }
            guard let found,
                try Attachments.isSeen(found.owner, found.record, by: actor, reading)
            else { throw Refusal.notFound }
            return found
        }
        try await opened(fileOf: found.owner, found.record, found.name, by: actor)
        guard let content = files.open(found.sha256) else { throw Refusal.notFound }
        return HandedFile(
            name: found.name, mediaType: found.type, size: found.size, content: content)
    }
}
