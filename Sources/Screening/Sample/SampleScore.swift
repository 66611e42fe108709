import Domain

/// How well leads fit the key of a made-up county.
package struct SampleScore: Sendable, Encodable {
    package struct Line: Sendable, Encodable {
        package let model: String
        package let severity: String
        package let planted: Int
        package let found: Int
        package let leads: Int
        /// Leads that fit something planted, or what follows from it.
        package let right: Int
        /// Leads that fit nothing planted.
        package let wrong: Int
        package let lookAlikes: Int
        /// Wrong leads about a look-alike.
        package let onLookAlikes: Int
        package let recall: Double
        package let precision: Double
    }

    package let lines: [Line]
    /// Models of the catalogue that have nothing planted.
    package let unplanted: [String]

    /// Models of high severity that find less than 0.95 of what is planted, or of whose leads
    /// less than 0.8 are right.
    package var falling: [Line] {
        lines.filter { line in
            line.severity == Severity.high.label.zh && line.planted > 0
                && (line.recall < 0.95 || line.precision < 0.8)
        }
    }

    private struct Case {
        let model: Substring
        let village: Substring
        let key: Substring
        let kind: Substring

        /// Amounts in keys have commas of their own.
        init?(_ line: Substring) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count >= 5 else { return nil }
            model = cells[0]
            village = cells[1]
            key = Substring(cells[2..<(cells.count - 2)].joined(separator: ","))
            kind = cells[cells.count - 2]
        }

        func fits(_ lead: Lead) -> Bool {
            (lead.village.isEmpty || lead.village == village) && lead.key.hasPrefix(key)
                // 记-1 is not 记-12.
                && !((key.last?.isNumber ?? false)
                    && (lead.key.dropFirst(key.count).first?.isNumber ?? false))
        }
    }

    /// `key`: The text of `SampleCounty.key`.
    package init(_ leads: [Lead], key: String) {
        let cases = Dictionary(
            grouping: key.split(separator: "\n").dropFirst().compactMap(Case.init), by: \.model)
        let byModel = Dictionary(grouping: leads, by: \.model)
        lines = Catalogue.all.map { model in
            Self.line(model, byModel[model.id] ?? [], cases[Substring(model.id)] ?? [])
        }
        unplanted = lines.filter { $0.planted == 0 }.map(\.model)
    }

    private static func line(_ model: Model, _ leads: [Lead], _ cases: [Case]) -> Line {
        let planted = cases.filter { $0.kind == "planted" }
        let harmless = cases.filter { $0.kind == "lookAlike" }
        let guilty = cases.filter { $0.kind != "lookAlike" }
        let found = planted.count { item in leads.contains(where: item.fits) }
        let wrong = leads.filter { lead in !guilty.contains { $0.fits(lead) } }
        let right = leads.count - wrong.count
        return Line(
            model: model.id, severity: model.severity.label.zh, planted: planted.count,
            found: found, leads: leads.count, right: right, wrong: wrong.count,
            lookAlikes: harmless.count,
            onLookAlikes: wrong.count { lead in harmless.contains { $0.fits(lead) } },
            recall: planted.isEmpty ? 1 : Double(found) / Double(planted.count),
            precision: leads.isEmpty ? 1 : Double(right) / Double(leads.count))
    }
}
