"""Measures what others notice while some export and strangers try passwords; writes docs/benchmarks-neighbours.md.

Standard library only. Four visitors ask for pages all the time, alone and beside 8 clients that export all findings as
CSV and workbooks, 60 wrong logins a second of ever new accounts, and both.

usage: neighbours.py PROGRAM [FINDINGS [SECONDS]]     (default 100000 20)
       with PEER=program: the same load on another state of the program, beside it
"""
import datetime
import http.client
import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from counties import deepen

PASSWORD = "qingyuan-demo-2026"
EXPORTERS = ["director", "office", "leading", "supervision", "discipline", "leader2", "leader1", "inspector1"]
PORT = 8811
program = os.path.abspath(sys.argv[1])
findings = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
PAGES = ["/healthz", "/findings?state=inRectification", "/", "/api/findings?order=newest"]
lines = []


def say(text=""):
    lines.append(text)
    print(text, flush=True)


def ask(connection, method, path, body=None, headers={}):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    first = time.monotonic()
    while answer.read(1 << 16):
        pass
    return answer.status, first


def connect():
    return http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)


def log_in(login):
    connection = connect()
    connection.request("POST", "/api/session", json.dumps({"login": login, "password": PASSWORD}),
                       {"Content-Type": "application/json"})
    return {"Authorization": "Bearer " + json.load(connection.getresponse())["token"]}


