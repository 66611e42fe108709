import Domain
import Foundation

/// What the rows of each list are in the handbook's table of visibility, typed by hand: neither
/// `Scoping` nor `Visibility` is asked. A list without a row fails `RouteSheetTests`.
enum OracleTable {
    /// One object that rows of a table are, and the condition on `x` under which they are it.
    struct Meaning {
        let object: String
        let condition: String

        init(_ object: String, _ condition: String = "1 = 1") {
            self.object = object
            self.condition = condition
        }
    }

    /// Where the rows of a table lie.
    enum Lies {
        /// In the columns that most tables have.
        case columns
        /// In the place of the inspection they belong to.
        case inspection
        /// In no single village: a whole county.
        case county
        /// In a round, and there in a group, or for all groups of it.
        case round
        /// In a county, for whoever has a place in it.
        case everybodyOfCounty
        /// With an item of rectification, which may be a department's.
        case item
        /// A dataset, a run of one: also where its villages lie.
        case dataset(String)
        case unit
        case term
        case roundItself
        case nowhere
    }

    struct Row {
        let table: String
        let lies: Lies
        let meanings: [Meaning]
    }

    /// Every list and every record page.
    static let rows: [String: Row] = records.merging(
        registers, uniquingKeysWith: { record, _ in record })

    static let lists = Set(rows.keys)

    private static let papers = "('lead', 'dismissed', 'drafted', 'returned', 'deputyReviewed')"

    private static let records: [String: Row] = [
        "units": row("village_units", .unit, "place"),
        "terms": row("terms", .term, "roundPlan"),
        "rounds": row("rounds", .roundItself, "roundPlan"),
        "inspections": row("inspections", .columns, "roundPlan"),
        "visits": row("visits", .inspection, "interview"),
        "interviews": row("interviews", .inspection, "interview"),
        "findings": Row(
            table: "findings", lies: .columns,
            meanings: [
                Meaning("workingPaper", "x.state IN \(papers) AND x.fed_back_on IS NULL"),
                Meaning(
                    "findingBeforeFeedback",
                    "x.state NOT IN \(papers) AND x.fed_back_on IS NULL"),
                Meaning("findingAfterFeedback", "x.fed_back_on IS NOT NULL"),
            ]),
        "feedbacks": row("feedbacks", .inspection, "feedback"),
        "rectification": row("rectification_items", .item, "rectification"),
        "revisits": row("revisits", .columns, "revisit"),
        "people": row("people", .county, "person"),
        "proposals": row("proposals", .county, "pool"),
        "journal": row("journal", .nowhere, "journal"),
        "datasets": row("datasets", .dataset("x.id"), "dataset"),
        "runs": row("screening_runs", .dataset("x.dataset_id"), "dataset"),
        "suspicions": row("suspicions", .columns, "suspicion"),
    ]

    private static func row(_ table: String, _ lies: Lies, _ object: String) -> Row {
        Row(table: table, lies: lies, meanings: [Meaning(object)])
    }

    private static let notFedBack = """
        EXISTS (SELECT 1 FROM inspections i WHERE i.id = x.parent_id AND i.fed_back_on IS NULL)
        """

    private static let findingNotFedBack = """
        EXISTS (SELECT 1 FROM findings f WHERE f.id = x.parent_id AND f.fed_back_on IS NULL)
        """

    private static let registers: [String: Row] = {
        var rows: [String: Row] = [:]
        for (lies, object, tables) in plain {
            for table in tables { rows[camel(table)] = row(table, lies, object) }
        }
        let apart: [(String, Lies, Meaning, String)] = [
            (
                "immediate_notices", .columns,
                Meaning("townshipNotice", "x.addressee = 'township'"), "immediateNotice"
            ),
            ("deliveries", .columns, Meaning("clue", "x.list = 'clues'"), "feedback"),
            (
                "suggestions", .columns, Meaning("findingBeforeFeedback", notFedBack),
                "findingAfterFeedback"
            ),
            (
                "amount_records", .columns, Meaning("findingBeforeFeedback", findingNotFedBack),
                "findingAfterFeedback"
            ),
        ]
        for (table, lies, meaning, object) in apart {
            rows[camel(table)] = Row(
                table: table, lies: lies,
                meanings: [meaning, Meaning(object, "NOT (\(meaning.condition))")])
        }
        return rows
    }()

    private static let plain: [(Lies, String, [String])] = [
        (.columns, "termPlan", ["year_targets", "phases", "supervision_groups"]),
        (
            .everybodyOfCounty, "termPlan", ["deadline_rules", "calendar_days", "routing_rules"]
        ),
        (.everybodyOfCounty, "campaign", ["campaigns"]),
        (.everybodyOfCounty, "pool", ["pool_members", "risk_weights"]),
        (.everybodyOfCounty, "caseStudy", ["case_library"]),
        (.everybodyOfCounty, "information", ["departments"]),
        (
            .everybodyOfCounty, "dataset", ["own_models", "header_aliases", "screening_parameters"]
        ),
        (.columns, "pool", ["work_history", "relations"]),
        (.columns, "information", ["classifications", "checklist_points"]),
        (.round, "expertOpinion", ["expert_opinions"]),
        (.round, "information", ["work_plans", "information_requests", "meetings"]),
        (.round, "commonProblem", ["common_problems", "copies"]),
        (.round, "termPlan", ["archive_items"]),
        (.columns, "notice", ["notifications", "postings", "broadcasts", "publications"]),
        (
            .columns, "interview",
            [
                "discussions", "appeals", "surveys", "evaluations", "site_checks",
                "project_checks", "document_access",
            ]
        ),
        (.columns, "publicReport", ["public_reports"]),
        (.columns, "clue", ["clues"]),
        (.columns, "advice", ["guidance_notes"]),
        (.columns, "accountability", ["accountability_requests"]),
        (.columns, "revisit", ["assessments"]),
        (.columns, "withholding", ["withholdings"]),
        (.columns, "followUp", ["follow_ups"]),
        (
            .item, "rectification",
            ["rectification_steps", "party_reviews", "supervision_letters", "later_checks"]
        ),
        (.item, "accountability", ["accountability"]),
    ]

    private static func camel(_ table: String) -> String {
        let parts = table.split(separator: "_")
        return parts.dropFirst().reduce(String(parts[0])) { $0 + $1.capitalized }
    }
}
