import ArgumentParser
import Domain
import Foundation
import Planning
import Tables

/// Coverage plans of many counties at once. Counties share no group and no day, so each is planned
/// by itself, and the sums of their plans and bounds are those of the province.
struct PlanProvince: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "province",
        abstract: "逐县编排全省的全覆盖计划 / the coverage plans of all counties of a province",
        discussion: """
            每县一个 rounds 请求文件。各县在所有处理器核上同时求解；一县不能排时说明原因，其余照常。
            One rounds request for each county. Counties are solved on all cores; one that cannot be
            planned is told, and the others are planned all the same.

            xuncun plan province 请求目录 --out 方案目录
            """)

    @Argument(help: "请求文件所在目录 / the folder of the requests") var folder: String
    @Option(help: "方案写入此目录，每县一个JSON文件 / a folder for the plans") var out: String?
    @Option(help: "同时使用多少个处理器核 / cores") var cores: Int?
    @OptionGroup var options: PlanOptions

    private struct County: Sendable {
        let name: String
        var units = 0
        var proof: Proof?
        var json = ""
        var problem: Phrase?
    }

    func run() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") }.sorted()
        guard !files.isEmpty else {
            throw Refusal(
                .notFound, "planning.no-requests",
                Phrase("目录中没有请求文件：\(folder)。", "There is no request in \(folder)."),
                remedy: Phrase("每县放一个 .json 文件。", "Put one .json file of each county there."))
        }
        let search = try options.search()
        let watch = options.watch(quiet: true)
        let parallel = cores.map { Parallel(cores: $0) } ?? Parallel()
        let counties = parallel.map(files.count) { index in
            let county = Self.solve("\(folder)/\(files[index])", files[index], search, watch)
            Terminal.say(Self.line(county))
            return county
        }
        if let out {
            try FileManager.default.createDirectory(
                atPath: out, withIntermediateDirectories: true)
            for county in counties where county.proof != nil {
                try OutputFile.write(Array(county.json.utf8), to: "\(out)/\(county.name).json")
            }
        }
        print(Self.summary(counties))
        if counties.contains(where: { $0.proof == nil }) { throw ExitCode(1) }
    }

    private static func solve(
        _ path: String, _ file: String, _ search: Search, _ watch: Watch
    ) -> County {
        var county = County(name: String(file.dropLast(5)))
        do {
            let request = try PlanFile.read(RoundsRequest.self, path)
            let plan = try RoundsCase(request, file: file)
            county.units = plan.units.count
            switch plan.plan(by: search, from: nil, explaining: [], watch: watch) {
            case .plan(let made):
                if let breach = plan.breaches(of: made.placement).first {
                    county.problem = breach
                } else {
                    county.proof = made.proof
                    county.json = try Terminal.json(made)
                }
            case .impossible(let conflict):
                county.problem = conflict.toGiveUp.first ?? conflict.together.first
            case .none: county.problem = Phrase("时间内没有找到方案", "no plan in the time allowed")
            }
        } catch let refusal as Refusal {
            county.problem = refusal.message
        } catch {
            county.problem = Phrase("不能读取", "it cannot be read")
        }
        return county
    }

    private static func line(_ county: County) -> String {
        guard let proof = county.proof else {
            let problem = county.problem ?? Phrase("没有方案", "no plan")
            return "\(county.name)：\(problem.zh) / \(problem.en)"
        }
        let sure = proof.isOptimal ? "最优 optimal" : "下界 bound \(proof.bound)"
        return "\(county.name)：村居 \(county.units)，\(proof.objective)，\(sure)"
    }

    private static func summary(_ counties: [County]) -> String {
        let proofs = counties.compactMap(\.proof)
        let points = proofs.reduce(0) { $0 + $1.objective }
        let bound = proofs.reduce(0) { $0 + $1.bound }
        return """
            县 counties \(counties.count)，村居 units \(counties.reduce(0) { $0 + $1.units })，\
            已排 planned \(proofs.count)，最优 optimal \(proofs.count(where: \.isOptimal))
            总分 points \(points)，下界 bound \(bound)
            """
    }
}
