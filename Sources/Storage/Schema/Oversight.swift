extension Schema {
    /// What the inspected side does not read gets tables of its own: grounds for withholding a
    /// publication, and requests for accountability, which begin at a finding.
    static let oversight =
        """
        CREATE TABLE former_publications AS SELECT * FROM publications;
        DROP TABLE publications;
        CREATE TABLE former_accountability AS SELECT * FROM accountability;
        DROP TABLE accountability;

        """
        + logbook(
            "publications",
            """
            place TEXT NOT NULL,
            audience TEXT NOT NULL CHECK (audience IN ('members', 'society')),
            published_on TEXT NOT NULL,
            comments INTEGER CHECK (comments BETWEEN 0 AND 10000)
            """)
        + logbook(
            "withholdings",
            """
            ground TEXT NOT NULL \
            CHECK (ground IN ('secret', 'unpublishedCase', 'hype', 'incident', 'sensitive')),
            audience TEXT NOT NULL CHECK (audience IN ('members', 'society')),
            consent TEXT NOT NULL,
            decided_on TEXT NOT NULL
            """)
        + logbook(
            "accountability",
            """
            organ TEXT NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('first', 'second', 'third', 'fourth')),
            persons INTEGER NOT NULL CHECK (persons BETWEEN 1 AND 1000),
            requested_on TEXT NOT NULL
            """)
        + logbook(
            "accountability_requests",
            """
            organ TEXT NOT NULL,
            requested_on TEXT NOT NULL,
            letter TEXT
            """) + taken

    private static let entryPlace = "county_id, township_id, unit_id, group_id, round_id"
    private static let entryEnd = "recorded_by, recorded_at, struck_at, struck_reason"

    private static let taken = """
        INSERT INTO publications(seq, id, parent_id, \(entryPlace), place, audience, published_on,
            comments, \(entryEnd))
        SELECT seq, id, parent_id, \(entryPlace), place, audience, published_on,
            comments, \(entryEnd)
        FROM former_publications WHERE withheld IS NULL;
        INSERT INTO withholdings(seq, id, parent_id, \(entryPlace), ground, audience, consent,
            decided_on, \(entryEnd))
        SELECT seq, id, parent_id, \(entryPlace), withheld, audience, coalesce(consent, '—'),
            published_on, \(entryEnd)
        FROM former_publications WHERE withheld IS NOT NULL;
        INSERT INTO accountability(seq, id, parent_id, \(entryPlace), organ, form, persons,
            requested_on, \(entryEnd))
        SELECT seq, id, parent_id, \(entryPlace), organ, form, persons, requested_on, \(entryEnd)
        FROM former_accountability WHERE form <> 'requested';
        INSERT INTO accountability_requests(seq, id, parent_id, \(entryPlace), organ, requested_on,
            \(entryEnd))
        SELECT a.seq, a.id, r.finding_id, a.county_id, a.township_id, a.unit_id, a.group_id,
            a.round_id, a.organ, a.requested_on, a.recorded_by, a.recorded_at, a.struck_at,
            a.struck_reason
        FROM former_accountability a JOIN rectification_items r ON r.id = a.parent_id
        WHERE a.form = 'requested';
        DROP TABLE former_publications;
        DROP TABLE former_accountability;

        """
}
