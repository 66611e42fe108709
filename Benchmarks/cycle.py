"""Measures the whole cycle and writes docs/benchmarks-cycle.md: the demo year, the figures of a county and of one
of 3,280 units, and lists at 100,000 and 1,000,000 findings.

usage: cycle.py PROGRAM [FINDINGS …]     (default 100000 1000000)
"""
import datetime
import os
import re
import shutil
import sys
import tempfile
import time
from urllib.parse import quote

import subprocess

from counties import deepen, widen
from measure import run
from xuncun_side import BASE, Xuncun, call, log_in

program = os.path.abspath(sys.argv[1])
sizes = [int(n) for n in sys.argv[2:]] or [100_000, 1_000_000]
lines = []


def say(text=""):
    lines.append(text)
    print(text, flush=True)


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
