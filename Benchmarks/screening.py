"""Twelve screening models in Xuncun, DuckDB and Polars on the same files: the same leads, or it fails.

usage: screening.py PROGRAM [LINES …]     (default 1000000 10000000)
"""
import collections
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from screening_data import make

MODELS = "C01a,C04,C10,E02,E03,E05,E06,S05,L01,Q01,Q02,F03"
here = os.path.dirname(os.path.abspath(__file__))
program = os.path.abspath(sys.argv[1])


def ours(folder):
    out = os.path.join(folder, "leads.csv")
    run = subprocess.run(
        ["/usr/bin/time", "-f", "peak %M", program, "screen", *(os.path.join(folder, name) for name in (
            "entry.csv", "balance.csv", "bank.csv", "invoice.csv", "subsidy.csv", "official.csv")),
         "--models", MODELS, "--as-of", "2026-01-01", "--format", "csv", "--out", out],
        capture_output=True, text=True, check=True)
    load, screen = map(float, re.search(r"read in ([\d.]+) s, screened in ([\d.]+) s", run.stderr).groups())
    leads = collections.Counter()
    split = set()
    csv.field_size_limit(1 << 30)
    with open(out, encoding="utf-8-sig") as file:
        for row in list(csv.reader(file))[1:]:
            leads[row[0]] += 1
            if row[0] == "E05":
                split.add((row[3], row[4]))
    # Several windows of one payee are one group of the peers' queries.
    leads["E05"] = len(split)
    os.remove(out)
    memory = int(re.search(r"peak (\d+)", run.stderr).group(1)) // 1024
    return {"load": load, "screen": screen, "leads": {m: leads[m] for m in MODELS.split(",")}, "memory_mib": memory}


def peer(name, folder):
    run = subprocess.run([sys.executable, f"{here}/screening_peers.py", name, folder],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


print("| ledger lines | | Xuncun | DuckDB | Polars |\n| ---: | --- | ---: | ---: | ---: |")
for lines in [int(n) for n in sys.argv[2:]] or [1_000_000, 10_000_000]:
    folder = tempfile.mkdtemp(prefix="xuncun-screening-")
    make(folder, lines)
    sides = [ours(folder), peer("duckdb", folder), peer("polars", folder)]
    shutil.rmtree(folder)
    for side in sides[1:]:
        assert side["leads"] == sides[0]["leads"], (side["leads"], sides[0]["leads"])
    for name, value in [
        ("CSV to memory, s", lambda s: f"{s['load']:.2f}"), ("memory to leads, s", lambda s: f"{s['screen']:.2f}"),
        ("CSV to leads, s", lambda s: f"{s['load'] + s['screen']:.2f}"), ("peak memory, MiB", lambda s: s["memory_mib"]),
    ]:
        print(f"| {lines:,} | {name} | " + " | ".join(str(value(side)) for side in sides) + " |", flush=True)
