"""Kills a server with SIGKILL in the middle of writes, again and again: no acknowledged action may be lost.

usage: killed_server.py PROGRAM [TIMES]      (default 50)
"""
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid

program, times = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50
folder = tempfile.mkdtemp(prefix="xuncun-killed-")
data = os.path.join(folder, "data")
PORT = 8811
BASE = f"http://127.0.0.1:{PORT}"
passed, failed = 0, 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def call(method, path, body=None, token=None, key=None, timeout=10):
    request = urllib.request.Request(
        BASE + path, method=method, data=json.dumps(body).encode() if body is not None else None)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    if key:
        request.add_header("Idempotency-Key", key)
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return json.load(answer)


def start():
    process = subprocess.Popen([program, "serve", "--data", data, "--port", str(PORT)],
                               stderr=subprocess.DEVNULL)
    for _ in range(1000):
        try:
            urllib.request.urlopen(BASE + "/healthz", timeout=1).read()
            return process
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.01)
    print("the server did not start:", process.poll())
    sys.exit(1)


subprocess.run([program, "demo", "--no-serve", "--extent", "round", "--data", data], check=True, capture_output=True)
process = start()
token = call("POST", "/api/session",
             {"login": "office", "password": "qingyuan-demo-2026"})["token"]
unit = call("GET", "/api/units?limit=1", token=token)["items"][0]["id"]
acknowledged = []
lock = threading.Lock()


def write(stop):
    """Sends figures until the server dies; an answer is a promise."""
    while not stop.is_set():
        key, amount = str(uuid.uuid4()), str(uuid.uuid4())
        try:
            call("POST", f"/api/units/{unit}/figures", {
                "figure": "population", "amount": amount, "asOf": "2026-01-01",
                "source": "统计"}, token=token, key=key)
        except (OSError, urllib.error.URLError):
            return
        with lock:
            acknowledged.append((key, amount))


for turn in range(times):
    stop = threading.Event()
    writers = [threading.Thread(target=write, args=(stop,)) for _ in range(4)]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.02, 0.2))
    process.send_signal(signal.SIGKILL)
    process.wait()
    stop.set()
    for writer in writers:
        writer.join()
    process = start()

process.send_signal(signal.SIGTERM)
check(process.wait(timeout=20) == 0, "a graceful stop exits with 0")
kept = {row[0] for row in sqlite3.connect(os.path.join(data, "xuncun.sqlite")).execute(
    "SELECT amount FROM dossier_figures")}
lost = [amount for _, amount in acknowledged if amount not in kept]
check(len(acknowledged) > times, f"only {len(acknowledged)} writes were acknowledged")
check(not lost, f"{len(lost)} acknowledged writes are lost")
check(subprocess.run([program, "verify", "--data", data], capture_output=True).returncode == 0,
      "the journal is whole")
print(f"{times} kills, {len(acknowledged)} acknowledged writes, {len(lost)} lost")

# Bad luck with the folder: a sentence and an exit code, never a crash.
damaged = os.path.join(folder, "damaged")
os.mkdir(damaged)
with open(os.path.join(damaged, "xuncun.sqlite"), "wb") as file:
    file.write(b"this is no database " * 500)
answer = subprocess.run([program, "report", "scoreboard", "--data", damaged], capture_output=True)
check(answer.returncode == 1 and b"storage.damaged" in answer.stderr, "a damaged database is named")
answer = subprocess.run([program, "serve", "--data", "/proc/nowhere"], capture_output=True)
check(answer.returncode == 1 and b"storage." in answer.stderr, "an impossible folder is named")
answer = subprocess.run([program, "import", "villages", "/nowhere.csv", "--data", damaged + "2"],
                        capture_output=True)
check(answer.returncode == 1 and b"import.no-file" in answer.stderr, "a missing file is named")
broken = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))
broken.execute("UPDATE journal SET payload = payload || ' ' WHERE seq = 7")
broken.commit()
broken.close()
answer = subprocess.run([program, "verify", "--data", data], capture_output=True)
check(answer.returncode == 2 and b"entry 7" in answer.stdout, "a changed entry is named")
shutil.rmtree(folder)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
