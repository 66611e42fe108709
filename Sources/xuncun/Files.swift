import ArgumentParser
import Domain
import Foundation
import Services

struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "无记录引用的文件 / files that no record names",
        subcommands: [FilesOrphans.self, FilesClean.self], defaultSubcommand: FilesOrphans.self)
}

/// What both commands ask.
struct OrphanOptions: ParsableArguments {
    @OptionGroup var data: DataOption
    @Option(help: "至少多少天没有引用 / at least so many days old")
    var olderThan = Orphans.days
    @Flag(help: "输出 JSON / print JSON") var json = false

    func validate() throws {
        guard olderThan >= 1 else {
            throw ValidationError("--older-than 至少为1 / is 1 at least")
        }
    }

    func tell(_ found: Orphans, _ what: Phrase) throws {
        if json { return print(try Terminal.json(found.files)) }
        for file in found.files { print("\(file.at.day)  \(file.size)  \(file.name)") }
        print(
            "\(what.zh)\(found.files.count)个文件，\(found.size)字节 / "
                + "\(what.en): \(found.files.count) files, \(found.size) bytes")
    }
}

struct FilesOrphans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orphans", abstract: "列出，不删除 / list them, take nothing away")

    @OptionGroup var options: OrphanOptions

    func run() async throws {
        let office = try options.data.office()
        let found = try await office.orphans(
            olderThan: options.olderThan, at: Moment(Date()))
        try options.tell(found, Phrase("无引用：", "named by no record"))
        try office.close()
    }
}

struct FilesClean: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "删除，服务可不停 / take them away while serving")

    @OptionGroup var options: OrphanOptions

    func run() async throws {
        let office = try options.data.office()
        let found = try await office.cleanFiles(
            olderThan: options.olderThan, at: Moment(Date()))
        try options.tell(found, Phrase("已删除：", "taken away"))
        try office.close()
    }
}
