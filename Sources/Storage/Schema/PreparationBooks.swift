extension Schema {
    /// The tables of the logbooks of this part of the cycle, as they came on 2026-11-23.
    static let preparationBooks: [String] = [
        logbook(
            "year_targets",
            """
            year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
            target INTEGER NOT NULL CHECK (target BETWEEN 1 AND 10000),
            note TEXT
            """),
        logbook(
            "phases",
            """
            title TEXT NOT NULL,
            starts_on TEXT NOT NULL,
            ends_on TEXT NOT NULL,
            goal TEXT NOT NULL
            """),
        logbook(
            "campaigns",
            """
            title TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county')),
            starts_on TEXT NOT NULL,
            ends_on TEXT,
            scope TEXT NOT NULL
            """),
        logbook(
            "classifications",
            """
            class TEXT NOT NULL CHECK (class IN ('key', 'general')),
            decided_on TEXT NOT NULL,
            criteria TEXT NOT NULL,
            score INTEGER CHECK (score BETWEEN 0 AND 100),
            approver TEXT NOT NULL,
            reason TEXT NOT NULL
            """),
        logbook(
            "pool_members",
            """
            person BLOB NOT NULL,
            subpool TEXT NOT NULL CHECK (subpool IN ('leaders', 'members')),
            speciality TEXT NOT NULL \
            CHECK (speciality IN ('discipline', 'organisation', 'audit', 'finance', \
            'agriculture', 'engineering', 'law', 'township', 'other')),
            second TEXT \
            CHECK (second IN ('discipline', 'organisation', 'audit', 'finance', \
            'agriculture', 'engineering', 'law', 'township', 'other')),
            party_member INTEGER NOT NULL CHECK (party_member IN (0, 1)),
            available_from TEXT,
            available_until TEXT,
            ability TEXT
            """),
        logbook(
            "work_history",
            """
            post TEXT NOT NULL,
            place BLOB NOT NULL,
            started_on TEXT NOT NULL,
            ended_on TEXT
            """),
        logbook(
            "relations",
            """
            relation TEXT NOT NULL \
            CHECK (relation IN ('spouse', 'lineal', 'collateral', 'inLaw', 'native', \
            'other')),
            post TEXT NOT NULL,
            place BLOB NOT NULL
            """),
        logbook(
            "supervision_groups",
            """
            title TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('supervision', 'guidance')),
            level TEXT NOT NULL CHECK (level IN ('city', 'county')),
            members INTEGER NOT NULL CHECK (members BETWEEN 1 AND 50),
            area TEXT NOT NULL
            """),
        logbook(
            "expert_opinions",
            """
            topic TEXT NOT NULL,
            field TEXT NOT NULL CHECK (field IN ('services', 'planning', 'finance')),
            given_on TEXT NOT NULL,
            opinion TEXT NOT NULL
            """),
        logbook(
            "work_plans",
            """
            method TEXT NOT NULL,
            time TEXT NOT NULL,
            content TEXT NOT NULL,
            channel TEXT NOT NULL,
            focus TEXT NOT NULL
            """),
        logbook(
            "information_requests", numbered: true, states: "sent replied withdrawn",
            """
            department TEXT NOT NULL,
            questions TEXT NOT NULL,
            reply_due_on TEXT NOT NULL
            """),
        logbook(
            "meetings",
            """
            topic TEXT NOT NULL,
            kind TEXT NOT NULL \
            CHECK (kind IN ('mobilisation', 'preRound', 'midRound', 'postRound', 'group', \
            'leadingGroup', 'secretary', 'warning', 'jointReview')),
            held_on TEXT NOT NULL,
            place TEXT NOT NULL,
            organiser TEXT NOT NULL \
            CHECK (organiser IN ('office', 'group', 'township', 'leadingGroup')),
            heads INTEGER NOT NULL CHECK (heads BETWEEN 1 AND 2000),
            agenda TEXT NOT NULL,
            decisions TEXT NOT NULL,
            focus_change TEXT
            """),
        logbook(
            "notifications",
            """
            addressee TEXT NOT NULL,
            sent_on TEXT NOT NULL,
            requirements TEXT NOT NULL
            """),
        logbook(
            "checklist_points",
            """
            point TEXT NOT NULL,
            module TEXT NOT NULL \
            CHECK (module IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', \
            'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', \
            'petitions', 'others')),
            evidence TEXT NOT NULL,
            person BLOB,
            answer TEXT CHECK (answer IN ('yes', 'no', 'notApplicable'))
            """),
        logbook(
            "deadline_rules",
            """
            source TEXT NOT NULL,
            rule TEXT NOT NULL CHECK (rule IN ('notification', 'lettersEnd', 'hearing', 'plan', \
            'rectification', 'clueReturn', 'assessment', 'yellow')),
            amount INTEGER NOT NULL CHECK (amount BETWEEN -365 AND 1000),
            unit TEXT NOT NULL CHECK (unit IN ('days', 'workingDays', 'months')),
            since TEXT NOT NULL
            """),
        logbook(
            "calendar_days",
            """
            title TEXT NOT NULL,
            day TEXT NOT NULL,
            works TEXT NOT NULL CHECK (works IN ('off', 'work')),
            source TEXT NOT NULL
            """),
    ]
}
