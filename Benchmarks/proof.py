"""Measures how long `xuncun verify` takes to prove a folder, and what memory; writes docs/benchmarks-proof.md.

Standard library only. A made-up year, journals that grow while their records stay, and a county of many findings.

usage: proof.py PROGRAM [ENTRIES …]     (default 100000 300000 1000000 3000000)
"""
import datetime
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from counties import deepen

program = os.path.abspath(sys.argv[1])
sizes = sorted(int(n) for n in sys.argv[2:]) or [100_000, 300_000, 1_000_000, 3_000_000]
FINDINGS = 100_000
# What a year of a county may take, in seconds.
BOUND = 10
lines = []


def say(text=""):
    lines.append(text)
    print(text, flush=True)


def made(name, *options):
    """A made-up county."""
    data = os.path.join(folder, name)
    subprocess.run([program, "demo", "--no-serve", *options, "--data", data], check=True, capture_output=True)
    return data


def opened(data):
    return sqlite3.connect(os.path.join(data, "xuncun.sqlite"))


def digest(before, number, entry, at, person, action, payload, answer, records):
    """The hash of an entry (Storage/Journal/Journal): every field ends with a line feed."""
    fields = [before, number, str(uuid.UUID(bytes=entry)).upper(), at,
              uuid.UUID(bytes=person) if person else "console", action, payload, answer]
    if records is not None:
        fields.append(records)
    return hashlib.sha256("".join(f"{field}\n" for field in fields).encode()).hexdigest()


