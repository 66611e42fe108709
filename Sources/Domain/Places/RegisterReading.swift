/// A row of a register of villages, as it stands in a file.
package struct RegisterRow: Sendable {
    /// 1-based row of the file.
    package let number: Int
    package let code: String
    package let name: String
    package let townshipCode: String
    package let townshipName: String
    package let countyCode: String
    package let countyName: String
    package let prefecture: String
    package let province: String

    package init(
        number: Int, code: String, name: String, townshipCode: String, townshipName: String,
        countyCode: String, countyName: String, prefecture: String, province: String
    ) {
        self.number = number
        self.code = code
        self.name = name
        self.townshipCode = townshipCode
        self.townshipName = townshipName
        self.countyCode = countyCode
        self.countyName = countyName
        self.prefecture = prefecture
        self.province = province
    }
}

/// A row that can be trusted.
package struct RegisterEntry: Sendable {
    package let row: Int
    /// Twelve digits of the statistical register.
    package let code: String
    package let name: String
    package let kind: UnitKind
    /// The first nine digits.
    package let townshipCode: String
    package let townshipName: String
    /// The first six digits.
    package let countyCode: String
    package let countyName: String
    package let prefecture: String
    package let province: String
}

/// Why a row is not taken, or is taken with a remark. Nothing is ever guessed.
package enum RegisterReason: String, Sendable, Codable, CaseIterable, Labelled {
    case exponent, codeShape, parentLevel, emptyName, lostCharacter, privateCharacter, pinyin
    case virtualUnit, noTownship, countyDisagrees, duplicateCode, duplicateName
    case kindDisagrees, foldedCharacters, parenthesis

    package var label: Phrase {
        switch self {
        case .exponent:
            Phrase("代码被表格软件改成科学计数法，后几位已丢失", "the code is in exponent notation; digits are lost")
        case .codeShape: Phrase("代码不是12位数字", "the code has not twelve digits")
        case .parentLevel: Phrase("代码是乡镇或以上级别", "the code is of a township or above")
        case .emptyName: Phrase("名称为空", "the name is empty")
        case .lostCharacter: Phrase("名称中有丢失的字(?)", "the name has a lost character (?)")
        case .privateCharacter: Phrase("名称中有无法识别的自造字", "the name has a private-use character")
        case .pinyin: Phrase("名称中用拼音代替汉字", "the name has pinyin in place of a character")
        case .virtualUnit: Phrase("统计用虚拟单位，不是村居", "a virtual unit of statistics, not a village")
        case .noTownship: Phrase("缺少乡镇名称", "the township's name is missing")
        case .countyDisagrees: Phrase("县代码与村居代码不一致", "the county's code and the unit's disagree")
        case .duplicateCode: Phrase("代码与前面的行重复", "the code stands in an earlier row")
        case .duplicateName: Phrase("同一乡镇内全称重复", "the full name stands twice in the township")
        case .kindDisagrees:
            Phrase("类别按代码确定，与名称后缀不一致", "the kind follows the code, the name says otherwise")
        case .foldedCharacters: Phrase("全角字符或空格已规范", "full-width characters or spaces were folded")
        case .parenthesis: Phrase("括号不成对，请核对名称", "a parenthesis is not closed")
        }
    }

    /// Whether the row is left out; otherwise it is only remarked on.
    package var refuses: Bool {
        switch self {
        case .kindDisagrees, .foldedCharacters, .parenthesis: false
        default: true
        }
    }

    /// What to do about it.
    package var remedy: Phrase {
        switch self {
        case .exponent:
            Phrase("请在表格中把代码列设为“文本”后重新导出", "format the column as text and export again")
        case .kindDisagrees, .foldedCharacters, .parenthesis, .duplicateCode, .duplicateName:
            Phrase("请核对该行", "check the row")
        case .virtualUnit, .parentLevel: Phrase("无需处理", "nothing to do")
        default: Phrase("请在原表中更正后重新导入", "correct it in the file and import again")
        }
    }
}

/// A remark about one cell of the file.
package struct RegisterRemark: Sendable, Codable, Equatable {
    package let row: Int
    /// `code`, `name` …
    package let column: String
    package let value: String
    package let reason: RegisterReason
}

