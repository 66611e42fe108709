import Domain

extension SampleCounty {
    /// Facts of every unit, with later findings that follow the petitions.
    package func riskRequest() -> RiskRequest {
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(seed &+ 13)))
        return RiskRequest(
            asOf: Day(number: 20_780),
            units: (0..<units).map { index in
                let petitions = Int.random(in: 0...12, using: &random)
                func flag(_ chance: Int) -> Double {
                    Int.random(in: 0..<100, using: &random) < chance ? 1 : 0
                }
                return RiskRequest.Unit(
                    id: unitId(index), name: unitName(index),
                    facts: [
                        "weakOrganisation": flag(15),
                        "economySize": Double(Int.random(in: 0...300, using: &random)),
                        "petitions": Double(petitions),
                        "laggingWork": Double(Int.random(in: 0...5, using: &random)),
                        "newSecretary": flag(40), "dualPost": flag(85),
                        "yearsSinceInspection": Double(Int.random(in: 0...6, using: &random)),
                    ],
                    laterFindings: petitions + Int.random(in: 0...10, using: &random))
            })
    }
}