INSERT = ("INSERT INTO journal(seq, id, at, person_id, action, payload, answer, records, hash) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
TEXT = "入户走访3户，群众反映村务公开栏更新不及时、集体资产出租未公示，已查阅近两年会议记录和收支台账，拍照留存，待与村会计核对。"


def lengthen(data, entries):
    """Appends entries that change no record, as the office writes them, until there are so many."""
    db = opened(data)
    db.execute("PRAGMA synchronous = OFF")
    number, at, before, records = db.execute(
        "SELECT seq, at, hash, records FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    people = [row[0] for row in db.execute("SELECT id FROM people ORDER BY login LIMIT 20")]

    def rows():
        nonlocal before, at
        for n in range(number + 1, entries + 1):
            at += 10
            # Identifiers begin with the time, as those of the program do.
            entry = at.to_bytes(6, "big") + b"\x70\x00\x80\x00" + n.to_bytes(6, "big")
            person, text = people[n % len(people)], uuid.UUID(bytes=entry)
            payload = (f'{{"category":"farmer","companion":"{n % 7}","day":"2026-06-01","household":"第{n % 300}户",'
                       f'"inspection":"{str(text).upper()}","kind":"household","opinions":"{n}:{TEXT}"}}')
            answer = (f'{{"note":{{"en":"The visit is recorded.","zh":"走访已登记。"}},"page":"/visits/{text}",'
                      f'"record":"{str(text).upper()}"}}')
            fields = (before, n, entry, at, person, "fieldwork.recordVisit", payload, answer, records)
            before = digest(*fields)
            yield (*fields[1:], before)

    db.executemany(INSERT, rows())
    db.commit()
    # What is measured is a database, not a log beside it.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def unsum(data):
    """The folder as if it were older than the sums: no entry names one, and the next opening begins them."""
    db = opened(data)
    rows = db.execute("SELECT seq, id, at, person_id, action, payload, answer FROM journal ORDER BY seq").fetchall()
    before = "0" * 64
    for n, row in enumerate(rows):
        before = digest(before, *row, None)
        rows[n] = (before, row[0])
    db.executemany("UPDATE journal SET records = NULL, hash = ? WHERE seq = ?", rows)
    db.execute("DELETE FROM record_sums")
    # What `deepen` has told the planner is none of the program's tables.
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").fetchall():
        db.execute(f"DROP TABLE {table}")
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


class Proof:
    """One run of `xuncun verify`, which must call the folder sound."""

    def __init__(self, data):
        began = time.monotonic()
        process = subprocess.Popen([program, "verify", "--data", data], text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.peak = 0
        self.ended = threading.Event()
        watch = threading.Thread(target=self.watch, args=(process.pid,))
        watch.start()
        # When each line of progress came, from the beginning on.
        told = [(time.monotonic() - began, line.strip()) for line in process.stderr]
        output = process.stdout.read()
        process.wait()
        self.seconds = time.monotonic() - began
        self.ended.set()
        watch.join()
        if process.returncode != 0:
            raise SystemExit(f"not sound ({process.returncode}): {output}")
        self.entries = int(re.search(r"sound: (\d+) entries", output).group(1))
        self.progress = sum(bool(re.match(r"日志 \d+/\d+", line)) for _, line in told)
        if self.progress != self.entries // 10_000:
            raise SystemExit(f"{self.progress} lines of progress for {self.entries} entries")
        times = [0] + [at for at, _ in told] + [self.seconds]
        self.silence = max(b - a for a, b in zip(times, times[1:]))
        self.parts = self.split(told)

    def watch(self, pid):
        """The peak of this process alone: that of all children would hold ours of before they began."""
        while not self.ended.wait(0.005):
            try:
                found = re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{pid}/status").read())
            except OSError:
                return
            if found:
                self.peak = max(self.peak, int(found.group(1)) / 1024)

    def split(self, told):
        """Seconds for the file of the database, the chain of the journal, the tables, and the rest."""
        def first(word):
            return next((at for at, line in told if line.startswith(word)), self.seconds)
        tables = first("核对数据表")
        journal = min(first("日志 "), tables)
        if self.progress:
            # The first ten thousand are told of when they are done: they took as long as the others.
            journal -= (tables - journal) * 10_000 / max(self.entries - 10_000, 10_000)
        start, files = first("检查数据库文件"), first("文件 ")
        return [journal - start, tables - journal, files - tables, start + self.seconds - files]


def megabytes(data):
    return os.path.getsize(os.path.join(data, "xuncun.sqlite")) / 1e6


def row(name, proof, data, more=()):
    cells = [f"{proof.entries:,}", f"{megabytes(data):,.0f}", f"{proof.seconds:.2f}", *more]
    cells += [f"{part:.2f}" for part in proof.parts]
    cells += [f"{proof.peak:.0f}", str(proof.progress), f"{proof.silence:.1f}"]
    say(f"| {name} | " + " | ".join(cells) + " |")


def head(first, more=()):
    names = ["entries", "MB", "seconds", *more, "database file", "chain", "tables", "rest", "peak memory MiB",
             "lines of progress in the journal", "longest silence s"]
    say(f"| {first} | " + " | ".join(names) + " |")
    say("| --- |" + " ---: |" * len(names))


folder = tempfile.mkdtemp(prefix="xuncun-proof-")
try:
    say("## A made-up year")
    say()
    year = made("year")
    head("run")
    runs = []
    for n in range(3):
        runs.append(Proof(year))
        row(str(n + 1), runs[-1], year)
    median = sorted(run.seconds for run in runs)[1]
    say()
    say(f"Median {median:.2f} s; the bound is {BOUND} s: {'kept' if median <= BOUND else '**NOT KEPT**'}.")
    say()
    say("## Journals that grow, over the same records")
    say()
    long = made("long", "--extent", "round")
    head("journal", ["s per million", "to the smallest"])
    smallest = None
    for size in sizes:
        lengthen(long, size)
        proof = Proof(long)
        each = proof.seconds / proof.entries * 1e6
        smallest = smallest or each
        row(f"{size:,}", proof, long, [f"{each:.2f}", f"{each / smallest:.2f}"])
    shutil.rmtree(long)
    say()
    say(f"## {FINDINGS:,} findings")
    say()
    deepen(year, FINDINGS)
    unsum(year)
    head("opening")
    # The first run takes the sums of all tables anew before it proves them.
    for name in ["the first, which begins the sums", "the second"]:
        row(name, Proof(year), year)
finally:
    shutil.rmtree(folder)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-proof.md")
with open(path, "w") as file:
    file.write("# Measured: proving a folder\n\nWritten by `Benchmarks/proof.py` (part of `make bench`): `xuncun "
               "verify`, which must call each folder sound.\nThe longer journals are entries of about 400 bytes of "
               "payload, chained as the program chains them, that change no\nrecord. The county of many findings is "
               "the year with copies made in the database, as if it were older than the sums.\nThe rest is starting, "
               "opening the folder, attached files, passwords and the signature.\n\n"
               f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[2]:.1f} over 15 minutes.\n\n")
    file.write("\n".join(lines).rstrip() + "\n")
print("written:", path)
