"""Measures whether what is out of sight is answered as fast as what does not exist; writes docs/benchmarks-silence.md.

Standard library only. Several accounts ask for records that they do not see and for identifiers that nothing has, one
after the other in pairs, at every kind of door. Status, headers and bytes of a pair must be the same.

usage: silence.py PROGRAM [PAIRS]     (default 400, for each row)
"""
import datetime
import gc
import itertools
import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

PASSWORD = "qingyuan-demo-2026"
PORT = 9100
program = os.path.abspath(sys.argv[1])
pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 400
# A group, a village, a township, a department, an organ; the leader is recused from a village of their own group.
ACCOUNTS = ["inspector1", "village-1", "township-1", "department-1", "keeper", "leader1"]
RECUSED = "leader1"
LISTS = ["units", "people", "rounds", "inspections", "interviews", "visits", "findings", "feedbacks", "rectification",
         "revisits", "suspicions", "datasets", "runs", "clues", "publicReports", "immediateNotices", "amountRecords",
         "guidanceNotes", "postings", "expertOpinions", "commonProblems"]
TABLES = {"units": "village_units", "rectification": "rectification_items", "runs": "screening_runs"}
# A keeper registers clues and letters under inspections that they may not look up: to that these are in sight.
OPEN = {("keeper", "inspections", "clues"), ("keeper", "inspections", "publicReports")}
# Beyond both of these, twice in a row, a difference counts as clear.
SHARE, MICROSECONDS = 0.05, 100
PAPER = "证明材料，示范数据。".encode()
lines = []


def say(text=""):
    lines.append(text)
    print(text, flush=True)


class Answer:
    def __init__(self, data, nanoseconds):
        head, self.body = data.split(b"\r\n\r\n", 1)
        first, *rest = head.split(b"\r\n")
        self.status = int(first.split()[1])
        self.headers = sorted(line for line in rest if not line.lower().startswith(b"date:"))
        self.microseconds = nanoseconds / 1000


class Line:
    """One connection that is kept: what is measured is the answer, not the client."""

    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.headers = {}

    def ask(self, method, path, body=b"", kind="application/json", key=None):
        headers = {"Host": "127.0.0.1", "Content-Length": len(body), **self.headers}
        if body:
            headers["Content-Type"] = kind
        if key:
            headers["Idempotency-Key"] = key
        request = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = request.encode() + b"\r\n" + body
        began = time.perf_counter_ns()
        self.socket.sendall(request)
        data, whole = b"", None
        while whole is None or len(data) < whole:
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise SystemExit(f"{path}: the connection was closed")
            data += piece
            end = data.find(b"\r\n\r\n")
            if whole is None and end >= 0:
                length = re.search(rb"(?i)\r\ncontent-length: (\d+)", data[:end + 2])
                whole = end + 4 + int(length.group(1)) if length else end + 4
        return Answer(data, time.perf_counter_ns() - began)

    def log_in(self, login):
        self.login = login
        answer = self.ask("POST", "/api/session", json.dumps({"login": login, "password": PASSWORD}).encode())
        self.headers["Authorization"] = "Bearer " + json.loads(answer.body)["token"]
        page = self.ask("GET", "/password").body.decode()
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
        # Some may hand in nothing; then they name a file that is not theirs.
        answer = self.ask("POST", "/api/files", PAPER, "application/octet-stream")
        self.file = json.loads(answer.body).get("sha256", "0" * 64)
        return self


def text(blob):
    return str(uuid.UUID(bytes=blob))


class County:
    """What there is, read beside the server."""

    def __init__(self, data):
        self.db = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))

    def ids(self, table):
        table = TABLES.get(table) or re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), table)
        return [text(row[0]) for row in self.db.execute(f"SELECT id FROM {table} ORDER BY rowid")]

    def person(self, login):
        return text(self.db.execute("SELECT id FROM people WHERE login = ?", (login,)).fetchone()[0])

    def unit_of(self, login):
        """A village of somebody's group."""
        return text(self.db.execute(
            "SELECT i.unit_id FROM inspections i JOIN grants g ON g.scope_id = i.group_id "
            "JOIN people p ON p.id = g.person_id WHERE p.login = ? ORDER BY i.rowid", (login,)).fetchone()[0])


def value(schema, county, line):
    """What a field of the description takes."""
    if schema["type"] == "array":
        return [value(schema["items"], county, line)]
    if schema["type"] == "integer":
        return max(1, schema.get("minimum", 1))
    if schema["type"] == "boolean":
        return True
    if "enum" in schema:
        return schema["enum"][0]
    if "pattern" in schema:
        return line.file
    return {"uuid": county.person("inspector2"), "date": "2026-06-01"}.get(schema.get("format"), "3")


def form(fields):
    """A form with a file, as browsers send it."""
    parts = [f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{content}\r\n'.encode()
             for name, content in fields.items()]
    parts.append('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
                 "Content-Type: text/plain\r\n\r\n".encode() + PAPER + b"\r\n--edge--\r\n")
    return b"".join(parts)