def resident(process):
    for line in open(f"/proc/{process.pid}/status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def folder_bytes(path):
    """Bytes of a folder; an unlinked file counts through the descriptors of the program."""
    total = 0
    for descriptor in os.listdir(path):
        try:
            target = os.readlink(os.path.join(path, descriptor))
            if "/tmp/" in target and "deleted" in target:
                total += os.stat(os.path.join(path, descriptor)).st_size
        except OSError:
            pass
    return total / (1 << 20)


class Load:
    """What goes on beside the visitors until it is stopped."""

    def __init__(self):
        self.stop = threading.Event()
        self.threads, self.first_bytes, self.statuses = [], [], {}

    def count(self, what, status):
        key = f"{what} {status}"
        self.statuses[key] = self.statuses.get(key, 0) + 1

    def begin(self, work, *arguments):
        thread = threading.Thread(target=self.guarded, args=(work, *arguments), daemon=True)
        self.threads.append(thread)
        thread.start()

    def guarded(self, work, *arguments):
        while not self.stop.is_set():
            try:
                work(*arguments)
            except OSError:
                self.count("broken", work.__name__)

    def export(self, headers, form):
        began = time.monotonic()
        status, first = ask(connect(), "GET", f"/findings/export.{form}", headers=headers)
        if status == 200:
            self.first_bytes.append((first - began) * 1000)
        self.count(form, status)

    def guess(self, number):
        began = time.monotonic()
        body = f"login=guess{number}{began}&password=wrong-password"
        status, _ = ask(connect(), "POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
        self.count("login", status)
        # Twenty threads, three a second each.
        time.sleep(max(0, 1 / 3 - (time.monotonic() - began)))

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join(60)


def visit(path, headers, times, until):
    connection = connect()
    while time.monotonic() < until:
        began = time.monotonic()
        status, _ = ask(connection, "GET", path, headers=headers)
        times.append((time.monotonic() - began) * 1000)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        time.sleep(0.01)


def watch(process, peaks, until):
    while time.monotonic() < until:
        peaks["rss"] = max(peaks["rss"], resident(process))
        peaks["tmp"] = max(peaks["tmp"], folder_bytes(f"/proc/{process.pid}/fd"))
        time.sleep(0.1)


def loaded(exporters, guesses, stop, answers):
    """The load, in a process of its own: elsewhere it would be other machines, so that it takes what the visitors and
    the server leave it here."""
    os.nice(19)
    load = Load()
    for n, exporter in enumerate(exporters):
        load.begin(load.export, exporter, ["csv", "xlsx"][n % 2])
    for n in range(guesses):
        load.begin(load.guess, n)
    stop.wait()
    load.end()
    answers.put((load.first_bytes, load.statuses))


def trial(name, process, headers, exporters, guesses):
    stop, answers = multiprocessing.Event(), multiprocessing.Queue()
    load = multiprocessing.Process(target=loaded, args=(exporters, guesses, stop, answers), daemon=True)
    load.start()
    time.sleep(1 if exporters or guesses else 0)
    until = time.monotonic() + seconds
    times = {path: [] for path in PAGES}
    peaks = {"rss": 0, "tmp": 0}
    threads = [threading.Thread(target=visit, args=(path, headers, times[path], until)) for path in PAGES]
    threads.append(threading.Thread(target=watch, args=(process, peaks, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    first_bytes, statuses = answers.get()
    load.join()
    cells = []
    for path in PAGES:
        ordered = sorted(times[path]) or [0]
        cells.append(f"{ordered[len(ordered) // 2]:.1f} / {ordered[int(len(ordered) * 0.99)]:.0f}")
    first = sorted(first_bytes)
    cells += [f"{first[len(first) // 2]:.0f} / {first[-1]:.0f}" if first else "–",
              f"{peaks['rss']:.0f}", f"{peaks['tmp']:.0f}",
              ", ".join(f"{key} × {n}" for key, n in sorted(statuses.items())) or "–"]
    say(f"| {name} | " + " | ".join(cells) + " |")


def post(path, body, headers, kind="application/json"):
    connection = connect()
    connection.request("POST", path, body, {**headers, "Content-Type": kind, "Idempotency-Key": str(uuid.uuid4())})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def ledger(data, rows):
    """A ledger with so many rows over the villages of the newest round, whose villages rectify."""
    with sqlite3.connect(os.path.join(data, "xuncun.sqlite")) as db:
        record = db.execute("SELECT round_id FROM inspections ORDER BY rowid DESC LIMIT 1").fetchone()[0]
        db.execute("UPDATE inspections SET state = 'rectifying' WHERE round_id = ?", (record,))
        villages = db.execute(
            "SELECT t.name, u.short_name FROM inspections i JOIN village_units u ON u.id = i.unit_id "
            "JOIN townships t ON t.id = i.township_id WHERE i.round_id = ? ORDER BY i.id", (record,)).fetchall()
        unit = db.execute("SELECT id FROM village_units ORDER BY seq LIMIT 1").fetchone()[0]
    lines = ["乡镇,村居,问题描述,整改状态"]
    for n in range(rows):
        township, village = villages[n * len(villages) // rows]
        lines.append(f"{township},{village},第{n}项村务公开内容未及时更新，缺第{n}季度收支明细。,整改中")
    return str(uuid.UUID(bytes=record)), str(uuid.UUID(bytes=unit)), "\n".join(lines).encode()


def writes(unit, headers, done):
    """Milliseconds of writes of somebody else, one after the other, until something is done."""
    times = []
    while not done.is_set():
        began = time.monotonic()
        status, answer = post(f"/api/units/{unit}/figures", json.dumps(
            {"figure": "population", "amount": "1", "asOf": "2026-01-01", "source": "统计"}), headers)
        times.append((time.monotonic() - began) * 1000)
        if status != 201:
            raise SystemExit(f"a write answered {status}: {answer}")
        time.sleep(0.02)
    return sorted(times)


def long_ledger(binary, data, rows):
    record, unit, text = ledger(data, rows)
    process = serve(binary, data)
    try:
        headers, other = log_in("office"), log_in("director")
        status, kept = post("/api/files", text, headers, "application/octet-stream")
        body = json.dumps({"file": kept["sha256"], "fedBackOn": "2026-06-01"})
        done, quiet = threading.Event(), threading.Event()
        threading.Timer(3, quiet.set).start()
        alone = writes(unit, other, quiet)
        answer = []

        def take():
            began = time.monotonic()
            answer.append(post(f"/api/rounds/{record}/findings", body, headers))
            answer.append(time.monotonic() - began)
            done.set()

        threading.Thread(target=take).start()
        beside = writes(unit, other, done)
        if answer[0][0] != 201:
            raise SystemExit(f"the ledger answered {answer[0]}")
        say(f"## A ledger of {rows:,} rows is taken over")
        say()
        say("| seconds | writes of somebody else beside it, p50 / p99 / max ms | alone, p50 / p99 / max ms | writes |")
        say("| ---: | ---: | ---: | ---: |")
        cells = [f"{t[len(t) // 2]:.0f} / {t[int(len(t) * 0.99)]:.0f} / {t[-1]:.0f}" for t in (beside, alone)]
        say(f"| {answer[1]:.1f} | {cells[0]} | {cells[1]} | {len(beside)} |")
        say()
    finally:
        process.terminate()
        process.wait()


def serve(binary, data):
    process = subprocess.Popen([binary, "serve", "--data", data, "--port", str(PORT)], stderr=subprocess.DEVNULL)
    while True:
        try:
            ask(connect(), "GET", "/healthz")
            return process
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"{binary} does not serve {data}")
            time.sleep(0.05)


def measured(title, binary, data):
    process = serve(binary, data)
    try:
        headers = log_in("director")
        # The exports are of eight people: one alone does not get so many places.
        exporters = [log_in(login) for login in EXPORTERS]
        say(f"## {title}")
        say()
        say("| beside | " + " | ".join(f"{path} p50 / p99 ms" for path in PAGES)
            + " | first byte of exports p50 / max ms | peak RSS MiB | files being made MiB | answers |")
        say("| --- |" + " ---: |" * (len(PAGES) + 3) + " --- |")
        trial("nobody", process, headers, [], 0)
        trial("8 exports", process, headers, exporters, 0)
        trial("60 wrong logins a second", process, headers, [], 20)
        trial("both", process, headers, exporters, 20)
        trial("nobody again", process, headers, [], 0)
        say()
    finally:
        process.terminate()
        process.wait()


def county(binary, name):
    """A made-up county of that program with all the findings."""
    data = os.path.join(folder, name)
    subprocess.run([binary, "demo", "--no-serve", "--extent", "round", "--data", data], check=True, capture_output=True)
    if findings:
        deepen(data, findings)
    return data


folder = tempfile.mkdtemp(prefix="xuncun-neighbours-")
if os.environ.get("PEER"):
    measured("The state before", os.environ["PEER"], county(os.environ["PEER"], "peer"))
measured(f"{findings:,} findings", program, county(program, "data"))
findings = 0
long_ledger(program, county(program, "ledger"), 20_000)
shutil.rmtree(folder)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-neighbours.md")
with open(path, "w") as file:
    file.write("# Measured: what others notice\n\nWritten by `Benchmarks/neighbours.py` (part of `make bench`): four visitors "
               "with a pause of 10 ms between requests,\nalone and beside clients that export all findings (half CSV, half "
               "workbooks) and strangers who try passwords.\nClients and server share the machine; whoever "
               "exports and tries passwords does so with the lowest priority.\n\n"
               f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[2]:.1f} over 15 minutes.\n\n")
    file.write("\n".join(lines).rstrip() + "\n")
print("written:", path)
