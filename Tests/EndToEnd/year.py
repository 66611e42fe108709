"""One inspection year through real actions gives the figures that one district published.

usage: year.py PROGRAM
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

program = sys.argv[1]
folder = tempfile.mkdtemp(prefix="xuncun-year-")

# 19 townships, 349 units of which 54 are communities; 213 of them inspected in five rounds.
PUBLISHED = {
    "units": 349, "communities": 54, "villages": 295, "inspected": 213, "coveragePercent": 61,
    "findings": 2351, "cluesTransferred": 217, "discussionHeads": 2125,
    "householdVisits": 14743, "notices": 2130, "immediateRectifications": 62,
    "revisitedUnits": 27, "supervisionGroups": 3,
}
subprocess.run([program, "demo", "--no-serve", "--data", folder], check=True, capture_output=True)
counted = json.loads(subprocess.run(
    [program, "report", "scoreboard", "--json", "--data", folder], check=True,
    capture_output=True).stdout)
# What follows from them, as it is printed.
PRINTED = {
    "村均问题": "11.04", "线索占比": "9.23%", "立行立改占比": "2.64%", "回访比例": "12.68%", "村均公告": "10.0",
    "覆盖率": "61%",
}
printed = subprocess.run([program, "report", "scoreboard", "--data", folder], check=True,
                         capture_output=True, text=True).stdout
for label, value in PRINTED.items():
    line = next((line for line in printed.splitlines() if f" {label} /" in line), "")
    if line.split()[:1] != [value]:
        counted[label], PUBLISHED[label] = line, value
    else:
        counted[label] = PUBLISHED[label] = value
# A pool of 80 leaders and deputies and 100 members, 19 townships, and five rounds; rectification in
# every state, by all four parties, and all modes of inspection.
database = sqlite3.connect(os.path.join(folder, "xuncun.sqlite"))
for what, wanted, question in [
    ("leaders", 80, "SELECT count(*) FROM pool_members WHERE subpool = 'leaders' AND struck_at IS NULL"),
    ("members", 100, "SELECT count(*) FROM pool_members WHERE subpool = 'members' AND struck_at IS NULL"),
    ("townships", 19, "SELECT count(*) FROM townships"),
    ("states", 12, "SELECT count(DISTINCT state) FROM rectification_items"),
    ("parties", 4, "SELECT count(DISTINCT party) FROM rectification_items"),
    ("modes", 4, "SELECT count(DISTINCT mode) FROM rounds"),
    ("rounds", 5, "SELECT count(*) FROM rounds WHERE number BETWEEN 1 AND 5"),
]:
    counted[what], PUBLISHED[what] = database.execute(question).fetchone()[0], wanted
database.close()
wrong = {key: (counted[key], wanted) for key, wanted in PUBLISHED.items()
         if counted[key] != wanted}
sound = subprocess.run([program, "verify", "--data", folder], capture_output=True).returncode
print(f"{len(PUBLISHED) - len(wrong)} figures as published, {len(wrong)} not: {wrong}; "
      f"the journal is {'sound' if sound == 0 else 'broken'}")
sys.exit(1 if wrong or sound else 0)
