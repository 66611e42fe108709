import Domain

enum SampleTables {
    static let headers: [Canon: String] = [
        .entry:
            "村代码,凭证日期,凭证字,凭证号,附件数,制单人,审核人,摘要,科目编码,借方金额,贷方金额,收款人,往来单位编码,"
            + "往来单位类型,合同编号,项目编号,票据类型,票据号,票据日期,数量,经手人,审批人,决议编号",
        .balance: "村代码,年度,期间,科目编码,期初余额,借方,贷方,期末余额",
        .bankAccount: "村代码,账号,户名,开户人证件号码,账户性质,开户日期,乡镇备案,销户日期",
        .bankLine: "村代码,交易账号,交易时间,交易金额,收付标志,交易余额,现金标志,对手户名,摘要说明,交易流水号",
        .invoice: "村代码,票种,发票代码,发票号码,开票日期,销方名称,金额,凭证字,凭证号,入账年度,入账月份,货物名称",
        .resource: "村代码,资源编号,资源名称,资源类别,面积,利用状态",
        .contract:
            "村代码,合同编号,合同类型,标的编号,标的类别,合同名称,乙方证件号,乙方,签订日期,起始日期,终止日期,面积,年单价,年租金,"
            + "合同总额,决议编号,交易编号,原合同编号,递增方式,底价,交易方式",
        .installment: "村代码,合同编号,应收日期,应收金额,实收日期,实收金额,收款账号",
        .project:
            "村代码,项目编号,项目名称,工程类别,控制价,决议编号,立项日期,招标方式,合同编号,施工单位,合同签订日期,合同金额,开工日期,"
            + "计划完工,验收日期,结算日期,审定金额,项目状态,送审金额,审计单位,纬度,经度,工程量",
        .change: "村代码,项目编号,变更编号,变更日期,变更金额,变更原因",
        .payment: "村代码,项目编号,付款日期,付款金额,付款阶段,收款单位",
        .tender: "村代码,招标编号,招标方式,公告日期,投标截止时间,开标日期,控制价,中标日期,合同签订日期,原招标编号,代理机构",
        .bid: "村代码,招标编号,投标人代码,投标人,法定代表人,联系电话,投标报价,递交时间,投标状态,保证金账户,文件特征码,是否中标",
        .subsidy:
            "村代码,批次,补贴项目,补贴标准,数量,补贴金额,姓名,身份证号,户号,一卡通卡号,持卡人,持卡人身份证号,联系电话,代办人,"
            + "公示日期,发放日期,发放结果,所属期",
        .official: "村代码,姓名,身份证号,职务,任职日期,离任日期,联系电话,银行卡号",
        .relation: "村代码,身份证号,亲属身份证号,亲属姓名,关系,备案",
        .death: "村代码,身份证号,姓名,死亡日期",
        .payroll: "身份证号,姓名,工作单位,供养起始,供养截止,人员类别",
        .shareholding: "企业统一社会信用代码,企业名称,身份证号,姓名,职务,起始日期,截止日期,企业状态,成立日期",
        .household: "村代码,户号,身份证号,姓名,与户主关系",
        .disclosure: "村代码,公开编号,公开类别,公开标题,公开日期,截止日期,照片哈希",
        .disclosureLine: "村代码,公开编号,所属年度,所属月份,科目编码,公开项目,公开金额",
        .decision: "村代码,决议编号,会议类型,会议日期,应到人数,实到人数,同意人数,决策事项",
    ]

    /// How many columns each table has.
    static let columns = headers.mapValues { $0.split(separator: ",").count }

    /// The CSV of every table over all villages, the tenders in OCDS, and the vouchers that were
    /// exported twice.
    static func files(_ villages: [SampleBooks]) -> [(name: String, text: String)] {
        let tables =
            Canon.allCases.compactMap { canon in
                headers[canon].map { header in
                    ("\(canon.label.zh).csv", csv(header, villages) { rows(of: $0, canon) })
                }
            } + [("招标OCDS.jsonl", villages.flatMap(\.notices).map { $0.json + "\n" }.joined())]
        guard villages.contains(where: { $0.papers.contains(where: \.isExportedTwice) }),
            let header = headers[.entry]
        else { return tables }
        let again = csv(header, villages) { books in
            entries(books) { $0.isExportedTwice }
        }
        return tables + [("\(Canon.entry.label.zh)_补.csv", again)]
    }

