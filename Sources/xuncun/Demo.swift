import ArgumentParser
import Domain
import Foundation
import Services
import Web

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "建一个示范县并跑完一年巡察 / run one inspection year in a made-up county",
        discussion: """
            19个乡镇、349个村居(54个社区、295个村),全部人物和事项均为虚构。
            一年五轮、213个村居，约一分钟；--extent round 只跑一轮12个村居，数秒。
            Everything and everybody in it is made up. Without --data it uses a temporary folder.
            """)

    @Option(name: .customLong("data"), help: "数据目录，必须是空的 / an empty data folder")
    var path: String?

    @Option(help: "year:一年五轮;round:一轮十二个村居 / five rounds, or one of twelve units")
    var extent = Extent.year

    enum Extent: String, ExpressibleByArgument, CaseIterable {
        case year, round

        var plan: DemoPlan { self == .year ? .year : .round }
    }

    @Flag(help: "只跑到统计，不启动服务 / stop after the scoreboard")
    var noServe = false

    @Option(help: "端口 / port") var port = 8080
    @Option(help: "地址 / address") var host = "127.0.0.1"

    func run() async throws {
        let path =
            path ?? NSTemporaryDirectory()
            + "xuncun-demo-\(ProcessInfo.processInfo.processIdentifier)"
        let folder = DataFolder(path)
        guard !folder.isInUse else {
            throw Refusal(
                .conflict, "demo.in-use",
                Phrase("数据目录中已有数据：\(path)", "The folder holds data: \(path)"),
                remedy: Phrase("示范数据不与真实数据混放，请指定空目录。", "Name an empty folder."))
        }
        let office = try Office(folder, clock: .given)
        let began = Date()
        let today = Moment(Date()).day
        let logins = try await DemoRun.run(office, plan: extent.plan, today: today) {
            Terminal.say("  \($0)")
        }
        Terminal.say(String(format: "用时 %.1f 秒，数据目录 %@", Date().timeIntervalSince(began), path))
        for board in try await office.scoreboards(today: today) {
            print(ScoreboardText.text(board))
        }
        if noServe { return try office.close() }
        print("登录账号（密码均为 password: \(DemoRun.password))")
        for login in logins {
            print("  \(login.login.padded(to: 14)) \(login.role)(\(login.name))")
        }
        // A file or a pipe would hold the lines back until the server ends.
        fflush(nil)
        try await WebServer(office: office, host: host, port: port).run()
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
