import Domain

/// Files of a made-up county and the key to what was planted in them.
package struct SampleCounty: Sendable {
    /// Name of the file → CSV.
    package let files: [(name: String, text: String)]
    /// `model,village,key,kind,what`: a lead fits when its model and village agree and its key
    /// begins with this one. Kinds: planted, lookAlike, consequence.
    package let key: String

    /// Makes the books of a county: villages that live in order, and in some of them a scheme, or
    /// something that only looks like it.
    ///
    /// `villages`: How many, 1...3000.
    /// `years`: How many, 1...20, the last of them `until`.
    /// `rate`: Share of the villages in which each scheme is planted.
    /// `lookAlikes`: Share of the other villages with its look-alike; that of the schemes if nil.
    /// `isLight`: Leaves out what takes thousands of amounts.
    package static func made(
        villages: Int, years: Int, until lastYear: Int = 2025, seed: UInt64, rate: Double = 0.1,
        lookAlikes: Double? = nil, isLight: Bool = false
    ) -> SampleCounty {
        var life = SampleLife(seed: seed, years: years, until: lastYear)
        let schemes = SampleScheme.all.filter {
            !(isLight && $0.takesThousands) && $0.takesYears <= years
        }
        let all = (0..<villages).map { index -> SampleBooks in
            let township = Inventor.digits(index / 18 + 101, 3)
            let number = Inventor.digits(200 + index % 18, 3)
            var books = SampleBooks(village: Inventor.county + township + number)
            life.live(&books)
            for scheme in schemes {
                if life.dice.chance(rate) {
                    scheme.write(.planted, &life, &books)
                } else if life.dice.chance(lookAlikes ?? rate) {
                    scheme.write(.lookAlike, &life, &books)
                }
            }
            if books.cases.contains(where: { $0.kind == .planted }) {
                // Schemes spend in the last year, and so its accounts are no longer what they were.
                for code in [513, 514, 515] { books.follows("F14", .text("\(lastYear) \(code)")) }
            }
            books.numberPapers()
            books.settleInvoices()
            return books
        }
        var key = "model,village,key,kind,what\n"
        for books in all {
            for item in books.cases {
                key += "\(item.model),\(books.village),\(books.words(item.key)),"
                key += "\(item.kind.rawValue),\(item.words)\n"
            }
        }
        return SampleCounty(files: SampleTables.files(all), key: key)
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
}
