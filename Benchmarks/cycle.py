"""Measures the whole cycle and writes docs/benchmarks-cycle.md: the demo year, the figures of a county and of one
of 3,280 units, and lists at 100,000 and 1,000,000 findings.

usage: cycle.py PROGRAM [FINDINGS …]     (default 100000 1000000)
"""
import datetime
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from urllib.parse import quote

import subprocess

from measure import run
from xuncun_side import BASE, Xuncun, call, log_in

program = os.path.abspath(sys.argv[1])
sizes = [int(n) for n in sys.argv[2:]] or [100_000, 1_000_000]
lines = []


def say(text=""):
    lines.append(text)
    print(text, flush=True)


def grams(text):
    """Pairs of characters as the text index holds them (Storage/Engine/Grams)."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text.lower())
    pairs = []
    for stretch in re.findall(r"[0-9a-z\u2e80-\U0010ffff]+", narrow.replace(" ", "")):
        pairs += [stretch[i:i + 2] for i in range(len(stretch))]
    return " ".join(pairs)


def other(k):
    """An identifier of the k-th copy: the same for the same identifier, another for every k."""
    return lambda blob: None if blob is None else bytes([blob[0] ^ k & 255, blob[1] ^ k >> 8]) + blob[2:]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]


def copy(db, table, key, changed, where=""):
    """Copies the rows of a table; `changed` names the columns that are told apart by the function `key`."""
    names = columns(db, table)
    values = [f"{key}({name})" if name in changed else
              f"{name} || :k" if name in ("number", "paper_number") else name for name in names]
    db.execute(f"INSERT INTO {table}({', '.join(names)}) SELECT {', '.join(values)} FROM {table} {where}",
               {"k": f"-{key}"})


def widen(data, units):
    """The county of the demo year again and again, until it has so many units."""
    db = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))
    db.execute("PRAGMA foreign_keys = OFF")
    there, last = db.execute("SELECT count(*), max(seq) FROM village_units").fetchone()
    first = {table: db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0 for table in TABLES}
    for k in range(1, -(-units // there)):
        db.create_function(f"copy{k}", 1, other(k), deterministic=True)
        left = units - there * k
        chosen = f"(SELECT id FROM village_units WHERE seq <= {last} ORDER BY seq LIMIT {left})"
        for table, (identifiers, unit) in TABLES.items():
            copy(db, table, f"copy{k}", identifiers, f"WHERE rowid <= {first[table]} AND {unit.format(chosen)}")
        copy(db, "item_standings", f"copy{k}", {"item_id", "finding_id"},
             f"WHERE item_id IN (SELECT id FROM rectification_items WHERE rowid <= {first['rectification_items']} "
             f"AND {BY_UNIT.format(chosen)})")
    db.execute("ANALYZE")
    db.commit()
    db.close()


BY_UNIT = "unit_id IN {}"
BY_INSPECTION = "inspection_id IN (SELECT id FROM inspections WHERE unit_id IN {})"
TABLES = {
    "village_units": ({"id"}, "id IN {}"),
    "inspections": ({"id", "unit_id"}, BY_UNIT),
    "findings": ({"id", "unit_id", "inspection_id"}, BY_UNIT),
    "rectification_items": ({"id", "unit_id", "inspection_id", "finding_id"}, BY_UNIT),
    "visits": ({"id", "inspection_id"}, BY_INSPECTION),
    "discussions": ({"id", "unit_id", "parent_id"}, BY_UNIT),
    "postings": ({"id", "unit_id", "parent_id"}, BY_UNIT),
    "amount_records": ({"id", "unit_id", "parent_id"}, BY_UNIT),
}


def deepen(data, findings):
    """The findings of the county again and again, spread over its units, with the text index."""
    db = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -500000")
    there = db.execute("SELECT count(*) FROM findings").fetchone()[0]
    names = columns(db, "findings")
    original = db.execute(f"SELECT {', '.join(names)} FROM findings ORDER BY seq").fetchall()
    units = db.execute("SELECT id, township_id FROM village_units ORDER BY seq").fetchall()
    place = {name: index for index, name in enumerate(names)}
    texts = [grams(f"{row[place['title']]} {row[place['facts']]}") for row in original]
    base = db.execute("SELECT max(seq) FROM findings").fetchone()[0]
    states = ["fedBack", "inRectification", "closed", "inRectification"]

    def rows():
        for n in range(findings - there):
            row = list(original[n % there])
            copied = n // there + 1
            row[place["id"]] = other(copied)(row[place["id"]])
            unit, township = units[(n * 7919) % len(units)]
            row[place["unit_id"]], row[place["township_id"]] = unit, township
            row[place["number"]], row[place["paper_number"]] = f"B{there + n}", f"P{there + n}"
            row[place["state"]] = states[n % 4]
            due = datetime.date.today() + datetime.timedelta(days=n * 31 % 180 - 60)
            row[place["due_on"]] = due.isoformat()
            row[place["fed_back_on"]] = "2026-06-01"
            yield row

    # Rows first, their indexes in one pass each: kept up row by row in no order, they cost most of the time.
    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'findings' "
                         "AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    marks = ", ".join("?" * len(names))
    db.executemany(f"INSERT INTO findings({', '.join(names)}) VALUES ({marks})", rows())
    db.executemany("INSERT INTO finding_search(rowid, grams) VALUES (?, ?)",
                   ((base + 1 + n, texts[n % there]) for n in range(findings - there)))
    for _, sql in indexes:
        db.execute(sql)
    db.execute("INSERT INTO finding_search(finding_search) VALUES ('optimize')")
    db.execute("ANALYZE")
    db.commit()
    db.close()


def table(side, paths, token, connections=8):
    say("| what | /s | p50 ms | p99 ms | CPU ms |")
    say("| --- | ---: | ---: | ---: | ---: |")
    for name, path in paths:
        row = run(name, BASE + path, [f"Authorization: Bearer {token}"], side.process.pid)
        say(f"| {name} | {row['per_second']} | {row['p50_ms']} | {row['p99_ms']} | {row['cpu_ms']} |")
    say()


def figures(side, title):
    say(f"## {title}")
    say()
    side.start()
    token = log_in("director")
    county = re.search(r"county=([0-9a-f-]{36})", page("/scoreboard", token)).group(1)
    pages = [
        ("scoreboard with its drawings, page", "/scoreboard"),
        ("figures by township, page", f"/statistics?county={county}&by=township"),
        ("figures by month, page", f"/statistics?county={county}&by=month"),
        ("home page of the office", "/"),
    ]
    say("Counted anew, each time after somebody has written (median of 11): "
        + ", ".join(f"{name} {counted(path, token):.0f} ms" for name, path in pages) + ".")
    say()
    say("Read again while nothing has changed:")
    say()
    table(side, pages, token)
    side.stop()


def counted(path, token):
    """The median milliseconds of a page that has to be counted anew."""
    unit = call("GET", "/api/units?limit=1", token=token)["items"][0]["id"]
    times = []
    for n in range(11):
        call("POST", f"/api/units/{unit}/figures", {"figure": "population", "amount": str(n), "asOf": "2026-01-01",
                                                     "source": "年报"}, token)
        began = time.monotonic()
        page(path, token)
        times.append((time.monotonic() - began) * 1000)
    return sorted(times)[5]


def page(path, token):
    return subprocess.run(["curl", "-s", "-H", f"Authorization: Bearer {token}", BASE + path],
                          capture_output=True, check=True, text=True).stdout


folder = tempfile.mkdtemp(prefix="xuncun-cycle-")
year = os.path.join(folder, "year")
began = time.monotonic()
subprocess.run([program, "demo", "--no-serve", "--data", year], check=True, capture_output=True)
say(f"Demo year, 60,000 actions through the whole road, checked and counted: {time.monotonic() - began:.1f} s.")
say()
figures(Xuncun(program, year), "Figures of a county of 349 units")
wide = os.path.join(folder, "wide")
shutil.copytree(year, wide)
widen(wide, 3280)
figures(Xuncun(program, wide), "Figures of a county of 3,280 units")
shutil.rmtree(wide)
for size in sizes:
    deep = os.path.join(folder, "deep")
    shutil.copytree(year, deep)
    deepen(deep, size)
    side = Xuncun(program, deep)
    say(f"## {size:,} findings")
    say()
    side.start()
    table(side, [
        ("by due date, exact total", "/api/findings"),
        ("filtered: in rectification", "/api/findings?state=inRectification"),
        ("filtered: late", "/api/findings?late=yes"),
        ("newest first", "/api/findings?order=newest"),
        ("searched: 招投标", f"/api/findings?q={quote('招投标')}"),
        ("searched: 低保动态", f"/api/findings?q={quote('低保动态')}"),
        ("page, HTML", "/findings?state=inRectification"),
    ], log_in("director"))
    side.stop()
    shutil.rmtree(deep)
shutil.rmtree(folder)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-cycle.md")
with open(path, "w") as file:
    file.write("# Measured: the whole cycle\n\nWritten by `Benchmarks/cycle.py` (part of `make bench`): 8 connections, wrk on "
               "the same machine, CPU of the server\nfor one request. The larger counties are copies of the demo year made in "
               "the database, with its text index.\n\n"
               f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[2]:.1f} over 15 minutes.\n\n")
    file.write("\n".join(lines).rstrip() + "\n")
print("written:", path)
