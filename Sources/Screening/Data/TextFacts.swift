import Domain
import Tables

/// What is asked of texts again and again, answered once for each text.
struct TextFacts: Sendable {
    /// First three digits of an account's number; 0 when it does not begin with three digits.
    private var codes: [Int16]
    /// Digits at the end of a voucher's number.
    private var numbers: [Int32]
    private var transfers: [Bool]
    private var voided: [Bool]
    /// Rank of a voucher type among the types, by its text.
    private var ranks: [UInt32: UInt8] = [:]

    private static let transferWords = ["结转", "计提", "调账", "红冲"].map { Array($0.utf8) }
    private static let voidedWords: Set<String> = ["作废", "已作废", "voided"]
    /// What stands in a column that is asked for nothing else: `作废标志` of GB/T 24589.
    private static let voidMarkWords: Set<String> = ["1", "是", "Y", "y", "true", "T", "作废", "已作废"]
    private let voidMarks: Set<UInt32>

    init(_ entries: Table, _ texts: Texts, _ parallel: Parallel) {
        let asked = [Field.account, .voucherNumber, .summary, .status]
        let found = parallel.map(asked.count) { entries.texts(asked[$0]).pooled(texts) }
        codes = [Int16](repeating: 0, count: texts.count)
        numbers = [Int32](repeating: 0, count: texts.count)
        transfers = [Bool](repeating: false, count: texts.count)
        voided = [Bool](repeating: false, count: texts.count)
        for code in found[0] {
            codes[Int(code)] = Self.firstDigits(texts.bytes(code))
        }
        for code in found[1] {
            numbers[Int(code)] = Self.lastDigits(texts.bytes(code))
        }
        for code in found[2] {
            let bytes = texts.bytes(code)
            transfers[Int(code)] = Self.transferWords.contains { bytes.holds($0) }
        }
        for code in found[3] {
            voided[Int(code)] = Self.voidedWords.contains(texts[code])
        }
        voidMarks = Set(Self.voidMarkWords.compactMap { texts.found($0) })
        let kinds = entries.texts(.voucherType).distinct(texts)
        let types = (kinds.pooled + kinds.digits).map { (texts[$0], $0) }
        for (rank, type) in types.sorted(by: { $0.0 < $1.0 }).enumerated() {
            ranks[type.1] = UInt8(clamping: rank)
        }
    }

    func code(_ text: UInt32) -> Int16 {
        if !DigitText.holds(text) { return codes[Int(text)] }
        let (value, length) = DigitText.value(text)
        if length < 3 { return 0 }
        var first = value
        for _ in 3..<length { first /= 10 }
        return Int16(first)
    }

    func number(_ text: UInt32) -> Int32 {
        if !DigitText.holds(text) { return numbers[Int(text)] }
        return Int32(DigitText.value(text).value % 100_000_000)
    }

    func isTransfer(_ text: UInt32) -> Bool { !DigitText.holds(text) && transfers[Int(text)] }
    func isVoided(_ text: UInt32) -> Bool { !DigitText.holds(text) && voided[Int(text)] }
    func isVoidMark(_ text: UInt32) -> Bool { text != 0 && voidMarks.contains(text) }
    func rank(_ text: UInt32) -> UInt8 { ranks.count > 1 ? ranks[text] ?? 0 : 0 }

    private static func firstDigits(_ bytes: ArraySlice<UInt8>) -> Int16 {
        var value: Int16 = 0
        for byte in bytes.prefix(3) {
            guard byte >= 48, byte <= 57 else { return 0 }
            value = value * 10 + Int16(byte - 48)
        }
        return bytes.count >= 3 ? value : 0
    }

    private static func lastDigits(_ bytes: ArraySlice<UInt8>) -> Int32 {
        var value: Int32 = 0
        var scale: Int32 = 1
        for byte in bytes.reversed() {
            guard byte >= 48, byte <= 57, scale <= 10_000_000 else { break }
            value += Int32(byte - 48) * scale
            scale *= 10
        }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// Whether `word` stands somewhere in it.
    func holds(_ word: [UInt8]) -> Bool {
        guard let first = word.first, count >= word.count else { return false }
        var place = startIndex
        while place <= endIndex - word.count {
            if self[place] == first, self[place..<(place + word.count)].elementsEqual(word) {
                return true
            }
            place += 1
        }
        return false
    }
}

extension TextColumn {
    /// The numbers of texts in the pool that occur, each once, ascending.
    func pooled(_ texts: Texts) -> [UInt32] {
        var seen = [Bool](repeating: false, count: texts.count)
        for value in values where !DigitText.holds(value) { seen[Int(value)] = true }
        return seen.indices.filter { seen[$0] }.map { UInt32($0) }
    }

    /// The numbers that occur, each once: of texts in the pool ascending, and of digits.
    func distinct(_ texts: Texts) -> (pooled: [UInt32], digits: [UInt32]) {
        var seen = [Bool](repeating: false, count: texts.count)
        var digits = Set<UInt32>()
        var last: UInt32 = 0
        for value in values where value != last {
            last = value
            if DigitText.holds(value) {
                digits.insert(value)
            } else {
                seen[Int(value)] = true
            }
        }
        if values.contains(0) { seen[0] = true }
        return (seen.indices.filter { seen[$0] }.map { UInt32($0) }, digits.sorted())
    }
}

/// Some texts by their numbers; asking costs one look.
struct TextSet: Sendable {
    private var pooled: [Bool]
    private var digits: Set<UInt32> = []

    /// The empty text is never among them.
    init(_ codes: some Sequence<UInt32>, in texts: Texts) {
        pooled = [Bool](repeating: false, count: texts.count)
        for code in codes where code != 0 {
            if DigitText.holds(code) {
                digits.insert(code)
            } else {
                pooled[Int(code)] = true
            }
        }
    }

    func contains(_ code: UInt32) -> Bool {
        DigitText.holds(code) ? digits.contains(code) : pooled[Int(code)]
    }
}
