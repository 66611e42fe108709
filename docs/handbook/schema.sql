CREATE TABLE migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

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

CREATE TABLE place_codes (
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    place_id BLOB NOT NULL,
    PRIMARY KEY (system, code, version)
) WITHOUT ROWID;

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

CREATE TABLE dossier_figures (
    id BLOB PRIMARY KEY NOT NULL,
    unit_id BLOB NOT NULL REFERENCES village_units(id),
    figure TEXT NOT NULL,
    amount TEXT NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL
);

CREATE VIRTUAL TABLE unit_search USING fts5(grams, content='', tokenize='unicode61');

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

CREATE TABLE recusals (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people(id),
    place_id BLOB NOT NULL,
    relation TEXT NOT NULL,
    declared_on TEXT NOT NULL
);

CREATE TABLE readings (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people(id),
    record_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
);

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
    mode TEXT NOT NULL CHECK (mode IN ('direct', 'townshipWithVillages', 'special', 'escalated')),
    framework TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'approved', 'prepared', 'fieldwork', 'reporting', 'heard', 'feedback', 'rectifying', 'assessing', 'archived', 'cancelled')),
    version INTEGER NOT NULL, pilot INTEGER NOT NULL DEFAULT 0 CHECK (pilot IN (0, 1)), inspecting_level TEXT NOT NULL DEFAULT 'county'
    CHECK (inspecting_level IN ('city', 'county')), cross_county INTEGER NOT NULL DEFAULT 0
    CHECK (cross_county IN (0, 1)),
    UNIQUE (term_id, number),
    CHECK (ends_on >= starts_on)
);

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
    post TEXT NOT NULL CHECK (post IN ('leader', 'deputy', 'member', 'liaison')),
    UNIQUE (group_id, person_id)
);

CREATE TABLE inspections (
    id BLOB PRIMARY KEY NOT NULL,
    round_id BLOB NOT NULL REFERENCES rounds(id),
    group_id BLOB NOT NULL REFERENCES inspection_groups(id),
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB NOT NULL REFERENCES townships(id),
    unit_id BLOB NOT NULL REFERENCES village_units(id),
    depth TEXT NOT NULL CHECK (depth IN ('key', 'general')),
    depth_reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'profiled', 'mobilised', 'onSite', 'fieldworkClosed', 'reportReady', 'fedBack', 'rectifying', 'rectified', 'revisited', 'completed', 'merged', 'withdrawn')),
    arrived_on TEXT,
    left_on TEXT,
    fed_back_on TEXT,
    version INTEGER NOT NULL,
    UNIQUE (round_id, unit_id)
);

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
    state TEXT NOT NULL CHECK (state IN ('lead', 'dismissed', 'drafted', 'returned', 'deputyReviewed', 'approved', 'factConfirmed', 'immediate', 'reported', 'fedBack', 'inRectification', 'closed', 'reopened', 'removed')),
    written_on TEXT NOT NULL,
    -- 9999-12-31: none yet, and last in every order
    due_on TEXT NOT NULL,
    fed_back_on TEXT,
    -- title and facts as they are searched
    folded TEXT NOT NULL,
    version INTEGER NOT NULL, common_id BLOB REFERENCES common_problems(id), campaign_id BLOB REFERENCES campaigns(id), case_id BLOB REFERENCES case_library(id), signed_on TEXT, dropped_on TEXT, gathered_on TEXT,
    UNIQUE (county_id, paper_number),
    UNIQUE (county_id, number),
    CHECK (writer_id <> second_id)
);

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
    goal TEXT NOT NULL,
    measures TEXT NOT NULL,
    leader TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('assigned', 'accepted', 'planSubmitted', 'planChecked', 'planned', 'inProgress', 'submitted', 'townshipChecked', 'verified', 'closed', 'longTerm', 'transferredParty')),
    version INTEGER NOT NULL, folded TEXT NOT NULL DEFAULT '', round_id BLOB REFERENCES rounds(id), heading TEXT NOT NULL DEFAULT '', fed_back_on TEXT, party TEXT NOT NULL DEFAULT 'village'
    CHECK (party IN ('village', 'township', 'county', 'city')), department_id BLOB
    REFERENCES departments(id)
    CHECK ((department_id IS NULL) = (party IN ('village', 'township'))),
    UNIQUE (county_id, number)
);

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
    result TEXT CHECK (result IN ('inPlace', 'mostlyInPlace', 'notInPlace', 'relapsed')),
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'concluded', 'cancelled')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE files (
    sha256 TEXT PRIMARY KEY NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    media_type TEXT NOT NULL
);

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
, records TEXT);

