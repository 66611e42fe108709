extension Schema {
    /// Numbers of datasets and runs by village: who sees some of the villages reads theirs.
    static let eachVillage = """
        -- how many rows of the data are this village's; NULL in datasets of before
        ALTER TABLE dataset_villages ADD COLUMN rows INTEGER;
        CREATE TABLE run_villages (
            run_id BLOB NOT NULL REFERENCES screening_runs(id),
            model TEXT NOT NULL,
            -- as it stands in the data; empty for what is about several
            code TEXT NOT NULL,
            leads INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            raised INTEGER NOT NULL,
            PRIMARY KEY (run_id, model, code)
        ) WITHOUT ROWID;
        CREATE INDEX suspicions_of_finding ON suspicions(finding_id)
            WHERE finding_id IS NOT NULL;

        """
}
