import ArgumentParser
import Foundation
import Screening

/// Which identifiers a value can be, by its own check digits.
struct ScreenIdentifiers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ids", abstract: "校验证件号和代码 / check identity numbers and codes",
        discussion: """
            按校验位判断：身份证号（GB 11643）、统一社会信用代码（GB 32100）、组织机构代码（GB 11714）、\
            银行卡号（Luhn）、12位统计区划代码。每行一个；都不是的写“无”。
            Tells by check digits what each value can be, one a line; 无 when it is none of them.

            xuncun screen ids 11010519491231002X 91350100M000100Y43
            cut -d, -f3 领取人.csv | xuncun screen ids
            """)

    @Argument(help: "号码；不写则从标准输入逐行读取 / values; from standard input without them")
    var values: [String] = []

    func run() {
        if values.isEmpty {
            while let line = readLine() { Self.tell(line) }
        } else {
            values.forEach(Self.tell)
        }
    }

    private static func tell(_ value: String) {
        let text = value.trimmingCharacters(in: .whitespaces)
        let kinds = Identifiers.kinds(of: text)
        print(text + "\t" + (kinds.isEmpty ? "无" : kinds.joined(separator: "、")))
    }
}
