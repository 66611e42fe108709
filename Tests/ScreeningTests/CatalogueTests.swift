import Domain
import Screening
import Tables
import TestSupport
import Testing

struct CatalogueTests {
    @Test func `no two models share an id, and every default is a value of its parameter`() {
        #expect(Set(Catalogue.all.map(\.id)).count == Catalogue.all.count)
        for model in Catalogue.all {
            for parameter in model.parameters {
                #expect(parameter.accepts(parameter.value), "\(model.id).\(parameter.name)")
            }
            #expect(!model.rule.zh.isEmpty && !model.source.zh.isEmpty)
            // Q09 compares whatever there is.
            #expect(!model.innocent.zh.isEmpty && (!model.needs.isEmpty || model.id == "Q09"))
        }
    }

    @Test func `models are found by id, by the beginning of ids and by family`() {
        #expect(Catalogue.models(["c01a"]).models.map(\.id) == ["C01a"])
        #expect(Catalogue.models(["C01"]).models.map(\.id) == ["C01a", "C01b", "C01c"])
        #expect(
            Catalogue.models(["D", "C10"]).models.map(\.id) == ["C10", "D01", "D02", "D03", "D04"])
        #expect(Catalogue.models(["C01a", "Z9"]).unknown == "Z9")
    }

    @Test func `a row of an area comes before a county's, and only in its time`() throws {
        let parameter = Parameter("limit", .yuan, "5000", Phrase("x", "x"))
        let policy = Policy([
            PolicyRow(model: "C04", parameter: "limit", value: "6000", area: "3307"),
            PolicyRow(
                model: "C04", parameter: "limit", value: "7000", area: "330782",
                from: Day("2024-01-01"), until: Day("2024-12-31")),
        ])
        let (inside, later) = (try #require(Day("2024-06-01")), try #require(Day("2025-06-01")))
        let value = { (village: String, day: Day) in
            policy.value(parameter, of: "C04", village: village, on: day)
        }
        #expect(value("330782001200", inside) == "7000")
        #expect(value("330782001200", later) == "6000")
        #expect(value("330000000000", inside) == "5000")
    }

    @Test func `norms that come along are dated, name their article and never overlap`() {
        for row in Policy.shipped {
            #expect(row.from != nil && row.source.hasSuffix("条"), "\(row)")
            let others = Policy.shipped.filter {
                $0 != row && $0.model == row.model && $0.parameter == row.parameter
                    && $0.area == row.area
            }
            for other in others {
                let isApart =
                    row.until.map { $0 < other.from ?? $0 } ?? false
                    || other.until.map { $0 < row.from ?? $0 } ?? false
                #expect(isApart, "\(row) \(other)")
            }
        }
        #expect(Set(Policy.shipped.map(\.area)) == ["", "33", "31"])
    }

    @Test func `norms hold in their area and their time, and a county's own row comes before them`()
        throws
    {
        let c07 = try #require(Catalogue.models(["C07"]).models.first)
        let basic = try #require(c07.parameters.first { $0.name == "basic" })
        let day = try #require(Day("2026-01-01"))
        let norms = Policy([], over: Policy.shipped)
        let article = { (policy: Policy, village: String, day: Day) in
            policy.row(basic, of: "C07", village: village, on: day)?.source
        }
        #expect(article(norms, "330782002201", day)?.hasPrefix("《浙江省") == true)
        #expect(article(norms, "310115001201", day)?.hasPrefix("《上海市") == true)
        #expect(article(norms, "410101001201", day)?.hasPrefix("《人民币") == true)
        let early = try #require(Day("2016-04-30"))
        #expect(article(norms, "330782002201", early)?.hasPrefix("《人民币") == true)
        let own = Policy(
            [PolicyRow(model: "C07", parameter: "basic", value: "2", source: "县规定")],
            over: Policy.shipped)
        #expect(own.value(basic, of: "C07", village: "330782002201", on: day) == "2")
        #expect(own.of("C07").value(basic, of: "C07", village: "330782002201", on: day) == "2")
    }

    @Test func `a policy file names its first unusable row`() throws {
        let good = "model,parameter,value,area\nC04,limit,6000,3307\n"
        #expect(try Policy(try TableFile(Array(good.utf8))).rows.count == 1)
        for bad in ["C04,limits,6000,", "Z1,limit,6000,", "C04,limit,viel,", "C04,days,-1,"] {
            #expect(throws: Refusal.self) {
                try Policy(try TableFile(Array("model,parameter,value,area\n\(bad)\n".utf8)))
            }
        }
    }

    @Test func `no parameter goes beyond what days and sums can hold`() throws {
        for model in Catalogue.all {
            for parameter in model.parameters {
                let name = "\(model.id).\(parameter.name)"
                for wild in [
                    "9223372036854775807", "1000000001", "-1000001", "1e300", "inf", "nan",
                ] {
                    #expect(!parameter.accepts(wild), "\(name) \(wild)")
                }
            }
        }
        for (unit, most, beyond) in [
            (Parameter.Unit.yuan, "1000000000", "1000000000.01"), (.yuan, "0", "-0.01"),
            (.days, "36600", "36601"), (.months, "1200", "1201"), (.years, "100", "101"),
            (.count, "1000000", "1000001"), (.ratio, "1000000", "1000000.5"),
            (.ratio, "0", "-0.5"), (.ladder, "1 1000000000", "1 1000000001"),
            (.ladder, "1" + String(repeating: " 1", count: 19), String(repeating: "1 ", count: 21)),
        ] {
            let parameter = Parameter("x", unit, "1", Phrase("x", "x"))
            #expect(parameter.accepts(most) && !parameter.accepts(beyond), "\(unit) \(beyond)")
        }
        let below = Parameter("z", .ratio, "-3", Phrase("x", "x"))
        #expect(below.accepts("-2.5") && !below.accepts("3"))
        for model in Catalogue.all {
            for parameter in model.parameters {
                for row in Policy.shipped
                where row.model == model.id && row.parameter == parameter.name {
                    #expect(parameter.accepts(row.value), "\(row)")
                }
            }
        }
    }

    @Test func `a value of a policy file that is refused comes with what is allowed`() throws {
        let bad = "model,parameter,value,area\nF06,count,9223372036854775807,\n"
        let refusal = #expect(throws: Refusal.self) {
            try Policy(try TableFile(Array(bad.utf8)))
        }
        #expect(refusal?.message.zh.contains("count 应为0至1000000的整数") == true)
        #expect(refusal?.message.en.contains("a whole number of 0 to 1000000") == true)
    }

    @Test func `the catalogue is the one that the handbook prints`() {
        var text = "# 筛查模型 / Screening models\n\n"
        text += "由测试写出；`xuncun models 编号` 给出同样的说明。Written by a test.\n"
        for family in Family.allCases {
            text += "\n## \(family.label.zh) / \(family.label.en)\n"
            for model in Catalogue.all where model.family == family {
                text += "\n### \(model.id) \(model.title.zh) / \(model.title.en)\n\n"
                text += "- 风险 / severity: \(model.severity.label.zh) / \(model.severity.label.en)\n"
                text += "- 对象 / key: \(model.grouping.zh) / \(model.grouping.en)\n"
                text += "- 规则：\(model.rule.zh)\n- Rule: \(model.rule.en)\n"
                text += "- 依据：\(model.source.zh)\n- Source: \(model.source.en)\n"
                text += "- 常见的正常情况：\(model.innocent.zh)\n"
                text += "- Innocent explanations: \(model.innocent.en)\n"
                let needs = model.needs.map { need in
                    need.name
                        + (need.columns.isEmpty
                            ? "" : " (\(need.columns.joined(separator: ", ")))")
                }
                text +=
                    "- 数据 / needs: "
                    + (needs.isEmpty ? "各类表 / any table" : needs.joined(separator: "; ")) + "\n"
                for parameter in model.parameters {
                    text +=
                        "- `\(parameter.name)` = \(parameter.value)："
                        + "\(parameter.source.zh) / \(parameter.source.en)\n"
                    for row in Policy.shipped
                    where row.model == model.id && row.parameter == parameter.name {
                        let from = row.from?.description ?? ""
                        let until = row.until?.description ?? ""
                        text += "  - \(row.area.isEmpty ? "全国" : row.area) \(from)—\(until) "
                        text += "\(row.value)：\(row.source)\n"
                    }
                }
            }
        }
        expectGolden(text, "docs/handbook/models.md")
    }
}
