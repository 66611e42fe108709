"""Measures what others notice while some export and strangers try passwords; writes docs/benchmarks-neighbours.md.

Standard library only. Four visitors ask for pages all the time, alone and beside 8 clients that export all findings as
CSV and workbooks, 60 wrong logins a second of ever new accounts, and both.

usage: neighbours.py PROGRAM [FINDINGS [SECONDS]]     (default 100000 20)
       with PEER=program: the same load on another state of the program, beside it
"""
import datetime
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from counties import deepen

PASSWORD = "qingyuan-demo-2026"
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


def trial(name, process, headers, exports, guesses):
    load = Load()
    for n in range(exports):
        load.begin(load.export, headers, ["csv", "xlsx"][n % 2])
    for n in range(guesses):
        load.begin(load.guess, n)
    time.sleep(1 if exports or guesses else 0)
    until = time.monotonic() + seconds
    times = {path: [] for path in PAGES}
    peaks = {"rss": 0, "tmp": 0}
    threads = [threading.Thread(target=visit, args=(path, headers, times[path], until)) for path in PAGES]
    threads.append(threading.Thread(target=watch, args=(process, peaks, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.end()
    cells = []
    for path in PAGES:
        ordered = sorted(times[path]) or [0]
        cells.append(f"{ordered[len(ordered) // 2]:.1f} / {ordered[int(len(ordered) * 0.99)]:.0f}")
    first = sorted(load.first_bytes)
    cells += [f"{first[len(first) // 2]:.0f} / {first[-1]:.0f}" if first else "–",
              f"{peaks['rss']:.0f}", f"{peaks['tmp']:.0f}",
              ", ".join(f"{key} × {n}" for key, n in sorted(load.statuses.items())) or "–"]
    say(f"| {name} | " + " | ".join(cells) + " |")


def measured(title, binary, data):
    process = subprocess.Popen([binary, "serve", "--data", data, "--port", str(PORT)], stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                ask(connect(), "GET", "/healthz")
                break
            except OSError:
                time.sleep(0.05)
        headers = log_in("director")
        say(f"## {title}")
        say()
        say("| beside | " + " | ".join(f"{path} p50 / p99 ms" for path in PAGES)
            + " | first byte of exports p50 / max ms | peak RSS MiB | files being made MiB | answers |")
        say("| --- |" + " ---: |" * (len(PAGES) + 3) + " --- |")
        trial("nobody", process, headers, 0, 0)
        trial("8 exports", process, headers, 8, 0)
        trial("60 wrong logins a second", process, headers, 0, 20)
        trial("both", process, headers, 8, 20)
        trial("nobody again", process, headers, 0, 0)
        say()
    finally:
        process.terminate()
        process.wait()


folder = tempfile.mkdtemp(prefix="xuncun-neighbours-")
data = os.path.join(folder, "data")
subprocess.run([program, "demo", "--no-serve", "--extent", "round", "--data", data], check=True, capture_output=True)
deepen(data, findings)
if os.environ.get("PEER"):
    shutil.copytree(data, data + "-peer")
    measured("The state before", os.environ["PEER"], data + "-peer")
measured(f"{findings:,} findings", program, data)
shutil.rmtree(folder)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-neighbours.md")
with open(path, "w") as file:
    file.write("# Measured: what others notice\n\nWritten by `Benchmarks/neighbours.py` (part of `make bench`): four visitors "
               "with a pause of 10 ms between requests,\nalone and beside clients that export all findings (half CSV, half "
               "workbooks) and strangers who try passwords.\nClients and server share the machine.\n\n"
               f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[2]:.1f} over 15 minutes.\n\n")
    file.write("\n".join(lines).rstrip() + "\n")
print("written:", path)
