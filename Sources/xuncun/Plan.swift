import ArgumentParser
import Domain
import Foundation
import Planning
import Synchronization

struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "排轮次、编组：不需要数据目录 / plan rounds and groups, without a data folder",
        discussion: """
            输入是一个 JSON 文件；样例由 xuncun plan sample 生成。
            The input is a JSON file; xuncun plan sample writes one to begin with.
            相同的输入、种子和搜索量得到相同的方案；用 --time-limit 或 Ctrl-C 提前结束的除外。
            The same input, seed and effort give the same plan, unless it was ended early.
            """,
        subcommands: [
            PlanRounds.self, PlanGroups.self, PlanProvince.self, PlanRisk.self, PlanSample.self,
        ])
}

struct PlanRounds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rounds", abstract: "全覆盖计划：哪些村居排在哪一轮 / which units in which round")

    @Argument(help: "请求文件 / the request, JSON") var file: String
    @OptionGroup var options: PlanOptions

    func run() throws {
        let request = try PlanFile.read(RoundsRequest.self, file)
        let plan = try RoundsCase(request, file: file)
        let answer = plan.plan(
            by: try options.search(), from: try options.earlier(EarlierRounds.self)?.rounds,
            explaining: options.explained(plan.units.count), watch: options.watch())
        try options.show(answer, text: PlanText.text) { plan.breaches(of: $0.placement) }
    }
}

struct PlanGroups: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "编组和分村：谁去哪里 / who forms which group and goes where")

    @Argument(help: "请求文件 / the request, JSON") var file: String
    @OptionGroup var options: PlanOptions

    func run() throws {
        let request = try PlanFile.read(GroupsRequest.self, file)
        let plan = try GroupsCase(request, file: file)
        let count = request.units.count + request.people.count
        let answer = plan.plan(
            by: try options.search(), from: try options.earlier(EarlierGroups.self)?.groups,
            explaining: options.explained(count), watch: options.watch())
        try options.show(answer, text: PlanText.text) { plan.breaches(of: $0.arrangement) }
    }
}

struct PlanRisk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk", abstract: "风险评分和分类建议 / risk scores and proposed classes")

    @Argument(help: "请求文件 / the request, JSON") var file: String
    @Flag(help: "输出 JSON / print JSON") var json = false

    func run() throws {
        let request = try PlanFile.read(RiskRequest.self, file)
        let report = try RiskReport(request, file: file)
        print(json ? try Terminal.json(report) : PlanText.text(report))
    }
}

struct PlanSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "虚构县的请求样例 / a request from a made-up county")

    enum Kind: String, ExpressibleByArgument, CaseIterable { case rounds, groups, risk }

    @Argument(help: "rounds、groups 或 risk") var kind: Kind
    @Option(help: "乡镇数 / townships") var townships = 19
    @Option(help: "村居数 / units of the term") var units = 349
    @Option(help: "轮次数 / rounds") var rounds = 5
    @Option(help: "人才库人数 / people of the pool") var people = 180
    @Option(help: "巡察组数 / groups") var groups = 10
    @Option(name: .customLong("round-units"), help: "本轮村居数 / units of the round")
    var unitsOfRound = 70
    @Option(help: "种子 / seed") var seed = 1

    func validate() throws {
        let sizes = [townships, units, rounds, people, groups, unitsOfRound]
        guard sizes.allSatisfy((1...100_000).contains), units >= townships, unitsOfRound <= units
        else {
            throw ValidationError(
                "规模应为 1 至 100000，村居不少于乡镇，本轮村居不多于全部 / sizes are 1 to 100000, "
                    + "with as many units as townships or more, and a round within the term")
        }
    }

    func run() throws {
        var county = SampleCounty()
        (county.townships, county.units, county.rounds) = (townships, units, rounds)
        (county.people, county.groups, county.unitsOfRound) = (people, groups, unitsOfRound)
        county.seed = seed
        switch kind {
        case .rounds: print(try Terminal.json(county.roundsRequest()))
        case .groups: print(try Terminal.json(county.groupsRequest()))
        case .risk: print(try Terminal.json(county.riskRequest()))
        }
    }
}

/// What is read of an earlier plan.
struct EarlierRounds: Decodable { let rounds: [RoundsPlan.Round] }
struct EarlierGroups: Decodable { let groups: [GroupsPlan.Sheet] }

