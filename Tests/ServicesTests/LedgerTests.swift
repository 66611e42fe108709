import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// An office's own ledger of findings is taken over.
struct LedgerTests {
    private static let header = "乡镇,村（社区）,问题描述,涉及金额（万元）,整改状态,整改时限,备注"

    private static func ledger(_ rows: [String]) -> [UInt8] {
        Array(("清水县第一轮整改台账\n\(header)\n" + rows.joined(separator: "\n") + "\n").utf8)
    }

    private func take(_ round: ClearwaterRound, _ bytes: [UInt8], as actor: Actor) async throws
        -> ActionAnswer
    {
        let file = try await round.place.office.keepRegister(
            bytes, by: actor, at: Clearwater.noon)
        return try await round.place.send(
            "findings.importLedger",
            [
                "record": .text(round.round.uuidString), "file": .text(file),
                "fedBackOn": .text("\(Clearwater.day + -60)"),
            ], as: actor)
    }

    @Test func `rows become findings with their items, and the village goes on from there`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let bytes = Self.ledger([
            "清水镇,西湖村,集体鱼塘承包费未入账，直接用于支付路灯维修款。,1.25,已完成,2026/10/8,",
            ",,低保评议会议记录缺失。,,整改中,,合并单元格",
            "清水镇,西湖村委会,公开栏三个季度未更新。,,长期坚持,2026-12-31,",
        ])
        let answer = try await take(round, bytes, as: round.staff)
        #expect(answer.counts == ["rows": 3, "added": 3, "known": 0, "refused": 0])
        let kept = try await round.place.office.read { reading in
            try reading.rows(
                """
                SELECT f.title, f.amount, f.state, r.state, r.due_on, i.state
                FROM findings f JOIN rectification_items r ON r.finding_id = f.id
                JOIN inspections i ON i.id = f.inspection_id ORDER BY f.seq
                """
            ) { row in
                [
                    try row(0) as String, "\((try row(1) as Yuan).fen)", try row(2) as String,
                    try row(3) as String, "\(try row(4) as Day)", try row(5) as String,
                ]
            }
        }
        #expect(
            kept.map { Array($0.prefix(4)) } == [
                ["集体鱼塘承包费未入账，直接用于支付路灯维修款", "1250000", "closed", "closed"],
                ["低保评议会议记录缺失", "0", "inRectification", "inProgress"],
                ["公开栏三个季度未更新", "0", "inRectification", "longTerm"],
            ])
        #expect(kept[0][4] == "2026-10-08" && kept[2][4] == "2026-12-31")
        #expect(kept.allSatisfy { $0[5] == "rectifying" })
        let again = try await take(round, bytes, as: round.director)
        #expect(again.counts == ["rows": 3, "added": 0, "known": 3, "refused": 0])
    }

    @Test func `a village whose items are all closed is rectified`() async throws {
        let round = try await ClearwaterRound.onSite()
        _ = try await take(
            round, Self.ledger(["清水镇,西湖村,会议记录不全。,,已销号,,"]), as: round.staff)
        let state = try await round.place.office.read { reading in
            try reading.value(
                "SELECT state FROM inspections WHERE id = \(round.inspections[1])", as: String.self)
        }
        #expect(state == "rectified")
    }

    @Test func `a row that cannot be trusted is told with its column and reason`() async throws {
        let round = try await ClearwaterRound.onSite()
        let plan = try await round.place.office.planLedger(
            Self.ledger([
                "清水镇,北村,问题一。,,整改中,,", "清水镇,东湖村,正在巡察的村。,,整改中,,",
                "清水镇,西湖村,,,整改中,,", "清水镇,西湖村,金额写错。,三万,整改中,,",
                "清水镇,西湖村,状态写错。,,差不多,,", "清水镇,西湖村,日期写错。,,整改中,明年,",
                "清水镇,西湖村,好的一行。,,整改中,,",
            ]), round: round.round, fedBackOn: Clearwater.day, today: Clearwater.day,
            for: round.staff)
        #expect(plan.added == 1 && plan.rows == 7)
        #expect(plan.remarks.map(\.row) == [3, 4, 5, 6, 7, 8])
        #expect(
            plan.remarks.map(\.column.zh) == [
                "村居", "村居", "问题描述", "涉及金额（万元）", "整改状态", "整改期限",
            ])
        #expect(plan.unused == ["备注"])
    }

    @Test func `only the office takes over a ledger; a file without its columns is refused`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let bytes = Self.ledger(["清水镇,西湖村,一个问题。,,整改中,,"])
        for actor in [round.leader, round.village, round.township, round.leading] {
            let code = await round.place.code { _ = try await take(round, bytes, as: actor) }
            #expect(code == "permission.denied")
        }
        for text in ["", "甲,乙\n1,2\n", "村居,村居,问题描述\n"] {
            let code = await round.place.code {
                _ = try await take(round, Array(text.utf8), as: round.staff)
            }
            #expect(
                ["tables.missing-column", "tables.duplicate-column", "tables.empty"].contains(code))
        }
    }

    @Test func `the empty ledger of a round can be filled in and taken over`() async throws {
        let round = try await ClearwaterRound.onSite()
        let empty = try await round.place.office.emptyLedger(of: round.round, for: round.staff)
        #expect(empty.rows.count == 2)
        var rows = empty.rows.filter { $0[1] == "西湖村" }
        let facts = try #require(empty.header.firstIndex(of: "问题描述"))
        rows[0][facts] = "填好的问题。"
        let text = ([empty.header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
        let answer = try await take(round, Array(text.utf8), as: round.staff)
        #expect(answer.counts?["added"] == 1)
    }

    @Test func `a long ledger is taken over in slices, and the same one again goes on`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let rows = (1...150).map { n in
            "清水镇,西湖村,第\(n)项村务公开内容未及时更新，缺第\(n)季度收支明细。,,整改中,2026-12-31,"
        }
        let before = try await office.read { try Journal.head($0) }
        let answer = try await take(round, Self.ledger(rows), as: round.staff)
        #expect(answer.counts == ["rows": 150, "added": 150, "known": 0, "refused": 0])
        let again = try await take(round, Self.ledger(rows), as: round.staff)
        #expect(again.counts == ["rows": 150, "added": 0, "known": 150, "refused": 0])
        let after = try await office.read { try Journal.entries((before + 1)..<1000, $0) }
        // Three slices, the closing entry, and the ledger that came again.
        #expect(after.map(\.action) == Array(repeating: "findings.importLedger", count: 5))
        #expect(
            after.map { $0.payload.contains("\"taken\"") } == [false, false, false, true, false])
        #expect(
            after.map { $0.payload.contains("\"goesOn\"") } == [true, true, false, false, false])
        let job = try #require(try await office.access.newestJob(about: round.round))
        #expect(job.kind == .ledger && job.state == .ended)
        let found = try await office.verify()
        #expect(found.breaks == [])
    }

    @Test func `slices hold whole villages and every row once`() throws {
        let villages = (0..<40).map { _ in UUID() }
        let entries = (0..<1000).map { n in villages[n % 40] }
        let slices = LedgerSlices.slices(entries)
        #expect(slices.count == 20)
        #expect(slices.flatMap(\.rows).sorted() == Array(0..<1000))
        for slice in slices { #expect(slice.rows.count <= LedgerSlices.rows && !slice.goesOn) }
        let homes = slices.map { Set($0.rows.map { entries[$0] }) }
        #expect(homes.reduce(0) { $0 + $1.count } == 40, "no village stands in two slices")
    }

    @Test func `a village that is too long is cut, and stands alone in its slices`() {
        let (small, large, last) = (UUID(), UUID(), UUID())
        let slices = LedgerSlices.slices(
            Array(repeating: small, count: 5) + Array(repeating: large, count: 130)
                + Array(repeating: last, count: 5))
        #expect(slices.map(\.rows.count) == [5, 50, 50, 30, 5])
        #expect(slices.map(\.goesOn) == [false, true, true, false, false])
    }

    @Test func `a long village whose items are all closed is through with them at the end`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let rows = (1...130).map { n in
            "清水镇,西湖村,第\(n)项村务公开内容未及时更新，缺第\(n)季度收支明细。,,已销号,2026-12-31,"
        }
        let answer = try await take(round, Self.ledger(rows), as: round.staff)
        #expect(answer.counts?["added"] == 130)
        let (state, moves) = try await round.place.office.read { reading in
            (
                try reading.value(
                    """
                    SELECT i.state FROM inspections i JOIN findings f ON f.inspection_id = i.id
                    WHERE f.paper_number LIKE '补录%'
                    """, as: String.self),
                try reading.rows(
                    """
                    SELECT m.move FROM moves m JOIN findings f ON f.inspection_id = m.record_id
                    WHERE f.seq = (SELECT max(seq) FROM findings) ORDER BY m.seq
                    """
                ) { try $0(0) as String }
            )
        }
        #expect(state == "rectified")
        #expect(moves.suffix(2) == ["takeOver", "allRectified"])
    }
}

