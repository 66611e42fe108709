import ArgumentParser
import Domain
import Foundation
import Screening

struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "筛查模型目录和说明 / the catalogue of screening models",
        discussion: """
            不带参数列出全部模型；带编号（如 C01a）或开头（如 C、E0）时逐个说明。
            Without names all are listed; with ids or beginnings of ids they are explained.
            """)

    @Argument(help: "模型编号 / ids") var names: [String] = []
    @Flag(help: "输出 JSON / print JSON") var json = false

    func run() throws {
        let chosen = names.isEmpty ? Catalogue.all : try ModelChoice.models(names)
        if json { return print(try Terminal.json(chosen.map(ModelText.init))) }
        if names.isEmpty {
            for family in Family.allCases {
                let models = chosen.filter { $0.family == family }
                if models.isEmpty { continue }
                print("\(family.label.zh) / \(family.label.en)")
                for model in models {
                    print(
                        "  \(model.id.padded(to: 6))\(model.severity.label.zh)  "
                            + "\(model.title.zh) / "
                            + model.title.en)
                }
            }
            print("共\(chosen.count)个模型 / \(chosen.count) models")
        } else {
            print(chosen.map { ModelText($0).text }.joined(separator: "\n\n"))
        }
    }
}

/// The models that a command line names.
enum ModelChoice {
    static func models(_ names: [String]) throws -> [Model] {
        let chosen = Catalogue.models(names)
        if let unknown = chosen.unknown {
            throw ValidationError("没有模型 \(unknown)；xuncun models 列出全部 / unknown model")
        }
        return chosen.models
    }
}

/// A model in words.
struct ModelText: Encodable {
    struct Number: Encodable {
        let name: String
        let value: String
        let source: Phrase
    }

    let id: String
    let version: Int
    let family: Phrase
    let title: Phrase
    let severity: Phrase
    let grouping: Phrase
    let rule: Phrase
    let source: Phrase
    let innocent: Phrase
    let needs: [String]
    let parameters: [Number]

    init(_ model: Model) {
        id = model.id
        version = model.version
        family = model.family.label
        title = model.title
        severity = model.severity.label
        grouping = model.grouping
        rule = model.rule
        source = model.source
        innocent = model.innocent
        needs = model.needs.map { need in
            let fields = need.columns.joined(separator: ", ")
            return need.label.zh + (fields.isEmpty ? "" : " (\(fields))")
        }
        parameters = model.parameters.map {
            Number(name: $0.name, value: $0.value, source: $0.source)
        }
    }

    var text: String {
        var lines = ["\(id)  \(title.zh) / \(title.en)"]
        lines.append("  风险 severity：\(severity.zh) / \(severity.en)")
        lines.append("  对象 key：\(grouping.zh) / \(grouping.en)")
        lines.append("  规则 rule：\(rule.zh)\n    \(rule.en)")
        lines.append("  依据 source：\(source.zh) / \(source.en)")
        lines.append("  常见的正常情况 innocent：\(innocent.zh)\n    \(innocent.en)")
        lines.append("  所需数据 needs：\(needs.joined(separator: "；"))")
        for number in parameters {
            lines.append(
                "  参数 \(number.name) = \(number.value)（\(number.source.zh) / \(number.source.en)）")
        }
        return lines.joined(separator: "\n")
    }
}
