extension Schema {
    /// The days on which records came to count, so that figures of a past day can be counted again:
    /// when a finding was signed, dropped and gathered, when a clue was handed over, and from which
    /// day to which an item of rectification stood how. What is there already is told by its
    /// history.
    static let figureDays = """
        ALTER TABLE findings ADD COLUMN signed_on TEXT;
        ALTER TABLE findings ADD COLUMN dropped_on TEXT;
        ALTER TABLE findings ADD COLUMN gathered_on TEXT;
        ALTER TABLE clues ADD COLUMN transferred_on TEXT;
        UPDATE findings SET
            signed_on = coalesce(
                (SELECT \(day("min(m.at)")) FROM moves m
                    WHERE m.record_id = findings.id AND m.move = 'sign'),
                CASE WHEN number IS NOT NULL THEN written_on END),
            dropped_on = (SELECT \(day("max(m.at)")) FROM moves m
                WHERE m.record_id = findings.id AND m.to_state IN ('removed', 'dismissed')),
            gathered_on = CASE WHEN common_id IS NOT NULL THEN written_on END;
        UPDATE findings SET gathered_on = g.day FROM (
            SELECT upper(replace(json_extract(payload, '$.record'), '-', '')) AS finding,
                \(day("max(at)")) AS day
            FROM journal WHERE action = 'findings.gather' GROUP BY 1) g
            WHERE hex(findings.id) = g.finding;
        UPDATE clues SET transferred_on = (SELECT \(day("min(m.at)")) FROM moves m
            WHERE m.record_id = clues.id AND m.move = 'transfer');
        CREATE TABLE item_standings (
            county_id BLOB NOT NULL REFERENCES counties(id),
            -- the first day on which it stood so no longer; 9999-12-31: it still does
            until TEXT NOT NULL,
            item_id BLOB NOT NULL REFERENCES rectification_items(id),
            since TEXT NOT NULL,
            state TEXT NOT NULL,
            due_on TEXT NOT NULL,
            finding_id BLOB NOT NULL REFERENCES findings(id),
            round_id BLOB NOT NULL REFERENCES rounds(id),
            township_id BLOB NOT NULL REFERENCES townships(id),
            group_id BLOB NOT NULL REFERENCES inspection_groups(id),
            fed_back_on TEXT,
            PRIMARY KEY (county_id, until, item_id),
            CHECK (until > since)
        ) WITHOUT ROWID;
        INSERT INTO item_standings(county_id, until, item_id, since, state, due_on, finding_id,
            round_id, township_id, group_id, fed_back_on)
        WITH days AS (
            SELECT record_id, \(day("at")) AS day, max(seq) AS last FROM moves
            WHERE record_kind = 'rectification' GROUP BY 1, 2),
        spans AS (
            SELECT d.record_id, d.day, d.last, m.to_state, lead(d.day, 1, '9999-12-31') OVER (
                PARTITION BY d.record_id ORDER BY d.day) AS until
            FROM days d JOIN moves m ON m.seq = d.last)
        SELECT x.county_id, s.until, x.id, s.day, s.to_state,
            CASE WHEN s.until = '9999-12-31' THEN x.due_on ELSE coalesce(
                (SELECT json_extract(e.details, '$.day') FROM moves e
                    WHERE e.record_id = x.id AND e.seq <= s.last
                      AND e.move IN ('extend', 'setLongTerm')
                    ORDER BY e.seq DESC LIMIT 1),
                (SELECT json_extract(j.payload, '$.rectifyBy')
                    FROM feedbacks b JOIN journal j ON j.id = b.id
                    WHERE b.inspection_id = x.inspection_id),
                x.due_on) END,
            x.finding_id, f.round_id, x.township_id, x.group_id, f.fed_back_on
        FROM spans s JOIN rectification_items x ON x.id = s.record_id
        JOIN findings f ON f.id = x.finding_id;
        DROP INDEX IF EXISTS findings_in_figures;
        -- the figures read findings without their texts
        CREATE INDEX findings_in_figures ON findings(county_id, township_id, heading, round_id,
            group_id, signed_on, dropped_on, fed_back_on, written_on, amount);
        CREATE INDEX findings_gathered ON findings(county_id, common_id, gathered_on, signed_on,
            dropped_on, round_id, township_id, group_id) WHERE common_id IS NOT NULL;

        """

    /// The date in Asia/Shanghai of a moment in milliseconds.
    private static func day(_ moment: String) -> String {
        "date(\(moment) / 1000 + 28800, 'unixepoch')"
    }
}
