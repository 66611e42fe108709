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
                header: ["文件", "结果", "表", "格式", "行数", "接收", "拒收", "未使用的列", "特征码"],
                rows: files.map(\.row)),
            WorkbookWriter.Sheet(
                "拒收行", header: ["文件", "行", "列", "内容", "原因"],
                rows: files.flatMap(\.firstRefusals).map { row in
                    [
                        .text(row.file), .integer(Int64(row.row)), .text(row.column),
                        .text(row.value), .text(row.reason),
                    ]
                }),
        ])
    }

    /// A cell that begins like a formula is kept from being one.
    private static func quoted(_ cell: String) -> String {
        let isFormula = cell.utf8.first.map("=+@".utf8.contains) ?? false
        let safe = isFormula ? "'" + cell : cell
        guard safe.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return safe }
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
            .integer(Int64(kept)), .integer(Int64(refused)),
            .text(unused.joined(separator: "、")), .text(fingerprint),
        ]
    }

    fileprivate var lines: [String] {
        var lines = [
            "\(name)：\(outcome)"
                + (table.map { " → \($0)，\(format)，\(rows)行，接收\(kept)，拒收\(refused)" } ?? "")
        ]
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
        if refused > 5 { lines.append("    …… 共拒收\(refused)行") }
        return lines
    }
}
