/// A list that leaves the office after an inspection.
package enum ResultList: String, Codable, Sendable, CaseIterable, Labelled {
    case individual, common, immediate, suggestions, clues, tasks, responsibility, results

    package var label: Phrase {
        switch self {
        case .individual: Phrase("个性问题清单", "individual list")
        case .common: Phrase("共性问题清单", "common list")
        case .immediate: Phrase("立行立改清单", "immediate-rectification list")
        case .suggestions: Phrase("意见建议清单", "suggestion list")
        case .clues: Phrase("问题线索清单（编号）", "clue list, numbers only")
        case .tasks: Phrase("任务清单", "task list")
        case .responsibility: Phrase("责任清单", "responsibility list")
        case .results: Phrase("整改成效清单", "result list")
        }
    }

    /// Whether it tells each addressee what it has to put right.
    package var isOfItems: Bool {
        [.individual, .tasks, .responsibility, .results].contains(self)
    }

    /// Who gets it unless an office decides otherwise (四级反馈).
    package var usualLevels: [FeedbackLevel] {
        switch self {
        case .individual: [.village, .township]
        case .common: [.township, .county, .city]
        case .immediate, .tasks, .responsibility, .results: [.village, .township]
        case .suggestions: [.village, .township, .county]
        case .clues: []
        }
    }
}

/// The four levels that feedback goes to (四级反馈).
package enum FeedbackLevel: String, Codable, Sendable, CaseIterable, Labelled {
    case city, county, township, village

    package var label: Phrase {
        switch self {
        case .city: Phrase("市直部门", "city departments")
        case .county: Phrase("县委和县直部门", "county committee and departments")
        case .township: Phrase("乡镇党委", "township committee")
        case .village: Phrase("村党组织", "village Party organisation")
        }
    }
}

/// Which lists a region hands out beside the report.
package struct ListPreset: Sendable {
    package let code: String
    package let label: Phrase
    package let lists: [ResultList]
    /// Where the preset is used.
    package let source: String

    package static let all: [ListPreset] = [
        ListPreset(
            code: "oneReportFourLists", label: Phrase("一报告四清单", "one report, four lists"),
            lists: [.individual, .common, .immediate, .suggestions], source: "金华"),
        ListPreset(
            code: "twoLists", label: Phrase("两张清单", "two lists"), lists: [.individual, .common],
            source: "龙胜"),
        ListPreset(
            code: "fourCopies",
            label: Phrase("问题、任务、责任、成效清单", "problem, task, responsibility, result"),
            lists: [.individual, .tasks, .responsibility, .results], source: "东海"),
        ListPreset(
            code: "threeLists",
            label: Phrase("问题、责任、整改清单", "problem, responsibility, rectification"),
            lists: [.individual, .responsibility, .results], source: "千阳"),
        ListPreset(
            code: "withClues",
            label: Phrase("一报告四清单（含线索编号）", "one report, four lists with clue numbers"),
            lists: [.individual, .common, .immediate, .clues], source: "金华另一读法"),
    ]

    package static func named(_ code: String) -> ListPreset? { all.first { $0.code == code } }
}