/// Reads a register row by row and judges each.
///
/// The code decides the kind (statistical bureau's rule for the last three digits: 001–199 and
/// 400–499 residents, 200–399 and 500–599 villagers), then the suffix of the name; a name that
/// merely contains 社区 decides nothing.
package struct RegisterReading: Sendable {
    /// Digits with which a code must begin; empty for every county.
    private let prefix: String
    package private(set) var entries: [RegisterEntry] = []
    package private(set) var remarks: [RegisterRemark] = []
    package private(set) var otherCounties = 0
    package private(set) var rows = 0
    private var codes: Set<String> = []
    private var names: Set<String> = []

    /// - Parameter county: Six digits of a county, or four where a prefecture has none.
    package init(county: String) {
        prefix = county
    }

    package var refused: [RegisterRemark] { remarks.filter(\.reason.refuses) }

    package mutating func read(_ row: RegisterRow) {
        rows += 1
        let code = Self.trimmed(row.code)
        let countyCode = Self.trimmed(row.countyCode)
        let belongs = Self.isDigits(code) ? code : countyCode
        if !prefix.isEmpty, !belongs.isEmpty, !belongs.hasPrefix(prefix) {
            otherCounties += 1
            return
        }
        let (name, folded) = Self.folded(row.name)
        if let reason = Self.codeTrouble(code) {
            return remark(row, "code", row.code, reason)
        }
        if let reason = Self.nameTrouble(name) {
            return remark(row, "name", row.name, reason)
        }
        let township = Self.trimmed(row.townshipName)
        guard !township.isEmpty else { return remark(row, "township", "", .noTownship) }
        if !countyCode.isEmpty, !code.hasPrefix(countyCode.prefix(6)) {
            return remark(row, "county_code", row.countyCode, .countyDisagrees)
        }
        guard codes.insert(code).inserted else {
            return remark(row, "code", row.code, .duplicateCode)
        }
        guard names.insert("\(code.prefix(9))/\(name)").inserted else {
            return remark(row, "name", row.name, .duplicateName)
        }
        let kind = Self.kind(code: code, name: name)
        if folded { remark(row, "name", row.name, .foldedCharacters) }
        if kind.disagrees { remark(row, "name", row.name, .kindDisagrees) }
        if !Self.parenthesesMatch(name) { remark(row, "name", row.name, .parenthesis) }
        let county = String(code.prefix(6))
        entries.append(
            RegisterEntry(
                row: row.number, code: code, name: name, kind: kind.kind,
                townshipCode: String(code.prefix(9)), townshipName: township, countyCode: county,
                countyName: row.countyName.isEmpty ? county : Self.trimmed(row.countyName),
                prefecture: Self.trimmed(row.prefecture), province: Self.trimmed(row.province)))
    }

    private mutating func remark(
        _ row: RegisterRow, _ column: String, _ value: String, _ reason: RegisterReason
    ) {
        remarks.append(
            RegisterRemark(row: row.number, column: column, value: value, reason: reason))
    }

    private static func codeTrouble(_ code: String) -> RegisterReason? {
        if code.contains(where: { $0 == "E" || $0 == "e" }), code.contains(where: \.isNumber) {
            return .exponent
        }
        guard isDigits(code), code.utf8.count == 12 else { return .codeShape }
        return code.hasSuffix("000") ? .parentLevel : nil
    }

    private static func nameTrouble(_ name: String) -> RegisterReason? {
        if name.isEmpty { return .emptyName }
        var latin = 0
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x3F, 0xFF1F, 0xFFFD: return .lostCharacter
            case 0xE000...0xF8FF, 0xF0000...0x10FFFD: return .privateCharacter
            case 0x61...0x7A: latin += 1
            default: break
            }
        }
        // Pinyin in place of a character is lower case; names such as “A区” are not.
        if latin >= 2 { return .pinyin }
        return name.contains("虚拟") ? .virtualUnit : nil
    }

    private static func kind(code: String, name: String) -> (kind: UnitKind, disagrees: Bool) {
        let bySuffix: UnitKind? =
            ["村民委员会", "村委会", "村民员委会"].contains(where: name.hasSuffix)
            ? .village
            : ["居民委员会", "居委会", "居民委会"].contains(where: name.hasSuffix) ? .community : nil
        guard let last = Int(code.suffix(3)) else { return (bySuffix ?? .village, false) }
        switch last {
        case 1...199, 400...499: return (.community, bySuffix == .village)
        case 200...399, 500...599: return (.village, bySuffix == .community)
        default: return (bySuffix ?? (name.hasSuffix("社区") ? .community : .village), false)
        }
    }

    /// Half-width letters and digits, no spaces, and characters that are known under a private
    /// code (U+E1CA is 𨟠 in the registers of 2020).
    private static func folded(_ text: String) -> (String, Bool) {
        var result = String.UnicodeScalarView()
        var changed = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0xA0, 0x3000, 0xFEFF: changed = true
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
                changed = true
            case 0xE1CA:
                result.append(Unicode.Scalar(0x287E0) ?? scalar)
                changed = true
            default: result.append(scalar)
            }
        }
        return (String(result), changed)
    }

    private static func parenthesesMatch(_ name: String) -> Bool {
        var depth = 0
        for scalar in name.unicodeScalars {
            if scalar == "(" || scalar == "\u{FF08}" { depth += 1 }
            if scalar == ")" || scalar == "\u{FF09}" { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace || first.value == 0xFEFF
        else { return text }
        return String(
            text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xFEFF }
                .map(Character.init))
    }
}
