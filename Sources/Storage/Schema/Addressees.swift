extension Schema {
    /// Several may have to put one finding right: beside the party of its paper the village, its
    /// township and departments. Each has an item of its own.
    static let addressees =
        logbook(
            "departments",
            """
            title TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('county', 'city')),
            contact TEXT
            """) + """
            CREATE TABLE finding_addressees (
                finding_id BLOB NOT NULL REFERENCES findings(id),
                -- the village unit, the township or the department
                addressee_id BLOB NOT NULL,
                party TEXT NOT NULL CHECK (party IN ('village', 'township', 'county', 'city')),
                PRIMARY KEY (finding_id, addressee_id)
            ) WITHOUT ROWID;
            ALTER TABLE rectification_items ADD COLUMN whose TEXT NOT NULL DEFAULT 'village'
                CHECK (whose IN ('village', 'township', 'county', 'city'));
            UPDATE rectification_items SET whose = party;
            ALTER TABLE rectification_items DROP COLUMN party;
            ALTER TABLE rectification_items RENAME COLUMN whose TO party;
            ALTER TABLE rectification_items ADD COLUMN department_id BLOB
                REFERENCES departments(id)
                CHECK ((department_id IS NULL) = (party IN ('village', 'township')));
            CREATE INDEX rectification_of_department
                ON rectification_items(department_id, due_on, seq, state)
                WHERE department_id IS NOT NULL;
            -- this role reached a whole county, where it saw nothing; now it reaches a department
            UPDATE grants SET state = 'ended' WHERE role = 'department' AND state <> 'ended';

            """
}
