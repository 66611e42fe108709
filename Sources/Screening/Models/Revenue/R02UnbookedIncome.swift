import Domain

/// Contract money that the register calls paid and the ledger does not have; property that is let
/// without a contract.
extension Model {
    static let r02 = Model(
        "R02", Phrase("疑似合同收入未入账", "Contract income missing from the books"), .high,
        key: Phrase("合同", "contract"),
        rule: Phrase(
            "应收计划登记为已收，但账上以该合同或承租人收款不足99%；资产出租而无合同。",
            "Instalments marked as paid of which the ledger has less than 99%; property let "
                + "without a "
                + "contract."),
        source: Phrase("《会计法》第十六条", "Accounting Law, art. 16"),
        innocent: Phrase("租金抵账（见C01c）；款入村民小组账户。", "Set off against works; paid to a group."),
        needs: [
            Need(.installment, .contract, .paid), Need(.entry, .account, .credit),
        ],
        parameters: [
            Parameter("days", .days, "60", Phrase("工作口径", "working rule"))
        ]
    ) { screen in
        let receipts = ContractReceipts(screen)
        let table = screen.table(.installment)
        let payables = screen.payableContracts()
        struct Key: Hashable {
            let village: Int
            let contract: UInt32
        }
        var paid: [Key: [Int]] = [:]
        for row in table.rows {
            let key = Key(
                village: screen.data.village(table.texts(.village)[row]),
                contract: table.texts(.contract)[row])
            let day = table.narrow(.paidDay)[row] ?? table.narrow(.due)[row] ?? 0
            guard key.village >= 0, table.wide(.paid).orZero(row) > 0,
                !payables.contains(
                    Hash.pair(table.texts(.village)[row], table.texts(.contract)[row])),
                day <= screen.asOf.number - Int32(screen.count("days", at: key.village)),
                receipts.covers(key.village, day)
            else { continue }
            paid[key, default: []].append(row)
        }
        let missing = paid.compactMap { key, rows -> Lead? in
            let stated = rows.reduce(Int64(0)) { $0 + table.wide(.paid).orZero($1) }
            let booked = receipts.booked(key.village, key.contract)
            guard booked * 100 < stated * 99 else { return nil }
            let number = screen.text(key.contract)
            return screen.lead(
                number, village: key.village,
                day: rows.compactMap { table.narrow(.paidDay)[$0] }.min(), amount: stated - booked,
                rows: rows.map { Screen.Row(.installment, $0) },
                Phrase(
                    "合同\(number)登记已收\(screen.yuan(stated))元，账上收到\(screen.yuan(booked))元。",
                    "Contract \(number): \(screen.yuan(stated)) yuan marked as paid, "
                        + "\(screen.yuan(booked)) in the ledger."))
        }
        return missing + screen.letWithoutContract()
    }
}

/// What the ledger has received under each contract.
struct ContractReceipts {
    private var byContract: [UInt64: Int64] = [:]
    private var byParty: [UInt64: Int64] = [:]
    private var parties: [UInt64: [UInt32]] = [:]
    private var covered: [ClosedRange<Int32>?] = []

    init(_ screen: Screen) {
        let ledger = screen.ledger
        let contracts = screen.table(.entry).texts(.contract)
        for village in screen.data.villages.indices {
            let lines = ledger.villageLines[village]
            covered.append(
                lines.isEmpty
                    ? nil : ledger.days[lines.lowerBound]...ledger.days[lines.upperBound - 1])
            for line in lines where ledger.credit[line] > 0 {
                switch ledger.accountClass(line) {
                case .revenue, .receivable, .internalAccount, .payable:
                    let place = UInt32(village)
                    if contracts[line] != 0 {
                        byContract[Hash.pair(place, contracts[line]), default: 0] +=
                            ledger.credit[line]
                    } else if ledger.party[line] != 0 {
                        byParty[Hash.pair(place, ledger.party[line]), default: 0] +=
                            ledger.credit[line]
                    }
                default: break
                }
            }
        }
        let table = screen.table(.contract)
        for row in table.rows {
            let village = screen.data.village(table.texts(.village)[row])
            guard village >= 0 else { continue }
            let key = Hash.pair(UInt32(village), table.texts(.number)[row])
            parties[key] = [table.texts(.partyID)[row], table.texts(.party)[row]].filter { $0 != 0 }
        }
    }

    /// Whether the ledger of a village has this day within it.
    func covers(_ village: Int, _ day: Int32) -> Bool { covered[village]?.contains(day) ?? false }

    func booked(_ village: Int, _ contract: UInt32) -> Int64 {
        let key = Hash.pair(UInt32(village), contract)
        let ofParties = (parties[key] ?? []).reduce(Int64(0)) {
            $0 + (byParty[Hash.pair(UInt32(village), $1)] ?? 0)
        }
        return (byContract[key] ?? 0) + ofParties
    }
}

extension Screen {
    /// Contracts with instalments that are not known as leases although the village has a register
    /// of contracts: what the village itself has to pay.
    func payableContracts() -> Set<UInt64> {
        let leases = Leases(self)
        let income = Set(
            leases.rows.map {
                Hash.pair(leases.table.texts(.village)[$0], leases.table.texts(.number)[$0])
            })
        let withRegister = Set(table(.contract).texts(.village).values)
        let installments = table(.installment)
        let all = installments.rows.filter {
            withRegister.contains(installments.texts(.village)[$0])
        }.map {
            Hash.pair(installments.texts(.village)[$0], installments.texts(.contract)[$0])
        }
        return Set(all).subtracting(income)
    }

    fileprivate func letWithoutContract() -> [Lead] {
        let assets = table(.asset)
        let contracted = Set(table(.contract).texts(.asset).values)
        let withContracts = Set(table(.contract).texts(.village).values)
        return assets.rows.compactMap { row in
            let state = text(assets.texts(.status)[row])
            let village = assets.texts(.village)[row]
            guard state.contains("出租"), assets.texts(.contract)[row] == 0,
                !contracted.contains(assets.texts(.number)[row]), withContracts.contains(village)
            else { return nil }
            let name = text(assets.texts(.name)[row])
            return lead(
                text(assets.texts(.number)[row]), village: data.village(village),
                rows: [Row(.asset, row)],
                Phrase("资产“\(name)”登记为出租，没有合同。", "“\(name)” is let without a contract."))
        }
    }
}
