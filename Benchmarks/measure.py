"""Measures an HTTP server with wrk and reads the CPU and memory of its processes."""
import os
import re
import subprocess

TICKS = os.sysconf("SC_CLK_TCK")


def tree(root):
    """The process and all its descendants."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = open(f"/proc/{entry}/stat").read()
            except OSError:
                continue
            parent = int(stat[stat.rindex(")") + 2:].split()[1])
            children.setdefault(parent, []).append(int(entry))
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def cpu_seconds(root):
    total = 0
    for process in tree(root):
        try:
            stat = open(f"/proc/{process}/stat").read()
        except OSError:
            continue
        fields = stat[stat.rindex(")") + 2:].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mib(root):
    total = 0
    for process in tree(root):
        try:
            for line in open(f"/proc/{process}/smaps_rollup"):
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            pass
    return round(total / 1024, 1)


def milliseconds(text):
    number = re.match(r"[\d.]+", text).group()
    unit = text[len(number):]
    return round(float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit], 2)


def wrk(url, headers, connections, seconds, script=None):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "60s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    return subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout


def run(name, url, headers, process, connections=8, seconds=6, warm=2, script=None):
    """One row of the table: requests a second, latencies, CPU and memory."""
    if warm:
        wrk(url, headers, connections, warm, script)
    before = cpu_seconds(process)
    text = wrk(url, headers, connections, seconds, script)
    after = cpu_seconds(process)
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    latency = {
        share: milliseconds(re.search(rf"(?m)^\s+{share}%\s+(\S+)\s*$", text).group(1))
        for share in (50, 99)
    }
    return {
        "name": name,
        "per_second": round(float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))),
        "p50_ms": latency[50],
        "p99_ms": latency[99],
        "cpu_ms": round((after - before) * 1000 / max(requests, 1), 3),
        "memory_mib": memory_mib(process),
        "errors": int(errors.group(1)) if errors else 0,
    }
