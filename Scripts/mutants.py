"""Deletes guards of visibility and permission one by one: each must turn a test red.

usage: mutants.py [NUMBER ...]      (default: all)

The guards stand in GUARDS: file, exact text, the same without effect, the suites that should
notice, and for attacks the lists that are tried. All mutants are built at once in a copy of the
working tree, where the environment variable MUT selects one; the tree itself is never touched. A
guard whose text is no longer found fails as well: say here what has become of it.
"""
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COPY = os.environ.get("MUTANTS", os.path.join(ROOT, ".build-mutants"))
ATTACK = "AttackTests"
READ, WRITE, FILES = (ATTACK + ".ReadingAttackTests", ATTACK + ".WritingAttackTests",
                      ATTACK + ".ReadingAttackTests")

SERVICES = "Sources/Services/"


def off(text):
    """A condition that holds when its mutant is selected."""
    mark = "try " if text.startswith("try ") else ""
    return f"{mark}(Mutant.isOn(@) || ({text.removeprefix(mark)}))"


def guard(file, text, suite, lists="", before="", after=""):
    """`before` and `after` are what stands around the condition, where it alone is not unique."""
    whole = before + text + after
    return (SERVICES + file, whole, before + off(text) + after, suite, lists)


def gone(file, statement, suite, lists=""):
    """A whole statement that is left out."""
    return (SERVICES + file, statement, "if !Mutant.isOn(@) {\n" + statement + "\n}", suite, lists)


def instead(file, text, other, suite, lists=""):
    """Another text; `@` in it is the number of the mutant."""
    return (file, text, other, suite, lists)


SIGHT = "Visibility.sees(actor, .interview, at: head.place)"
TESTS = "ServicesTests."