/// A ledger that names several who are responsible.
struct SharedLedgerTests {
    @Test func `a row with several responsible parties becomes one finding with an item for each`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.place.send(
            "departments.record",
            [
                "record": .text(round.place.county.uuidString), "title": .text("县民政局"),
                "level": .text("county"),
            ], as: round.staff)
        let rows = [
            "清水镇,西湖村,低保评议会议记录缺失。,整改中,村居、乡镇，县民政局",
            "清水镇,西湖村,公开栏三个季度未更新。,整改中,",
            "清水镇,西湖村,补贴名册与实际不符。,整改中,县交通局",
            "清水镇,西湖村,补贴标准未公示。,整改中,县民政局",
        ]
        let file = try await round.place.office.keepRegister(
            Array(("乡镇,村,问题描述,整改状态,责任主体\n" + rows.joined(separator: "\n")).utf8),
            by: round.staff, at: Clearwater.noon)
        let answer = try await round.place.send(
            "findings.importLedger",
            [
                "record": .text(round.round.uuidString), "file": .text(file),
                "fedBackOn": .text("\(Clearwater.day + -60)"),
            ], as: round.staff)
        // A department that is not registered, and one that stands alone, are refused.
        #expect(answer.counts == ["rows": 4, "added": 2, "known": 0, "refused": 2])
        let parties = try await round.place.office.read { reading in
            try reading.rows(
                """
                SELECT f.title, r.party FROM rectification_items r
                JOIN findings f ON f.id = r.finding_id ORDER BY r.seq
                """
            ) { "\(try $0(0) as String) \(try $0(1) as String)" }
        }
        #expect(
            parties == [
                "低保评议会议记录缺失 village", "低保评议会议记录缺失 township", "低保评议会议记录缺失 county",
                "公开栏三个季度未更新 village",
            ])
    }
}
