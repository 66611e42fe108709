import Foundation

/// Texts as they are compared in a search: traditional characters as simplified ones, full-width
/// letters as half-width ones, lower case, without spaces.
package enum SearchText {
    /// Folds a text for searching. `塢牆 村` and `坞墙村` become the same.
    package static func fold(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0x3000, 0xA0: continue
            case 0x41...0x5A: result.append(shifted(scalar, by: 0x20))
            case 0xFF21...0xFF3A: result.append(shifted(scalar, by: 0x20 - 0xFEE0))
            case 0xFF01...0xFF5E: result.append(shifted(scalar, by: -0xFEE0))
            case simplifiedRange: result.append(simplified[Int(scalar.value - 0x3400)])
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func shifted(_ scalar: Unicode.Scalar, by offset: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(Int(scalar.value) + offset)) ?? scalar
    }

    private static let simplifiedRange: ClosedRange<UInt32> = 0x3400...0x9FFF

    /// The simplified form of each character from U+3400 to U+9FFF, by ICU's transform, computed
    /// once: the transform itself is far too slow for every name of a register.
    private static let simplified: [Unicode.Scalar] = {
        let originals = simplifiedRange.compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: originals)
        let transformed = String(text).applyingTransform(
            StringTransform("Traditional-Simplified"), reverse: false)
        let folded = Array((transformed ?? "").unicodeScalars)
        // A context-dependent rule would change the length; then no character is folded.
        return folded.count == originals.count ? folded : originals
    }()
}
