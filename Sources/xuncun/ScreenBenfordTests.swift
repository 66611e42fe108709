import ArgumentParser
import Domain
import Foundation
import Screening
import Tables

extension SingleTest.Kind: ExpressibleByArgument {}

struct ScreenTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "任意CSV的单项检验 / one forensic test on any CSV",
        discussion: """
            summation 求和  second-order 二阶  mantissa 尾数弧  duplication 数字重复  last-two 末两位
            distortion 失真因子：须给 --column。
            rsf 相对规模因子：--column 和 --by（收款人）。nff 数量频率因子、outlier 离群值：--column，可加 --by。
            same 相同—相同—相同：--same 列,列,…，可加 --except 列（该列须不同）。
            gaps 断号重号：--number 列，可加 --by（凭证字、期间）。
            trend 环比：--column、--by（科目）和 --period（年度）。peer 同类比较：--column，可加 --by 和 --per（数量）。
            The first six take --column; rsf --column and --by; nff and outlier --column and, if
            wanted, --by; same --same and, if wanted, --except; gaps --number and --by; trend
            --column, --by and --period; peer --column and, if wanted, --by and --per.
            """)

    @Argument(help: "检验 / the test") var test: SingleTest.Kind
    @Argument(help: "文件 / the file") var file: String
    @Option(help: "金额列 / header of the amounts") var column: String?
    @Option(help: "分组列：收款人、科目、凭证字 / header to group by") var by: String?
    @Option(help: "须相同的列，以逗号分隔 / headers that have to agree") var same: String?
    @Option(help: "须不同的列 / header that has to differ") var except: String?
    @Option(help: "编号列 / header of the numbers") var number: String?
    @Option(help: "期间列：年度 / header of the periods") var period: String?
    @Option(help: "数量列：面积、长度、人数 / header of the quantities") var per: String?
    @Option(help: "只取不低于此数的金额 / only amounts of at least this") var minimum: String?
    @Option(help: "rsf：倍数 / factor from which it is told") var times = 10.0
    @Option(help: "rsf、nff、outlier、peer：每组至少多少笔 / amounts that a group has") var least: Int?
    @Option(help: "列出多少行 / rows to list") var top = 20
    @Flag(help: "输出 JSON / print JSON") var json = false

    func validate() throws {
        if let minimum, Yuan(minimum) == nil {
            throw ValidationError("--minimum 应为金额 / is an amount")
        }
        if top < 1 || least ?? 2 < 2 {
            throw ValidationError("--top 至少为1，--least 至少为2 / at least 1 and 2")
        }
        switch test {
        case .same where same == nil: throw ValidationError("须给 --same / needs --same")
        case .gaps where number == nil: throw ValidationError("须给 --number / needs --number")
        case .rsf where by == nil: throw ValidationError("须给 --by / needs --by")
        case .trend where column == nil || by == nil || period == nil:
            throw ValidationError(
                "须给 --column、--by 和 --period / needs --column, --by and --period")
        case .same, .gaps: break
        default: if column == nil { throw ValidationError("须给 --column / needs --column") }
        }
    }

    func run() throws {
        let answer = try answer(try InputFiles.bytes(file))
        print(json ? try Terminal.json(answer) : answer.text)
    }

    private func answer(_ bytes: [UInt8]) throws -> SingleTest {
        let least = minimum.flatMap { Yuan($0)?.fen }
        let amount = column ?? ""
        let agree = same.map { $0.split(separator: ",").map(String.init) } ?? []
        // Rows may agree or differ in their amounts, which are compared as such.
        let compared = (agree + [except].compactMap(\.self)).filter { $0 != column }
        let table = try PickedColumns(
            bytes, money: [column].compactMap(\.self), quantities: [per].compactMap(\.self),
            texts: compared + [by, number, period].compactMap(\.self))
        switch test {
        case .rsf:
            return SingleTest.relativeSize(
                table, amount: amount, payee: by ?? "", least: self.least ?? 3, times: times,
                minimum: least ?? 0, top: top)
        case .nff:
            return SingleTest.numberFrequency(
                table, amount: amount, group: by, least: self.least ?? 3, top: top)
        case .outlier:
            return SingleTest.outliers(
                table, amount: amount, group: by, least: self.least ?? 10, top: top)
        case .same:
            return SingleTest.same(
                table, same: agree, except: except, amount: column, minimum: least ?? .min,
                top: top)
        case .gaps:
            return SingleTest.gaps(table, number: number ?? "", series: by, top: top)
        case .trend:
            return SingleTest.trend(
                table, amount: amount, account: by ?? "", period: period ?? "", top: top)
        case .peer:
            return SingleTest.peer(
                table, amount: amount, per: per, group: by, least: self.least ?? 12, top: top)
        case .summation, .secondOrder, .mantissa, .duplication, .lastTwo, .distortion:
            let amounts = table.amounts(amount).compactMap(\.self)
                .filter { $0 > 0 && $0 >= least ?? 1 }
            guard let answer = SingleTest.ofAmounts(test, amounts, top: top) else {
                throw ValidationError("没有这项检验 / no such test")
            }
            return answer
        }
    }
}

extension SingleTest {
    var text: String {
        var lines = ["\(title.zh) \(title.en)"]
        lines += facts.map { "  \($0.name)  \($0.value)" }
        if !rows.isEmpty {
            lines.append(columns.joined(separator: "\t"))
            lines += rows.map { $0.joined(separator: "\t") }
        }
        if !preconditions.isEmpty { lines.append("适用条件 preconditions") }
        lines += preconditions.map { "  \($0.zh) / \($0.en)" }
        return lines.joined(separator: "\n")
    }
}
