import Domain

extension SampleCounty {
    /// Makes the books of a county: villages that live in order, each scheme planted in some.
    ///
    /// `villages`: How many, 1...3000.
    /// `years`: How many, 1...20, the last of them `until`.
    /// `rate`: Share of the villages in which each scheme is planted.
    package static func made(
        villages: Int, years: Int, until lastYear: Int = 2025, seed: UInt64, rate: Double = 0.1
    ) -> SampleCounty {
        var life = SampleLife(seed: seed, years: years, until: lastYear)
        let all = (0..<villages).map { index -> SampleBooks in
            let township = Inventor.digits(index / 18 + 101, 3)
            let number = Inventor.digits(200 + index % 18, 3)
            var books = SampleBooks(village: Inventor.county + township + number)
            life.live(&books)
            for scheme in SampleScheme.all where life.dice.chance(rate) {
                scheme.plant(&life, &books)
            }
            books.numberPapers()
            books.settleInvoices()
            return books
        }
        var key = "model,village,key,kind\n"
        for books in all {
            for item in books.cases {
                key += "\(item.model),\(books.village),\(books.words(item.key)),"
                key += "\(item.kind.rawValue)\n"
            }
        }
        let torn = all.map { $0.withoutTornPapers() }
        return SampleCounty(files: SampleTables.files(torn), key: key)
    }
}

extension SampleBooks {
    /// Fills in the vouchers that invoices stand in, now that they have numbers.
    fileprivate mutating func settleInvoices() {
        guard let given = rows[.invoice] else { return }
        rows[.invoice] = given.map { row in
            var row = row
            guard let paper = Int(row[8].dropFirst()) else { return row }
            let civil = Day(number: papers[paper].day).civil
            row[8] = String(papers[paper].number)
            row[9] = String(civil.year)
            row[10] = String(civil.month)
            return row
        }
    }

    fileprivate func words(_ key: Case.Key) -> String {
        switch key {
        case .paper(let index): return name(index)
        case .text(let text):
            guard text.hasPrefix("凭证 #"), let index = Int(text.dropFirst(4)) else { return text }
            return "凭证 " + name(index)
        }
    }

    /// Without the vouchers that were torn out: their numbers are missing.
    fileprivate func withoutTornPapers() -> SampleBooks {
        var books = self
        books.papers.removeAll { $0.attachments < 0 }
        return books
    }
}

/// How well leads fit the key of a made-up county.
package struct SampleScore: Sendable, Encodable {
    package struct Line: Sendable, Encodable {
        package let model: String
        package let planted: Int
        package let found: Int
        package let leads: Int
        /// Leads that fit something planted.
        package let right: Int
        package let lookAlikesFlagged: Int
        package var recall: Double { planted == 0 ? 1 : Double(found) / Double(planted) }
        package var precision: Double { leads == 0 ? 1 : Double(right) / Double(leads) }
    }

    package let lines: [Line]

    private struct Case {
        let model: Substring
        let village: Substring
        let key: Substring
        let kind: Substring
    }

    /// `key`: The text of `SampleCounty.key`.
    package init(_ leads: [Lead], key: String) {
        let cases = key.split(separator: "\n").dropFirst().compactMap { line -> Case? in
            // Amounts in keys have commas of their own.
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count >= 4, let last = cells.last else { return nil }
            let middle = cells[2..<(cells.count - 1)].joined(separator: ",")
            return Case(
                model: cells[0], village: cells[1], key: Substring(middle), kind: last)
        }
        let fits = { (lead: Lead, item: Case) -> Bool in
            (lead.village.isEmpty || lead.village == item.village)
                && lead.key.hasPrefix(item.key)
                // 记-1 is not 记-12.
                && !((item.key.last?.isNumber ?? false)
                    && (lead.key.dropFirst(item.key.count).first?.isNumber ?? false))
        }
        let byModel = Dictionary(grouping: leads, by: \.model)
        let casesByModel = Dictionary(grouping: cases, by: \.model)
        let models = Set(byModel.keys).union(casesByModel.keys.map(String.init)).sorted()
        lines = models.map { model in
            let found = byModel[model] ?? []
            let all = casesByModel[Substring(model)] ?? []
            let planted = all.filter { $0.kind == "planted" }
            let harmless = all.filter { $0.kind == "lookAlike" }
            let guilty = all.filter { $0.kind != "lookAlike" }
            let right = found.filter { lead in guilty.contains { fits(lead, $0) } }
            return Line(
                model: model, planted: planted.count,
                found: planted.count { item in found.contains { fits($0, item) } },
                leads: found.count, right: right.count,
                lookAlikesFlagged: found.count { lead in
                    harmless.contains { fits(lead, $0) } && !guilty.contains { fits(lead, $0) }
                })
        }
    }
}
