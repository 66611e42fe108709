import Domain

extension SampleLife {
    typealias Person = (name: String, id: String)

    /// One payment of a benefit, so that a scheme can change one thing of it.
    struct Benefit {
        var program: String
        var person: Person
        var home: String
        var card: String
        var paid: Int32
        /// The recipient if nil.
        var holder: Person?
        var agent = ""
        var result = "成功"
        /// Day of the posted list; ten days before the payment if nil.
        var posted: Int32?
        var standard: Int64 = 98_000
        var quantity = 1
        /// Amounts to the standard unless a scheme says otherwise.
        var amount: Int64 = 98_000

        init(_ program: String, _ person: Person, home: String, card: String, _ paid: Int32) {
            self.program = program
            self.person = person
            self.home = home
            self.card = card
            self.paid = paid
        }
    }

    mutating func subsidies(_ year: Int, _ books: inout SampleBooks) {
        for family in 0..<8 {
            let person = inventor.person(&dice, born: 1935...1960)
            let home = "\(books.village)-H\(year)\(family)"
            books.row(.household, [books.village, home, person.id, person.name, "户主"])
            let card = inventor.card()
            for month in stride(from: 1, through: 12, by: 3) {
                benefit(
                    Benefit("低保", person, home: home, card: card, day(year, month, 20)), &books)
            }
        }
    }

    /// A benefit of a person who lives alone and has a card of their own.
    mutating func benefit(
        _ program: String, _ month: Int, _ books: inout SampleBooks,
        born: ClosedRange<Int> = 1950...1995
    ) -> Benefit {
        let person = inventor.person(&dice, born: born)
        return Benefit(
            program, person, home: "\(books.village)-J\(person.id.suffix(6))",
            card: inventor.card(), on(month, 20))
    }

    func benefit(_ benefit: Benefit, _ books: inout SampleBooks) {
        let civil = Day(number: benefit.paid).civil
        let (person, holder) = (benefit.person, benefit.holder ?? benefit.person)
        books.row(
            .subsidy,
            [
                books.village, "\(civil.year)-\(civil.month)", benefit.program,
                Written.yuan(benefit.standard), String(benefit.quantity),
                Written.yuan(benefit.amount), person.name, person.id, benefit.home, benefit.card,
                holder.name, holder.id, "",
                benefit.agent, Written.day(benefit.posted ?? benefit.paid - 10),
                Written.day(benefit.paid), benefit.result, "\(civil.year)-\(civil.month)",
            ])
    }
}

extension SampleLife.Benefit {
    /// The recipient as leads name them.
    var key: SampleBooks.Case.Key { .text("\(person.name) \(Masked.text(person.id))") }
}
