/// The language a page, a document or a message is written in.
package enum Language: String, Codable, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}

/// One text in both languages of the product, side by side so that neither is forgotten.
package struct Phrase: Hashable, Sendable, Codable {
    /// Simplified Chinese, worded as an office would write it.
    package let zh: String
    /// English, for the second language of the pages and for programs.
    package let en: String

    package init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        language == .chinese ? zh : en
    }
}

/// A value of a closed list that people read on a page.
package protocol Labelled {
    /// What people read.
    var label: Phrase { get }
}
