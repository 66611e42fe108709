extension Schema {
    /// Counties, townships and village units, with their codes, names and figures over time.
    static let places = """
        CREATE TABLE counties (
            id BLOB PRIMARY KEY NOT NULL,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            prefecture TEXT NOT NULL,
            province TEXT NOT NULL
        );
        CREATE TABLE townships (
            id BLOB PRIMARY KEY NOT NULL,
            county_id BLOB NOT NULL REFERENCES counties(id),
            name TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT,
            CHECK (until IS NULL OR until >= since)
        );
        CREATE INDEX townships_in_county ON townships(county_id, name);
        CREATE TABLE village_units (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            kind TEXT NOT NULL CHECK (kind IN ('village', 'community')),
            name TEXT NOT NULL,
            short_name TEXT NOT NULL,
            -- all its names as they are searched
            folded TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT,
            CHECK (until IS NULL OR until >= since)
        );
        CREATE INDEX village_units_in_county ON village_units(county_id, seq, kind, until);
        CREATE INDEX village_units_in_township ON village_units(township_id, seq, kind, until);
        CREATE TABLE place_codes (
            system TEXT NOT NULL,
            code TEXT NOT NULL,
            version TEXT NOT NULL,
            place_id BLOB NOT NULL,
            PRIMARY KEY (system, code, version)
        ) WITHOUT ROWID;
        CREATE INDEX place_codes_of_place ON place_codes(place_id);
        CREATE TABLE former_names (
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            name TEXT NOT NULL,
            until TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (unit_id, name, until)
        );
        CREATE TABLE successions (
            predecessor_id BLOB NOT NULL REFERENCES village_units(id),
            successor_id BLOB NOT NULL REFERENCES village_units(id),
            kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
            on_day TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (predecessor_id, successor_id),
            CHECK (predecessor_id <> successor_id)
        );
        CREATE INDEX successions_by_successor ON successions(successor_id);
        CREATE TABLE dossier_figures (
            id BLOB PRIMARY KEY NOT NULL,
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            figure TEXT NOT NULL,
            amount TEXT NOT NULL,
            as_of TEXT NOT NULL,
            source TEXT NOT NULL
        );
        CREATE INDEX dossier_figures_of_unit ON dossier_figures(unit_id, figure, as_of);
        CREATE VIRTUAL TABLE unit_search USING fts5(grams, content='', tokenize='unicode61');

        """

    /// People with accounts, what they may act as, and where they must not act.
    static let people = """
        CREATE TABLE people (
            id BLOB PRIMARY KEY NOT NULL,
            login TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            employer TEXT NOT NULL,
            -- NULL: belongs to no county, such as the administrator of the machine
            county_id BLOB REFERENCES counties(id),
            language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
            active INTEGER NOT NULL CHECK (active IN (0, 1)),
            version INTEGER NOT NULL
        );
        CREATE INDEX people_in_county ON people(county_id, login);
        CREATE TABLE grants (
            id BLOB PRIMARY KEY NOT NULL,
            person_id BLOB NOT NULL REFERENCES people(id),
            role TEXT NOT NULL,
            scope_id BLOB,
            round_id BLOB,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'ended')),
            proposed_by BLOB,
            confirmed_by BLOB,
            CHECK (confirmed_by IS NULL OR proposed_by IS NULL OR confirmed_by <> proposed_by)
        );
        CREATE INDEX grants_of_person ON grants(person_id, state);
        CREATE INDEX grants_in_scope ON grants(scope_id, role);
        CREATE TABLE recusals (
            id BLOB PRIMARY KEY NOT NULL,
            person_id BLOB NOT NULL REFERENCES people(id),
            place_id BLOB NOT NULL,
            relation TEXT NOT NULL,
            declared_on TEXT NOT NULL
        );
        CREATE INDEX recusals_of_person ON recusals(person_id);
        CREATE TABLE readings (
            id BLOB PRIMARY KEY NOT NULL,
            person_id BLOB NOT NULL REFERENCES people(id),
            record_id BLOB NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX readings_of_record ON readings(record_id, person_id);

        """
}
