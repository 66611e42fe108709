"""Measures Xuncun beside PocketBase on this machine in one run and writes docs/benchmarks.md.

usage: run.py PROGRAM [FINDINGS …]     (default 10000 100000)
"""
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from urllib.parse import quote

from measure import memory_mib, run
from pocketbase_side import PocketBase
from xuncun_side import Xuncun, BASE, call, log_in
import pocketbase_side

program = os.path.abspath(sys.argv[1])
sizes = [int(n) for n in sys.argv[2:]] or [10_000, 100_000]
rows, facts = [], []


def measured(side, size, row):
    row.update(side=side, size=size)
    rows.append(row)
    print(f"{side:10} {size:7} {row['name']:34} {row['per_second']:7}/s p50 {row['p50_ms']} "
          f"p99 {row['p99_ms']} cpu {row['cpu_ms']} ms, {row['memory_mib']} MiB, "
          f"errors {row['errors']}", flush=True)


def our_side(size):
    folder = tempfile.mkdtemp(prefix="xuncun-bench-")
    side = Xuncun(program, os.path.join(folder, "data"))
    side.make_county()
    side.start()
    script = side.writing_script(os.path.join(folder, "write.lua"))
    measured("Xuncun", size, run("write a working paper (durable)", BASE, [],
                                 side.process.pid, script=script, warm=1, seconds=5))
    side.fill(size, script)
    side.stop()
    facts.append((size, "start-up on the existing folder", f"{min(side_start(side) for _ in range(5)) * 1000:.0f} ms"))
    side.start()
    time.sleep(2)
    facts.append((size, "memory, idle", f"{memory_mib(side.process.pid)} MiB"))
    county, town = log_in("director"), log_in("township-1")
    headers = lambda token: [f"Authorization: Bearer {token}"]
    some = call("GET", "/api/findings?limit=1", token=county)
    record = some["items"][0]["id"]
    facts.append((size, "findings", str(some["total"])))
    for name, path, token in [
        ("list of 20, exact total, county", "/api/findings", county),
        ("list of 20, exact total, township", "/api/findings", town),
        ("filtered by state", "/api/findings?state=inRectification", county),
        ("newest first", "/api/findings?order=newest", county),
        ("searched: 坐收坐支", f"/api/findings?q={quote('坐收坐支')}", county),
        ("searched: 低保评议", f"/api/findings?q={quote('低保评议')}", county),
        ("searched, township: 工程", f"/api/findings?q={quote('工程')}", town),
        ("one finding", f"/api/findings/{record}", county),
        ("page of the list, HTML", "/findings", county),
    ]:
        measured("Xuncun", size, run(name, BASE + path, headers(token), side.process.pid))
    html = subprocess.run(["curl", "-s", "-H", headers(county)[0], BASE + "/findings"],
                          capture_output=True, check=True).stdout
    facts.append((size, "bytes of the HTML list page", str(len(html))))
    side.stop()
    shutil.rmtree(folder)


def side_start(side):
    seconds = side.start()
    side.stop()
    return seconds


def peer_side(size):
    folder = tempfile.mkdtemp(prefix="pocketbase-bench-")
    side = PocketBase(folder)
    side.start()
    side.fill(size)
    base = pocketbase_side.BASE + "/api/collections/findings/records"
    county, town = side.log_in("county"), side.log_in("town")
    headers = lambda token: [f"Authorization: {token}"]
    record = side.call("GET", "/api/collections/findings/records?perPage=1")["items"][0]["id"]
    search = quote('title ~ "坐收坐支" || body ~ "坐收坐支"')
    rare = quote('title ~ "低保评议" || body ~ "低保评议"')
    work = quote('title ~ "工程" || body ~ "工程"')
    for name, path, token in [
        ("list of 20, exact total, county", "?perPage=20&sort=due", county),
        ("list of 20, exact total, township", "?perPage=20&sort=due", town),
        ("list of 20 without total, county", "?perPage=20&sort=due&skipTotal=1", county),
        ("filtered by state", "?perPage=20&sort=due&filter=" + quote('status = "inRectification"'), county),
        ("newest first", "?perPage=20&sort=-no", county),
        ("searched: 坐收坐支", f"?perPage=20&sort=due&filter={search}", county),
        ("searched: 低保评议", f"?perPage=20&sort=due&filter={rare}", county),
        ("searched, township: 工程", f"?perPage=20&sort=due&filter={work}", town),
        ("one finding", f"/{record}", county),
    ]:
        measured("PocketBase", size, run(name, base + path, headers(token), side.process.pid))
    script = os.path.join(folder, "write.lua")
    body = json.dumps(dict(title="问题:坐收坐支", body="巡察组通过查阅村级账目、入户走访和个别谈话发现，该村存在坐收坐支。",
                           village=side.village, status="fedBack", severity=2,
                           due="2026-12-31 00:00:00Z"), ensure_ascii=False)
    with open(script, "w") as file:
        file.write(f"""
local n = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "{county}"
request = function()
  n = n + 1
  return wrk.format(nil, nil, nil, '{{"no":"N-{os.getpid()}-' .. os.time() .. '-' .. n .. '",{body[1:]}')
end
""")
    measured("PocketBase", size, run("write a finding (not flushed)", base, [],
                                     side.process.pid, script=script, warm=0, seconds=5))
    side.stop()
    shutil.rmtree(folder)


def table(size):
    ours = {row["name"]: row for row in rows if row["side"] == "Xuncun" and row["size"] == size}
    peers = {row["name"]: row for row in rows if row["side"] == "PocketBase" and row["size"] == size}
    write = ("write a working paper (durable)", "write a finding (not flushed)")
    lines = ["| what | Xuncun /s | p50 ms | p99 ms | CPU ms | memory MiB | PocketBase /s | p50 ms | p99 ms | CPU ms | memory MiB |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for name, row in ours.items():
        peer = peers.get(write[1] if name == write[0] else name)
        cells = [row[key] for key in ("per_second", "p50_ms", "p99_ms", "cpu_ms", "memory_mib")]
        cells += [peer[key] if peer else "" for key in
                  ("per_second", "p50_ms", "p99_ms", "cpu_ms", "memory_mib")]
        lines.append(f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |")
    for name, row in peers.items():
        if name not in ours and name != write[1]:
            cells = [row[key] for key in ("per_second", "p50_ms", "p99_ms", "cpu_ms", "memory_mib")]
            lines.append(f"| {name} |  |  |  |  |  | " + " | ".join(str(c) for c in cells) + " |")
    lines += [""] + [f"- {what}: {value}" for n, what, value in facts if n == size]
    return lines


for size in sizes:
    our_side(size)
    peer_side(size)
marker = "<!-- measured: everything below is written by make bench -->"
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks.md")
head = open(path).read().split(marker)[0] if os.path.exists(path) else "# Measured\n\n"
with open(path, "w") as file:
    file.write(head + marker + "\n\n")
    file.write(f"Measured on {datetime.date.today()}, {os.cpu_count()} cores, 8 connections, wrk on the same "
               "machine; CPU is that of the server's processes for one request.\n")
    for size in sizes:
        file.write(f"\n## {size:,} findings\n\n" + "\n".join(table(size)) + "\n")
print("written:", path)