enum PlanFile {
    static func read<Request: Codable>(_ kind: Request.Type, _ file: String) throws -> Request {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal(
                .notFound, "planning.no-file",
                Phrase("文件不存在或无法读取：\(file)。", "The file cannot be read: \(file)."),
                remedy: Phrase("请核对路径。", "Check the path."))
        }
        return try RequestReader.read(kind, from: data, file: file)
    }
}

/// What every planning command takes.
struct PlanOptions: ParsableArguments {
    @Flag(help: "输出 JSON / print JSON") var json = false
    @Option(name: .customLong("time-limit"), help: "最多多少秒 / seconds at most")
    var timeLimit: Double?
    @Option(help: "种子 / seed") var seed = 1
    @Option(help: "邻域搜索次数 / neighbourhoods to search") var effort = 120
    @Option(help: "从以前 --json 输出的方案开始 / begin from an earlier plan, as --json printed it")
    var start: String?
    @Option(help: "只说明这些编号的理由，以逗号分隔 / reasons for these ids only") var explain: String?

    func validate() throws {
        if let timeLimit, !(timeLimit > 0) {
            throw ValidationError("--time-limit 应为正数 / is a positive number of seconds")
        }
        guard (0...1_000_000).contains(effort) else {
            throw ValidationError("--effort 应为 0 至 1000000 / is 0 to 1000000")
        }
    }

    func search() throws -> Search {
        let named = ProcessInfo.processInfo.environment["XUNCUN_HIGHS"]
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let (solver, note) = try Solvers.best(named: named, program: program)
        if let note { Terminal.say("\(note.zh) / \(note.en)") }
        var search = Search(solver)
        search.seed = seed
        search.neighbourhoods = effort
        return search
    }

    /// The plan to begin from.
    func earlier<Kind: Decodable>(_ kind: Kind.Type) throws -> Kind? {
        guard let start else { return nil }
        guard let data = FileManager.default.contents(atPath: start),
            let plan = try? JSONDecoder().decode(kind, from: data)
        else {
            throw RequestReader.wrong(
                start, key: "", "不是 --json 输出的方案", "it is no plan that --json printed")
        }
        return plan
    }

    /// All where they are few, or else those that were asked for.
    func explained(_ count: Int) -> Set<String>? {
        if let explain { return Set(explain.split(separator: ",").map(String.init)) }
        return count <= 600 ? nil : []
    }

    func watch(quiet: Bool = false) -> Watch {
        signal(SIGINT) { _ in Interruption.wasAsked.store(true, ordering: .relaxed) }
        let begin = ContinuousClock.now
        let limit = timeLimit
        let isQuiet = json || quiet
        return Watch(
            shouldStop: {
                if Interruption.wasAsked.load(ordering: .relaxed) { return true }
                return limit.map { ContinuousClock.now - begin >= .seconds($0) } ?? false
            },
            progress: { progress in
                guard !isQuiet, let objective = progress.objective else { return }
                let bound = progress.bound.map(String.init) ?? "–"
                Terminal.say("  \(progress.neighbourhoods)：\(objective)（下界 bound \(bound)）")
            })
    }

    /// Prints an answer; a plan is checked against every hard rule first.
    func show<Made: Sendable & Codable>(
        _ answer: Answer<Made>, text: (Made) -> String, breaches: (Made) -> [Phrase]
    ) throws {
        switch answer {
        case .plan(let plan):
            if let breach = breaches(plan).first {
                Terminal.say("错误 error: \(breach.zh) / \(breach.en)")
                throw ExitCode(2)
            }
            print(json ? try Terminal.json(plan) : text(plan))
        case .impossible(let conflict):
            print(json ? try Terminal.json(["impossible": conflict]) : PlanText.text(conflict))
            throw ExitCode(1)
        case .none:
            throw Refusal(
                .unavailable, "planning.no-plan",
                Phrase("在给定的时间和搜索量内没有找到方案。", "No plan was found with the effort allowed."),
                remedy: Phrase(
                    "请加大 --time-limit 或 --effort。", "Allow more with --time-limit or --effort."))
        }
    }
}

/// Ctrl-C while a plan is made: the best plan so far is printed.
enum Interruption {
    static let wasAsked = Atomic(false)
}
