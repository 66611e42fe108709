import Domain

extension Schema {
    /// `'a', 'b'`: the states of a life cycle, for a CHECK.
    private static func list<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type) -> String {
        type.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }

    /// The kinds of record that the thread began with.
    private static let threadKinds = "'round', 'inspection', 'finding', 'rectification', 'revisit'"

    static let rounds = """
        CREATE TABLE terms (
            id BLOB PRIMARY KEY NOT NULL,
            county_id BLOB NOT NULL REFERENCES counties(id),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
            starts_on TEXT NOT NULL,
            ends_on TEXT NOT NULL,
            UNIQUE (county_id, number),
            CHECK (ends_on > starts_on)
        );
        CREATE TABLE rounds (
            id BLOB PRIMARY KEY NOT NULL,
            county_id BLOB NOT NULL REFERENCES counties(id),
            term_id BLOB NOT NULL REFERENCES terms(id),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
            name TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN (\(list(Inspection.Mode.self)))),
            framework TEXT NOT NULL,
            starts_on TEXT NOT NULL,
            ends_on TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(list(Round.State.self)))),
            version INTEGER NOT NULL,
            UNIQUE (term_id, number),
            CHECK (ends_on >= starts_on)
        );
        CREATE INDEX rounds_in_county ON rounds(county_id, starts_on);
        CREATE TABLE inspection_groups (
            id BLOB PRIMARY KEY NOT NULL,
            round_id BLOB NOT NULL REFERENCES rounds(id),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
            UNIQUE (round_id, number)
        );
        CREATE TABLE group_members (
            id BLOB PRIMARY KEY NOT NULL,
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            person_id BLOB NOT NULL REFERENCES people(id),
            post TEXT NOT NULL CHECK (post IN (\(list(Post.self)))),
            UNIQUE (group_id, person_id)
        );
        CREATE TABLE inspections (
            id BLOB PRIMARY KEY NOT NULL,
            round_id BLOB NOT NULL REFERENCES rounds(id),
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            depth TEXT NOT NULL CHECK (depth IN (\(list(Inspection.Depth.self)))),
            depth_reason TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(list(Inspection.State.self)))),
            arrived_on TEXT,
            left_on TEXT,
            fed_back_on TEXT,
            version INTEGER NOT NULL,
            UNIQUE (round_id, unit_id)
        );
        CREATE INDEX inspections_in_county ON inspections(county_id, state);
        CREATE INDEX inspections_in_township ON inspections(township_id, state);
        CREATE INDEX inspections_of_unit ON inspections(unit_id);
        CREATE INDEX inspections_of_group ON inspections(group_id);

        """

    static let fieldwork = """
        CREATE TABLE visits (
            id BLOB PRIMARY KEY NOT NULL,
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            kind TEXT NOT NULL CHECK (kind IN ('door', 'phone', 'repeated', 'followUp')),
            household TEXT NOT NULL,
            category TEXT NOT NULL,
            visited_on TEXT NOT NULL,
            visitor_id BLOB NOT NULL REFERENCES people(id),
            companion_id BLOB NOT NULL REFERENCES people(id),
            opinions TEXT NOT NULL,
            satisfaction TEXT,
            CHECK (visitor_id <> companion_id)
        );
        CREATE INDEX visits_of_inspection ON visits(inspection_id, visited_on);
        CREATE TABLE interviews (
            id BLOB PRIMARY KEY NOT NULL,
            number TEXT NOT NULL,
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            held_on TEXT NOT NULL,
            place TEXT NOT NULL,
            interviewee TEXT NOT NULL,
            asker_id BLOB NOT NULL REFERENCES people(id),
            writer_id BLOB NOT NULL REFERENCES people(id),
            purpose TEXT NOT NULL,
            record TEXT NOT NULL,
            confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
            UNIQUE (inspection_id, number),
            CHECK (asker_id <> writer_id)
        );
        CREATE INDEX interviews_of_inspection ON interviews(inspection_id, held_on);

        """

    static let findings = """
        CREATE TABLE findings (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            paper_number TEXT NOT NULL,
            number TEXT,
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            round_id BLOB NOT NULL REFERENCES rounds(id),
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            title TEXT NOT NULL,
            heading TEXT NOT NULL,
            subject TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('minor', 'medium', 'serious')),
            facts TEXT NOT NULL,
            basis TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('village', 'township')),
            responsible TEXT NOT NULL,
            recommendation TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            writer_id BLOB NOT NULL REFERENCES people(id),
            second_id BLOB NOT NULL REFERENCES people(id),
            state TEXT NOT NULL CHECK (state IN (\(list(Finding.State.self)))),
            written_on TEXT NOT NULL,
            -- 9999-12-31: none yet, and last in every order
            due_on TEXT NOT NULL,
            fed_back_on TEXT,
            -- title and facts as they are searched
            folded TEXT NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (county_id, paper_number),
            UNIQUE (county_id, number),
            CHECK (writer_id <> second_id)
        );
        CREATE INDEX findings_in_county_by_due ON findings(county_id, due_on, seq, state, subject);
        CREATE INDEX findings_in_county ON findings(county_id, seq, state);
        CREATE INDEX findings_in_county_by_state ON findings(county_id, state, due_on, seq);
        CREATE INDEX findings_in_township_by_due ON findings(township_id, due_on, seq, state)
            WHERE fed_back_on IS NOT NULL;
        CREATE INDEX findings_in_township_by_state ON findings(township_id, state, due_on, seq)
            WHERE fed_back_on IS NOT NULL;
        CREATE INDEX findings_in_township ON findings(township_id, seq, state)
            WHERE fed_back_on IS NOT NULL;
        CREATE INDEX findings_of_unit ON findings(unit_id, due_on);
        CREATE INDEX findings_of_group ON findings(group_id, due_on, seq, state);
        CREATE INDEX findings_of_inspection ON findings(inspection_id);
        CREATE VIRTUAL TABLE finding_search USING fts5(grams, content='', tokenize='unicode61');
        CREATE TABLE feedbacks (
            id BLOB PRIMARY KEY NOT NULL,
            number TEXT NOT NULL,
            inspection_id BLOB NOT NULL UNIQUE REFERENCES inspections(id),
            issued_on TEXT NOT NULL,
            plan_due_on TEXT NOT NULL,
            opinion TEXT NOT NULL
        );
        CREATE TABLE feedback_receipts (
            feedback_id BLOB NOT NULL REFERENCES feedbacks(id),
            party TEXT NOT NULL CHECK (party IN ('village', 'township')),
            signed_by TEXT,
            person_id BLOB REFERENCES people(id),
            signed_at INTEGER,
            PRIMARY KEY (feedback_id, party)
        );
        CREATE TABLE rectification_items (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            finding_id BLOB NOT NULL REFERENCES findings(id),
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            party TEXT NOT NULL CHECK (party IN ('village', 'township')),
            goal TEXT NOT NULL,
            measures TEXT NOT NULL,
            leader TEXT NOT NULL,
            due_on TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(list(RectificationItem.State.self)))),
            version INTEGER NOT NULL,
            UNIQUE (county_id, number)
        );
        CREATE INDEX rectification_in_county ON rectification_items(county_id, due_on, seq, state);
        CREATE INDEX rectification_in_township
            ON rectification_items(township_id, due_on, seq, state);
        CREATE INDEX rectification_of_unit ON rectification_items(unit_id, due_on, seq, state);
        CREATE INDEX rectification_of_finding ON rectification_items(finding_id, state);
        CREATE INDEX rectification_of_inspection ON rectification_items(inspection_id, state);
        CREATE TABLE revisits (
            id BLOB PRIMARY KEY NOT NULL,
            number TEXT NOT NULL,
            inspection_id BLOB NOT NULL REFERENCES inspections(id),
            county_id BLOB NOT NULL REFERENCES counties(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            unit_id BLOB NOT NULL REFERENCES village_units(id),
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            visitor_id BLOB NOT NULL REFERENCES people(id),
            planned_on TEXT NOT NULL,
            done_on TEXT,
            asked INTEGER CHECK (asked >= 0),
            satisfied INTEGER CHECK (satisfied >= 0 AND satisfied <= asked),
            account TEXT NOT NULL,
            result TEXT CHECK (result IN (\(list(Revisit.Result.self)))),
            state TEXT NOT NULL CHECK (state IN (\(list(Revisit.State.self)))),
            version INTEGER NOT NULL,
            UNIQUE (county_id, number)
        );
        CREATE INDEX revisits_in_county ON revisits(county_id, planned_on);
        CREATE INDEX revisits_of_inspection ON revisits(inspection_id, state);

        """

    /// History, attachments, numbers and the journal.
    static let journal = """
        CREATE TABLE moves (
            seq INTEGER PRIMARY KEY,
            record_kind TEXT NOT NULL CHECK (record_kind IN (\(threadKinds))),
            record_id BLOB NOT NULL,
            move TEXT NOT NULL,
            from_state TEXT,
            to_state TEXT NOT NULL,
            person_id BLOB,
            at INTEGER NOT NULL,
            details TEXT NOT NULL
        );
        CREATE INDEX moves_of_record ON moves(record_id, seq);
        CREATE TABLE files (
            sha256 TEXT PRIMARY KEY NOT NULL,
            size INTEGER NOT NULL CHECK (size >= 0),
            media_type TEXT NOT NULL
        );
        CREATE TABLE attachments (
            id BLOB PRIMARY KEY NOT NULL,
            record_kind TEXT NOT NULL CHECK (record_kind IN (\(threadKinds))),
            record_id BLOB NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files(sha256),
            name TEXT NOT NULL,
            purpose TEXT NOT NULL,
            added_by BLOB,
            added_at INTEGER NOT NULL
        );
        CREATE INDEX attachments_of_record ON attachments(record_id, added_at);
        CREATE TABLE number_series (
            series TEXT PRIMARY KEY NOT NULL,
            last INTEGER NOT NULL CHECK (last > 0)
        ) WITHOUT ROWID;
        CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            person_id BLOB,
            action TEXT NOT NULL,
            payload TEXT NOT NULL,
            answer TEXT NOT NULL,
            hash TEXT NOT NULL
        );
        CREATE INDEX journal_by_person ON journal(person_id, seq);

        """
}
