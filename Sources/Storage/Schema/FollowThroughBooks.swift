extension Schema {
    /// The tables of the logbooks of this part of the cycle, as they came on 2026-11-23.
    static let followThroughBooks: [String] = [
        logbook(
            "common_problems", numbered: true, states: "gathered addressed closed dissolved",
            """
            title TEXT NOT NULL,
            type TEXT NOT NULL,
            rank TEXT NOT NULL CHECK (rank IN ('common', 'prominent')),
            recipient TEXT NOT NULL \
            CHECK (recipient IN ('cityDepartment', 'countyCommittee', 'countyDepartment', \
            'township')),
            body TEXT NOT NULL
            """),
        logbook(
            "copies", numbered: true,
            """
            recipient TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('copy', 'letter')),
            issued_on TEXT NOT NULL,
            reply_due_on TEXT,
            content TEXT NOT NULL,
            reply TEXT
            """),
        logbook(
            "amount_records",
            """
            voucher TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('verified', 'recoverable', 'recovered')),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            at_least INTEGER NOT NULL CHECK (at_least IN (0, 1)),
            recorded_on TEXT NOT NULL
            """),
        logbook(
            "case_library",
            """
            title TEXT NOT NULL,
            subject TEXT NOT NULL \
            CHECK (subject IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', \
            'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', \
            'petitions', 'others')),
            story TEXT NOT NULL,
            lesson TEXT NOT NULL
            """),
        logbook(
            "archive_items", numbered: true,
            """
            document TEXT NOT NULL,
            pages INTEGER NOT NULL CHECK (pages BETWEEN 1 AND 100000),
            retention TEXT NOT NULL CHECK (retention IN ('permanent', 'thirty', 'ten')),
            place TEXT NOT NULL
            """),
        logbook(
            "rectification_steps",
            """
            what TEXT NOT NULL,
            kind TEXT NOT NULL \
            CHECK (kind IN ('correction', 'rule', 'money', 'talk', 'similar', 'campaign')),
            done_on TEXT NOT NULL,
            by TEXT NOT NULL,
            details TEXT
            """),
        logbook(
            "party_reviews",
            """
            opinion TEXT NOT NULL,
            party TEXT NOT NULL \
            CHECK (party IN ('discipline', 'organisation', 'office', 'group', 'publicity')),
            agrees TEXT NOT NULL CHECK (agrees IN ('yes', 'no')),
            reviewed_on TEXT NOT NULL
            """),
        logbook(
            "supervision_letters", numbered: true, states: "issued answered withdrawn",
            """
            demand TEXT NOT NULL,
            colour TEXT CHECK (colour IN ('green', 'yellow', 'red')),
            reply_due_on TEXT NOT NULL
            """),
        logbook(
            "accountability",
            """
            organ TEXT NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('requested', 'first', 'second', 'third', 'fourth')),
            persons INTEGER NOT NULL CHECK (persons BETWEEN 1 AND 1000),
            requested_on TEXT NOT NULL
            """),
        logbook(
            "later_checks",
            """
            seen TEXT NOT NULL,
            result TEXT NOT NULL CHECK (result IN ('kept', 'relapse')),
            checked_on TEXT NOT NULL
            """),
        logbook(
            "assessments",
            """
            grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'fair', 'poor')),
            score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
            assessed_on TEXT NOT NULL,
            comments TEXT NOT NULL
            """),
        logbook(
            "publications",
            """
            place TEXT NOT NULL,
            audience TEXT NOT NULL CHECK (audience IN ('members', 'society')),
            published_on TEXT NOT NULL,
            withheld TEXT \
            CHECK (withheld IN ('secret', 'unpublishedCase', 'hype', 'incident', \
            'sensitive')),
            consent TEXT,
            comments INTEGER CHECK (comments BETWEEN 0 AND 10000)
            """),
        logbook(
            "follow_ups",
            """
            reason TEXT NOT NULL,
            starts_on TEXT NOT NULL,
            ends_on TEXT NOT NULL,
            outcome TEXT
            """),
        logbook(
            "routing_rules",
            """
            source TEXT NOT NULL,
            list TEXT NOT NULL \
            CHECK (list IN ('individual', 'common', 'immediate', 'suggestions', 'clues', 'tasks', \
            'responsibility', 'results')),
            level TEXT NOT NULL CHECK (level IN ('city', 'county', 'township', 'village')),
            goes TEXT NOT NULL CHECK (goes IN ('yes', 'no')),
            since TEXT NOT NULL
            """),
        logbook(
            "deliveries", numbered: true,
            """
            recipient TEXT NOT NULL,
            list TEXT NOT NULL CHECK (list IN ('individual', 'common', 'immediate', \
            'suggestions', 'clues', 'tasks', 'responsibility', 'results')),
            level TEXT NOT NULL CHECK (level IN ('city', 'county', 'township', 'village')),
            party TEXT CHECK (party IN ('village', 'township', 'county', 'city')),
            sent_on TEXT NOT NULL,
            received_by TEXT,
            received_on TEXT
            """),
    ]
}
