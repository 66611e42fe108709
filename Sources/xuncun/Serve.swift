import ArgumentParser
import Domain
import Foundation
import Services
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "启动服务 / serve the pages and the API",
        discussion: """
            默认只在本机 127.0.0.1 提供服务;对外提供时请置于 HTTPS 反向代理之后。
            Serves this machine only by default; put an HTTPS proxy in front for others.
            """)

    @OptionGroup var data: DataOption
    @Option(help: "端口 / port") var port = 8080
    @Option(help: "地址 / address") var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "反向代理的地址或网段，可多次填写 / a proxy whose X-Forwarded-Proto and -Host count",
            valueName: "address"))
    var proxy: [String] = []

    func run() async throws {
        let proxies = try Proxies(proxy)
        let office = try Office(data.folder)
        try await office.begin()
        if let remark = try await office.clockRemark(now: Moment(Date())) {
            Terminal.say("注意 attention: \(remark.zh) / \(remark.en)")
        }
        try await WebServer(office: office, host: host, port: port, proxies: proxies).run()
        try office.close()
    }
}
