"""Measures two states of Xuncun beside each other, page by page; writes docs/benchmarks-states.md.

usage: states.py PROGRAM EARLIER [FINDINGS [ROUNDS]]     (default 10000 3)

Each program makes the same county, deepened to so many findings; they serve in turns, and of each page the median of
the rounds counts. The CPU of a request is steadier than its time: that is what the ratio compares.
"""
import datetime
import os
import shutil
import statistics
import sys
import tempfile
import urllib.error

from counties import deepen
from measure import run
from xuncun_side import BASE, Xuncun, call, log_in

findings = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
LISTS = ["findings", "rectification", "inspections", "rounds", "suspicions", "visits"]


def pages(token):
    """Name and address of what is asked; of each list its page, its JSON and its first record."""
    asked = [("home", "/"), ("calendar", "/calendar"), ("scoreboard", "/scoreboard"), ("screening", "/screening"),
             ("filtered", "/api/findings?state=inRectification"), ("newest first", "/api/findings?order=newest"),
             ("searched", "/api/findings?q=%E5%9D%90%E6%94%B6%E5%9D%90%E6%94%AF")]
    for name in LISTS:
        try:
            items = call("GET", f"/api/{name}?limit=1", token=token)["items"]
        except urllib.error.HTTPError:
            continue
        asked += [(f"{name}, page", f"/{name}"), (f"{name}, JSON", f"/api/{name}")]
        if items:
            asked.append((f"{name}, one", f"/{name}/{items[0]['id']}"))
    return asked


folder = tempfile.mkdtemp(prefix="xuncun-states-")
sides = []
for name, program in (("now", sys.argv[1]), ("earlier", sys.argv[2])):
    side = Xuncun(os.path.abspath(program), os.path.join(folder, name))
    side.make_county()
    deepen(side.folder, findings)
    sides.append(side)

found, writes, requests = {}, {}, {}
for turn in range(rounds):
    for side in sides if turn % 2 == 0 else sides[::-1]:
        side.start()
        token = log_in("director")
        requests.setdefault(side, pages(token))
        headers = [f"Authorization: Bearer {token}"]
        script = side.writing_script(os.path.join(folder, "write.lua"))
        row = run("write", BASE, [], side.process.pid, script=script, warm=1, seconds=2)
        found.setdefault(("write a working paper", side), []).append(row)
        for name, path in requests[side]:
            row = run(name, BASE + path, headers, side.process.pid, warm=1, seconds=2)
            found.setdefault((name, side), []).append(row)
        side.stop()
shutil.rmtree(folder)

lines = ["# Measured: this state beside an earlier one", "",
         "Written by `Benchmarks/states.py PROGRAM EARLIER`: both programs serve the same county in turns, eight connections at a",
         "time; medians of the rounds. The ratio is that of the CPU of the server for one request.", "",
         f"{datetime.date.today()}, {os.cpu_count()} cores, {findings:,} findings, {rounds} rounds, load "
         f"{os.getloadavg()[2]:.1f} over 15 minutes.", "",
         "| what | now /s | p50 ms | CPU ms | earlier /s | p50 ms | CPU ms | ratio of the CPU |",
         "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
ratios = []
for name in ["write a working paper"] + [name for name, _ in requests[sides[0]]]:
    cells, cpu = [], []
    for side in sides:
        some = found.get((name, side))
        if not some:
            break
        middle = {key: statistics.median(row[key] for row in some) for key in ("per_second", "p50_ms", "cpu_ms")}
        cells += [f"{middle['per_second']:.0f}", f"{middle['p50_ms']:.2f}", f"{middle['cpu_ms']:.3f}"]
        cpu.append(middle["cpu_ms"])
    if len(cpu) == 2:
        ratios.append(cpu[0] / cpu[1])
        lines.append(f"| {name} | {' | '.join(cells)} | {ratios[-1]:.2f} |")
lines += ["", f"Median ratio {statistics.median(ratios):.2f}, largest {max(ratios):.2f}."]
print("\n".join(lines))
with open(os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-states.md"), "w") as file:
    file.write("\n".join(lines) + "\n")
