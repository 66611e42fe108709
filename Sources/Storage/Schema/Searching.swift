extension Schema {
    /// Every list is searched, and sorted by its columns. A rectification item names the round,
    /// the heading and the day of feedback of its finding, by which it is looked up.
    static let searching =
        [
            """
            CREATE TABLE record_texts (
                key INTEGER PRIMARY KEY,
                record_id BLOB NOT NULL UNIQUE,
                -- all that the record is searched by
                folded TEXT NOT NULL
            );
            CREATE VIRTUAL TABLE record_search USING fts5(grams, content='', tokenize='unicode61');
            -- the texts by which a list was searched when its index was filled
            CREATE TABLE search_sources (
                list TEXT PRIMARY KEY NOT NULL,
                texts TEXT NOT NULL
            ) WITHOUT ROWID;
            ALTER TABLE rectification_items ADD COLUMN folded TEXT NOT NULL DEFAULT '';
            ALTER TABLE rectification_items ADD COLUMN round_id BLOB REFERENCES rounds(id);
            ALTER TABLE rectification_items ADD COLUMN heading TEXT NOT NULL DEFAULT '';
            ALTER TABLE rectification_items ADD COLUMN fed_back_on TEXT;
            UPDATE rectification_items SET (round_id, heading, fed_back_on) = (
                SELECT f.round_id, f.heading, f.fed_back_on FROM findings f
                WHERE f.id = rectification_items.finding_id);
            CREATE VIRTUAL TABLE rectification_search
                USING fts5(grams, content='', tokenize='unicode61');

            """,
            sorted(
                "findings", by: "seq",
                [
                    "county_id, round_id, due_on", "county_id, group_id, due_on",
                    "county_id, heading, due_on", "county_id, coalesce(fed_back_on, '')",
                    "county_id, amount", "unit_id", "unit_id, township_id",
                ]),
            sorted(
                "rectification_items", by: "seq",
                [
                    "county_id", "county_id, round_id, due_on", "county_id, group_id, due_on",
                    "county_id, heading, due_on", "county_id, coalesce(fed_back_on, '')", "unit_id",
                    "unit_id, township_id",
                ]),
            sorted(
                "village_units", by: "seq", ["county_id, short_name", "county_id, township_id"]),
            sorted("people", by: "id", ["county_id, name", "county_id, employer", "login"]),
            sorted(
                "inspections", by: "id",
                [
                    "county_id", "county_id, coalesce(arrived_on, '')",
                    "county_id, coalesce(fed_back_on, '')", "county_id, round_id",
                ]),
            sorted(
                "revisits", by: "id",
                [
                    "county_id", "county_id, planned_on", "county_id, coalesce(done_on, '')",
                    "unit_id",
                ]),
            sorted("visits", by: "id", ["visited_on"]),
            sorted("interviews", by: "id", ["held_on"]),
            sorted(
                "suspicions", by: "seq",
                ["county_id", "county_id, amount", "county_id, coalesce(happened_on, '')"]),
        ].joined() + sortedBooks

    /// An index for each order of a table: what is looked up and sorted by, then the key.
    static func sorted(_ table: String, by key: String, _ orders: [String]) -> String {
        orders.enumerated().map { number, columns in
            "CREATE INDEX \(table)_sorted_\(number + 1) ON \(table)(\(columns), \(key));\n"
        }.joined()
    }
}
