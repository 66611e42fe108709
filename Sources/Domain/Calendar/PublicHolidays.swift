/// The days off and the working weekends that the State Council announced for each year, with the
/// changes announced later in 2019 and 2020 (notices of the General Office, published at
/// www.gov.cn/zhengce each autumn). Offices add the next year in the logbook of calendar days.
enum PublicHolidays {
    struct Year {
        let year: Int
        /// `MM-DD`, or `MM-DD/MM-DD` for a span, parted by blanks.
        let off: String
        let work: String

        init(_ year: Int, off: String, work: String) {
            self.year = year
            self.off = off
            self.work = work
        }

        /// The days of one of its texts.
        func days(_ text: String) -> [Day] {
            text.split(separator: " ").flatMap { span -> [Day] in
                let ends = span.split(separator: "/").compactMap { Day("\(year)-\($0)") }
                guard let first = ends.first, let last = ends.last else { return [] }
                return (0...(last - first)).map { first + $0 }
            }
        }
    }

    static let years: [Year] = [
        Year(
            2019,
            off: "01-01 02-04/02-10 04-05 05-01/05-04 06-07 09-13 10-01/10-07",
            work: "02-02/02-03 04-28 05-05 09-29 10-12"),
        Year(
            2020,
            off: "01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08",
            work: "01-19 02-03 04-26 05-09 06-28 09-27 10-10"),
        Year(
            2021,
            off:
                "01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 "
                + "10-01/10-07",
            work: "02-07 02-20 04-25 05-08 09-18 09-26 10-09"),
        Year(
            2022,
            off:
                "01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 "
                + "10-01/10-07 12-31",
            work: "01-29/01-30 04-02 04-24 05-07 10-08/10-09"),
        Year(
            2023,
            off: "01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06",
            work: "01-28/01-29 04-23 05-06 06-25 10-07/10-08"),
        Year(
            2024,
            off: "01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07",
            work: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        Year(
            2025,
            off: "01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
            work: "01-26 02-08 04-27 09-28 10-11"),
        Year(
            2026,
            off:
                "01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 "
                + "10-01/10-07",
            work: "01-04 02-14 02-28 05-09 09-20 10-10"),
    ]
}
