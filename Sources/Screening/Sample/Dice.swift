import Foundation

/// Pseudo-random numbers that are the same for the same seed on every machine (SplitMix64,
/// Steele, Lea and Flood 2014).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A whole number of a range, all equally likely.
    mutating func pick(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int(next() % UInt64(list.count))]
    }

    /// True with a probability of `share`.
    mutating func chance(_ share: Double) -> Bool {
        Double(next() >> 11) / Double(1 << 53) < share
    }

    /// An amount in fen, spread evenly over the logarithm, and never a multiple of ten yuan.
    mutating func amount(_ low: Int, _ high: Int) -> Int64 {
        let share = Double(next() >> 11) / Double(1 << 53)
        let yuan = exp(log(Double(low)) + share * (log(Double(high)) - log(Double(low))))
        let fen = Int64(yuan * 100)
        return fen % 1000 == 0 ? fen + 137 : fen
    }
}

/// Made-up people and papers.
struct Inventor {
    private static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐")
    private static let given = Array("建国华明丽芳强伟军平勇英秀兰玉林春生海波晓东红梅志文德福根土")
    /// No county has this code.
    static let county = "339901"

    private var people = 0

    /// A name and a resident ID with a right check digit, never given twice.
    mutating func person(_ dice: inout Dice, born: ClosedRange<Int> = 1950...1995)
        -> (name: String, id: String)
    {
        people += 1
        let name = String([dice.pick(Self.surnames), dice.pick(Self.given), dice.pick(Self.given)])
        let birth =
            Self.digits(dice.pick(born), 4) + Self.digits(dice.pick(1...12), 2)
            + Self.digits(dice.pick(1...28), 2)
        let area = String(Int(Self.county).map { $0 + people / 999 % 90 } ?? 339_901)
        return (name, Self.checked(area + birth + Self.digits(people % 999 + 1, 3)))
    }

    /// A card number that Luhn's rule accepts.
    mutating func card() -> String {
        people += 1
        let body = "62220299" + Self.digits(people, 10)
        return (0...9).map { body + String($0) }.first(where: Identifiers.isCardNumber) ?? body
    }

    static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func checked(_ body: String) -> String {
        let ends = (0...9).map(String.init) + ["X"]
        return ends.map { body + $0 }.first(where: Identifiers.isResidentID) ?? body + "0"
    }
}