GUARDS = [
    guard("Files/Attachments.swift",
          "try Attachments.isSeen(found.owner, found.record, by: actor, reading)", FILES,
          "findings,postings,suspicions"),
    guard("Files/Attachments.swift",
          "Visibility.sees(\n                    actor, RecordHead.object(kind, record, reading), "
          "at: $0.place)", FILES, "rectification,suspicions", before="try "),
    guard("Files/Attachments.swift",
          "(kind != .finding || Visibility.sees(actor, .workingPaper, at: $0.place))", FILES,
          "findings"),
    guard("Files/Attachments.swift", "try book.shows(record, to: actor, reading)", FILES,
          "postings,clues", before="return "),
    guard("Pages/FieldworkPages.swift", SIGHT, READ, "visits",
          before="try RecordHead.load(.inspection, visit.inspection, reading),\n            "),
    guard("Pages/FieldworkPages.swift", SIGHT, READ, "interviews",
          before="try RecordHead.load(.inspection, interview.inspection, reading),\n            "),
    guard("Pages/FeedbackPages.swift", "Visibility.sees(actor, .feedback, at: head.place)", READ,
          "feedbacks"),
    guard("Pages/PersonPage.swift",
          "isMe || Visibility.sees(actor, .person, at: Place(county: person.county))", READ,
          "people"),
    guard("Pages/RoundPages.swift",
          "Visibility.sees(actor, .roundPlan, at: Place(county: term.county))", READ, "terms"),
    guard("Pages/RoundPages.swift",
          'try reading.exists("SELECT 1 FROM rounds x WHERE x.id = \\(id) AND \\(scope)")', READ,
          "rounds"),
    guard("Pages/UnitPage.swift",
          'try reading.exists("SELECT 1 FROM village_units x WHERE x.id = \\(id) AND \\(scope)")',
          READ, "units"),
    guard("Pages/PageParts.swift", "Visibility.sees(actor, head.object, at: head.place)", READ,
          "findings,rectification,revisits,suspicions"),
    guard("Logbooks/EntryPage.swift", "try book.shows(id, to: actor, reading)", READ,
          "clues,interviews,postings"),
    guard("Planning/ProposalPage.swift", "Visibility.sees(actor, .pool, at: head.place)", READ,
          "proposals"),
    guard("Planning/Comparison.swift", "Visibility.sees(actor, .pool, at: head.place)", READ,
          "proposals", after=",\n                let row"),
    guard("Planning/RiskData.swift",
          "Visibility.sees(actor, .pool, at: Place(county: county))", READ, "terms"),
    guard("Screening/DatasetPage.swift", "try head.isSeen(by: actor, reading)", READ, "datasets",
          after=' else { throw Refusal.notFound }\n            return try reading.value(\n'
                '                "SELECT title'),
    guard("Screening/DatasetPage.swift", "try head.isSeen(by: actor, reading)", READ, "datasets",
          after=" else { throw Refusal.notFound }\n            let part ="),
    guard("Screening/DatasetShelf.swift", "try head.isSeen(by: actor, reading)", READ, "datasets",
          after=", try head.isWhole"),
    guard("Screening/LedgerSearch.swift", "try head.isSeen(by: actor, reading)", READ,
          "datasets"),
    guard("Screening/RunPage.swift",
          'try reading.exists(\n                "SELECT 1 FROM screening_runs x '
          'WHERE x.id = \\(id) AND \\(scope)")', READ, "runs"),
    guard("Screening/ScreeningJobs.swift", "try head.isSeen(by: actor, reading)", WRITE,
          "datasets", after=" else { throw Refusal.notFound }\n            try Permissions"),
    guard("Packages/ResultPackage.swift",
          "Visibility.sees(actor, .findingBeforeFeedback, at: head.place)", READ, "inspections"),
    guard("Office.swift", "try actor.isConsole || action.isSeen(by: actor, at: place, reading)",
          WRITE, "findings,rectification,suspicions,clues"),
    guard("Statistics/Figures.swift",
          'try reading.exists(\n                    "SELECT 1 FROM counties x WHERE x.id = '
          '\\(question.county) AND \\(scope)")', "WebTests.FigurePageTests"),
    guard("Access/Openings.swift", "!Visibility.grants(of: actor, for: .journal).isEmpty",
          "WebTests.OpeningPagesTests"),
    guard("Findings/SimilarFindings.swift",
          'PageParts.mayDo("findings.gatherSimilar", actor, at: place)', READ, "rounds"),
    guard("Reading/Scoping.swift", "actor.recusedFrom.isEmpty", READ, "findings,suspicions",
          before="guard !", after=" else { return \"\" }"),
    gone("Screening/ScreeningJobs.swift",
         'try Permissions.judge("datasets.screen", by: actor, at: head.place)',
         ATTACK + ".DoorTests"),
    gone("Screening/DatasetParent.swift",
         'try Permissions.judge("datasets.keep", by: actor, at: place)', ATTACK + ".DoorTests"),
    guard("Screening/DatasetParent.swift", "isSeen", ATTACK + ".DoorTests",
          before="guard ", after=" else"),
    gone("Screening/DatasetPage.swift", "try parent.judgeKeeping(by: actor, reading)",
         ATTACK + ".DoorTests"),
    gone("Screening/KeepDataset.swift", "try parent.judgeKeeping(by: actor, reading)",
         ATTACK + ".DoorTests"),

    # What every action passes.
    gone("Office.swift", "try sent?.judge(actor, today: today, reading)",
         TESTS + "FieldDoorTests"),
    gone("Office.swift", "try Permissions.judge(action.name, by: actor, at: place)",
         TESTS + "PermissionPairsTests"),
    gone("Office.swift",
         "try Permissions.judge(action.name, by: actor, atEach: action.touches(reading), reading)",
         TESTS + "(EachVillage|PlanDoor|ForeignRecordChain)Tests"),
    gone("Office.swift", "try claims?.judge(by: current, prepared, writing.reading)",
         TESTS + "FileClaimTests"),
    instead(SERVICES + "Office.swift", "(!isCounted && used.holds(id, writing.reading))",
            "(!Mutant.isOn(@) && !isCounted && used.holds(id, writing.reading))",
            TESTS + "IdentityTests"),
    instead(SERVICES + "Office.swift", "try isReplayed || clock == .given ? at",
            "try Mutant.isOn(@) || isReplayed || clock == .given ? at", TESTS + "KeepingTests"),
    gone("Actions/SentFields.swift",
         "for one in dated { try one.tense.judge(one.day, of: one.field, today: today) }",
         TESTS + "DayDoorTests"),
    guard("Actions/SentFields.swift", "missing.isEmpty", TESTS + "FieldDoorTests"),

    # Identity: everything under a record is asked by kind and identifier.
    instead(SERVICES + "Files/Attachments.swift",
            "WHERE a.record_id = \\(record) AND a.record_kind IN \\(list: owners)",
            "WHERE a.record_id = \\(record) "
            "AND (\\(Mutant.isOn(@) ? 1 : 0) OR a.record_kind IN \\(list: owners))",
            TESTS + "IdentityTests"),
    instead("Sources/Storage/Records/RecordHead.swift",
            "WHERE m.record_kind = \\(kind) AND m.record_id = \\(record) ORDER BY m.seq",
            "WHERE (\\(Mutant.isOn(@) ? 1 : 0) OR m.record_kind = \\(kind)) "
            "AND m.record_id = \\(record) ORDER BY m.seq", TESTS + "IdentityTests"),
    instead("Sources/Storage/Records/RecordHead.swift",
            "WHERE record_kind = \\(kind) AND record_id = \\(record)\n",
            "WHERE (\\(Mutant.isOn(@) ? 1 : 0) OR record_kind = \\(kind)) "
            "AND record_id = \\(record)\n", TESTS + "IdentityTests"),

    # Files.
    guard("Files/FileClaims.swift", "try Attachments.isReadable(file, by: actor, reading)",
          TESTS + "FileClaimTests"),
    guard("Files/FileClaims.swift", "Self.mayUpload(current)", TESTS + "FileClaimTests"),
    instead(SERVICES + "Files/FileClaims.swift", "guard let number else {",
            "guard let number = Mutant.isOn(@) ? number ?? 0 : number else {",
            TESTS + "FileClaimTests"),
    gone("Files/Attachments.swift",
         "try await opened(fileOf: found.owner, found.record, found.name, by: actor)",
         TESTS + "OpeningRoadTests"),

    # The place of what is inside.
    guard("Screening/SuspicionWriter.swift", "owner.isAtHome", TESTS + "EachVillageTests",
          before="guard "),
    gone("Screening/ScreeningJobs.swift", 'try head.judge("datasets.screen", by: actor, reading)',
         TESTS + "EachVillageTests"),
    instead(SERVICES + "Statistics/RecusedFigures.swift",
            'if recusedFrom.isEmpty { return "1 = 1" }\n        return """',
            'if Mutant.isOn(@) || recusedFrom.isEmpty { return "1 = 1" }\n        return """',
            TESTS + "RecusedFigureTests"),
    instead(SERVICES + "Statistics/RecusedFigures.swift",
            'if recusedFrom.isEmpty { return "1 = 1" }\n        return "(',
            'if Mutant.isOn(@) || recusedFrom.isEmpty { return "1 = 1" }\n        return "(',
            TESTS + "RecusedFigureTests"),
    instead(SERVICES + "Planning/PlannedVillages.swift",
            "if actor.recusedFrom.isEmpty { return [] }",
            "if Mutant.isOn(@) || actor.recusedFrom.isEmpty { return [] }",
            TESTS + "PlanningServiceTests"),

    # What is offered.
    instead(SERVICES + "Reading/Options.swift",
            'let findings = asked.scope(Lists.findings.scope(asked.actor)) ?? "1 = 0"',
            'let findings = Mutant.isOn(@)\n? "1 = 1" : asked.scope(Lists.findings.scope(asked.actor)) ?? "1 = 0"',
            ATTACK + ".RoadAttackTests"),
    instead(SERVICES + "Reading/Options.swift",
            "let scope = asked.scope(Lists.people.scope(asked.actor)).map",
            "let scope = (Mutant.isOn(@) ? \"1 = 1\" : asked.scope(Lists.people.scope(asked.actor))).map",
            ATTACK + ".RoadAttackTests"),
    instead(SERVICES + "Reading/Options.swift",
            "guard let scope = asked.scope(Lists.units.scope(asked.actor)) else",
            "guard let scope = Mutant.isOn(@) ? \"1 = 1\" : asked.scope(Lists.units.scope(asked.actor)) else",
            ATTACK + ".RoadAttackTests"),

    # Login.
    instead(SERVICES + "Access/Login.swift",
            "guard login.count <= Self.loginLimit, login.utf8.count <= Self.loginLimit * 4 else",
            "guard Mutant.isOn(@)\n|| (login.count <= Self.loginLimit && login.utf8.count <= Self.loginLimit * 4) else",
            TESTS + "AttemptTests|WebTests.(Login|Patience)Tests"),
    instead(SERVICES + "Access/Login.swift", "|| age > Access.sessionLife {",
            "|| (!Mutant.isOn(@) && age > Access.sessionLife) {", TESTS + "AttemptTests"),
    guard("Lanes/Lane.swift", "state.placesOf[owner, default: 0] < each.places",
          TESTS + "LaneTests"),

    # Proof.
    guard("Keeping/Manifest.swift", "try FileHash.part(path) == part", TESTS + "KeepingTests"),
    instead("Sources/Storage/Journal/Journal.swift",
            "if isProved, entry.records == nil, found == nil {",
            "if !Mutant.isOn(@), isProved, entry.records == nil, found == nil {",
            TESTS + "ProofTests"),
    instead("Sources/Storage/Journal/Journal.swift", "if hash != entry.hash {",
            "if !Mutant.isOn(@), hash != entry.hash {", TESTS + "ProofTests"),
    instead("Sources/Storage/Journal/RecordProof.swift",
            "if found.total.name == name { return [] }",
            "if Mutant.isOn(@) || found.total.name == name { return [] }", TESTS + "ProofTests"),
    instead("Sources/Storage/Journal/RecordProof.swift",
            "guard try reading.namesSums(), let last",
            "guard !Mutant.isOn(@), try reading.namesSums(), let last", TESTS + "ProofTests"),
    instead("Sources/Web/Plumbing/Silence.swift", "if response.status == .notFound,",
            "if !Mutant.isOn(@), response.status == .notFound,", "WebTests.SilenceTests"),
]

