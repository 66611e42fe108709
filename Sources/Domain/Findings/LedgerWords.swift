import Foundation

/// How offices write in their own ledgers of findings and rectification what our lists call by
/// codes. Exact words first; nothing is guessed from a part of a word.
package enum LedgerWords {
    /// The state of an item by the word of a ledger; nil when the word is not known. An empty cell
    /// is an item that nobody has begun.
    package static func state(_ word: String) -> RectificationItem.State? {
        states.first { $0.words.contains(word) }?.state
    }

    private static let states: [(state: RectificationItem.State, words: Set<String>)] = [
        (.assigned, ["", "未整改", "未开始", "待整改", "未启动", "待签收"]),
        (.inProgress, ["整改中", "正在整改", "推进中", "部分完成", "阶段性完成", "未完成", "未整改到位", "持续整改"]),
        (.submitted, ["待验收", "待审核", "待核查", "已上报", "申请销号"]),
        (
            .closed,
            ["已销号", "销号", "已整改", "已完成", "完成", "整改完成", "整改到位", "已整改到位", "已办结", "办结"]
        ),
        (.longTerm, ["长期坚持", "持续推进", "长期整改", "基本完成并长期坚持", "已完成并长期坚持"]),
    ]

    /// The words of all states, for the sentence that refuses another one.
    package static let stateWords = "未整改、整改中、待验收、已完成（已销号）、长期坚持"

    package static func severity(_ word: String) -> Finding.Severity? {
        switch word {
        case "轻微", "一般", "低", "": .minor
        case "中等", "较重", "较大", "中": .medium
        case "严重", "重大", "高": .serious
        default: nil
        }
    }

    package static func party(_ word: String) -> Party? {
        switch word {
        case "", "村", "村居", "村（社区）", "村(社区)", "村级", "村（居）", "社区": .village
        case "乡镇", "镇", "乡", "街道", "乡镇（街道）", "乡镇(街道)", "镇级", "乡镇党委": .township
        default: nil
        }
    }

    /// The parts of a cell that names several: “村居、乡镇、区民政局”.
    package static func parts(_ cell: String) -> [String] {
        let parts = cell.split { "、，,；;/+＋\n".contains($0) }
            .map { String($0).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        return parts.isEmpty ? [""] : parts
    }

    /// The subject by its label; an empty cell is 其他.
    package static func subject(_ word: String) -> Finding.Subject? {
        if word.isEmpty { return .others }
        return Finding.Subject.allCases.first { $0.label.zh == word || $0.label.en == word }
    }
}
