import Domain
import Foundation
import GRDB

/// Turns the troubles of a disk and a file into sentences; everything else stays a defect.
func translatingErrors<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw trouble(error, path) ?? error
    }
}

func translatingErrorsAsync<T>(_ path: String, _ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as DatabaseError {
        throw trouble(error, path) ?? error
    }
}

private func trouble(_ error: DatabaseError, _ path: String) -> (any Error)? {
    switch error.resultCode {
    case .SQLITE_FULL:
        Refusal.storage(
            "full", Phrase("磁盘已满，内容未保存。", "The disk is full; nothing was kept."),
            Phrase("请清理磁盘空间后重试。", "Free some space and try again."))
    case .SQLITE_READONLY, .SQLITE_PERM:
        Refusal.storage(
            "read-only",
            Phrase("数据目录只读，无法写入：\(path)", "The data folder is read-only: \(path)"),
            Phrase(
                "请检查该目录的权限和磁盘状态。", "Check the permissions of the folder and its disk."))
    case .SQLITE_CANTOPEN:
        Refusal.storage(
            "cannot-open",
            Phrase("无法打开数据库文件：\(path)", "The database cannot be opened: \(path)"),
            Phrase(
                "请确认目录存在且有读写权限。", "Check that the folder exists and may be read and written."))
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        Refusal.storage(
            "damaged",
            Phrase("数据库文件已损坏：\(path)", "The database is damaged: \(path)"),
            Phrase(
                "请停止使用，并用最近的备份恢复(xuncun restore)。",
                "Stop using it and restore the latest backup (xuncun restore)."))
    case .SQLITE_IOERR:
        Refusal.storage(
            "disk-error", Phrase("磁盘读写出错：\(path)", "The disk reports an error: \(path)"),
            Phrase("请检查磁盘。", "Check the disk."))
    case .SQLITE_BUSY:
        Refusal.storage(
            "busy", Phrase("数据正被另一程序占用。", "Another program is holding the data."),
            Phrase("请稍后重试。", "Try again in a moment."))
    default: nil
    }
}

extension Refusal {
    static func storage(_ code: String, _ message: Phrase, _ remedy: Phrase) -> Refusal {
        Refusal(.unavailable, "storage.\(code)", message, remedy: remedy)
    }
}
