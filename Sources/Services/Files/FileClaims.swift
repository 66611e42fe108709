package import Domain
import Foundation
import Storage

/// A file that comes with an action.
package struct BroughtFile: Sendable {
    package let sha256: String
    let bytes: [UInt8]

    /// - Throws: `Refusal` for a file that is too large, or of a type that is not taken.
    package init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Office.uploadLimit else { throw Refusal.uploadTooLarge }
        guard FileType(of: bytes) != nil else { throw Refusal.wrongFileType }
        self.bytes = bytes
        sha256 = SHA256.hexadecimal(bytes)
    }
}

/// An action that names a file which the program itself has computed for the person who acts.
/// `Desk.prepared` judges it.
protocol NamesPrepared: Action {}

extension KeepDataset: NamesPrepared {}
extension KeepRun: NamesPrepared {}

/// The files that an action names, and by what right: brought along, handed in by the same person
/// within a day, or read by them on a record that has it.
struct FileClaims: Sendable {
    let brought: [BroughtFile]
    /// Field key and SHA-256 of each file that is named.
    private let named: [(field: String, sha256: String)]
    private let claimed: Set<String>
    private let drafts: [FileStore.Unsettled]
    private let person: Identifier<Person>?
    private let at: Moment

    init(
        _ action: any Action, _ payload: String, _ brought: [BroughtFile], by actor: Actor,
        at: Moment, _ office: Office
    ) async throws {
        self.brought = brought
        self.at = at
        person = actor.person
        named = action is any NamesPrepared ? [] : try Self.named(action.name, payload)
        let others = named.map(\.sha256).filter { file in
            !brought.contains { $0.sha256 == file }
        }
        if let person, !others.isEmpty {
            claimed = try await office.access.claimed(others, by: person, at: at)
        } else {
            claimed = []
        }
        // On the disk before the transaction begins, so that nobody waits for it.
        drafts = try brought.map { try office.files.draft($0.bytes) }
    }

    /// What the fields for files of an action hold.
    private static func named(_ action: String, _ payload: String) throws -> [(String, String)] {
        let fields = ActionCatalogue.kind(action)?.fields.filter {
            if case .file = $0.kind { return true }
            return false
        }
        guard let fields, !fields.isEmpty else { return [] }
        let values = try JSONDecoder().decode(
            [String: InputValue].self, from: Data(payload.utf8))
        return fields.compactMap { field in
            if case .text(let sha256)? = values[field.key] { return (field.key, sha256) }
            return nil
        }
    }

    /// Judges every file that is named. The console has the disk itself.
    func judge(by actor: Actor, _ prepared: PreparedFiles, _ reading: Reading) throws {
        if actor.isConsole { return }
        for (field, file) in named where !claimed.contains(file) {
            if brought.contains(where: { $0.sha256 == file }) { continue }
            guard try Attachments.isReadable(file, by: actor, reading) else {
                throw Refusal.notUploaded(field)
            }
        }
    }

    /// Runs the road of an action that brings files: they count for the quota while it runs, and
    /// no longer when it was refused.
    func settled(_ office: Office, _ road: () async throws -> ActionAnswer) async throws
        -> ActionAnswer
    {
        if brought.isEmpty { return try await road() }
        var counted: [Int64] = []
        do {
            for file in brought {
                counted.append(
                    try await office.count(file.sha256, file.bytes.count, by: person, at: at))
            }
            return try await road()
        } catch {
            for draft in drafts { office.files.discard(draft) }
            try? await office.access.dropUploads(counted)
            throw error
        }
    }

    /// Keeps what was brought: the last step before the action reaches the disk.
    func keep(_ files: FileStore) throws {
        for draft in drafts { try files.settle(draft) }
    }
}

extension Attachments {
    /// Whether somebody reads a record that has this file now.
    static func isReadable(_ sha256: String, by actor: Actor, _ reading: Reading) throws -> Bool {
        try reading.rows(
            """
            SELECT DISTINCT record_kind, record_id FROM attachments WHERE sha256 = \(sha256)
            """
        ) { (owner: try $0(0) as String, record: try $0(1) as UUID) }
        .contains { try isSeen($0.owner, $0.record, by: actor, reading) }
    }
}

