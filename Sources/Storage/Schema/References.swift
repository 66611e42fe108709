extension Schema {
    /// Entries of logbooks refer to what they are recorded under, and to people. The declarations
    /// of the tables change and no row does, so a folder with years of entries opens at once
    /// (sqlite.org/lang_altertable.html, “Making Other Kinds Of Table Schema Changes”). An entry
    /// that named nobody before stays as the journal has it.
    static let references =
        "PRAGMA writable_schema = ON;\n"
        + parents.map { table, books in
            refer("parent_id BLOB NOT NULL", to: table, in: books)
        }.joined()
        + refer("person BLOB NOT NULL", to: "people", in: ["pool_members"])
        + refer("person BLOB", to: "people", in: ["checklist_points"])
            + """
            PRAGMA writable_schema = RESET;
            -- the other connections read the declarations again
            CREATE TABLE references_hold (x INTEGER);
            DROP TABLE references_hold;

            """

    private static func refer(_ column: String, to table: String, in books: [String]) -> String {
        let names = books.map { "'\($0)'" }.joined(separator: ", ")
        return """
            UPDATE sqlite_master
            SET sql = replace(sql, ' \(column),', ' \(column) REFERENCES \(table)(id),')
            WHERE type = 'table' AND name IN (\(names));

            """
    }

    /// The logbooks as they stood on 2026-11-30, by the table of their parents.
    private static let parents: [(table: String, books: [String])] = [
        (
            "counties",
            [
                "calendar_days", "campaigns", "case_library", "deadline_rules", "departments",
                "header_aliases", "own_models", "pool_members", "risk_weights", "routing_rules",
                "screening_parameters",
            ]
        ),
        (
            "terms",
            [
                "phases", "supervision_groups", "year_targets",
            ]
        ),
        (
            "rounds",
            [
                "archive_items", "common_problems", "copies", "expert_opinions",
                "information_requests", "meetings", "work_plans",
            ]
        ),
        (
            "inspections",
            [
                "appeals", "assessments", "broadcasts", "checklist_points", "clues", "deliveries",
                "discussions", "document_access", "evaluations", "follow_ups", "guidance_notes",
                "notifications", "postings", "project_checks", "public_reports", "publications",
                "site_checks", "suggestions", "surveys", "withholdings",
            ]
        ),
        (
            "findings",
            [
                "accountability_requests", "amount_records", "immediate_notices",
            ]
        ),
        (
            "rectification_items",
            [
                "accountability", "later_checks", "party_reviews", "rectification_steps",
                "supervision_letters",
            ]
        ),
        (
            "people",
            [
                "relations", "work_history",
            ]
        ),
        (
            "village_units",
            [
                "classifications"
            ]
        ),
    ]
}
