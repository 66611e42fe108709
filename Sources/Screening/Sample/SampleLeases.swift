import Domain

extension SampleLife {
    /// Land that is let out, so that a scheme can change one thing of it.
    struct Lease {
        var number: Int
        var tenant: String
        /// In fen for a mu and year.
        var rent: Int64
        var area = 12
        var registeredArea = 12
        var land = "耕地"
        /// The first year; that of the books if nil.
        var from: Int?
        /// The last year; the tenth if nil.
        var until: Int?
        /// Years from which on nothing is paid, or nothing booked.
        var paysUntil: Int?
        var booksUntil: Int?
        /// Whether the ledger names the contract beside the tenant.
        var namesContract = true
        var month = 3

        init(_ number: Int, _ tenant: String, rent: Int64) {
            self.number = number
            self.tenant = tenant
            self.rent = rent
        }
    }

    mutating func leases(_ books: inout SampleBooks) {
        for number in 1...3 {
            let tenant = tenants[(number * 7 + (Int(books.village.suffix(3)) ?? 0) % 31) % 40]
            lease(Lease(number, tenant, rent: 50_000 + Int64(dice.pick(-1500...1500))), &books)
        }
    }

    /// Writes a lease that is decided, exchanged, paid and booked each year; its number.
    @discardableResult
    func lease(_ lease: Lease, _ books: inout SampleBooks) -> String {
        let number = lease.number
        let name = "HT-\(books.village.suffix(6))-\(number)"
        let (from, until) = (lease.from ?? firstYear, lease.until ?? firstYear + 9)
        let start = day(from, 1, 1)
        let annual = lease.rent * Int64(lease.area)
        let field = "东坂\(number)号地"
        books.row(
            .resource,
            [
                books.village, "ZY-\(number)", field, lease.land, String(lease.registeredArea),
                "发包",
            ])
        books.row(
            .decision,
            [
                books.village, "JY-\(number)", "村民代表会", Written.day(start - 60), "45", "40", "38",
                "\(field)发包",
            ])
        books.row(
            .contract,
            [
                books.village, name, "土地发包", "ZY-\(number)", lease.land, field, "",
                lease.tenant, Written.day(start - 20), Written.day(start),
                Written.day(day(until, 12, 31)), String(lease.area), Written.yuan(lease.rent),
                Written.yuan(annual), Written.yuan(annual * Int64(until - from + 1)),
                "JY-\(number)", "JYZX-\(books.village.suffix(5))-\(number)",
            ])
        for year in max(from, firstYear)...max(from, lastYear) where year <= until {
            let isPaid = year <= lease.paysUntil ?? lastYear
            let paid = day(year, lease.month, 25)
            books.row(
                .installment,
                [
                    books.village, name, "\(year)-03-31", Written.yuan(annual),
                    isPaid ? Written.day(paid) : "", isPaid ? Written.yuan(annual) : "", "",
                ])
            if isPaid, year <= lease.booksUntil ?? lastYear {
                books.receive(
                    paid, "土地承包款", annual, from: lease.tenant, account: "50102",
                    contract: lease.namesContract ? name : "")
            }
        }
        return name
    }
}