extension Office {
    /// The largest upload, in bytes.
    package static let uploadLimit = 20 << 20
    /// What one account may hand in within 24 hours, in bytes.
    package static let uploadsOfDay = 500 << 20

    /// Keeps an uploaded file; an action of the same person names it, within a day, by the SHA-256
    /// that is returned.
    /// - Throws: `Refusal` for somebody none of whose actions takes a file, for a file that is too
    ///   large or of a type that is not taken, and where the day's quota is used up.
    package func keepUpload(_ bytes: [UInt8], by actor: Actor, at: Moment) async throws -> String {
        // A grant may have ended since the page was drawn.
        let current = try await read { try Self.current(actor, $0) }
        guard let current else { throw Refusal.loggedOut }
        guard Self.mayUpload(current) else { throw Refusal.uploadsNothing }
        let file = try BroughtFile(bytes)
        _ = try await count(file.sha256, bytes.count, by: actor.person, at: at)
        return try files.keep(bytes)
    }

    /// Keeps the file of a register or a ledger, whose report is shown before it is taken in.
    package func keepRegister(_ bytes: [UInt8], by actor: Actor, at: Moment) async throws
        -> String
    {
        let sha256 = SHA256.hexadecimal(bytes)
        _ = try await count(sha256, bytes.count, by: actor.person, at: at)
        return try files.keep(bytes)
    }

    /// Writes an upload down under the quota of whoever hands it in.
    /// - Returns: Its number, by which it is taken back.
    func count(_ sha256: String, _ size: Int, by person: Identifier<Person>?, at: Moment)
        async throws -> Int64
    {
        guard let person else { return 0 }
        let number = try await access.recordUpload(
            sha256, size: size, by: person, at: at, limit: Self.uploadsOfDay)
        guard let number else { throw Refusal.uploadsOfDayUsed }
        return number
    }

    private static func mayUpload(_ actor: Actor) -> Bool {
        actor.isConsole || takingFiles.contains { !actor.roles.isDisjoint(with: $0.by) }
    }

    private static let takingFiles = ActionCatalogue.all.filter { kind in
        kind.fields.contains { field in
            if case .file = field.kind { return true }
            return false
        }
    }.compactMap { Permissions.row($0.name) }
}

extension Refusal {
    package static let uploadTooLarge = Refusal(
        .tooLarge, "file.too-large",
        Phrase("文件超过20 MB。", "The file is larger than 20 MB."),
        remedy: Phrase("请压缩照片或拆分文件后上传。", "Make it smaller, or split it."), field: "file")

    static let wrongFileType = Refusal.field(
        "file", "wrong-type",
        Phrase("不支持该类型的文件。", "Files of this type are not taken."),
        Phrase(
            "请上传照片(JPG、PNG、WebP)、PDF、Word、Excel、WPS 或纯文本文件。",
            "Send a photo (JPG, PNG, WebP), PDF, Word, Excel, WPS or plain text."))

    static func notUploaded(_ field: String) -> Refusal {
        .field(
            field, "not-uploaded",
            Phrase(
                "文件尚未上传或类型不受支持。", "The file was not uploaded, or has a type we do not take."),
            Phrase("请重新选择文件。", "Choose the file again."))
    }

    fileprivate static let uploadsNothing = Refusal(
        .forbidden, "file.not-allowed",
        Phrase("您没有需要上传文件的事项。", "Nothing that you may do takes a file."),
        remedy: Phrase("请由承办人上传。", "Somebody who has to attach it may upload it."))

    fileprivate static let uploadsOfDayUsed = Refusal(
        .tooLarge, "file.quota",
        Phrase(
            "24小时内上传的文件已超过\(Office.uploadsOfDay >> 20) MB。",
            "More than \(Office.uploadsOfDay >> 20) MB were uploaded within 24 hours."),
        remedy: Phrase("请明天再上传，或先压缩照片。", "Send the rest tomorrow, or make it smaller."),
        field: "file")
}
