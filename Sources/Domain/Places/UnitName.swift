/// The names of village units: registers give the committee's full name, people and documents
/// use the short one.
package enum UnitName {
    /// Committee suffixes of registers, longest first, typing errors of real registers included.
    private static let suffixes = [
        "社区居民委员会", "社区村民委员会", "社区居委会", "社区村委会", "社区委会", "村民委员会", "居民委员会",
        "村民员委会", "居民委会", "村委会", "居委会", "牧委会",
    ]

    /// `西属村村民委员会` → `西属村`, `城南社区居委会` → `城南社区`, `张楼村委会` → `张楼村`.
    ///
    /// The committee's suffix is taken off; what the committee is of (村 or 社区) stays, or is put
    /// back where the suffix held it.
    package static func short(_ name: String) -> String {
        guard let suffix = suffixes.first(where: { name.hasSuffix($0) && name != $0 }) else {
            return name
        }
        let stem = String(name.dropLast(suffix.count))
        if suffix.hasPrefix("社区") { return stem.hasSuffix("社区") ? stem : stem + "社区" }
        if suffix.hasPrefix("居") { return stem.hasSuffix("社区") ? stem : stem + "社区" }
        if stem.hasSuffix("村") || stem.hasSuffix("嘎查") || stem.hasSuffix("社区") { return stem }
        return suffix.hasPrefix("村") ? stem + "村" : stem
    }
}
