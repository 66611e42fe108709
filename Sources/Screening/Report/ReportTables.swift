import Domain
import Tables

extension ScreeningReport {
    private static let headers = [
        "模型", "名称", "风险", "村代码", "对象", "日期", "金额", "分值", "把握度", "说明", "说明（英文）", "行数", "依据",
    ]

    /// One row for each lead, as CSV with a mark for spreadsheets.
    package func csv() -> String {
        var text = "\u{FEFF}" + Self.headers.joined(separator: ",") + "\r\n"
        for lead in leads {
            text += lead.cells.map(Self.quoted).joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// Leads, models with their coverage, files, refused rows: a sheet each. Throws when no
    /// temporary file can be written.
    package func workbook() throws -> [UInt8] {
        try WorkbookWriter.bytes([
            WorkbookWriter.Sheet("疑似问题", header: Self.headers, rows: leads.map(\.row)),
            WorkbookWriter.Sheet(
                "模型和覆盖率", header: ["模型", "名称", "风险", "疑似问题数", "村数", "可判断村数", "缺少"],
                rows: models.map(\.row)),
            WorkbookWriter.Sheet(
                "文件",
                header: [
                    "文件", "结果", "表", "格式", "行数", "接收", "拒收", "列合计（元）", "说明", "未使用的列", "特征码",
                ],
                rows: files.map(\.row)),
            WorkbookWriter.Sheet(
                "拒收行", header: ["文件", "行", "列", "内容", "原因"],
                rows: files.flatMap(\.refusalRows)),
        ])
    }

    /// All refused rows of all files as CSV with a mark for spreadsheets, a piece at a time.
    ///
    /// `shown`: What is shown of a value.
    package static func refusedCSV(
        _ reports: [FileReport], shown: (String) -> String = { $0 },
        _ write: (String) throws -> Void
    ) rethrows {
        try write("\u{FEFF}文件,行,列,内容,原因\r\n")
        for report in reports {
            for first in stride(from: 0, to: report.refused.count, by: 10_000) {
                let some = report.refused[first..<min(first + 10_000, report.refused.count)]
                try write(
                    some.map { row in
                        [
                            report.name, String(row.row), row.column, shown(row.value),
                            row.reason.label.zh,
                        ].map(quoted).joined(separator: ",") + "\r\n"
                    }.joined())
            }
        }
    }

    /// A cell that begins like a formula is kept from being one.
    private static func quoted(_ cell: String) -> String {
        let isFormula = cell.utf8.first.map("=+@".utf8.contains) ?? false
        let safe = isFormula ? "'" + cell : cell
        guard safe.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
            return safe
        }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// What people read on a terminal.
    ///
    /// `limit`: Leads of each model that are listed.
    package func text(listing limit: Int) -> String {
        var lines = ["截至 as of \(asOf)，\(villages)个村，\(files.count)个文件，疑似问题\(leads.count)条"]
        lines.append("以下均为疑似问题数据，须逐条核实；未提示不等于没有问题，请看覆盖率。")
        lines.append("")
        lines += files.flatMap(\.lines)
        lines += notes.map { "注意：\($0)" }
        lines.append("")
        lines.append("模型            疑似问题  覆盖率（可判断村/全部村）")
        for model in models {
            let missing = model.looked < model.villages && !model.missing.isEmpty
            lines.append(
                "  \(Self.padded(model.id, 6)) \(Self.padded(model.severity, 2)) "
                    + "\(Self.padded(String(model.leads), 8)) \(model.looked)/\(model.villages)  "
                    + model.title + (missing ? "  缺：\(model.missing.joined(separator: "、"))" : ""))
        }
        let byModel = Dictionary(grouping: leads, by: \.model)
        for model in models where model.leads > 0 {
            let found = (byModel[model.id] ?? []).enumerated()
                .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            lines.append("")
            lines.append("\(model.id) \(model.title)")
            for (_, lead) in found.prefix(limit) {
                let place = lead.village.isEmpty ? "跨村" : lead.village
                lines.append("  [\(lead.severity)] \(place) \(lead.message)")
                if let first = lead.evidence.first {
                    let more = lead.rows > 1 ? " 等\(lead.rows)行" : ""
                    lines.append("       \(first)\(more)")
                }
            }
            if found.count > limit { lines.append("  …… 另有\(found.count - limit)条") }
        }
        return lines.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension ScreeningReport.LeadLine {
    fileprivate var cells: [String] {
        [
            model, title, severity, village, key, day ?? "", amount, String(score),
            String(confidence), message, english, String(rows), evidence.joined(separator: "; "),
        ]
    }

    /// The cells with what are numbers as numbers.
    fileprivate var row: [WorkbookWriter.Cell] {
        let numbers: Set = [6, 7, 8, 11]
        return cells.enumerated().map { index, text in
            guard numbers.contains(index), let number = Double(text) else { return .text(text) }
            return .number(number)
        }
    }
}

extension ScreeningReport.ModelLine {
    fileprivate var row: [WorkbookWriter.Cell] {
        [
            .text(id), .text(title), .text(severity), .integer(Int64(leads)),
            .integer(Int64(villages)), .integer(Int64(looked)),
            .text(missing.joined(separator: "、")),
        ]
    }
}

extension ScreeningReport.File {
    fileprivate var row: [WorkbookWriter.Cell] {
        [
            .text(name), .text(outcome), .text(table ?? ""), .text(format), .integer(Int64(rows)),
            .integer(Int64(kept)), .integer(Int64(refused)), .text(sumsLine),
            .text(notes.joined(separator: " ")), .text(unused.joined(separator: "、")),
            .text(fingerprint),
        ]
    }

    /// The rows of the sheet of refused rows; what is not listed is counted.
    fileprivate var refusalRows: [[WorkbookWriter.Cell]] {
        let rows = firstRefusals.map { row -> [WorkbookWriter.Cell] in
            [
                .text(row.file), .integer(Int64(row.row)), .text(row.column), .text(row.value),
                .text(row.reason),
            ]
        }
        if rows.count < Self.refusalLimit { return rows }
        return rows + [
            [
                .text(name), .text("……"), .text(""), .text(""),
                .text("共拒收\(refused)行，可用 --refused 全部导出"),
            ]
        ]
    }

    fileprivate var lines: [String] {
        var lines = [
            "\(name)：\(outcome)"
                + (table.map { " → \($0)，\(format)，\(rows)行，接收\(kept)，拒收\(refused)" } ?? "")
        ]
        if !sums.isEmpty { lines.append("    列合计（元）：\(sumsLine)") }
        for note in notes { lines.append("    \(note)") }
        if table != nil, !unused.isEmpty {
            lines.append("    未使用的列：\(unused.joined(separator: "、"))")
        }
        for total in totals where !total.agrees {
            lines.append(
                "    第\(total.row)行合计\(total.field)为\(total.stated)，逐行相加为\(total.counted)")
        }
        for row in firstRefusals.prefix(5) {
            lines.append("    第\(row.row)行 \(row.column)“\(row.value)”：\(row.reason)")
        }
        if firstRefusals.count > 5 { lines.append("    …… 共拒收\(refused)行，可用 --refused 全部导出") }
        return lines
    }

    /// `借方金额 1234.56；贷方金额 1234.56`.
    private var sumsLine: String {
        sums.map { "\($0.column) \($0.sum)" }.joined(separator: "；")
    }
}