class Doors:
    """The kinds of doors, and how each is asked."""

    def __init__(self, county, description):
        self.county = county
        self.actions = {}
        for path, methods in description["paths"].items():
            found = re.fullmatch(r"/api/(\w+)/\{record\}/(\w+)", path)
            if found and "post" in methods and found.group(2) != "attachments":
                content = methods["post"].get("requestBody", {}).get("content", {})
                schema = content.get("application/json", {}).get("schema", {})
                self.actions.setdefault(found.group(1), []).append((found.group(2), schema))
        self.bodies = {}

    def action(self, line, name, n):
        """The n-th action on records of a list."""
        known = [pair for pair in self.actions.get(name, []) if (line.login, name, pair[0]) not in OPEN]
        return known[n % len(known)] if known else None

    def body(self, line, action, schema):
        key = (id(line), action, id(schema))
        if key not in self.bodies:
            self.bodies[key] = {name: value(schema["properties"][name], self.county, line)
                                for name in schema.get("required", [])}
        return self.bodies[key]

    def page(self, line, name, n):
        return lambda record: line.ask("GET", f"/{name}/{record}")

    def record(self, line, name, n):
        return lambda record: line.ask("GET", f"/api/{name}/{record}")

    def file(self, line, name, n):
        return lambda record: line.ask("GET", f"/attachments/{record}")

    def act(self, line, name, n):
        found = self.action(line, name, n)
        if not found:
            return None
        action, schema = found
        body = json.dumps(self.body(line, action, schema), ensure_ascii=False).encode()
        return lambda record: line.ask("POST", f"/api/{name}/{record}/{action}", body, key=str(uuid.uuid4()))

    def send(self, line, name, n):
        found = self.action(line, name, n)
        if not found:
            return None
        action, schema = found
        fields = {key: field[0] if isinstance(field, list) else field
                  for key, field in self.body(line, action, schema).items()}
        if line.file in fields.values():
            # A form brings its file along; that is the door below.
            fields = {key: "" if field == line.file else field for key, field in fields.items()}
        return lambda record: line.ask(
            "POST", f"/{name}/{record}/{action}",
            urllib.parse.urlencode({**fields, "csrf": line.csrf, "action-id": uuid.uuid4()}).encode(),
            "application/x-www-form-urlencoded")

    def attach(self, line, name, n):
        body = json.dumps({"title": "照片", "file": line.file}).encode()
        return lambda record: line.ask("POST", f"/api/{name}/{record}/attachments", body, key=str(uuid.uuid4()))

    def bring(self, line, name, n):
        return lambda record: line.ask(
            "POST", f"/{name}/{record}/attachments",
            form({"csrf": line.csrf, "action-id": uuid.uuid4(), "title": "照片"}), "multipart/form-data; boundary=edge")


class Row:
    """Pairs of one door and one list."""

    def __init__(self, name):
        self.name, self.hidden, self.never, self.accounts = name, [], [], []

    def add(self, hidden, never, account):
        self.hidden.append(hidden)
        self.never.append(never)
        self.accounts.append(account)

    def figures(self):
        hidden, never = statistics.median(self.hidden), statistics.median(self.never)
        slower = sum(a > b for a, b in zip(self.hidden, self.never)) / len(self.hidden)
        apart = statistics.median(a - b for a, b in zip(self.hidden, self.never))
        return hidden, never, slower, apart

    def deviates(self):
        hidden, never, _, _ = self.figures()
        return abs(hidden / never - 1) > SHARE and abs(hidden - never) > MICROSECONDS

    def said(self, mark=""):
        hidden, never, slower, apart = self.figures()
        say(f"| {self.name}{mark} | {hidden / 1000:.3f} | {never / 1000:.3f} | {hidden / never:.3f} | {apart:+.1f} | "
            f"{slower * 100:.0f} % | {len(self.hidden)} |")


def head(first):
    say(f"| {first} | hidden, median ms | nothing, median ms | ratio | median of the differences µs | "
        "hidden was slower | pairs |")
    say("| --- |" + " ---: |" * 6)


