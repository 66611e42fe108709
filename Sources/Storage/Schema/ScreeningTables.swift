extension Schema {
    /// Datasets, runs of screening over them, and the suspicions that the runs raised.
    static let screeningTables =
        logbook(
            "screening_parameters",
            """
            parameter TEXT NOT NULL,
            value TEXT NOT NULL,
            area TEXT,
            since TEXT NOT NULL,
            until TEXT,
            source TEXT NOT NULL
            """)
        + logbook(
            "header_aliases",
            """
            header TEXT NOT NULL,
            field TEXT NOT NULL
            """)
        + logbook(
            "own_models",
            """
            code TEXT NOT NULL,
            title TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
            query TEXT NOT NULL,
            message TEXT NOT NULL,
            rule TEXT NOT NULL,
            source TEXT NOT NULL,
            innocent TEXT NOT NULL
            """) + datasets + runs + suspicions

    private static let place = """
        county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB REFERENCES townships(id),
            unit_id BLOB REFERENCES village_units(id),
            group_id BLOB REFERENCES inspection_groups(id)
        """

    private static let datasets = """
        CREATE TABLE datasets (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            title TEXT NOT NULL,
            -- who handed it in
            handed_by TEXT NOT NULL,
            from_on TEXT NOT NULL,
            until_on TEXT NOT NULL,
            -- an inspection, a round or a village unit
            parent_kind TEXT NOT NULL CHECK (parent_kind IN ('inspection', 'round', 'unit')),
            parent_id BLOB NOT NULL,
            \(place),
            round_id BLOB REFERENCES rounds(id),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            refused INTEGER NOT NULL CHECK (refused >= 0),
            villages INTEGER NOT NULL CHECK (villages >= 0),
            -- what the reading of its files told
            report TEXT NOT NULL REFERENCES files(sha256),
            kept_by BLOB NOT NULL REFERENCES people(id),
            kept_at INTEGER NOT NULL,
            UNIQUE (county_id, number),
            CHECK (until_on >= from_on)
        );
        CREATE INDEX datasets_in_county ON datasets(county_id, seq);
        CREATE INDEX datasets_of_group ON datasets(group_id, seq) WHERE group_id IS NOT NULL;
        CREATE INDEX datasets_of_parent ON datasets(parent_id, seq);
        CREATE TABLE dataset_files (
            dataset_id BLOB NOT NULL REFERENCES datasets(id),
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files(sha256),
            PRIMARY KEY (dataset_id, position)
        ) WITHOUT ROWID;
        CREATE TABLE dataset_villages (
            dataset_id BLOB NOT NULL REFERENCES datasets(id),
            -- as it stands in the data
            code TEXT NOT NULL,
            \(place),
            inspection_id BLOB REFERENCES inspections(id),
            PRIMARY KEY (dataset_id, code)
        ) WITHOUT ROWID;
        CREATE INDEX dataset_villages_of_group ON dataset_villages(group_id, dataset_id)
            WHERE group_id IS NOT NULL;

        """

    private static let runs = """
        CREATE TABLE screening_runs (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            dataset_id BLOB NOT NULL REFERENCES datasets(id),
            \(place),
            as_of TEXT NOT NULL,
            models INTEGER NOT NULL,
            -- what the models found, and how much of it became or met suspicions
            leads INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            raised INTEGER NOT NULL,
            -- the result as it was computed
            result TEXT NOT NULL REFERENCES files(sha256),
            -- rows of parameters in force, as JSON
            policy TEXT NOT NULL,
            run_by BLOB NOT NULL REFERENCES people(id),
            run_at INTEGER NOT NULL,
            UNIQUE (county_id, number)
        );
        CREATE INDEX screening_runs_in_county ON screening_runs(county_id, seq);
        CREATE INDEX screening_runs_of_dataset ON screening_runs(dataset_id, seq);
        CREATE TABLE run_models (
            run_id BLOB NOT NULL REFERENCES screening_runs(id),
            model TEXT NOT NULL,
            version INTEGER NOT NULL,
            leads INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            villages INTEGER NOT NULL,
            looked INTEGER NOT NULL,
            missing TEXT NOT NULL,
            -- the parameters that its area had set, as text
            policy TEXT NOT NULL,
            PRIMARY KEY (run_id, model)
        ) WITHOUT ROWID;

        """

    private static let suspicions = """
        CREATE TABLE suspicions (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            -- the run that raised it, and the newest data in which it stood
            run_id BLOB NOT NULL REFERENCES screening_runs(id),
            last_run_id BLOB NOT NULL REFERENCES screening_runs(id),
            \(place),
            round_id BLOB REFERENCES rounds(id),
            inspection_id BLOB REFERENCES inspections(id),
            -- the inspection, the unit or what the dataset belongs to: the same cause is one record
            owner_id BLOB NOT NULL,
            signature TEXT NOT NULL,
            model TEXT NOT NULL,
            family TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
            village TEXT NOT NULL,
            subject TEXT NOT NULL,
            happened_on TEXT,
            amount INTEGER NOT NULL,
            score INTEGER NOT NULL,
            confidence INTEGER NOT NULL,
            message TEXT NOT NULL,
            message_en TEXT NOT NULL,
            -- rows that it rests on, masked, as JSON
            evidence TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            assigned_to BLOB REFERENCES people(id),
            finding_id BLOB REFERENCES findings(id),
            folded TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN \
        ('raised', 'assigned', 'confirmed', 'explained', 'falseAlarm')),
            version INTEGER NOT NULL,
            UNIQUE (county_id, number),
            UNIQUE (owner_id, signature)
        );
        CREATE INDEX suspicions_in_county ON suspicions(county_id, score, seq);
        CREATE INDEX suspicions_of_group ON suspicions(group_id, score, seq)
            WHERE group_id IS NOT NULL;
        CREATE INDEX suspicions_of_unit ON suspicions(unit_id, score, seq)
            WHERE unit_id IS NOT NULL;
        CREATE INDEX suspicions_of_run ON suspicions(last_run_id);
        CREATE INDEX suspicions_assigned ON suspicions(assigned_to, state)
            WHERE assigned_to IS NOT NULL;
        CREATE TABLE suspicion_explanations (
            id BLOB PRIMARY KEY NOT NULL,
            suspicion_id BLOB NOT NULL REFERENCES suspicions(id),
            said_by TEXT NOT NULL,
            said_on TEXT NOT NULL,
            statement TEXT NOT NULL,
            recorded_by BLOB NOT NULL REFERENCES people(id),
            recorded_at INTEGER NOT NULL
        );
        CREATE INDEX explanations_of_suspicion
            ON suspicion_explanations(suspicion_id, recorded_at);
        CREATE VIRTUAL TABLE suspicion_search USING fts5(grams, content='', tokenize='unicode61');

        """
}
