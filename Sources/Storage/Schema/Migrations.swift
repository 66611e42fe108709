/// The steps of the schema of the main database, oldest first.
package enum Schema {
    package static let migrations = [
        Migration("2026-11-23 the main thread", places + people + rounds + fieldwork + findings),
        Migration("2026-11-23 journal and files", journal),
        Migration(
            "2026-11-23 the whole cycle",
            (preparationBooks + fieldworkBooks + followThroughBooks).joined() + widerHistory
                + planning + screeningTables),
        Migration("2026-11-26 what the inspected side does not read", oversight),
        Migration("2026-11-26 campaigns and cases of findings", recordLinks),
        Migration("2026-11-26 searching and sorting every list", searching),
        Migration("2026-11-26 several addressees of a finding", addressees),
        Migration("2026-11-26 days for figures", figureDays),
        Migration(
            "2026-11-26 experts of a group",
            // This role reached a whole county, where it saw nothing; now it reaches a group.
            "UPDATE grants SET state = 'ended' WHERE role = 'expert' AND state <> 'ended';\n"),
        Migration("2026-11-30 numbers of each village", eachVillage),
        Migration("2026-11-30 entries refer to what they name", references),
        Migration("2026-11-30 a key for identifiers", Derivation.schema),
        // Last: whatever changes tables begins the sums of their rows anew.
        Migration("2026-11-30 records are proved", proof),
    ]
}
