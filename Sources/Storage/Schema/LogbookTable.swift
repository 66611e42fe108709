extension Schema {
    /// A table of a logbook: its own columns between those that all logbooks have. `states`, parted
    /// by blanks, are those of its life cycle; without one an entry is struck out.
    static func logbook(
        _ table: String, numbered: Bool = false, states: String? = nil, _ own: String
    ) -> String {
        var lines = [
            "seq INTEGER PRIMARY KEY", "id BLOB NOT NULL UNIQUE", "parent_id BLOB NOT NULL",
            "county_id BLOB REFERENCES counties(id)", "township_id BLOB REFERENCES townships(id)",
            "unit_id BLOB REFERENCES village_units(id)",
            "group_id BLOB REFERENCES inspection_groups(id)",
            "round_id BLOB REFERENCES rounds(id)",
        ]
        if numbered { lines.append("number TEXT NOT NULL") }
        lines += own.split(separator: ",\n").map(String.init)
        lines += [
            "recorded_by BLOB NOT NULL REFERENCES people(id)", "recorded_at INTEGER NOT NULL",
        ]
        if let states {
            let list = states.split(separator: " ").map { "'\($0)'" }.joined(separator: ", ")
            lines += ["state TEXT NOT NULL CHECK (state IN (\(list)))", "version INTEGER NOT NULL"]
        } else {
            lines += ["struck_at INTEGER", "struck_reason TEXT"]
        }
        if numbered { lines.append("UNIQUE (county_id, number)") }
        let indexes = ["parent", "county", "township", "unit", "group"].map { column in
            let partial = column == "parent" || column == "county"
            return "CREATE INDEX \(table)_of_\(column) ON \(table)(\(column)_id, seq)"
                + (partial ? "" : " WHERE \(column)_id IS NOT NULL") + ";\n"
        }
        return "CREATE TABLE \(table) (\n    " + lines.joined(separator: ",\n    ") + "\n);\n"
            + indexes.joined()
    }

    /// Records of new kinds have a history and files, and findings can be gathered.
    static let widerHistory = """
        CREATE TABLE wider_moves (
            seq INTEGER PRIMARY KEY,
            record_kind TEXT NOT NULL,
            record_id BLOB NOT NULL,
            move TEXT NOT NULL,
            from_state TEXT,
            to_state TEXT NOT NULL,
            person_id BLOB,
            at INTEGER NOT NULL,
            details TEXT NOT NULL
        );
        INSERT INTO wider_moves SELECT * FROM moves;
        DROP TABLE moves;
        ALTER TABLE wider_moves RENAME TO moves;
        CREATE INDEX moves_of_record ON moves(record_id, seq);
        CREATE TABLE wider_attachments (
            id BLOB PRIMARY KEY NOT NULL,
            -- a kind of record or the name of a logbook
            record_kind TEXT NOT NULL,
            record_id BLOB NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files(sha256),
            name TEXT NOT NULL,
            purpose TEXT NOT NULL,
            added_by BLOB,
            added_at INTEGER NOT NULL
        );
        INSERT INTO wider_attachments SELECT * FROM attachments;
        DROP TABLE attachments;
        ALTER TABLE wider_attachments RENAME TO attachments;
        CREATE INDEX attachments_of_record ON attachments(record_id, added_at);
        ALTER TABLE findings ADD COLUMN common_id BLOB REFERENCES common_problems(id);
        CREATE INDEX findings_of_common ON findings(common_id) WHERE common_id IS NOT NULL;
        ALTER TABLE rounds ADD COLUMN pilot INTEGER NOT NULL DEFAULT 0 CHECK (pilot IN (0, 1));
        ALTER TABLE rounds ADD COLUMN inspecting_level TEXT NOT NULL DEFAULT 'county'
            CHECK (inspecting_level IN ('city', 'county'));
        ALTER TABLE rounds ADD COLUMN cross_county INTEGER NOT NULL DEFAULT 0
            CHECK (cross_county IN (0, 1));
        CREATE TABLE recusal_overrides (
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            person_id BLOB NOT NULL REFERENCES people(id),
            -- codes of the recusal rules that were set aside
            codes TEXT NOT NULL,
            reason TEXT NOT NULL,
            by_id BLOB NOT NULL REFERENCES people(id),
            at INTEGER NOT NULL,
            PRIMARY KEY (inspection_id, person_id)
        ) WITHOUT ROWID;
        -- the figures read findings without their texts
        CREATE INDEX findings_in_figures ON findings(county_id, township_id, heading, round_id,
            state, number, fed_back_on, written_on, amount);

        """
}
