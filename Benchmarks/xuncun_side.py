"""Our side: a county with N findings, made through the API, and the server that answers."""
import json
import os
import random
import sqlite3
import subprocess
import time
import urllib.request
import uuid

PASSWORD = "qingyuan-demo-2026"
PORT = 8801
BASE = f"http://127.0.0.1:{PORT}"


def call(method, path, body=None, token=None):
    request = urllib.request.Request(
        BASE + path, method=method, data=json.dumps(body).encode() if body is not None else None)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def log_in(login):
    return call("POST", "/api/session", {"login": login, "password": PASSWORD})["token"]


class Xuncun:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.process = None

    def make_county(self):
        subprocess.run([self.program, "demo", "--no-serve", "--extent", "round", "--data", self.folder],
                       check=True, capture_output=True)
        # Fieldwork again, so that working papers can be written.
        self.sql("UPDATE inspections SET state = 'onSite'")

    def sql(self, text, *values):
        connection = sqlite3.connect(os.path.join(self.folder, "xuncun.sqlite"))
        with connection:
            connection.execute(text, values)
        connection.close()

    def start(self):
        """Starts the server; the seconds until it answers."""
        try:
            urllib.request.urlopen(BASE + "/healthz", timeout=1)
            raise SystemExit(f"another program serves at port {PORT}")
        except OSError:
            began = time.monotonic()
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.folder, "--port", str(PORT)],
            stderr=subprocess.DEVNULL)
        while True:
            try:
                urllib.request.urlopen(BASE + "/healthz", timeout=1).read()
                return time.monotonic() - began
            except OSError:
                time.sleep(0.002)

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def writing_script(self, path):
        """What wrk sends to write working papers: full fields, a fresh title each time."""
        token = log_in("inspector1")
        inspections = [item["id"] for item in call(
            "GET", "/api/inspections?limit=200", token=token)["items"]]
        members = call("GET", f"/api/options/groupMembers?about={inspections[0]}", token=token)
        second = members["items"][0]["id"]
        facts = ("巡察组通过查阅村级账目、入户走访和个别谈话发现，该村存在坐收坐支、工程项目未履行招投标程序、"
                 "“三务”公开不及时等问题，群众反映较为强烈。")
        body = {
            "heading": "sevenHeadings.discipline", "subject": "collectiveFunds",
            "severity": "medium", "facts": facts, "basis": "农村集体经济组织财务制度",
            "party": "village", "responsible": "村民委员会", "recommendation": "补办入账手续",
            "amount": 4680000, "second": second,
        }
        rest = json.dumps(body, ensure_ascii=False)[1:].replace("\\", "\\\\").replace("'", "\\'")
        titles = ["村务公开不及时", "坐收坐支", "低保评议不规范", "工程未招标", "党费台账缺失", "资产出租未公示"]
        with open(path, "w") as script:
            script.write(f"""
local paths = {{{",".join(f'"/api/inspections/{i}/findings"' for i in inspections)}}}
local titles = {{{",".join(f'"{t}"' for t in titles)}}}
local n = {random.randrange(10**6)}
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer {token}"
request = function()
  n = n + 1
  local body = '{{"title":"问题' .. n .. ':' .. titles[n % #titles + 1] .. '",{rest}'
  return wrk.format(nil, paths[n % #paths + 1], nil, body)
end
""")
        return path

    def count(self):
        connection = sqlite3.connect(os.path.join(self.folder, "xuncun.sqlite"))
        total = connection.execute("SELECT count(*) FROM findings").fetchone()[0]
        connection.close()
        return total

    def fill(self, target, script):
        """Writes working papers until there are enough; then spreads them over the county."""
        while self.count() < target:
            left = target - self.count()
            subprocess.run(["wrk", "-t1", "-c8", f"-d{max(1, min(20, left // 3000))}s", "-s", script,
                            BASE], check=True, capture_output=True)
        self.stop()
        connection = sqlite3.connect(os.path.join(self.folder, "xuncun.sqlite"))
        units = connection.execute(
            "SELECT id, township_id FROM village_units ORDER BY seq").fetchall()
        states = ["fedBack", "inRectification", "closed", "inRectification"]
        random.seed(7)
        with connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            rows = connection.execute("SELECT seq FROM findings").fetchall()
            connection.executemany(
                """UPDATE findings SET unit_id = ?, township_id = ?, state = ?,
                   number = 'B' || seq, due_on = date('now', ? || ' days'),
                   fed_back_on = date('now', '-61 days') WHERE seq = ?""",
                ((*units[seq % len(units)], random.choice(states), random.randint(-60, 120), seq)
                 for (seq,) in rows))
            connection.execute("ANALYZE")
        connection.close()
        self.start()


def fresh():
    return str(uuid.uuid4())