def measure(name, ask, cases, isControl=False):
    """Asks in pairs, in turns which of the two comes first; `cases` are accounts with what they do not see."""
    row = Row(name)
    turns = itertools.cycle(cases)
    gc.disable()
    for n in range(-20, pairs):
        account, line, list_name, ids = next(turns)
        # Neighbouring turns take the same order twice, so that it does not go with the account.
        hidden = str(uuid.uuid4()) if isControl else ids[n % len(ids)]
        never = str(uuid.uuid4())
        door = ask(line, list_name, max(n, 0))
        if (n + n // len(cases)) % 2:
            a = door(hidden)
            b = door(never)
        else:
            b = door(never)
            a = door(hidden)
        if a.status != 404 or b.status != 404 or a.headers != b.headers \
                or a.body.replace(hidden.encode(), never.encode()) != b.body:
            raise SystemExit(f"{name}: {account} tells {hidden} ({a.status}) from nothing ({b.status}): "
                             f"{a.body[:300]} {b.body[:300]}")
        # The first ones warm up.
        if n >= 0:
            row.add(a.microseconds, b.microseconds, account)
    gc.enable()
    return row


def table(title, ask, hidden, lists):
    """One kind of door: a row for each list, one for nothing beside nothing, and one for each account."""
    say(f"### {title}")
    say()
    head("list")
    rows, clear = [], []
    for name in lists:
        cases = [(account, line, name, ids) for account, line, seen in hidden for ids in [seen.get(name)] if ids]
        if not cases or ask(cases[0][1], name, 0) is None:
            continue
        row = measure(name, ask, cases)
        if row.deviates():
            # Once may be chance, and other work on the machine.
            row = measure(name, ask, cases)
        if row.deviates():
            clear.append(name)
        row.said(" **deviates**" if row.deviates() else "")
        rows.append(row)
    cases = [(account, line, name, ids) for account, line, seen in hidden for name, ids in seen.items()
             if name == rows[0].name]
    measure("nothing beside nothing", ask, cases, isControl=True).said()
    say()
    head("account")
    for account in ACCOUNTS:
        own = Row(account)
        for row in rows:
            for pair in zip(row.hidden, row.never, row.accounts):
                if pair[2] == account:
                    own.add(*pair)
        if own.hidden:
            own.said()
    say()
    return clear


folder = tempfile.mkdtemp(prefix="xuncun-silence-")
data = os.path.join(folder, "data")
process = None
try:
    subprocess.run([program, "demo", "--no-serve", "--extent", "round", "--data", data], check=True,
                   capture_output=True)
    process = subprocess.Popen([program, "serve", "--data", data, "--port", str(PORT)], stderr=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)
    while True:
        try:
            Line().ask("GET", "/healthz")
            break
        except OSError:
            if process.poll() is not None:
                raise SystemExit("the server did not start")
            time.sleep(0.05)
    county = County(data)
    people = {login: Line().log_in(login) for login in ACCOUNTS}
    recusal = {"place": county.unit_of(RECUSED), "relation": "配偶任该村会计"}
    answer = people[RECUSED].ask("POST", f"/api/people/{county.person(RECUSED)}/recusals",
                                 json.dumps(recusal).encode())
    if answer.status != 201:
        raise SystemExit(f"no recusal: {answer.body}")
    hidden = []
    for login, line in people.items():
        seen = {}
        for name in LISTS + ["attachments"]:
            path = "/attachments" if name == "attachments" else f"/api/{name}"
            # Enough of each, from all over the list.
            ids = county.ids(name)
            ids = ids[::max(1, len(ids) // 100)]
            seen[name] = [record for record in ids if line.ask("GET", f"{path}/{record}").status == 404][:60]
        hidden.append((login, line, seen))
        print(login, {name: len(ids) for name, ids in seen.items()}, flush=True)
    doors = Doors(county, json.loads(people["inspector1"].ask("GET", "/api/openapi.json").body))
    attached = ["findings", "rectification", "revisits", "suspicions"]
    clear = {}
    for title, ask, lists in [
        ("GET /LIST/ID, the page", doors.page, LISTS),
        ("GET /api/LIST/ID", doors.record, LISTS),
        ("POST /api/LIST/ID/ACTION, all actions of the list in turns", doors.act, LISTS),
        ("POST /LIST/ID/ACTION, the form of a page", doors.send, LISTS),
        ("GET /attachments/ID", doors.file, ["attachments"]),
        ("POST /api/LIST/ID/attachments", doors.attach, attached),
        ("POST /LIST/ID/attachments, a form with a file", doors.bring, attached),
    ]:
        clear[title] = table(title, ask, hidden, lists)
    found = [f"{title}: {', '.join(names)}" for title, names in clear.items() if names]
    say("Clear differences: " + ("; ".join(found) if found else "none") + ".")
finally:
    if process:
        process.terminate()
        process.wait()
    shutil.rmtree(folder)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-silence.md")
with open(path, "w") as file:
    file.write("# Measured: what is out of sight is as silent as what does not exist\n\nWritten by "
               f"`Benchmarks/silence.py` (part of `make bench`): {len(ACCOUNTS)} accounts "
               f"({', '.join(ACCOUNTS)};\nthe last one is recused from a village of their own group) ask for records "
               "that they do not see and for random\nidentifiers that nothing has, in pairs, in turns which of the two "
               "comes first, on one connection. Status, headers\nand bytes were the same in every pair. A row "
               f"deviates where the medians differ by more than {SHARE * 100:.0f} % and {MICROSECONDS} µs,\n"
               "twice in a row; where nothing stands beside nothing one sees what chance does.\n\n"
               f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[2]:.1f} over 15 minutes.\n\n")
    file.write("\n".join(lines).rstrip() + "\n")
print("written:", path)