    private static func csv(
        _ header: String, _ villages: [SampleBooks], _ rows: (SampleBooks) -> [[String]]
    ) -> String {
        var text = header + "\n"
        for books in villages {
            for row in rows(books) { text += row.joined(separator: ",") + "\n" }
        }
        return text
    }

    private static func rows(of books: SampleBooks, _ canon: Canon) -> [[String]] {
        switch canon {
        case .entry: entries(books) { !$0.isTorn }
        case .bankLine: statement(books)
        case .disclosureLine: disclosed(books) + (books.rows[canon] ?? [])
        default: books.rows[canon] ?? []
        }
    }

    private static func entries(
        _ books: SampleBooks, where isWanted: (SampleBooks.Paper) -> Bool
    ) -> [[String]] {
        let order = books.papers.indices.filter { isWanted(books.papers[$0]) }.sorted {
            (books.papers[$0].day, books.papers[$0].number) < (
                books.papers[$1].day, books.papers[$1].number
            )
        }
        return order.flatMap { index in
            let paper = books.papers[index]
            return paper.lines.map { line in
                [
                    books.village, Written.day(paper.day), paper.type, String(paper.number),
                    String(paper.attachments), paper.maker, paper.checker, paper.summary,
                    line.account, Written.yuan(line.debit), Written.yuan(line.credit), line.party,
                    line.partyID, line.partyKind, line.contract, line.project,
                    line.debit > 0 && !line.bill.isEmpty || line.billKind != "数电票"
                        ? line.billKind : "",
                    line.bill, Written.day(line.billDay), line.quantity, line.handler,
                    line.approver, line.decision,
                ]
            }
        }
    }

    /// The bank's view: each line on 102 on its day, what the ledger does not have, and balances.
    private static func statement(_ books: SampleBooks) -> [[String]] {
        var lines = books.bankOnly
        for paper in books.papers where paper.isInBank && !paper.isTorn {
            for line in paper.lines where line.account == "102" {
                let other = paper.lines.first { $0.account != "102" && !$0.party.isEmpty }
                lines.append(
                    SampleBooks.BankLine(
                        day: paper.day, amount: line.debit - line.credit,
                        party: line.party.isEmpty ? other?.party ?? "" : line.party,
                        summary: paper.summary,
                        isCash: paper.lines.contains { $0.account == "101" }))
            }
        }
        let order = lines.indices.sorted { (lines[$0].day, $0) < (lines[$1].day, $1) }
        var balance: Int64 = 3_000_000_000
        var (lastDay, inDay): (Int32, Int) = (0, 0)
        var rows: [[String]] = []
        for (place, index) in order.enumerated() {
            let line = lines[index]
            balance += line.amount
            if books.lostBankLines.contains(place) { continue }
            inDay = line.day == lastDay ? inDay + 1 : 0
            lastDay = line.day
            let clock = " \(9 + inDay / 60):\(Inventor.digits(inDay % 60, 2)):00"
            let time = Written.day(line.day) + (books.hasBankDaysOnly ? "" : clock)
            rows.append([
                books.village, books.account, time, Written.yuan(abs(line.amount)),
                line.amount < 0 ? "出" : "进", Written.yuan(balance), line.isCash ? "现" : "转",
                line.party, line.summary, books.village.suffix(6) + Inventor.digits(place, 6),
            ])
        }
        return books.hasBankDaysOnly ? rows.reversed() : rows
    }

    /// What is posted each month: administration and other income as the ledger has them.
    private static func disclosed(_ books: SampleBooks) -> [[String]] {
        var sums: [Int: [String: Int64]] = [:]
        for paper in books.papers where !paper.isTorn {
            let civil = Day(number: paper.day).civil
            for line in paper.lines where line.account == "51301" || line.account == "50401" {
                let sign: Int64 = line.account == "50401" ? -1 : 1
                sums[civil.year * 100 + civil.month, default: [:]][line.account, default: 0] +=
                    sign * (line.debit - line.credit)
            }
        }
        return sums.sorted { $0.key < $1.key }.flatMap { month, accounts in
            accounts.sorted { $0.key < $1.key }.map { account, sum in
                [
                    books.village, "GK-\(month)", String(month / 100), String(month % 100), account,
                    account == "51301" ? "管理费用" : "其他收入", Written.yuan(sum),
                ]
            }
        }
    }
}
