extension Schema {
    /// The tables of the logbooks of this part of the cycle, as they came on 2026-11-23.
    static let fieldworkBooks: [String] = [
        logbook(
            "postings",
            """
            place TEXT NOT NULL,
            sheets INTEGER NOT NULL CHECK (sheets BETWEEN 1 AND 500),
            posted_on TEXT NOT NULL
            """),
        logbook(
            "broadcasts",
            """
            channel TEXT NOT NULL,
            times INTEGER NOT NULL CHECK (times BETWEEN 1 AND 500),
            broadcast_on TEXT NOT NULL
            """),
        logbook(
            "discussions",
            """
            topic TEXT NOT NULL,
            heads INTEGER NOT NULL CHECK (heads BETWEEN 1 AND 2000),
            held_on TEXT NOT NULL,
            place TEXT NOT NULL,
            points TEXT NOT NULL
            """),
        logbook(
            "appeals", numbered: true, states: "open passedOn solved explained",
            """
            content TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('visit', 'discussion', 'interview', 'report')),
            raised_on TEXT NOT NULL,
            household TEXT,
            details TEXT
            """),
        logbook(
            "public_reports", numbered: true,
            states:
                "received scoped asAppeal asLead sealedClue transferredOut notAccepted answered "
                + "closed",
            """
            matter TEXT NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('letter', 'visit', 'phone', 'box', 'online')),
            received_on TEXT NOT NULL,
            in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
            summary TEXT NOT NULL
            """),
        logbook(
            "surveys",
            """
            question TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('awareness', 'satisfaction', 'other')),
            asked INTEGER NOT NULL CHECK (asked BETWEEN 1 AND 100000),
            positive INTEGER NOT NULL CHECK (positive BETWEEN 0 AND 100000),
            held_on TEXT NOT NULL
            """),
        logbook(
            "evaluations",
            """
            subject TEXT NOT NULL,
            excellent INTEGER NOT NULL CHECK (excellent BETWEEN 0 AND 10000),
            good INTEGER NOT NULL CHECK (good BETWEEN 0 AND 10000),
            fair INTEGER NOT NULL CHECK (fair BETWEEN 0 AND 10000),
            poor INTEGER NOT NULL CHECK (poor BETWEEN 0 AND 10000),
            held_on TEXT NOT NULL
            """),
        logbook(
            "site_checks",
            """
            place TEXT NOT NULL,
            checked_on TEXT NOT NULL,
            seen TEXT NOT NULL
            """),
        logbook(
            "project_checks",
            """
            project TEXT NOT NULL,
            kind TEXT NOT NULL \
            CHECK (kind IN ('road', 'well', 'toilet', 'square', 'building', 'other')),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            funding TEXT NOT NULL,
            procurement TEXT NOT NULL CHECK (procurement IN ('yes', 'no', 'notApplicable')),
            acceptance TEXT NOT NULL CHECK (acceptance IN ('yes', 'no', 'notApplicable')),
            existence TEXT NOT NULL CHECK (existence IN ('yes', 'no', 'notApplicable')),
            maintenance TEXT NOT NULL CHECK (maintenance IN ('yes', 'no', 'notApplicable')),
            remarks TEXT
            """),
        logbook(
            "document_access",
            """
            item TEXT NOT NULL,
            period TEXT NOT NULL,
            lent_on TEXT NOT NULL,
            returned_on TEXT,
            pages INTEGER CHECK (pages BETWEEN 0 AND 100000)
            """),
        logbook(
            "immediate_notices", numbered: true,
            states: "issued received replied checked withdrawn",
            """
            requirement TEXT NOT NULL,
            addressee TEXT NOT NULL CHECK (addressee IN ('village', 'township', 'both')),
            reply_due_on TEXT NOT NULL
            """),
        logbook(
            "clues", numbered: true,
            states:
                "registered screened notAClue officeAccepted transferApproved transferred "
                + "inHandling concluded upward",
            """
            authority TEXT NOT NULL CHECK (authority IN ('county', 'organisation', 'upper')),
            registered_on TEXT NOT NULL,
            envelope TEXT NOT NULL
            """),
        logbook(
            "guidance_notes",
            """
            advisor TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('guidance', 'supervision')),
            given_on TEXT NOT NULL,
            pieces INTEGER NOT NULL CHECK (pieces BETWEEN 0 AND 100),
            advice TEXT NOT NULL,
            adopted INTEGER NOT NULL CHECK (adopted IN (0, 1))
            """),
        logbook(
            "suggestions",
            """
            content TEXT NOT NULL,
            subject TEXT NOT NULL \
            CHECK (subject IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', \
            'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', \
            'petitions', 'others')),
            kind TEXT NOT NULL CHECK (kind IN ('immediate', 'continuous')),
            addressee TEXT NOT NULL
            """),
    ]
}
