"""The peer: PocketBase with the same shape of data, run as an ordinary user."""
import datetime
import json
import os
import random
import shutil
import subprocess
import time
import urllib.error
import urllib.request

PORT = 8803
BASE = f"http://127.0.0.1:{PORT}"
PASSWORD = "Bench-12345!"


class PocketBase:
    def __init__(self, folder):
        # Its migrations go beside its folder: a folder of its own keeps runs apart.
        self.folder = os.path.join(folder, "data")
        self.token = None
        self.process = None
        self.program = shutil.which("pocketbase", path=".venv/bin") or shutil.which("pocketbase")

    def start(self):
        subprocess.run([self.program, "superuser", "upsert", "admin@example.org", PASSWORD,
                        "--dir", self.folder], check=True, capture_output=True)
        self.process = subprocess.Popen(
            [self.program, "serve", "--http", f"127.0.0.1:{PORT}", "--dir", self.folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(1200):
            try:
                urllib.request.urlopen(BASE + "/api/health", timeout=1).read()
                break
            except OSError:
                time.sleep(0.05)
        self.token = self.call("POST", "/api/collections/_superusers/auth-with-password",
                               {"identity": "admin@example.org", "password": PASSWORD})["token"]

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            BASE + path, method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"content-type": "application/json",
                     **({"Authorization": self.token} if self.token else {})})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)

    def collection(self, name, fields, indexes=(), rule='@request.auth.id != ""'):
        signed_in = '@request.auth.id != ""'
        return self.call("POST", "/api/collections", dict(
            name=name, type="base", fields=fields, indexes=list(indexes), listRule=rule,
            viewRule=rule, createRule=signed_in, updateRule=signed_in))["id"]

    def batch(self, collection, rows):
        made = []
        for start in range(0, len(rows), 500):
            answer = self.call("POST", "/api/batch", {"requests": [
                dict(method="POST", url=f"/api/collections/{collection}/records", body=row)
                for row in rows[start:start + 500]]})
            made += [item["body"]["id"] for item in answer]
        return made

    def fill(self, count):
        random.seed(7)
        self.call("PATCH", "/api/settings", {
            "batch": {"enabled": True, "maxRequests": 1000, "timeout": 120},
            "rateLimits": {"enabled": False}})
        text = dict(type="text")
        towns = self.collection("towns", [dict(name="name", **text)])
        villages = self.collection("villages", [
            dict(name="name", **text),
            dict(name="town", type="relation", collectionId=towns, maxSelect=1)])
        users = [c for c in self.call("GET", "/api/collections?perPage=100")["items"]
                 if c["name"] == "users"][0]
        self.call("PATCH", "/api/collections/users", dict(fields=users["fields"] + [
            dict(name="town", type="relation", collectionId=towns, maxSelect=1),
            dict(name="level", **text)]))
        rule = '@request.auth.level = "county" || village.town = @request.auth.town'
        self.collection("findings", [
            dict(name="no", **text), dict(name="title", **text), dict(name="body", **text),
            dict(name="village", type="relation", collectionId=villages, maxSelect=1),
            dict(name="status", **text), dict(name="severity", type="number"),
            dict(name="due", type="date")],
            ["create unique index fno on findings(no)",
             "create index fst on findings(status,severity)",
             "create index fvi on findings(village)", "create index fdu on findings(due)"], rule)
        town_ids = self.batch("towns", [dict(name=f"第{n + 1}乡镇") for n in range(19)])
        village_ids = self.batch("villages", [
            dict(name=f"村居{n + 1:03d}", town=town_ids[n % 19]) for n in range(349)])
        for name, more in (("county", {}), ("town", {"town": town_ids[3]})):
            self.call("POST", "/api/collections/users/records", dict(
                email=f"{name}@example.org", password=PASSWORD, passwordConfirm=PASSWORD,
                level=name, verified=True, **more))
        titles = ["村务公开不及时", "坐收坐支", "低保评议不规范", "工程未招标", "党费台账缺失", "资产出租未公示"]
        body = ("巡察组通过查阅村级账目、入户走访和个别谈话发现，该村存在坐收坐支、工程项目未履行招投标程序、"
                "“三务”公开不及时等问题，群众反映较为强烈。")
        today = datetime.date.today()
        self.batch("findings", [dict(
            no=f"WT-{n + 1:06d}", title=f"问题{n + 1:05d}:{titles[n % 6]}", body=body,
            village=village_ids[n % 349], status=random.choice(["fedBack", "inRectification", "closed"]),
            severity=random.randint(0, 4),
            due=str(today + datetime.timedelta(days=random.randint(-60, 120))) + " 00:00:00Z")
            for n in range(count)])
        self.village = village_ids[0]

    def log_in(self, name):
        return self.call("POST", "/api/collections/users/auth-with-password",
                         {"identity": f"{name}@example.org", "password": PASSWORD})["token"]
