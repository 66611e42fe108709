import ArgumentParser
import Domain
import Foundation
import Screening
import Tables

struct ScreenBenford: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benford", abstract: "任意CSV的数字检验 / tests of digits on any CSV",
        discussion: """
            首位、次位、前两位、前三位检验，附z值、p值、超出随机水平的偏差和适用条件；二阶检验、求和检验、尾数弧、失真因子、
            数字重复。样本不足时不给结论。单项检验见 xuncun screen test。
            Tests of leading digits with z, p, the MAD beyond chance and the preconditions; second
            order, summation, mantissa arc, distortion and number duplication. Too few amounts get
            no verdict. Single tests: xuncun screen test.
            """)

    @Argument(help: "文件 / the file") var file: String
    @Option(help: "金额列的表头 / header of the amounts") var column: String
    @Option(help: "只取不低于此数的金额 / only amounts of at least this") var minimum = "0.01"
    @Flag(help: "输出 JSON / print JSON") var json = false

    func run() throws {
        guard let least = Yuan(minimum)?.fen else {
            throw ValidationError("--minimum 应为金额 / is an amount")
        }
        let read = try AmountColumn(try InputFiles.bytes(file), header: column)
        let answer = DigitReport(read.amounts.filter { $0 > 0 && $0 >= least }, read)
        print(json ? try Terminal.json(answer) : answer.text)
    }
}

extension DigitReport {
    var text: String {
        var lines = [
            "金额\(n)个，合计\(SingleTest.yuan(sum))元；读取\(rows)行，负数\(negatives)、零\(zeros)、拒收\(refused)"
        ]
        for test in tests {
            lines.append(
                "\(test.name)  MAD \(test.meanDeviation)  χ² \(test.chiSquare)  KS "
                    + "\(test.largestDistance)  \(test.conformity)")
            lines.append(
                "    p \(test.p)  超出随机 excess MAD \(test.excessDeviation)  样本下限 minimum n "
                    + "\(test.minimum)")
            lines.append(
                "    偏差最大 top  "
                    + test.top.map { digit in
                        let z = String(format: "%.2f", digit.z)
                        return "\(digit.digits)（\(digit.count)，z \(z)）"
                    }.joined(separator: "、"))
        }
        lines.append("二阶 second order  n \(secondOrder.n)  MAD \(secondOrder.meanDeviation)")
        lines.append(
            "尾数弧 mantissa arc  L² \(mantissa.arc)  mean \(mantissa.mean)  var \(mantissa.variance)")
        lines.append("失真因子 distortion factor  \(distortion)  (n \(distortionCount))")
        lines.append(
            "求和检验最大 summation  " + summation.map { "\($0.digits)" }.joined(separator: "、"))
        lines.append("数字重复 number duplication")
        for value in duplicates { lines.append("  \(value.amount)  \(value.count)") }
        lines.append("适用条件 preconditions")
        for condition in preconditions { lines.append("  \(condition.zh) / \(condition.en)") }
        return lines.joined(separator: "\n")
    }
}
