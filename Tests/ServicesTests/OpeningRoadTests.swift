import Domain
import Foundation
import Screening
import Storage
import Testing

@testable import Services

/// Every road to what screening says of a village, one line each: it is written down before it is
/// shown, once, under its kind.
struct OpeningRoadTests {
    private struct Road {
        let name: String
        let kind: OpenedKind
        let open: (Actor) async throws -> Void
    }

    /// Everything that the roads lead to.
    private struct Books {
        let round: ClearwaterRound
        let dataset: UUID
        let run: UUID
        let suspicion: UUID
        let file: UUID
        let finding: UUID
        let sheet: UUID
    }

    private func books() async throws -> Books {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let suspicion = try await round.suspicion()
        try await round.confirm(suspicion)
        let page = try await round.page("suspicions", suspicion, round.inspector)
        let offer = try #require(page.offers.first { $0.action.name == "suspicions.write" })
        var input = offer.values.mapValues(InputValue.text)
        input["recommendation"] = .text("补办审批手续。")
        input["second"] = .text(round.second.person?.description ?? "")
        let finding = try await round.place.send(
            "suspicions.write", input, as: round.inspector
        ).record
        let paper = try await round.page("findings", finding, round.inspector)
        let ids = try await office.read { reading in
            (
                try reading.value("SELECT id FROM datasets", as: UUID.self),
                try reading.value("SELECT id FROM screening_runs", as: UUID.self)
            )
        }
        return Books(
            round: round, dataset: try #require(ids.0), run: try #require(ids.1),
            suspicion: suspicion, file: try #require(page.attachments.first).id, finding: finding,
            sheet: try #require(paper.attachments.first { $0.purpose == "疑点依据明细" }).id)
    }

    private func roads(_ books: Books) -> [Road] {
        let office = books.round.place.office
        let today = Clearwater.day
        return [
            Road(name: "the ledger", kind: .ledger) {
                _ = try await office.ledger(books.dataset, LedgerQuery(), for: $0)
            },
            Road(name: "a voucher by its line", kind: .voucher) {
                _ = try await office.voucher(books.dataset, line: 0, for: $0)
            },
            Road(name: "a voucher from the rows of a suspicion", kind: .voucher) {
                let name = "凭证 \(MadeBooks.codes[0]).csv"
                _ = try await office.voucher(books.dataset, file: name, row: 2, for: $0)
            },
            Road(name: "the report of a dataset", kind: .report) {
                _ = try await office.datasetReport(books.dataset, for: $0)
            },
            Road(name: "its refused rows", kind: .report) {
                _ = try await office.refusedRows(books.dataset, for: $0)
            },
            Road(name: "further leads of a run", kind: .further) {
                _ = try await office.further(books.run, model: "E05", from: 0, for: $0)
            },
            Road(name: "a suspicion: page, print, API, many on paper", kind: .suspicion) {
                _ = try await office.record("suspicions", books.suspicion, for: $0, today: today)
            },
            Road(name: "a page of the list", kind: .listing) {
                _ = try await office.list(Lists.suspicions, ListQuery(), for: $0, today: today)
            },
            Road(name: "the list as a file", kind: .list) {
                _ = try await office.export(
                    Lists.suspicions, ListQuery(), for: $0, today: today)
            },
            Road(name: "a file of a suspicion", kind: .attachment) {
                _ = try await office.attachment(books.file, for: $0)
            },
            Road(name: "the working paper of a suspicion", kind: .paper) {
                _ = try await office.record("findings", books.finding, for: $0, today: today)
            },
            Road(name: "the rows of a suspicion on its working paper", kind: .attachment) {
                _ = try await office.attachment(books.sheet, for: $0)
            },
        ]
    }

    @Test func `every road to a suspicion, a voucher or a ledger writes its opening once`()
        async throws
    {
        let books = try await books()
        let access = books.round.place.office.access
        for road in roads(books) {
            let before = try await access.openings(OpeningQuery()).first?.seq ?? 0
            try await road.open(books.round.inspector)
            let lines = try await access.openings(OpeningQuery()).filter { $0.seq > before }
            #expect(lines.map(\.kind) == [road.kind], "\(road.name)")
            #expect(lines.first?.person == books.round.inspector.person, "\(road.name)")
        }
        #expect(Set(roads(books).map(\.kind)) == Set(OpenedKind.allCases))
    }

    @Test func `what cannot be written down is not opened`() async throws {
        let books = try await books()
        try await books.round.place.office.access.breakOpeningsForTest()
        for road in roads(books) {
            let code = await books.round.place.code { try await road.open(books.round.inspector) }
            #expect(code != "allowed", "\(road.name)")
        }
    }

    @Test func `what is no suspicion's is opened without a line`() async throws {
        let round = try await ClearwaterRound.onSite()
        let paper = try await round.paper()
        let before = try await round.place.office.access.openings(OpeningQuery()).count
        _ = try await round.page("findings", paper, round.inspector)
        _ = try await round.page("inspections", round.inspections[0], round.inspector)
        #expect(try await round.place.office.access.openings(OpeningQuery()).count == before)
    }

    @Test func `a number that was asked for has one mark in every spelling`() async throws {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset([MadeBooks.split()])
        let office = round.place.office
        for text in ["330782199001011234", "330782 19900101 1234", "３３０７８２-１９９００１０１-１２３４"] {
            var query = LedgerQuery()
            query.payee = text
            _ = try await office.ledger(dataset, query, for: round.inspector)
        }
        let lines = try await office.access.openings(OpeningQuery()).prefix(3)
        #expect(Set(lines.map(\.marks)).count == 1 && lines.first?.marks.count == 12)
        for line in lines {
            #expect(line.asked.count { $0 == "*" } == 8, "\(line.asked)")
        }
    }
}

extension Access {
    /// From here on no opening can be written down.
    func breakOpeningsForTest() async throws {
        try await engine.write { writing in
            try writing.execute(
                """
                CREATE TRIGGER no_openings BEFORE INSERT ON openings
                BEGIN SELECT RAISE(ABORT, 'broken for a test'); END
                """)
        }
    }
}
