import ArgumentParser
import Domain
import Foundation
import Services

@main
struct Xuncun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xuncun", abstract: "巡村：县级村居巡察全流程系统 / village inspection for a county office",
        discussion: """
            第一次使用 / first steps:
              xuncun demo                       看一看示范县 / look at a made-up county
              xuncun import villages 名录.csv --county 411403        导入村居名录 / import a register
              xuncun person add zhang --name 张三 --role sysAdmin     建立第一个账号 / the first account
              xuncun serve                                          启动服务 / serve

            数据都在 --data 目录中(默认 ./data)。All data live in the --data folder (./data).
            退出码 exit codes: 0 成功 done, 1 未办成 refused, 2 校验未通过 not sound, 64 命令有误 usage.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, ScreenCommand.self, ModelsCommand.self,
            Plan.self, Report.self, Verify.self, Backup.self, Restore.self, FilesCommand.self,
            PersonCommand.self, QueryModelCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            Terminal.complain(refusal)
            Foundation.exit(1)
        } catch {
            exit(withError: error)
        }
    }
}

/// Where the data are.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "数据目录 / the data folder")
    var path = "data"

    var folder: DataFolder { DataFolder(path) }

    /// The office in the folder, which must be there already.
    func office() throws -> Office {
        guard folder.isInUse else {
            throw Refusal(
                .notFound, "data.empty",
                Phrase("数据目录中还没有数据：\(path)", "There is no office in the folder \(path)."),
                remedy: Phrase(
                    "请用 --data 指定目录，或先运行 xuncun person add、xuncun import。",
                    "Name another with --data, or begin with xuncun person add."))
        }
        return try Office(folder)
    }
}

/// What is said on the terminal.
enum Terminal {
    /// Progress and remarks go to standard error, so that answers can be piped.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func complain(_ refusal: Refusal) {
        say("错误 error [\(refusal.code)]")
        say("  \(refusal.message.zh)\(refusal.remedy.zh)")
        say("  \(refusal.message.en) \(refusal.remedy.en)")
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Figures of no amounts, which JSON has no number for.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
