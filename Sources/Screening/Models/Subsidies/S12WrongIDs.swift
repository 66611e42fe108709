import Domain

/// IDs that cannot be, two IDs for one name on one card, and ages and sexes that a programme does
/// not have.
extension Model {
    static let s12 = Model(
        "S12", version: 2, Phrase("疑似身份信息错误", "IDs that cannot be"), .medium,
        key: Phrase("村、项目", "programme"),
        rule: Phrase(
            "18位身份证号校验码或出生日期不成立；同一卡号同一姓名有两个身份证号；年龄或性别与补贴项目不符。",
            "A number of 18 with a wrong check digit or birthday; two IDs for one name on one "
                + "card; an age or sex that the programme does not have."),
        source: Phrase("GB 11643—1999；补贴政策对象条件", "GB 11643-1999; conditions of the programmes"),
        innocent: Phrase("第一代身份证录入错误；户籍更正。", "Typing errors of old cards; corrected records."),
        needs: [Need(.subsidy, .id)],
        parameters: [
            Parameter("old", .years, "60", Phrase("高龄、养老类项目的最低年龄", "programmes of the old")),
            Parameter("child", .years, "18", Phrase("儿童类项目的最高年龄", "programmes of children")),
        ]
    ) { screen in
        let check = IdentityCheck(screen)
        let table = screen.table(.subsidy)
        struct Key: Hashable {
            let village: UInt32
            let program: UInt32
            let fault: IdentityCheck.Fault
        }
        var found: [Key: [Int]] = [:]
        for row in table.rows {
            guard let fault = check.fault(row) else { continue }
            let key = Key(
                village: table.texts(.village)[row], program: table.texts(.program)[row],
                fault: fault)
            found[key, default: []].append(row)
        }
        return found.map { key, rows in
            let program = screen.text(key.program)
            let people = Set(rows.map { table.texts(.id)[$0] }).count
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            return screen.lead(
                program, village: screen.data.village(key.village), amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) },
                Phrase(
                    "\(program)中\(people)人\(key.fault.label.zh)。",
                    "\(people) recipients of \(program) \(key.fault.label.en)."))
        }
    }
}

private struct IdentityCheck {
    enum Fault: Hashable, Labelled {
        case invalid, twoIDs, age, sex

        var label: Phrase {
            switch self {
            case .invalid: Phrase("的身份证号不成立", "have IDs that cannot be")
            case .twoIDs: Phrase("同卡同名而身份证号不同", "have one card and name and several IDs")
            case .age: Phrase("的年龄与项目不符", "are not of the age of the programme")
            case .sex: Phrase("的性别与项目不符", "are not of the sex of the programme")
            }
        }
    }

    private let screen: Screen
    private let table: Table
    private let ids: TextColumn
    private let isWrong: [Bool]
    private let isForOld: [Bool]
    private let isForChildren: [Bool]
    private let isForWomen: [Bool]
    private var twice = Set<Int>()

    init(_ screen: Screen) {
        self.screen = screen
        let table = screen.table(.subsidy)
        self.table = table
        ids = table.texts(.id)
        isWrong = screen.words(ids, count: table.count) { id in
            id.utf8.count == 18 && id.utf8.dropLast().allSatisfy { (48...57).contains($0) }
                && !Identifiers.isResidentID(id)
        }
        let programs = { (words: [String]) in
            screen.words(table.texts(.program), count: table.count) { program in
                words.contains { program.contains($0) }
            }
        }
        isForOld = programs(["高龄", "养老", "老年"])
        isForChildren = programs(["儿童", "孤儿"])
        isForWomen = programs(["孕产", "产妇", "妇女", "两癌"])
        let (cards, names) = (table.texts(.card), table.texts(.name))
        let groups = Grouping(rows: table.count, minimum: 2, parallel: screen.parallel) { row in
            cards[row] == 0 || names[row] == 0 ? nil : (Hash.pair(cards[row], names[row]), 0)
        }
        for group in 0..<groups.count {
            let first = ids[Int(groups[group][groups[group].startIndex])]
            if groups[group].allSatisfy({ ids[Int($0)] == first }) { continue }
            twice.formUnion(groups[group].map(Int.init))
        }
    }

    func fault(_ row: Int) -> Fault? {
        if isWrong[row] { return .invalid }
        if twice.contains(row) { return .twoIDs }
        guard isForOld[row] || isForChildren[row] || isForWomen[row] else { return nil }
        let id = screen.text(ids[row])
        guard Identifiers.isResidentID(id) else { return nil }
        // The last digit of the sequence is odd for men.
        if isForWomen[row], Array(id.utf8)[16] % 2 == 1 { return .sex }
        guard let birth = Identifiers.birthday(id),
            let birthday = Day(year: birth.year, month: birth.month, day: birth.day)
        else { return nil }
        let village = screen.data.village(table.texts(.village)[row])
        let day = table.narrow(.paidDay)[row] ?? screen.asOf.number
        let reached = { (name: String) in
            day >= birthday.adding(years: screen.count(name, at: village)).number
        }
        let isWrong = (isForOld[row] && !reached("old")) || (isForChildren[row] && reached("child"))
        return isWrong ? .age : nil
    }
}
