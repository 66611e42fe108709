/// The names of village units: registers give the committee's full name, people and documents
/// use the short one.
package enum UnitName {
    /// A committee's suffix and what the committee is of.
    private static let suffixes: [(text: String, end: String)] = [
        ("村民委员会", "村"), ("居民委员会", "社区"), ("村委会", "村"), ("居委会", "社区"), ("牧委会", ""),
    ]

    /// Typing errors of real registers and what they stand for.
    private static let misspelt: [(wrong: String, right: String)] = [
        ("村民员委会", "村民委员会"), ("居民委会会", "居民委员会"), ("居民委会", "居民委员会"),
        ("村民委会", "村民委员会"), ("村民居委会", "村民委员会"), ("村委员会", "村民委员会"),
        ("委员会会", "委员会"), ("居居委会", "居委会"), ("居委员会", "居民委员会"),
        ("居委会会", "居委会"), ("村委会会", "村委会"), ("社区委会", "社区居委会"),
        ("社区委员会", "社区居民委员会"),
    ]

    /// What the committee-to-be of a new estate is called behind its name.
    private static let preparing = ["筹备组及社区工作站", "筹备组和社区工作站", "筹备组和工作站", "筹备组"]

    /// `西属村村民委员会` → `西属村`, `张楼村委会` → `张楼村`, `城南社区居委会` → `城南社区`.
    ///
    /// The committee's suffix is taken off, also where it is misspelt or its committee is still
    /// being set up; what the committee is of stays, or is put back where the suffix held it: 村
    /// for a villagers' committee, unless the name ends in 村, 嘎查 or 社区, and 社区 for a
    /// residents' committee. One of several committees of a community keeps its number
    /// (`向阳社区第一居委会`). A name without such a suffix is short already.
    ///
    /// `王宅村委会` and `王宅社区居委会` of one township stay apart that way. Short names may still
    /// repeat in a county, and never identify a unit.
    package static func short(_ name: String) -> String {
        let name = corrected(name)
        guard let suffix = suffix(of: name) else { return name }
        let stem = String(name.dropLast(suffix.text.count))
        if ["嘎查", "社区"].contains(where: stem.ends) { return stem }
        if stem.contains("社区第") { return stem + "居委会" }
        return stem.ends(in: "村") && suffix.end == "村" ? stem : stem + suffix.end
    }

    private static func suffix(of name: String) -> (text: String, end: String)? {
        suffixes.first { name.ends(in: $0.text) && name != $0.text }
    }

    /// The name without 筹备组 and with its suffix spelt right.
    private static func corrected(_ name: String) -> String {
        var name = name
        if let tail = preparing.first(where: name.ends) {
            name = String(name.dropLast(tail.count))
        }
        if let error = misspelt.first(where: { name.ends(in: $0.wrong) }) {
            name = name.dropLast(error.wrong.count) + error.right
        }
        return name
    }
}

extension String {
    /// Whether the text ends so, character code by character code: `hasSuffix` compares by
    /// canonical equivalence, too slow for every name of a country.
    fileprivate func ends(in suffix: String) -> Bool {
        withBytes(and: suffix) { text, suffix in
            text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix)
        }
    }

    private func withBytes(
        and other: String, _ work: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        var (text, other) = (self, other)
        return text.withUTF8 { text in other.withUTF8 { other in work(text, other) } }
    }
}
