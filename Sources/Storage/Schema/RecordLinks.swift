extension Schema {
    /// Findings and common problems belong to a special campaign; a finding may point at a case of
    /// the library.
    static let recordLinks = """
        ALTER TABLE findings ADD COLUMN campaign_id BLOB REFERENCES campaigns(id);
        CREATE INDEX findings_of_campaign ON findings(campaign_id) WHERE campaign_id IS NOT NULL;
        ALTER TABLE findings ADD COLUMN case_id BLOB REFERENCES case_library(id);
        CREATE INDEX findings_of_case ON findings(case_id) WHERE case_id IS NOT NULL;
        ALTER TABLE common_problems ADD COLUMN campaign_id BLOB REFERENCES campaigns(id);
        CREATE INDEX common_problems_of_campaign ON common_problems(campaign_id)
            WHERE campaign_id IS NOT NULL;

        """
}
