extension Schema {
    /// Proposals of the planner, and what was adopted of coverage plans.
    static let planning = """
        CREATE TABLE proposals (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('rounds', 'groups')),
            -- the term or the round
            parent_id BLOB NOT NULL,
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB REFERENCES townships(id),
            unit_id BLOB REFERENCES village_units(id),
            group_id BLOB REFERENCES inspection_groups(id),
            title TEXT NOT NULL,
            -- JSON of the planner
            request TEXT NOT NULL,
            answer TEXT NOT NULL,
            objective INTEGER NOT NULL,
            bound INTEGER NOT NULL,
            made_by BLOB NOT NULL REFERENCES people(id),
            made_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('kept', 'adopted', 'discarded')),
            version INTEGER NOT NULL,
            UNIQUE (county_id, number)
        );
        CREATE INDEX proposals_of_parent ON proposals(parent_id, seq);
        CREATE INDEX proposals_of_county ON proposals(county_id, seq);
        CREATE TABLE planned_units (
            term_id BLOB NOT NULL REFERENCES terms(id),
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            -- the number of the round in its term
            round INTEGER NOT NULL,
            proposal_id BLOB NOT NULL REFERENCES proposals(id),
            PRIMARY KEY (term_id, unit_id)
        ) WITHOUT ROWID;
        CREATE INDEX planned_units_of_round ON planned_units(term_id, round);

        """
        + logbook(
            "risk_weights",
            """
            criterion TEXT NOT NULL \
            CHECK (criterion IN ('weakOrganisation', 'economySize', 'petitions', 'laggingWork', \
            'newSecretary', 'dualPost', 'yearsSinceInspection', 'earlierFindings', \
            'screeningLeads', 'keyFrom')),
            weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
            since TEXT NOT NULL,
            source TEXT NOT NULL
            """)
}
