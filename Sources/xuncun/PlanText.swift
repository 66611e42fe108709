import Domain
import Foundation
import Planning

/// Plans as people read them on a terminal.
enum PlanText {
    static func text(_ plan: RoundsPlan) -> String {
        let rounds = plan.rounds.map { round in
            """
            \(round.name)：\(round.units.count)个村居，\(round.groupDays)/\(round.capacity)组日
              乡镇 townships：\(round.townships.joined(separator: "、"))
              村居 units：\(round.units.joined(separator: " "))
            """
        }
        return ([summary(plan.proof, plan.cost)] + rounds + plan.reasons.map(text))
            .joined(separator: "\n")
    }

    static func text(_ plan: GroupsPlan) -> String {
        let groups = plan.groups.map { group in
            let people = group.people.map { person in
                "\(person.name)（\(person.post.label.zh)）"
            }
            return """
                \(group.name)：\(group.units.count)个村居，\(group.days)天
                  人员 people：\(people.joined(separator: "、"))
                  乡镇 townships：\(group.townships.joined(separator: "、"))
                  村居 units：\(group.units.joined(separator: " "))
                """
        }
        let reasons = (plan.unitReasons + plan.personReasons).map(text)
        return ([summary(plan.proof, plan.cost)] + groups + reasons).joined(separator: "\n")
    }

    static func text(_ conflict: Conflict) -> String {
        func list(_ phrases: [Phrase]) -> String {
            phrases.map { "  • \($0.zh) / \($0.en)" }.joined(separator: "\n")
        }
        var text = "没有可行的方案。下列要求不能同时满足 / these demands cannot hold together:\n"
        text += list(conflict.together)
        if !conflict.toGiveUp.isEmpty {
            text += "\n放弃下列要求即有方案，少一项都不行 / giving up these, and no fewer, allows a plan:\n"
            text += list(conflict.toGiveUp)
        }
        return text
    }

    static func text(_ report: RiskReport) -> String {
        let units = report.units.map { unit in
            let parts = unit.parts.filter { $0.points > 0 }
                .map { "\($0.label.zh) \($0.points)" }.joined(separator: "，")
            let unknown = unit.unknown.isEmpty ? "" : "（未知 unknown \(unit.unknown.count)项）"
            return "  \(unit.score) \(unit.name)：建议\(unit.proposed.label.zh)；\(parts)\(unknown)"
        }
        let sensitivity = report.sensitivity.map {
            "  \($0.label.zh)：权重 +10% 有\($0.changedUp)个、−10% 有\($0.changedDown)个改变分类"
        }
        var lines =
            ["评分和分类建议，由人决定 / scores and proposals, people decide"] + units
            + ["灵敏度 sensitivity"] + sensitivity
        if let test = report.backTest {
            lines.append(
                "回测 back-test：\(test.units)个，秩相关 rank correlation \(test.rankCorrelation)，"
                    + "前五分之一提升 lift of the top fifth \(test.lift)")
        }
        return lines.joined(separator: "\n")
    }

    private static func summary(_ proof: Proof, _ cost: [CostPart]) -> String {
        let gap = String(format: "%.2f", proof.gap * 100)
        let proved =
            proof.isOptimal
            ? "已证明最优 proved optimal"
            : "距下界 \(proof.bound) 不超过 \(gap)% / within \(gap) % of the bound"
        let parts = cost.filter { $0.points != 0 }.map { "\($0.label.zh) \($0.points)" }
        let stopped = proof.wasStopped ? "；提前结束 ended early" : ""
        return "总分 points \(proof.objective)，\(proved)\(stopped)\n"
            + "  其中 of which：\(parts.joined(separator: "，"))"
    }

    private static func text(_ reason: Reason) -> String {
        let elsewhere = reason.elsewhere.map { other in
            "    \(other.isForbidden ? "不能" : "不去")\(other.place)：\(other.why.zh)"
        }
        return (["  \(reason.name)（\(reason.id)）在\(reason.place)：\(reason.here.zh)"] + elsewhere)
            .joined(separator: "\n")
    }
}
