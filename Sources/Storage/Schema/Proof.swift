extension Schema {
    /// What proves the records, and what a county's own queries read.
    static let proof = """
        -- the name of the sum of all record tables after the entry; covered by its hash
        ALTER TABLE journal ADD COLUMN records TEXT;
        CREATE TABLE record_sums (
            -- a table; empty: all of them
            name TEXT PRIMARY KEY NOT NULL,
            sum BLOB NOT NULL
        );
        ALTER TABLE own_models ADD COLUMN reads TEXT;

        """
}