SWITCH = '''import Foundation

/// Which guard is deleted.
package enum Mutant {
    private static let selected = Int(ProcessInfo.processInfo.environment["MUT"] ?? "")

    package static func isOn(_ number: Int) -> Bool { selected == number }
}
'''


def run(command, **more):
    return subprocess.run(command, cwd=COPY, capture_output=True, text=True, **more)


def copy():
    """The tracked and new files of the tree, in the folder where mutants live."""
    os.makedirs(COPY, exist_ok=True)
    for name in ("Sources", "Tests", "docs"):
        shutil.rmtree(os.path.join(COPY, name), ignore_errors=True)
    subprocess.run(
        ["sh", "-c", f"git ls-files -co --exclude-standard -z | xargs -0 cp --parents -p -t '{COPY}'"],
        cwd=ROOT, check=True)


def mutate():
    """Puts every mutant behind its number. Returns what is no longer found."""
    gone = []
    for number, (file, text, without, _, _) in enumerate(GUARDS, 1):
        path = os.path.join(COPY, file)
        source = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
        if source.count(text) != 1:
            gone.append(f"{number}: {file}: {source.count(text)} times: {text.strip()[:80]}")
            continue
        source = source.replace(text, without.replace("@", str(number)))
        if "import Domain\n" not in source:
            source = "import Domain\n" + source
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
    with open(os.path.join(COPY, "Sources/Domain/Mutant.swift"), "w") as out:
        out.write(SWITCH)
    return gone


