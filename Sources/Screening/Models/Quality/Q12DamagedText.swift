import Domain

/// Texts that lost characters on their way, so that words and names cannot be compared.
extension Model {
    static let q12 = Model(
        "Q12", Phrase("数据：乱码、缺字", "Data: damaged texts"), .low,
        key: Phrase("村、表", "village and table"),
        rule: Phrase(
            "摘要、往来单位、姓名等文字含替换字符（�）或连续问号。",
            "A summary, party or name with replacement characters or runs of question marks."),
        source: Phrase("数据质量", "data quality"),
        innocent: Phrase("源系统中即以问号代替生僻字。", "The software itself writes ? for rare characters."),
        needs: [Need(.entry, .account, oneOf: [.summary, .party])],
        parameters: [Parameter("rows", .count, "3", Phrase("工作口径", "working rule"))]
    ) { screen in
        screen.damaged(.entry, [.summary, .party]) + screen.damaged(.subsidy, [.name])
            + screen.damaged(.contract, [.name, .party])
    }
}

extension Screen {
    fileprivate func damaged(_ canon: Canon, _ fields: [Field]) -> [Lead] {
        let table = table(canon)
        let columns = fields.map { field in
            words(table.texts(field), count: table.count) { text in
                text.contains("\u{FFFD}") || text.contains("??") || text.contains("锟斤拷")
            }
        }
        var found: [UInt32: [Int]] = [:]
        for row in table.rows where columns.contains(where: { $0[row] }) {
            found[table.texts(.village)[row], default: []].append(row)
        }
        return found.compactMap { code, rows in
            let village = data.village(code)
            guard rows.count >= count("rows", at: village) else { return nil }
            return lead(
                canon.label.zh, village: village, rows: rows.map { Row(canon, $0) },
                Phrase(
                    "\(canon.label.zh)有\(rows.count)行文字含乱码，请重新导出。",
                    "\(rows.count) rows of \(canon.label.en) have damaged texts; export them again."
                ))
        }
    }
}
