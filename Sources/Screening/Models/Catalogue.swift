/// All models, in the order in which they are told.
package enum Catalogue {
    package static let all: [Model] = [
        .c01a, .c01b, .c01c, .c02, .c03, .c04, .c05, .c06, .c07, .c08, .c09, .c10,
        .e01, .e02, .e03, .e04, .e05, .e06, .e07, .e08, .e09, .e10, .e11, .e12, .e13, .e14, .e15,
        .e16,
        .r01, .r02, .r03, .r04, .r05, .r06, .r07, .r08, .r09, .r10, .r11, .r12,
        .p01, .p02, .p03, .p04, .p05, .p06, .p07, .p08, .p09, .p10, .p11, .p12, .p13, .p14, .p15,
        .p16, .p17, .p18, .p19,
        .s01, .s02, .s03, .s04, .s05, .s06, .s07, .s08, .s09, .s10, .s11, .s12,
        .l01, .l02, .l03, .l04, .l06,
        .d01, .d02, .d03, .d04,
        .q01, .q02, .q03, .q04, .q05, .q06, .q07, .q08, .q09, .q11, .q12,
        .f01, .f02, .f03, .f04, .f05, .f06, .f07, .f08, .f09, .f10, .f11, .f12, .f13, .f14, .f15a,
        .f15b,
        .r003, .r018, .r024, .r025, .r028, .r030, .r035, .r036, .r038, .r048, .r058,
    ]

    /// The models that people name: ids (`C01a`), beginnings of ids (`C01`), families (`E`). A
    /// letter is a family: `R` does not name the indicators, whose ids are those of Cardinal.
    ///
    /// - Returns: nil for the first name that fits no model, which is given back.
    package static func models(_ names: [String]) -> (models: [Model], unknown: String?) {
        var chosen: [Model] = []
        for name in names {
            let exact = all.filter { $0.id.lowercased() == name.lowercased() }
            let begun = all.filter { model in
                name.count == 1
                    ? model.family.rawValue == name.uppercased()
                    : model.id.lowercased().hasPrefix(name.lowercased())
            }
            let found = exact.isEmpty ? begun : exact
            if found.isEmpty { return ([], name) }
            chosen += found
        }
        let ids = Set(chosen.map(\.id))
        return (all.filter { ids.contains($0.id) }, nil)
    }
}
