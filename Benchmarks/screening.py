"""Twelve screening models in Xuncun, DuckDB and Polars on the same files: the same leads, or it fails.

usage: screening.py PROGRAM [LINES …]     (default 1000000 10000000 50000000)

Writes docs/benchmarks-screening.md. Needs about 100 bytes of disk and 250 of memory for a line.
"""
import collections
import csv
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

import duckdb
import numpy
import polars

from screening_data import make

MODELS = ["C01a", "C04", "C10", "E02", "E03", "E05", "E06", "Q01", "Q02", "F03", "S05", "L01"]
FILES = ["entry", "balance", "bank", "invoice", "subsidy", "official"]
SIDES = ["Xuncun", "DuckDB", "Polars"]
here = os.path.dirname(os.path.abspath(__file__))
program = os.path.abspath(sys.argv[1])
document = os.path.join(here, "..", "docs", "benchmarks-screening.md")


def ours(folder, threads):
    out, timing = os.path.join(folder, "leads.csv"), os.path.join(folder, "timing.json")
    run = subprocess.run(
        ["/usr/bin/time", "-f", "peak %M", program, "screen",
         *(os.path.join(folder, name + ".csv") for name in FILES), "--models", ",".join(MODELS),
         "--as-of", "2026-01-01", "--cores", str(threads), "--timing", timing, "--format", "csv", "--out", out],
        capture_output=True, text=True, check=True)
    leads = collections.Counter()
    split = set()
    csv.field_size_limit(1 << 30)
    with open(out, encoding="utf-8-sig") as file:
        for row in csv.reader(file):
            leads[row[0]] += 1
            if row[0] == "E05":
                split.add((row[3], row[4]))
    # Several windows of one payee are one group of the peers' queries.
    leads["E05"] = len(split)
    steps = json.load(open(timing))["steps"]
    os.remove(out)
    read, screened = steps[:2], steps[2:]
    return {
        "load": sum(step["seconds"] for step in read), "screen": sum(step["seconds"] for step in screened),
        "load_cpu": sum(step["processorSeconds"] for step in read),
        "screen_cpu": sum(step["processorSeconds"] for step in screened),
        "leads": {model: leads[model] for model in MODELS},
        "times": {step["name"]: step["seconds"] for step in screened},
        # Without the leads as a CSV file, which the peers do not write.
        "memory_mib": max(step["peakMiB"] for step in steps)}


def peer(name, folder, threads):
    run = subprocess.run(
        [sys.executable, f"{here}/screening_peers.py", name.lower(), folder, str(threads)],
        capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def best(runs):
    """The least of each figure: what disturbs a run only ever adds."""
    least = dict(runs[0])
    for run in runs[1:]:
        for key in ("load", "screen", "load_cpu", "screen_cpu", "memory_mib"):
            least[key] = min(least[key], run[key])
        least["times"] = {model: min(least["times"][model], run["times"][model]) for model in MODELS}
    return least


def measured(folder, rounds):
    """side, threads → the best of the rounds; the sides take turns."""
    runs = collections.defaultdict(list)
    for _ in range(rounds):
        for threads in (2, 1):
            for side in SIDES:
                run = ours(folder, threads) if side == "Xuncun" else peer(side, folder, threads)
                runs[side, threads].append(run)
                wanted = runs["Xuncun", 2][0]["leads"]
                assert run["leads"] == wanted, (side, run["leads"], wanted)
    return {key: best(found) for key, found in runs.items()}


def bandwidth():
    """Bytes a second that one core reads and writes when it copies."""
    source = numpy.ones(1 << 27, dtype=numpy.int64)
    target = numpy.empty_like(source)
    times = []
    for _ in range(4):
        began = time.monotonic()
        numpy.copyto(target, source)
        times.append(time.monotonic() - began)
    return 2 * source.nbytes / min(times)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]) + "\n"


def ratio(sides, value):
    """The faster peer's over ours, and the name of that peer."""
    mine, others = value(sides[0]), {name: value(side) for name, side in zip(SIDES[1:], sides[1:])}
    fastest = min(others, key=others.get)
    return f"{others[fastest] / mine:.2f} × {fastest}"


def section(lines, size, found):
    two = [found[side, 2] for side in SIDES]
    total = lambda run: run["load"] + run["screen"]
    rows = []
    for name, value in [
        ("CSV to memory, s", lambda run: run["load"]), ("memory to leads, s", lambda run: run["screen"]),
        ("CSV to leads, s", total), ("CSV to memory, s of processors", lambda run: run["load_cpu"]),
        ("memory to leads, s of processors", lambda run: run["screen_cpu"]),
        ("peak memory, MiB", lambda run: run["memory_mib"]),
    ]:
        rows.append([name, *(f"{value(run):,.2f}" if value(run) < 1000 else f"{value(run):,.0f}" for run in two),
                     ratio(two, value)])
    speed = [found[side, 1][part] / found[side, 2][part] for side in SIDES for part in ("load", "screen")]
    rows.append(["one thread → two, CSV to memory", *(f"{s:.2f}" for s in speed[0::2]), ""])
    rows.append(["one thread → two, memory to leads", *(f"{s:.2f}" for s in speed[1::2]), ""])
    rows.append(["ledger lines/s, memory to leads, millions", *(f"{lines / run['screen'] / 1e6:.1f}" for run in two), ""])
    rows.append(["bytes of CSV/s, MB", *(f"{size / run['load'] / 1e6:.0f}" for run in two), ""])
    text = f"\n## {lines:,} ledger lines ({size / 1e6:,.0f} MB of CSV)\n\n" + table(["", *SIDES, "ours is"], rows)
    text += "\nSeconds of each model, from memory:\n\n"
    text += table(["model", *SIDES, "ours is", "leads"], [
        [model, *(f"{run['times'][model]:.3f}" for run in two), ratio(two, lambda run: max(run["times"][model], 1e-4)),
         f"{two[0]['leads'][model]:,}"] for model in MODELS])
    return text


def main():
    sizes = [int(n) for n in sys.argv[2:]] or [1_000_000, 10_000_000, 50_000_000]
    load = os.getloadavg()
    memory = int(re.search(r"MemTotal: +(\d+)", open("/proc/meminfo").read()).group(1)) // (1 << 20)
    text = f"""# Screening beside DuckDB and Polars

Written by `make bench` ({datetime.date.today()}): {os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.machine()},
DuckDB {duckdb.__version__}, Polars {polars.__version__}, load before {load[0]:.1f}; a copy in memory runs at
{bandwidth() / 1e9:.1f} GB/s. Twelve models ({', '.join(MODELS)}) on the same made-up files, the same leads asserted, two threads;
the best of several turns. CSV to memory of Xuncun includes sorting the ledger into vouchers and checking every cell; memory
to leads includes the words and the evidence of every lead, where the peers only count. The peers' queries and expressions are
in `Benchmarks/screening_peers.py`. Figures of the processors are those of all threads and suffer less from other work on the
machine.
"""
    for lines in sizes:
        folder = tempfile.mkdtemp(prefix="xuncun-screening-")
        try:
            make(folder, lines)
            size = sum(os.path.getsize(os.path.join(folder, name + ".csv")) for name in FILES)
            found = measured(folder, 3 if lines <= 1_000_000 else 2 if lines <= 10_000_000 else 1)
        finally:
            shutil.rmtree(folder)
        text += section(lines, size, found)
        print(text, flush=True)
    remarks = os.path.join(here, "screening_remarks.md")
    with open(document, "w") as file:
        file.write(text + "\n" + open(remarks).read())


main()