def noticed(number, suite, lists, bundle):
    """Whether a suite turns red; with number 0 nothing is deleted."""
    environment = dict(os.environ, MUT=str(number))
    if lists:
        environment["XUNCUN_LISTS"] = lists
    return run([bundle, "--testing-library", "swift-testing", "--filter", suite],
               env=environment).returncode != 0


def main():
    chosen = [int(n) for n in sys.argv[1:]] or range(1, len(GUARDS) + 1)
    copy()
    gone = mutate()
    for line in gone:
        print("NOT FOUND", line)
    built = run(["swift", "build", "--build-tests"])
    if built.returncode != 0:
        print(built.stdout[-3000:])
        return 2
    folder = run(["swift", "build", "--show-bin-path"]).stdout.strip()
    bundle = os.path.join(folder, "xuncunPackageTests.xctest")
    red = {(s, l) for _, _, _, s, l in GUARDS if noticed(0, s, l, bundle)}
    for suite, lists in sorted(red):
        print("RED WITHOUT A MUTANT", suite, lists)
    killed = survived = 0
    missing = {int(line.split(":")[0]) for line in gone}
    for number in chosen:
        file, text, _, suite, lists = GUARDS[number - 1]
        if number in missing or (suite, lists) in red:
            continue
        if noticed(number, suite, lists, bundle):
            killed += 1
            print(f"killed   {number:3} {file}", flush=True)
        else:
            survived += 1
            print(f"SURVIVED {number:3} {file}: {' '.join(text.split())[:90]}", flush=True)
    print(f"{killed} killed, {survived} survived, {len(gone)} not found, {len(red)} red before")
    return 1 if survived or gone or red else 0


if __name__ == "__main__":
    sys.exit(main())
