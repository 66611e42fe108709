"""One inspection year through real actions gives the figures that one district published.

usage: year.py PROGRAM
"""
import json
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
wrong = {key: (counted[key], wanted) for key, wanted in PUBLISHED.items()
         if counted[key] != wanted}
sound = subprocess.run([program, "verify", "--data", folder], capture_output=True).returncode
print(f"{len(PUBLISHED) - len(wrong)} figures as published, {len(wrong)} not: {wrong}; "
      f"the journal is {'sound' if sound == 0 else 'broken'}")
sys.exit(1 if wrong or sound else 0)
