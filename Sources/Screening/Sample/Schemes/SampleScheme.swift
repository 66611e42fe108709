/// One way of misusing money as it would stand in the books, and what is in order and looks like
/// it.
struct SampleScheme: Sendable {
    /// Writes something into the books; what leads about it are keyed by.
    typealias Writing =
        @Sendable (inout SampleLife, inout SampleBooks) -> [SampleBooks.Case.Key]

    let model: String
    /// In a few words without commas, for the key file.
    let words: String
    let plant: Writing
    let innocent: String
    let lookAlike: Writing
    /// Models that judge the same amounts by the same key.
    var others: [String] = []
    /// Whether it takes thousands of amounts.
    var takesThousands = false
    /// Years of books that it takes.
    var takesYears = 1

    init(
        _ model: String, _ words: String, plant: @escaping Writing, innocent: String,
        lookAlike: @escaping Writing
    ) {
        self.model = model
        self.words = words
        self.plant = plant
        self.innocent = innocent
        self.lookAlike = lookAlike
    }

    static let all =
        cash + spending + payees + revenue + works + benefits + relations + bookkeeping + digits
        + trends + tenders

    func write(
        _ kind: SampleBooks.Case.Kind, _ life: inout SampleLife, _ books: inout SampleBooks
    ) {
        let isPlanted = kind == .planted
        let keys = isPlanted ? plant(&life, &books) : lookAlike(&life, &books)
        for (place, model) in ([model] + others).enumerated() {
            books.note(
                kind, model, others.isEmpty ? keys : [keys[place]], isPlanted ? words : innocent)
        }
    }
}
