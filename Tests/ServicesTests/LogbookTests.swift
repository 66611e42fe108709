import Storage
import Testing

@testable import Services

struct LogbookSchemaTests {
    @Test func `every logbook has the table that its declaration describes`() {
        let schema = Schema.migrations.map(\.script).joined()
        for book in Logbooks.all {
            #expect(schema.contains(book.script), "\(book.name): declaration and table differ")
        }
    }
}
