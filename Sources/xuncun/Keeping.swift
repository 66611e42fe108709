import ArgumentParser
import Domain
import Foundation
import Services

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "校验日志、记录、文件和密码库 / prove journal, records, files and passwords",
        discussion: """
            末行为日志首尾记录(条数:校验值)和签名，请保存在别处；以后用 --against 核对，可发现日志末尾被截去、
            日志被清空或替换。签名只说明由本数据目录的密钥签出，不能防住控制该机器的人。
            The last lines are the head of the journal (number:hash) and its signature. Keep them
            elsewhere: --against finds a journal that was cut, emptied or exchanged. The signature
            tells whose folder it was; it holds nothing against whoever controls the machine.
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "输出 JSON / print JSON") var json = false
    @Option(help: "以前的首尾记录或其文件，可多次 / an earlier head, or a file of it")
    var against: [String] = []
    @Flag(help: "在空目录中重演日志并比较全部数据表 / perform the journal again and compare all tables")
    var replay = false
    @Flag(help: "只显示签名公钥 / print the public key only") var key = false

    func run() async throws {
        let office = try data.office()
        if key { return print(try office.publicKey()) }
        let known = try against.map { text in
            let content = FileManager.default.contents(atPath: text)
            return try KnownHead(content.map { String(decoding: $0, as: UTF8.self) } ?? text)
        }
        Terminal.say("校验 proving \(data.path) …")
        let say: @Sendable (Phrase) -> Void = { Terminal.say("  \($0.zh) / \($0.en)") }
        var found = try await office.verify(against: known, say)
        if replay { found.add(try await office.replayed(say)) }
        if json {
            print(try Terminal.json(found))
        } else {
            write(found)
            if let unnamed = try await office.orphans(at: Moment(Date())).sentence {
                print("\(unnamed.zh) / \(unnamed.en)")
            }
        }
        try office.close()
        if found.firstBreak != nil { throw ExitCode(2) }
    }

    private func write(_ found: Verification) {
        for broken in found.breaks {
            print("校验未通过：\(broken.zh) / not sound: \(broken.en)")
        }
        if found.breaks.isEmpty {
            print(
                "校验通过：日志\(found.entries)条，文件\(found.files)个 / "
                    + "sound: \(found.entries) entries, \(found.files) files")
        }
        if found.provedFrom > 1 {
            print(
                "第\(found.provedFrom)条起数据表有校验值；以前的可用 --replay 核对 / records are proved "
                    + "from entry \(found.provedFrom) on; --replay compares those before")
        }
        if let head = found.headWords {
            print("日志首尾 head: \(head)")
            print("签名 signature: \(found.signature ?? "")")
            print("公钥 public key: \(found.publicKey ?? "")")
        }
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "备份到新目录，服务可不停 / back up to a new folder while serving")

    @OptionGroup var data: DataOption
    @Argument(help: "新目录 / a new folder") var target: String

    func run() async throws {
        let office = try data.office()
        Terminal.say("备份并校验 backing up and proving …")
        let found = try await office.backup(
            to: target, program: Xuncun.configuration.version)
        print(
            "已备份并校验：日志\(found.entries)条，文件\(found.files)个 → \(target) / backed up and proved")
        if let head = found.headWords { print("日志首尾 head: \(head)") }
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
