import Domain
import Screening
import Tables
import Testing

struct SampleTests {
    private func screened(
        _ county: SampleCounty, policy: Policy = Policy(), cores: Int = 2
    ) -> Run {
        var data = DataImport(parallel: Parallel(cores: cores))
        for file in county.files { data.add(Array(file.text.utf8), name: file.name) }
        for report in data.reports { #expect(report.refused.count == 0, "\(report.name)") }
        return Run(
            Catalogue.all, on: data.dataset(), policy: policy,
            asOf: Day(year: 2026, month: 3, day: 1) ?? .never, parallel: Parallel(cores: cores))
    }

    @Test(arguments: [true, false])
    func `every model runs with its parameters at their ends`(isLargest: Bool) {
        let largest: [Parameter.Unit: String] = [
            .yuan: "1000000000", .ladder: "1000000000", .days: "36600", .months: "1200",
            .years: "100", .count: "1000000", .ratio: "1000000",
        ]
        let rows = Catalogue.all.flatMap { model in
            model.parameters.map { parameter in
                let sign = parameter.value.hasPrefix("-") ? "-" : ""
                let value = isLargest ? sign + (largest[parameter.unit] ?? "") : "0"
                #expect(parameter.accepts(value), "\(model.id).\(parameter.name)")
                return PolicyRow(model: model.id, parameter: parameter.name, value: value)
            }
        }
        let county = SampleCounty.made(villages: 2, years: 3, seed: 3, rate: 1, isLight: true)
        let run = screened(county, policy: Policy(rows))
        #expect(run.results.count == Catalogue.all.count)
    }

    @Test(arguments: [(villages: 24, years: 2, isLight: true, seed: 7), (6, 4, false, 5)])
    func `what is planted in a county is found, and little else`(
        villages: Int, years: Int, isLight: Bool, seed: UInt64
    ) {
        let county = SampleCounty.made(
            villages: villages, years: years, seed: seed, rate: 0.4, isLight: isLight)
        let score = SampleScore(screened(county).leads, key: county.key)
        for line in score.lines {
            #expect(line.recall >= 0.95, "\(line.model): \(line.found) of \(line.planted)")
            #expect(line.precision >= 0.8, "\(line.model): \(line.right) of \(line.leads)")
            #expect(line.onLookAlikes == 0, "\(line.model)")
        }
        #expect(score.falling.isEmpty)
    }

    /// Models that are not planted, each with the reason.
    private static let unplanted = [
        "F15b": "the made-up registers hold only the persons of whom something else tells"
    ]

    @Test func `every model of the catalogue is planted and has a look-alike, or says why not`() {
        let planted = SampleCounty.made(villages: 1, years: 4, seed: 1, rate: 1)
        let harmless = SampleCounty.made(villages: 1, years: 4, seed: 1, rate: 0, lookAlikes: 1)
        for (county, kind) in [(planted, "planted"), (harmless, "lookAlike")] {
            let cases = county.key.split(separator: "\n").map { $0.split(separator: ",") }
            let models = cases.filter { $0.dropLast().last == kind[...] }.map { String($0[0]) }
            #expect(
                Set(models).union(Self.unplanted.keys) == Set(Catalogue.all.map(\.id)), "\(kind)")
        }
    }

    @Test func `a lead about a look-alike is told from a right one, and lets its model fall`() {
        let county = SampleCounty.made(villages: 1, years: 1, seed: 1, rate: 1, isLight: true)
        let leads = screened(county).leads
        let right = SampleScore(leads, key: county.key)
        #expect(right.falling.isEmpty && right.lines.allSatisfy { $0.wrong == 0 })
        let takeMore = ["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F09", "F10", "F14"]
        #expect(right.unplanted == takeMore + ["F15b"])
        let header = "model,village,key,kind,what\n"
        let none = SampleScore(leads, key: header)
        #expect(none.lines.map(\.wrong) == right.lines.map(\.right))
        #expect(none.lines.allSatisfy { $0.onLookAlikes == 0 })
        let harmless = SampleScore(
            leads, key: county.key.replacing(",planted,", with: ",lookAlike,"))
        #expect(harmless.lines.first?.onLookAlikes == 1 && harmless.lines.first?.precision == 0)
        let missed = SampleScore([], key: county.key)
        #expect(missed.falling.count { $0.recall == 0 } == right.lines.count { $0.severity == "高" })
    }

    @Test func `villages that live in order give no lead at all`() {
        let county = SampleCounty.made(villages: 8, years: 4, seed: 3, rate: 0)
        #expect(screened(county).leads.map { "\($0.model) \($0.message.zh)" } == [])
    }

    @Test func `what only looks like a scheme gives no lead at all`() {
        let county = SampleCounty.made(villages: 3, years: 4, seed: 4, rate: 0, lookAlikes: 1)
        #expect(screened(county).leads.map { "\($0.model) \($0.message.zh)" } == [])
    }

    @Test func `one core and two give the same leads, byte for byte`() {
        let county = SampleCounty.made(villages: 8, years: 1, seed: 5, rate: 0.5, isLight: true)
        let (one, two) = (screened(county, cores: 1), screened(county, cores: 2))
        #expect(
            one.results.map(\.coverage)
                == two.results.map(\.coverage))
        #expect(one.leads.map(\.message) == two.leads.map(\.message))
        #expect(one.leads.map(\.evidence) == two.leads.map(\.evidence))
        let again = SampleCounty.made(villages: 8, years: 1, seed: 5, rate: 0.5, isLight: true)
        #expect(again.key == county.key)
        #expect(again.files.map(\.text) == county.files.map(\.text))
    }
}
