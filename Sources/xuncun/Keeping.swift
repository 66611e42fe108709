import ArgumentParser
import Domain
import Foundation
import Services

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "校验日志链和全部文件 / prove the journal and every stored file")

    @OptionGroup var data: DataOption
    @Flag(help: "输出 JSON / print JSON") var json = false

    func run() async throws {
        let office = try data.office()
        if !json { Terminal.say("校验 proving \(data.path) …") }
        let found = try await office.verify()
        if json {
            print(try Terminal.json(found))
        } else if let broken = found.firstBreak {
            print("校验未通过：\(broken.zh) / not sound: \(broken.en)")
        } else {
            print(
                "校验通过：日志\(found.entries)条，文件\(found.files)个 / "
                    + "sound: \(found.entries) entries, \(found.files) files"
            )
        }
        if found.firstBreak != nil { throw ExitCode(2) }
        try office.close()
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "备份到新目录，服务可不停 / back up to a new folder while serving")

    @OptionGroup var data: DataOption
    @Argument(help: "新目录 / a new folder") var target: String

    func run() async throws {
        let office = try data.office()
        Terminal.say("备份 backing up …")
        let files = try await office.backup(to: target)
        let found = try await Office(DataFolder(target)).verify()
        if let broken = found.firstBreak {
            throw Refusal(
                .unavailable, "backup.broken",
                Phrase("备份未通过校验：\(broken.zh)", "The backup is not sound: \(broken.en)"),
                remedy: Phrase("请检查磁盘后重新备份。", "Check the disk and back up again."))
        }
        print("已备份并校验：日志\(found.entries)条，文件\(files)个 → \(target) / backed up and proved")
        try office.close()
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "从备份恢复到空的数据目录 / restore a backup into an empty data folder")

    @OptionGroup var data: DataOption
    @Argument(help: "备份目录 / the backup") var backup: String

    func run() async throws {
        Terminal.say("校验并恢复 proving and restoring …")
        let found = try await Office.restore(DataFolder(backup), to: data.folder)
        print("已恢复：日志\(found.entries)条，文件\(found.files)个 → \(data.path) / restored")
    }
}