CREATE TABLE year_targets (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES terms(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    target INTEGER NOT NULL CHECK (target BETWEEN 1 AND 10000),
    note TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE phases (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES terms(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    goal TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE campaigns (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county')),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    scope TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE classifications (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES village_units(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    class TEXT NOT NULL CHECK (class IN ('key', 'general')),
    decided_on TEXT NOT NULL,
    criteria TEXT NOT NULL,
    score INTEGER CHECK (score BETWEEN 0 AND 100),
    approver TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE pool_members (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    person BLOB NOT NULL REFERENCES people(id),
    subpool TEXT NOT NULL CHECK (subpool IN ('leaders', 'members')),
    speciality TEXT NOT NULL CHECK (speciality IN ('discipline', 'organisation', 'audit', 'finance', 'agriculture', 'engineering', 'law', 'township', 'other')),
    second TEXT CHECK (second IN ('discipline', 'organisation', 'audit', 'finance', 'agriculture', 'engineering', 'law', 'township', 'other')),
    party_member INTEGER NOT NULL CHECK (party_member IN (0, 1)),
    available_from TEXT,
    available_until TEXT,
    ability TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE work_history (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES people(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    post TEXT NOT NULL,
    place BLOB NOT NULL,
    started_on TEXT NOT NULL,
    ended_on TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE relations (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES people(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    relation TEXT NOT NULL CHECK (relation IN ('spouse', 'lineal', 'collateral', 'inLaw', 'native', 'other')),
    post TEXT NOT NULL,
    place BLOB NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE supervision_groups (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES terms(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supervision', 'guidance')),
    level TEXT NOT NULL CHECK (level IN ('city', 'county')),
    members INTEGER NOT NULL CHECK (members BETWEEN 1 AND 50),
    area TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE expert_opinions (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    topic TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('services', 'planning', 'finance')),
    given_on TEXT NOT NULL,
    opinion TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE work_plans (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    method TEXT NOT NULL,
    time TEXT NOT NULL,
    content TEXT NOT NULL,
    channel TEXT NOT NULL,
    focus TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE information_requests (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    department TEXT NOT NULL,
    questions TEXT NOT NULL,
    reply_due_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'replied', 'withdrawn')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE meetings (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    topic TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mobilisation', 'preRound', 'midRound', 'postRound', 'group', 'leadingGroup', 'secretary', 'warning', 'jointReview')),
    held_on TEXT NOT NULL,
    place TEXT NOT NULL,
    organiser TEXT NOT NULL CHECK (organiser IN ('office', 'group', 'township', 'leadingGroup')),
    heads INTEGER NOT NULL CHECK (heads BETWEEN 1 AND 2000),
    agenda TEXT NOT NULL,
    decisions TEXT NOT NULL,
    focus_change TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE notifications (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    addressee TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    requirements TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE checklist_points (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    point TEXT NOT NULL,
    module TEXT NOT NULL CHECK (module IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', 'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', 'petitions', 'others')),
    evidence TEXT NOT NULL,
    person BLOB REFERENCES people(id),
    answer TEXT CHECK (answer IN ('yes', 'no', 'notApplicable')),
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE deadline_rules (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    source TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('notification', 'lettersEnd', 'hearing', 'plan', 'rectification', 'clueReturn', 'assessment', 'yellow')),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -365 AND 1000),
    unit TEXT NOT NULL CHECK (unit IN ('days', 'workingDays', 'months')),
    since TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE calendar_days (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    works TEXT NOT NULL CHECK (works IN ('off', 'work')),
    source TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE postings (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    place TEXT NOT NULL,
    sheets INTEGER NOT NULL CHECK (sheets BETWEEN 1 AND 500),
    posted_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE broadcasts (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    channel TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times BETWEEN 1 AND 500),
    broadcast_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE discussions (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    topic TEXT NOT NULL,
    heads INTEGER NOT NULL CHECK (heads BETWEEN 1 AND 2000),
    held_on TEXT NOT NULL,
    place TEXT NOT NULL,
    points TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE appeals (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('visit', 'discussion', 'interview', 'report')),
    raised_on TEXT NOT NULL,
    household TEXT,
    details TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'passedOn', 'solved', 'explained')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE public_reports (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    matter TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('letter', 'visit', 'phone', 'box', 'online')),
    received_on TEXT NOT NULL,
    in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
    summary TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'scoped', 'asAppeal', 'asLead', 'sealedClue', 'transferredOut', 'notAccepted', 'answered', 'closed')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE surveys (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    question TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('awareness', 'satisfaction', 'other')),
    asked INTEGER NOT NULL CHECK (asked BETWEEN 1 AND 100000),
    positive INTEGER NOT NULL CHECK (positive BETWEEN 0 AND 100000),
    held_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE evaluations (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    subject TEXT NOT NULL,
    excellent INTEGER NOT NULL CHECK (excellent BETWEEN 0 AND 10000),
    good INTEGER NOT NULL CHECK (good BETWEEN 0 AND 10000),
    fair INTEGER NOT NULL CHECK (fair BETWEEN 0 AND 10000),
    poor INTEGER NOT NULL CHECK (poor BETWEEN 0 AND 10000),
    held_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE site_checks (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    place TEXT NOT NULL,
    checked_on TEXT NOT NULL,
    seen TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE project_checks (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    project TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('road', 'well', 'toilet', 'square', 'building', 'other')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    funding TEXT NOT NULL,
    procurement TEXT NOT NULL CHECK (procurement IN ('yes', 'no', 'notApplicable')),
    acceptance TEXT NOT NULL CHECK (acceptance IN ('yes', 'no', 'notApplicable')),
    existence TEXT NOT NULL CHECK (existence IN ('yes', 'no', 'notApplicable')),
    maintenance TEXT NOT NULL CHECK (maintenance IN ('yes', 'no', 'notApplicable')),
    remarks TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE document_access (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    item TEXT NOT NULL,
    period TEXT NOT NULL,
    lent_on TEXT NOT NULL,
    returned_on TEXT,
    pages INTEGER CHECK (pages BETWEEN 0 AND 100000),
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE immediate_notices (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES findings(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    requirement TEXT NOT NULL,
    addressee TEXT NOT NULL CHECK (addressee IN ('village', 'township', 'both')),
    reply_due_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'received', 'replied', 'checked', 'withdrawn')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE clues (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    authority TEXT NOT NULL CHECK (authority IN ('county', 'organisation', 'upper')),
    registered_on TEXT NOT NULL,
    envelope TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('registered', 'screened', 'notAClue', 'officeAccepted', 'transferApproved', 'transferred', 'inHandling', 'concluded', 'upward')),
    version INTEGER NOT NULL, transferred_on TEXT,
    UNIQUE (county_id, number)
);

CREATE TABLE guidance_notes (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    advisor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('guidance', 'supervision')),
    given_on TEXT NOT NULL,
    pieces INTEGER NOT NULL CHECK (pieces BETWEEN 0 AND 100),
    advice TEXT NOT NULL,
    adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE suggestions (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    content TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', 'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', 'petitions', 'others')),
    kind TEXT NOT NULL CHECK (kind IN ('immediate', 'continuous')),
    addressee TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE common_problems (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    rank TEXT NOT NULL CHECK (rank IN ('common', 'prominent')),
    recipient TEXT NOT NULL CHECK (recipient IN ('cityDepartment', 'countyCommittee', 'countyDepartment', 'township')),
    body TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('gathered', 'addressed', 'closed', 'dissolved')),
    version INTEGER NOT NULL, campaign_id BLOB REFERENCES campaigns(id),
    UNIQUE (county_id, number)
);

CREATE TABLE copies (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    recipient TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'letter')),
    issued_on TEXT NOT NULL,
    reply_due_on TEXT,
    content TEXT NOT NULL,
    reply TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT,
    UNIQUE (county_id, number)
);

CREATE TABLE amount_records (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES findings(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    voucher TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('verified', 'recoverable', 'recovered')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    at_least INTEGER NOT NULL CHECK (at_least IN (0, 1)),
    recorded_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE case_library (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject IN ('partyBuilding', 'cadreConduct', 'collectiveFunds', 'smallProjects', 'disclosures', 'subsidies', 'land', 'environment', 'industry', 'petitions', 'others')),
    story TEXT NOT NULL,
    lesson TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE archive_items (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rounds(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    document TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages BETWEEN 1 AND 100000),
    retention TEXT NOT NULL CHECK (retention IN ('permanent', 'thirty', 'ten')),
    place TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT,
    UNIQUE (county_id, number)
);

CREATE TABLE rectification_steps (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rectification_items(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    what TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('correction', 'rule', 'money', 'talk', 'similar', 'campaign')),
    done_on TEXT NOT NULL,
    by TEXT NOT NULL,
    details TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE party_reviews (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rectification_items(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    opinion TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('discipline', 'organisation', 'office', 'group', 'publicity')),
    agrees TEXT NOT NULL CHECK (agrees IN ('yes', 'no')),
    reviewed_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE supervision_letters (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rectification_items(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    demand TEXT NOT NULL,
    colour TEXT CHECK (colour IN ('green', 'yellow', 'red')),
    reply_due_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'answered', 'withdrawn')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE later_checks (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rectification_items(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    seen TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('kept', 'relapse')),
    checked_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE assessments (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'fair', 'poor')),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    assessed_on TEXT NOT NULL,
    comments TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE follow_ups (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    reason TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    outcome TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE routing_rules (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    source TEXT NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('individual', 'common', 'immediate', 'suggestions', 'clues', 'tasks', 'responsibility', 'results')),
    level TEXT NOT NULL CHECK (level IN ('city', 'county', 'township', 'village')),
    goes TEXT NOT NULL CHECK (goes IN ('yes', 'no')),
    since TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    number TEXT NOT NULL,
    recipient TEXT NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('individual', 'common', 'immediate', 'suggestions', 'clues', 'tasks', 'responsibility', 'results')),
    level TEXT NOT NULL CHECK (level IN ('city', 'county', 'township', 'village')),
    party TEXT CHECK (party IN ('village', 'township', 'county', 'city')),
    sent_on TEXT NOT NULL,
    received_by TEXT,
    received_on TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT,
    UNIQUE (county_id, number)
);

CREATE TABLE "moves" (
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

CREATE TABLE "attachments" (
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

CREATE TABLE proposals (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('rounds', 'groups')),
    -- the term or the round
    parent_id BLOB NOT NULL,
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    title TEXT NOT NULL,
    -- JSON of the planner
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    objective INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    made_by BLOB NOT NULL REFERENCES people(id),
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('kept', 'adopted', 'discarded')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE planned_units (
    term_id BLOB NOT NULL REFERENCES terms(id),
    unit_id BLOB NOT NULL REFERENCES village_units(id),
    -- the number of the round in its term
    round INTEGER NOT NULL,
    proposal_id BLOB NOT NULL REFERENCES proposals(id),
    PRIMARY KEY (term_id, unit_id)
) WITHOUT ROWID;

CREATE TABLE risk_weights (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    criterion TEXT NOT NULL CHECK (criterion IN ('weakOrganisation', 'economySize', 'petitions', 'laggingWork', 'newSecretary', 'dualPost', 'yearsSinceInspection', 'earlierFindings', 'screeningLeads', 'keyFrom')),
    weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
    since TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE screening_parameters (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    parameter TEXT NOT NULL,
    value TEXT NOT NULL,
    area TEXT,
    since TEXT NOT NULL,
    until TEXT,
    source TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE header_aliases (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    header TEXT NOT NULL,
    field TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE own_models (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
    query TEXT NOT NULL,
    message TEXT NOT NULL,
    rule TEXT NOT NULL,
    source TEXT NOT NULL,
    innocent TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
, reads TEXT);

CREATE TABLE datasets (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    -- who handed it in
    handed_by TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    -- an inspection, a round or a village unit
    parent_kind TEXT NOT NULL CHECK (parent_kind IN ('inspection', 'round', 'unit')),
    parent_id BLOB NOT NULL,
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    rows INTEGER NOT NULL CHECK (rows >= 0),
    refused INTEGER NOT NULL CHECK (refused >= 0),
    villages INTEGER NOT NULL CHECK (villages >= 0),
    -- what the reading of its files told
    report TEXT NOT NULL REFERENCES files(sha256),
    kept_by BLOB NOT NULL REFERENCES people(id),
    kept_at INTEGER NOT NULL,
    UNIQUE (county_id, number),
    CHECK (until_on >= from_on)
);

CREATE TABLE dataset_files (
    dataset_id BLOB NOT NULL REFERENCES datasets(id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES files(sha256),
    PRIMARY KEY (dataset_id, position)
) WITHOUT ROWID;

CREATE TABLE dataset_villages (
    dataset_id BLOB NOT NULL REFERENCES datasets(id),
    -- as it stands in the data
    code TEXT NOT NULL,
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    inspection_id BLOB REFERENCES inspections(id), rows INTEGER,
    PRIMARY KEY (dataset_id, code)
) WITHOUT ROWID;

CREATE TABLE screening_runs (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL,
    dataset_id BLOB NOT NULL REFERENCES datasets(id),
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    as_of TEXT NOT NULL,
    models INTEGER NOT NULL,
    -- what the models found, and how much of it became or met suspicions
    leads INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    raised INTEGER NOT NULL,
    -- the result as it was computed
    result TEXT NOT NULL REFERENCES files(sha256),
    -- rows of parameters in force, as JSON
    policy TEXT NOT NULL,
    run_by BLOB NOT NULL REFERENCES people(id),
    run_at INTEGER NOT NULL,
    UNIQUE (county_id, number)
);

CREATE TABLE run_models (
    run_id BLOB NOT NULL REFERENCES screening_runs(id),
    model TEXT NOT NULL,
    version INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    villages INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    missing TEXT NOT NULL,
    -- the parameters that its area had set, as text
    policy TEXT NOT NULL,
    PRIMARY KEY (run_id, model)
) WITHOUT ROWID;

CREATE TABLE suspicions (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL,
    -- the run that raised it, and the newest data in which it stood
    run_id BLOB NOT NULL REFERENCES screening_runs(id),
    last_run_id BLOB NOT NULL REFERENCES screening_runs(id),
    county_id BLOB NOT NULL REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    inspection_id BLOB REFERENCES inspections(id),
    -- the inspection, the unit or what the dataset belongs to: the same cause is one record
    owner_id BLOB NOT NULL,
    signature TEXT NOT NULL,
    model TEXT NOT NULL,
    family TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
    village TEXT NOT NULL,
    subject TEXT NOT NULL,
    happened_on TEXT,
    amount INTEGER NOT NULL,
    score INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    message TEXT NOT NULL,
    message_en TEXT NOT NULL,
    -- rows that it rests on, masked, as JSON
    evidence TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    assigned_to BLOB REFERENCES people(id),
    finding_id BLOB REFERENCES findings(id),
    folded TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('raised', 'assigned', 'confirmed', 'explained', 'falseAlarm')),
    version INTEGER NOT NULL,
    UNIQUE (county_id, number),
    UNIQUE (owner_id, signature)
);

CREATE TABLE suspicion_explanations (
    id BLOB PRIMARY KEY NOT NULL,
    suspicion_id BLOB NOT NULL REFERENCES suspicions(id),
    said_by TEXT NOT NULL,
    said_on TEXT NOT NULL,
    statement TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL
);

CREATE VIRTUAL TABLE suspicion_search USING fts5(grams, content='', tokenize='unicode61');

CREATE TABLE publications (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    place TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('members', 'society')),
    published_on TEXT NOT NULL,
    comments INTEGER CHECK (comments BETWEEN 0 AND 10000),
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE withholdings (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES inspections(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    ground TEXT NOT NULL CHECK (ground IN ('secret', 'unpublishedCase', 'hype', 'incident', 'sensitive')),
    audience TEXT NOT NULL CHECK (audience IN ('members', 'society')),
    consent TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE accountability (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES rectification_items(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    organ TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('first', 'second', 'third', 'fourth')),
    persons INTEGER NOT NULL CHECK (persons BETWEEN 1 AND 1000),
    requested_on TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE accountability_requests (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES findings(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    organ TEXT NOT NULL,
    requested_on TEXT NOT NULL,
    letter TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE record_texts (
    key INTEGER PRIMARY KEY,
    record_id BLOB NOT NULL UNIQUE,
    -- all that the record is searched by
    folded TEXT NOT NULL
);

CREATE VIRTUAL TABLE record_search USING fts5(grams, content='', tokenize='unicode61');

CREATE TABLE search_sources (
    list TEXT PRIMARY KEY NOT NULL,
    texts TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE rectification_search
    USING fts5(grams, content='', tokenize='unicode61');

CREATE TABLE departments (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    parent_id BLOB NOT NULL REFERENCES counties(id),
    county_id BLOB REFERENCES counties(id),
    township_id BLOB REFERENCES townships(id),
    unit_id BLOB REFERENCES village_units(id),
    group_id BLOB REFERENCES inspection_groups(id),
    round_id BLOB REFERENCES rounds(id),
    title TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('county', 'city')),
    contact TEXT,
    recorded_by BLOB NOT NULL REFERENCES people(id),
    recorded_at INTEGER NOT NULL,
    struck_at INTEGER,
    struck_reason TEXT
);

CREATE TABLE finding_addressees (
    finding_id BLOB NOT NULL REFERENCES findings(id),
    -- the village unit, the township or the department
    addressee_id BLOB NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('village', 'township', 'county', 'city')),
    PRIMARY KEY (finding_id, addressee_id)
) WITHOUT ROWID;

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

CREATE TABLE run_villages (
    run_id BLOB NOT NULL REFERENCES screening_runs(id),
    model TEXT NOT NULL,
    -- as it stands in the data; empty for what is about several
    code TEXT NOT NULL,
    leads INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    raised INTEGER NOT NULL,
    PRIMARY KEY (run_id, model, code)
) WITHOUT ROWID;

CREATE TABLE identifier_key (
    key BLOB NOT NULL CHECK (length(key) = 32),
    -- identifiers of entries up to this one were counted on from that of the action
    last_counted INTEGER NOT NULL
);

CREATE TABLE record_sums (
    -- a table; empty: all of them
    name TEXT PRIMARY KEY NOT NULL,
    sum BLOB NOT NULL
);

CREATE INDEX townships_in_county ON townships(county_id, name);

CREATE INDEX village_units_in_county ON village_units(county_id, seq, kind, until);

CREATE INDEX village_units_in_township ON village_units(township_id, seq, kind, until);

CREATE INDEX place_codes_of_place ON place_codes(place_id);

CREATE INDEX successions_by_successor ON successions(successor_id);

CREATE INDEX dossier_figures_of_unit ON dossier_figures(unit_id, figure, as_of);

CREATE INDEX people_in_county ON people(county_id, login);

CREATE INDEX grants_of_person ON grants(person_id, state);

CREATE INDEX grants_in_scope ON grants(scope_id, role);

CREATE INDEX recusals_of_person ON recusals(person_id);

CREATE INDEX readings_of_record ON readings(record_id, person_id);

CREATE INDEX rounds_in_county ON rounds(county_id, starts_on);

CREATE INDEX inspections_in_county ON inspections(county_id, state);

CREATE INDEX inspections_in_township ON inspections(township_id, state);

CREATE INDEX inspections_of_unit ON inspections(unit_id);

CREATE INDEX inspections_of_group ON inspections(group_id);

CREATE INDEX visits_of_inspection ON visits(inspection_id, visited_on);

CREATE INDEX interviews_of_inspection ON interviews(inspection_id, held_on);

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

CREATE INDEX rectification_in_county ON rectification_items(county_id, due_on, seq, state);

CREATE INDEX rectification_in_township
    ON rectification_items(township_id, due_on, seq, state);

CREATE INDEX rectification_of_unit ON rectification_items(unit_id, due_on, seq, state);

CREATE INDEX rectification_of_finding ON rectification_items(finding_id, state);

CREATE INDEX rectification_of_inspection ON rectification_items(inspection_id, state);

CREATE INDEX revisits_in_county ON revisits(county_id, planned_on);

CREATE INDEX revisits_of_inspection ON revisits(inspection_id, state);

CREATE INDEX journal_by_person ON journal(person_id, seq);

CREATE INDEX year_targets_of_parent ON year_targets(parent_id, seq);

CREATE INDEX year_targets_of_county ON year_targets(county_id, seq);

CREATE INDEX year_targets_of_township ON year_targets(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX year_targets_of_unit ON year_targets(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX year_targets_of_group ON year_targets(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX phases_of_parent ON phases(parent_id, seq);

CREATE INDEX phases_of_county ON phases(county_id, seq);

CREATE INDEX phases_of_township ON phases(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX phases_of_unit ON phases(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX phases_of_group ON phases(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX campaigns_of_parent ON campaigns(parent_id, seq);

CREATE INDEX campaigns_of_county ON campaigns(county_id, seq);

CREATE INDEX campaigns_of_township ON campaigns(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX campaigns_of_unit ON campaigns(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX campaigns_of_group ON campaigns(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX classifications_of_parent ON classifications(parent_id, seq);

CREATE INDEX classifications_of_county ON classifications(county_id, seq);

CREATE INDEX classifications_of_township ON classifications(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX classifications_of_unit ON classifications(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX classifications_of_group ON classifications(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX pool_members_of_parent ON pool_members(parent_id, seq);

CREATE INDEX pool_members_of_county ON pool_members(county_id, seq);

CREATE INDEX pool_members_of_township ON pool_members(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX pool_members_of_unit ON pool_members(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX pool_members_of_group ON pool_members(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX work_history_of_parent ON work_history(parent_id, seq);

CREATE INDEX work_history_of_county ON work_history(county_id, seq);

CREATE INDEX work_history_of_township ON work_history(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX work_history_of_unit ON work_history(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX work_history_of_group ON work_history(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX relations_of_parent ON relations(parent_id, seq);

CREATE INDEX relations_of_county ON relations(county_id, seq);

CREATE INDEX relations_of_township ON relations(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX relations_of_unit ON relations(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX relations_of_group ON relations(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX supervision_groups_of_parent ON supervision_groups(parent_id, seq);

CREATE INDEX supervision_groups_of_county ON supervision_groups(county_id, seq);

CREATE INDEX supervision_groups_of_township ON supervision_groups(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX supervision_groups_of_unit ON supervision_groups(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX supervision_groups_of_group ON supervision_groups(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX expert_opinions_of_parent ON expert_opinions(parent_id, seq);

CREATE INDEX expert_opinions_of_county ON expert_opinions(county_id, seq);

CREATE INDEX expert_opinions_of_township ON expert_opinions(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX expert_opinions_of_unit ON expert_opinions(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX expert_opinions_of_group ON expert_opinions(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX work_plans_of_parent ON work_plans(parent_id, seq);

CREATE INDEX work_plans_of_county ON work_plans(county_id, seq);

CREATE INDEX work_plans_of_township ON work_plans(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX work_plans_of_unit ON work_plans(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX work_plans_of_group ON work_plans(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX information_requests_of_parent ON information_requests(parent_id, seq);

CREATE INDEX information_requests_of_county ON information_requests(county_id, seq);

CREATE INDEX information_requests_of_township ON information_requests(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX information_requests_of_unit ON information_requests(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX information_requests_of_group ON information_requests(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX meetings_of_parent ON meetings(parent_id, seq);

CREATE INDEX meetings_of_county ON meetings(county_id, seq);

CREATE INDEX meetings_of_township ON meetings(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX meetings_of_unit ON meetings(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX meetings_of_group ON meetings(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX notifications_of_parent ON notifications(parent_id, seq);

CREATE INDEX notifications_of_county ON notifications(county_id, seq);

CREATE INDEX notifications_of_township ON notifications(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX notifications_of_unit ON notifications(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX notifications_of_group ON notifications(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX checklist_points_of_parent ON checklist_points(parent_id, seq);

CREATE INDEX checklist_points_of_county ON checklist_points(county_id, seq);

CREATE INDEX checklist_points_of_township ON checklist_points(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX checklist_points_of_unit ON checklist_points(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX checklist_points_of_group ON checklist_points(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX deadline_rules_of_parent ON deadline_rules(parent_id, seq);

CREATE INDEX deadline_rules_of_county ON deadline_rules(county_id, seq);

CREATE INDEX deadline_rules_of_township ON deadline_rules(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX deadline_rules_of_unit ON deadline_rules(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX deadline_rules_of_group ON deadline_rules(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX calendar_days_of_parent ON calendar_days(parent_id, seq);

CREATE INDEX calendar_days_of_county ON calendar_days(county_id, seq);

CREATE INDEX calendar_days_of_township ON calendar_days(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX calendar_days_of_unit ON calendar_days(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX calendar_days_of_group ON calendar_days(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX postings_of_parent ON postings(parent_id, seq);

CREATE INDEX postings_of_county ON postings(county_id, seq);

CREATE INDEX postings_of_township ON postings(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX postings_of_unit ON postings(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX postings_of_group ON postings(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX broadcasts_of_parent ON broadcasts(parent_id, seq);

CREATE INDEX broadcasts_of_county ON broadcasts(county_id, seq);

CREATE INDEX broadcasts_of_township ON broadcasts(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX broadcasts_of_unit ON broadcasts(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX broadcasts_of_group ON broadcasts(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX discussions_of_parent ON discussions(parent_id, seq);

CREATE INDEX discussions_of_county ON discussions(county_id, seq);

CREATE INDEX discussions_of_township ON discussions(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX discussions_of_unit ON discussions(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX discussions_of_group ON discussions(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX appeals_of_parent ON appeals(parent_id, seq);

CREATE INDEX appeals_of_county ON appeals(county_id, seq);

CREATE INDEX appeals_of_township ON appeals(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX appeals_of_unit ON appeals(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX appeals_of_group ON appeals(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX public_reports_of_parent ON public_reports(parent_id, seq);

CREATE INDEX public_reports_of_county ON public_reports(county_id, seq);

CREATE INDEX public_reports_of_township ON public_reports(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX public_reports_of_unit ON public_reports(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX public_reports_of_group ON public_reports(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX surveys_of_parent ON surveys(parent_id, seq);

CREATE INDEX surveys_of_county ON surveys(county_id, seq);

CREATE INDEX surveys_of_township ON surveys(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX surveys_of_unit ON surveys(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX surveys_of_group ON surveys(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX evaluations_of_parent ON evaluations(parent_id, seq);

CREATE INDEX evaluations_of_county ON evaluations(county_id, seq);

CREATE INDEX evaluations_of_township ON evaluations(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX evaluations_of_unit ON evaluations(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX evaluations_of_group ON evaluations(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX site_checks_of_parent ON site_checks(parent_id, seq);

CREATE INDEX site_checks_of_county ON site_checks(county_id, seq);

CREATE INDEX site_checks_of_township ON site_checks(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX site_checks_of_unit ON site_checks(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX site_checks_of_group ON site_checks(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX project_checks_of_parent ON project_checks(parent_id, seq);

CREATE INDEX project_checks_of_county ON project_checks(county_id, seq);

CREATE INDEX project_checks_of_township ON project_checks(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX project_checks_of_unit ON project_checks(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX project_checks_of_group ON project_checks(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX document_access_of_parent ON document_access(parent_id, seq);

CREATE INDEX document_access_of_county ON document_access(county_id, seq);

CREATE INDEX document_access_of_township ON document_access(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX document_access_of_unit ON document_access(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX document_access_of_group ON document_access(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX immediate_notices_of_parent ON immediate_notices(parent_id, seq);

CREATE INDEX immediate_notices_of_county ON immediate_notices(county_id, seq);

CREATE INDEX immediate_notices_of_township ON immediate_notices(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX immediate_notices_of_unit ON immediate_notices(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX immediate_notices_of_group ON immediate_notices(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX clues_of_parent ON clues(parent_id, seq);

CREATE INDEX clues_of_county ON clues(county_id, seq);

CREATE INDEX clues_of_township ON clues(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX clues_of_unit ON clues(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX clues_of_group ON clues(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX guidance_notes_of_parent ON guidance_notes(parent_id, seq);

CREATE INDEX guidance_notes_of_county ON guidance_notes(county_id, seq);

CREATE INDEX guidance_notes_of_township ON guidance_notes(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX guidance_notes_of_unit ON guidance_notes(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX guidance_notes_of_group ON guidance_notes(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX suggestions_of_parent ON suggestions(parent_id, seq);

CREATE INDEX suggestions_of_county ON suggestions(county_id, seq);

CREATE INDEX suggestions_of_township ON suggestions(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX suggestions_of_unit ON suggestions(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX suggestions_of_group ON suggestions(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX common_problems_of_parent ON common_problems(parent_id, seq);

CREATE INDEX common_problems_of_county ON common_problems(county_id, seq);

CREATE INDEX common_problems_of_township ON common_problems(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX common_problems_of_unit ON common_problems(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX common_problems_of_group ON common_problems(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX copies_of_parent ON copies(parent_id, seq);

CREATE INDEX copies_of_county ON copies(county_id, seq);

CREATE INDEX copies_of_township ON copies(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX copies_of_unit ON copies(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX copies_of_group ON copies(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX amount_records_of_parent ON amount_records(parent_id, seq);

CREATE INDEX amount_records_of_county ON amount_records(county_id, seq);

CREATE INDEX amount_records_of_township ON amount_records(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX amount_records_of_unit ON amount_records(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX amount_records_of_group ON amount_records(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX case_library_of_parent ON case_library(parent_id, seq);

CREATE INDEX case_library_of_county ON case_library(county_id, seq);

CREATE INDEX case_library_of_township ON case_library(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX case_library_of_unit ON case_library(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX case_library_of_group ON case_library(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX archive_items_of_parent ON archive_items(parent_id, seq);

CREATE INDEX archive_items_of_county ON archive_items(county_id, seq);

CREATE INDEX archive_items_of_township ON archive_items(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX archive_items_of_unit ON archive_items(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX archive_items_of_group ON archive_items(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX rectification_steps_of_parent ON rectification_steps(parent_id, seq);

CREATE INDEX rectification_steps_of_county ON rectification_steps(county_id, seq);

CREATE INDEX rectification_steps_of_township ON rectification_steps(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX rectification_steps_of_unit ON rectification_steps(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX rectification_steps_of_group ON rectification_steps(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX party_reviews_of_parent ON party_reviews(parent_id, seq);

CREATE INDEX party_reviews_of_county ON party_reviews(county_id, seq);

CREATE INDEX party_reviews_of_township ON party_reviews(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX party_reviews_of_unit ON party_reviews(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX party_reviews_of_group ON party_reviews(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX supervision_letters_of_parent ON supervision_letters(parent_id, seq);

CREATE INDEX supervision_letters_of_county ON supervision_letters(county_id, seq);

CREATE INDEX supervision_letters_of_township ON supervision_letters(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX supervision_letters_of_unit ON supervision_letters(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX supervision_letters_of_group ON supervision_letters(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX later_checks_of_parent ON later_checks(parent_id, seq);

CREATE INDEX later_checks_of_county ON later_checks(county_id, seq);

CREATE INDEX later_checks_of_township ON later_checks(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX later_checks_of_unit ON later_checks(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX later_checks_of_group ON later_checks(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX assessments_of_parent ON assessments(parent_id, seq);

CREATE INDEX assessments_of_county ON assessments(county_id, seq);

CREATE INDEX assessments_of_township ON assessments(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX assessments_of_unit ON assessments(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX assessments_of_group ON assessments(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX follow_ups_of_parent ON follow_ups(parent_id, seq);

CREATE INDEX follow_ups_of_county ON follow_ups(county_id, seq);

CREATE INDEX follow_ups_of_township ON follow_ups(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX follow_ups_of_unit ON follow_ups(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX follow_ups_of_group ON follow_ups(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX routing_rules_of_parent ON routing_rules(parent_id, seq);

CREATE INDEX routing_rules_of_county ON routing_rules(county_id, seq);

CREATE INDEX routing_rules_of_township ON routing_rules(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX routing_rules_of_unit ON routing_rules(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX routing_rules_of_group ON routing_rules(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX deliveries_of_parent ON deliveries(parent_id, seq);

CREATE INDEX deliveries_of_county ON deliveries(county_id, seq);

CREATE INDEX deliveries_of_township ON deliveries(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX deliveries_of_unit ON deliveries(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX deliveries_of_group ON deliveries(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX moves_of_record ON moves(record_id, seq);

CREATE INDEX attachments_of_record ON attachments(record_id, added_at);

CREATE INDEX findings_of_common ON findings(common_id) WHERE common_id IS NOT NULL;

CREATE INDEX proposals_of_parent ON proposals(parent_id, seq);

CREATE INDEX proposals_of_county ON proposals(county_id, seq);

CREATE INDEX planned_units_of_round ON planned_units(term_id, round);

CREATE INDEX risk_weights_of_parent ON risk_weights(parent_id, seq);

CREATE INDEX risk_weights_of_county ON risk_weights(county_id, seq);

CREATE INDEX risk_weights_of_township ON risk_weights(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX risk_weights_of_unit ON risk_weights(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX risk_weights_of_group ON risk_weights(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX screening_parameters_of_parent ON screening_parameters(parent_id, seq);

CREATE INDEX screening_parameters_of_county ON screening_parameters(county_id, seq);

CREATE INDEX screening_parameters_of_township ON screening_parameters(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX screening_parameters_of_unit ON screening_parameters(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX screening_parameters_of_group ON screening_parameters(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX header_aliases_of_parent ON header_aliases(parent_id, seq);

CREATE INDEX header_aliases_of_county ON header_aliases(county_id, seq);

CREATE INDEX header_aliases_of_township ON header_aliases(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX header_aliases_of_unit ON header_aliases(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX header_aliases_of_group ON header_aliases(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX own_models_of_parent ON own_models(parent_id, seq);

CREATE INDEX own_models_of_county ON own_models(county_id, seq);

CREATE INDEX own_models_of_township ON own_models(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX own_models_of_unit ON own_models(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX own_models_of_group ON own_models(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX datasets_in_county ON datasets(county_id, seq);

CREATE INDEX datasets_of_group ON datasets(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX datasets_of_parent ON datasets(parent_id, seq);

CREATE INDEX dataset_villages_of_group ON dataset_villages(group_id, dataset_id)
    WHERE group_id IS NOT NULL;

CREATE INDEX screening_runs_in_county ON screening_runs(county_id, seq);

CREATE INDEX screening_runs_of_dataset ON screening_runs(dataset_id, seq);

CREATE INDEX suspicions_in_county ON suspicions(county_id, score, seq);

CREATE INDEX suspicions_of_group ON suspicions(group_id, score, seq)
    WHERE group_id IS NOT NULL;

CREATE INDEX suspicions_of_unit ON suspicions(unit_id, score, seq)
    WHERE unit_id IS NOT NULL;

CREATE INDEX suspicions_of_run ON suspicions(last_run_id);

CREATE INDEX suspicions_assigned ON suspicions(assigned_to, state)
    WHERE assigned_to IS NOT NULL;

CREATE INDEX explanations_of_suspicion
    ON suspicion_explanations(suspicion_id, recorded_at);

CREATE INDEX publications_of_parent ON publications(parent_id, seq);

CREATE INDEX publications_of_county ON publications(county_id, seq);

CREATE INDEX publications_of_township ON publications(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX publications_of_unit ON publications(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX publications_of_group ON publications(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX withholdings_of_parent ON withholdings(parent_id, seq);

CREATE INDEX withholdings_of_county ON withholdings(county_id, seq);

CREATE INDEX withholdings_of_township ON withholdings(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX withholdings_of_unit ON withholdings(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX withholdings_of_group ON withholdings(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX accountability_of_parent ON accountability(parent_id, seq);

CREATE INDEX accountability_of_county ON accountability(county_id, seq);

CREATE INDEX accountability_of_township ON accountability(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX accountability_of_unit ON accountability(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX accountability_of_group ON accountability(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX accountability_requests_of_parent ON accountability_requests(parent_id, seq);

CREATE INDEX accountability_requests_of_county ON accountability_requests(county_id, seq);

CREATE INDEX accountability_requests_of_township ON accountability_requests(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX accountability_requests_of_unit ON accountability_requests(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX accountability_requests_of_group ON accountability_requests(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX findings_of_campaign ON findings(campaign_id) WHERE campaign_id IS NOT NULL;

CREATE INDEX findings_of_case ON findings(case_id) WHERE case_id IS NOT NULL;

CREATE INDEX common_problems_of_campaign ON common_problems(campaign_id)
    WHERE campaign_id IS NOT NULL;

CREATE INDEX findings_sorted_1 ON findings(county_id, round_id, due_on, seq);

CREATE INDEX findings_sorted_2 ON findings(county_id, group_id, due_on, seq);

CREATE INDEX findings_sorted_3 ON findings(county_id, heading, due_on, seq);

CREATE INDEX findings_sorted_4 ON findings(county_id, coalesce(fed_back_on, ''), seq);

CREATE INDEX findings_sorted_5 ON findings(county_id, amount, seq);

CREATE INDEX findings_sorted_6 ON findings(unit_id, seq);

CREATE INDEX findings_sorted_7 ON findings(unit_id, township_id, seq);

CREATE INDEX rectification_items_sorted_1 ON rectification_items(county_id, seq);

CREATE INDEX rectification_items_sorted_2 ON rectification_items(county_id, round_id, due_on, seq);

CREATE INDEX rectification_items_sorted_3 ON rectification_items(county_id, group_id, due_on, seq);

CREATE INDEX rectification_items_sorted_4 ON rectification_items(county_id, heading, due_on, seq);

CREATE INDEX rectification_items_sorted_5 ON rectification_items(county_id, coalesce(fed_back_on, ''), seq);

CREATE INDEX rectification_items_sorted_6 ON rectification_items(unit_id, seq);

CREATE INDEX rectification_items_sorted_7 ON rectification_items(unit_id, township_id, seq);

CREATE INDEX village_units_sorted_1 ON village_units(county_id, short_name, seq);

CREATE INDEX village_units_sorted_2 ON village_units(county_id, township_id, seq);

CREATE INDEX people_sorted_1 ON people(county_id, name, id);

CREATE INDEX people_sorted_2 ON people(county_id, employer, id);

CREATE INDEX people_sorted_3 ON people(login, id);

CREATE INDEX inspections_sorted_1 ON inspections(county_id, id);

CREATE INDEX inspections_sorted_2 ON inspections(county_id, coalesce(arrived_on, ''), id);

CREATE INDEX inspections_sorted_3 ON inspections(county_id, coalesce(fed_back_on, ''), id);

CREATE INDEX inspections_sorted_4 ON inspections(county_id, round_id, id);

CREATE INDEX revisits_sorted_1 ON revisits(county_id, id);

CREATE INDEX revisits_sorted_2 ON revisits(county_id, planned_on, id);

CREATE INDEX revisits_sorted_3 ON revisits(county_id, coalesce(done_on, ''), id);

CREATE INDEX revisits_sorted_4 ON revisits(unit_id, id);

CREATE INDEX visits_sorted_1 ON visits(visited_on, id);

CREATE INDEX interviews_sorted_1 ON interviews(held_on, id);

CREATE INDEX suspicions_sorted_1 ON suspicions(county_id, seq);

CREATE INDEX suspicions_sorted_2 ON suspicions(county_id, amount, seq);

CREATE INDEX suspicions_sorted_3 ON suspicions(county_id, coalesce(happened_on, ''), seq);

CREATE INDEX phases_sorted_1 ON phases(county_id, starts_on, seq);

CREATE INDEX campaigns_sorted_1 ON campaigns(county_id, starts_on, seq);

CREATE INDEX classifications_sorted_1 ON classifications(county_id, decided_on, seq);

CREATE INDEX pool_members_sorted_1 ON pool_members(county_id, coalesce(available_from, ''), seq);

CREATE INDEX work_history_sorted_1 ON work_history(county_id, started_on, seq);

CREATE INDEX expert_opinions_sorted_1 ON expert_opinions(county_id, given_on, seq);

CREATE INDEX information_requests_sorted_1 ON information_requests(county_id, reply_due_on, seq);

CREATE INDEX meetings_sorted_1 ON meetings(county_id, held_on, seq);

CREATE INDEX notifications_sorted_1 ON notifications(county_id, sent_on, seq);

CREATE INDEX deadline_rules_sorted_1 ON deadline_rules(county_id, since, seq);

CREATE INDEX calendar_days_sorted_1 ON calendar_days(county_id, day, seq);

CREATE INDEX copies_sorted_1 ON copies(county_id, issued_on, seq);

CREATE INDEX routing_rules_sorted_1 ON routing_rules(county_id, since, seq);

CREATE INDEX deliveries_sorted_1 ON deliveries(county_id, sent_on, seq);

CREATE INDEX deliveries_sorted_2 ON deliveries(county_id, coalesce(received_on, ''), seq);

CREATE INDEX amount_records_sorted_1 ON amount_records(county_id, amount, seq);

CREATE INDEX amount_records_sorted_2 ON amount_records(county_id, recorded_on, seq);

CREATE INDEX rectification_steps_sorted_1 ON rectification_steps(county_id, done_on, seq);

CREATE INDEX party_reviews_sorted_1 ON party_reviews(county_id, reviewed_on, seq);

CREATE INDEX supervision_letters_sorted_1 ON supervision_letters(county_id, reply_due_on, seq);

CREATE INDEX accountability_sorted_1 ON accountability(county_id, requested_on, seq);

CREATE INDEX later_checks_sorted_1 ON later_checks(county_id, checked_on, seq);

CREATE INDEX assessments_sorted_1 ON assessments(county_id, assessed_on, seq);

CREATE INDEX publications_sorted_1 ON publications(county_id, published_on, seq);

CREATE INDEX follow_ups_sorted_1 ON follow_ups(county_id, starts_on, seq);

CREATE INDEX postings_sorted_1 ON postings(county_id, posted_on, seq);

CREATE INDEX broadcasts_sorted_1 ON broadcasts(county_id, broadcast_on, seq);

CREATE INDEX discussions_sorted_1 ON discussions(county_id, held_on, seq);

CREATE INDEX appeals_sorted_1 ON appeals(county_id, raised_on, seq);

CREATE INDEX public_reports_sorted_1 ON public_reports(county_id, received_on, seq);

CREATE INDEX site_checks_sorted_1 ON site_checks(county_id, checked_on, seq);

CREATE INDEX project_checks_sorted_1 ON project_checks(county_id, amount, seq);

CREATE INDEX document_access_sorted_1 ON document_access(county_id, lent_on, seq);

CREATE INDEX immediate_notices_sorted_1 ON immediate_notices(county_id, reply_due_on, seq);

CREATE INDEX clues_sorted_1 ON clues(county_id, registered_on, seq);

CREATE INDEX guidance_notes_sorted_1 ON guidance_notes(county_id, given_on, seq);

CREATE INDEX screening_parameters_sorted_1 ON screening_parameters(county_id, since, seq);

CREATE INDEX risk_weights_sorted_1 ON risk_weights(county_id, since, seq);

CREATE INDEX departments_of_parent ON departments(parent_id, seq);

CREATE INDEX departments_of_county ON departments(county_id, seq);

CREATE INDEX departments_of_township ON departments(township_id, seq) WHERE township_id IS NOT NULL;

CREATE INDEX departments_of_unit ON departments(unit_id, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX departments_of_group ON departments(group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX rectification_of_department
    ON rectification_items(department_id, due_on, seq, state)
    WHERE department_id IS NOT NULL;

CREATE INDEX findings_in_figures ON findings(county_id, township_id, heading, round_id,
    group_id, signed_on, dropped_on, fed_back_on, written_on, amount);

CREATE INDEX findings_gathered ON findings(county_id, common_id, gathered_on, signed_on,
    dropped_on, round_id, township_id, group_id) WHERE common_id IS NOT NULL;

CREATE INDEX suspicions_of_finding ON suspicions(finding_id)
    WHERE finding_id IS NOT NULL;

CREATE INDEX attachments_of_file ON attachments(sha256);
