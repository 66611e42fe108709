"""Makes the pictures of the README from the made-up county: runs its year, serves it, and looks at it in a browser.

usage: pictures.py PROGRAM [FOLDER]      (default docs/pictures; `make setup` and the browser of `make test` are needed)
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

program = os.path.abspath(sys.argv[1])
target = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "..", "..", "docs", "pictures")
PORT = 8817
BASE = f"http://127.0.0.1:{PORT}"
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 800}
# Name, who looks, where, on what, in which language; a trailing “/…” opens the first record of the list.
PICTURES = [
    ("scoreboard", "director", "/scoreboard", DESK, "zh-CN"),
    ("inspection", "leader1", "/inspections/…", DESK, "zh-CN"),
    ("rectification-phone", "township-1", "/rectification", PHONE, "zh-CN"),
]


def look(browser, name, who, path, size, locale):
    page = browser.new_context(locale=locale, viewport=size).new_page()
    page.goto(BASE + "/login")
    page.fill("#login", who)
    page.fill("#password", "qingyuan-demo-2026")
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.goto(BASE + path.removesuffix("/…"))
    if path.endswith("/…"):
        page.click("tbody a >> nth=0")
        page.wait_for_load_state()
    page.screenshot(path=os.path.join(target, f"{name}.png"))


folder = tempfile.mkdtemp(prefix="xuncun-pictures-")
subprocess.run([program, "demo", "--no-serve", "--data", folder], check=True, capture_output=True)
server = subprocess.Popen([program, "serve", "--data", folder, "--port", str(PORT)], stderr=subprocess.DEVNULL)
try:
    for _ in range(500):
        try:
            urllib.request.urlopen(BASE + "/healthz", timeout=1).read()
            break
        except OSError:
            time.sleep(0.02)
    os.makedirs(target, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in PICTURES:
            look(browser, *picture)
        browser.close()
finally:
    server.terminate()
    shutil.rmtree(folder, ignore_errors=True)
print("written:", os.path.normpath(target))
