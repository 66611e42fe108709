import Domain
import Screening
import Tables
import Testing

struct SampleTests {
    private func screened(_ county: SampleCounty, cores: Int = 2) -> Run {
        var data = DataImport(parallel: Parallel(cores: cores))
        for file in county.files { data.add(Array(file.text.utf8), name: file.name) }
        for report in data.reports { #expect(report.refused.count == 0, "\(report.name)") }
        return Run(
            Catalogue.all, on: data.dataset(), asOf: Day(year: 2026, month: 3, day: 1) ?? .never,
            parallel: Parallel(cores: cores))
    }

    @Test func `what is planted in a county is found, and little else`() {
        let county = SampleCounty.made(villages: 24, years: 2, seed: 7, rate: 0.4)
        let score = SampleScore(screened(county).leads, key: county.key)
        #expect(score.lines.count { $0.planted > 0 } > 45)
        for line in score.lines {
            #expect(line.recall >= 0.95, "\(line.model): \(line.found) of \(line.planted)")
            #expect(line.precision >= 0.8, "\(line.model): \(line.right) of \(line.leads)")
            #expect(line.lookAlikesFlagged == 0, "\(line.model)")
        }
    }

    @Test func `villages that live in order give no lead at all`() {
        let county = SampleCounty.made(villages: 12, years: 2, seed: 3, rate: 0)
        #expect(screened(county).leads.map { "\($0.model) \($0.message.zh)" } == [])
    }

    @Test func `one core and two give the same leads, byte for byte`() {
        let county = SampleCounty.made(villages: 8, years: 1, seed: 5, rate: 0.5)
        let (one, two) = (screened(county, cores: 1), screened(county, cores: 2))
        #expect(
            one.results.map(\.coverage)
                == two.results.map(\.coverage))
        #expect(one.leads.map(\.message) == two.leads.map(\.message))
        #expect(one.leads.map(\.evidence) == two.leads.map(\.evidence))
        let again = SampleCounty.made(villages: 8, years: 1, seed: 5, rate: 0.5)
        #expect(again.key == county.key)
        #expect(again.files.map(\.text) == county.files.map(\.text))
    }
}
