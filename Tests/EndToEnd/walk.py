"""Walks through the thread in a real browser as the people who would, in both languages, on a desk and a phone.

usage: walk.py PROGRAM [--shots FOLDER]
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

program = os.path.abspath(sys.argv[1])
shots = sys.argv[sys.argv.index("--shots") + 1] if "--shots" in sys.argv else None
folder = tempfile.mkdtemp(prefix="xuncun-walk-")
data = os.path.join(folder, "data")
PORT = 8812
BASE = f"http://127.0.0.1:{PORT}"
PASSWORD = "qingyuan-demo-2026"
passed, failed = 0, 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def log_in(page, who):
    page.context.clear_cookies()
    page.goto(BASE + "/login")
    page.fill("#login", who)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def picture(page, name):
    if shots:
        os.makedirs(shots, exist_ok=True)
        page.screenshot(path=os.path.join(shots, f"{name}.png"), full_page=True)


def accessible(page, where):
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    names = [f"{item['id']} ({item['nodes'][0]['html'][:80]})" for item in found.response["violations"]]
    check(not names, f"{where}: {names}")


def walk(browser):
    desk = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = desk.new_page()
    troubles = []
    page.on("console", lambda message: troubles.append(message.text)
            if message.type == "error" and "status of 4" not in message.text else None)
    page.goto(BASE + "/findings")
    check("/login" in page.url, "a page asks for a login")
    accessible(page, "login")
    page.fill("#login", "director")
    page.fill("#password", "wrong password")
    page.click("main button[type=submit]")
    page.wait_for_selector(".problem")
    check("账号或密码不正确" in page.content(), "a wrong password is refused in words")
    log_in(page, "director")
    for path in ["/", "/units", "/terms", "/rounds", "/inspections", "/findings",
                 "/rectification", "/revisits", "/people", "/scoreboard", "/units/new",
                 "/people/new"]:
        page.goto(BASE + path)
        check(page.locator("h1").count() == 1, f"{path} has one heading")
        accessible(page, path)
        picture(page, "desk" + path.replace("/", "-"))
    close_an_item(page)
    for path in ["/units", "/rounds", "/inspections", "/findings", "/revisits", "/people"]:
        page.goto(BASE + path)
        page.click("tbody a >> nth=0")
        check(page.locator("h1").inner_text() != "", f"a record of {path}")
        accessible(page, f"a record of {path}")
        picture(page, "desk-record" + path.replace("/", "-"))
    page.click("button:has-text('English')")
    page.wait_for_load_state()
    check(page.locator("html").get_attribute("lang") == "en", "the language changes")
    page.goto(BASE + "/findings")
    left = re.findall(r"<(?:h1|th|button|label|summary)[^>]*>[^<]*[\u4e00-\u9fff]", page.content())
    left = [text for text in left if "中文" not in text]
    check(not left, f"words of the English frame are English: {left[:3]}")
    check(not troubles, f"the console is quiet: {troubles[:3]}")
    write_a_paper(page)
    keep_a_logbook(page)
    import_a_register(page)
    look_at_lists(page)
    work_in_bulk(page)
    take_over_a_ledger(page)
    screen_books(page)
    screen_tenders(page)
    plan_a_round(page)
    phone(browser)


def close_an_item(page):
    """The director closes a verified item; the same form sent twice counts once."""
    page.goto(BASE + "/rectification?state=verified")
    waiting = page.locator("tbody tr").count()
    page.click("tbody a >> nth=0")
    address = page.url
    accessible(page, "an item")
    picture(page, "desk-item")
    page.fill("textarea[name=opinion] >> nth=0", "<script>alert(1)</script> 同意销号")
    page.click("form[action$='/close'] button[type=submit]")
    page.wait_for_load_state()
    check("已销号" in page.content(), "the item is closed")
    check("&lt;script&gt;" in page.content(), "what was typed stays text")
    page.goto(BASE + "/rectification?state=verified")
    check(page.locator("tbody tr").count() == waiting - 1, "one fewer waits")
    page.goto(address)
    check(page.locator("form[action$='/close']").count() == 0, "a closed item offers no closing")


def write_a_paper(page):
    """An inspector looks for what an inspector may do; a village looks at what it must not see."""
    log_in(page, "village-1")
    page.goto(BASE + "/findings")
    seen = page.locator("tbody tr").count()
    check(0 < seen < 10, f"a village sees its own findings only: {seen}")
    page.goto(BASE + "/people")
    check(page.locator("tbody tr").count() == 0, "a village sees no list of people")
    log_in(page, "auditor")
    page.goto(BASE + "/journal")
    check(page.locator("tbody tr").count() == 20, "the auditor reads the journal")


def keep_a_logbook(page):
    """The office looks at the registers, records an entry, and strikes it out again."""
    log_in(page, "director")
    for path in ["/logbooks", "/scoreboard", "/calendar", "/poolMembers", "/visits"]:
        page.goto(BASE + path)
        accessible(page, path)
        picture(page, "desk" + path.replace("/", "-"))
    page.goto(BASE + "/scoreboard")
    page.click("text=按轮次")
    accessible(page, "figures by round")
    check(page.locator("table.stats tbody tr").count() == 2, "one round and the total")
    for format in ["xlsx", "csv"]:
        with page.expect_download() as download:
            page.click(f"text={format.upper()}")
        check(os.path.getsize(download.value.path()) > 300, f"figures as {format}")
    page.goto(BASE + "/rounds")
    page.click("tbody a >> nth=0")
    page.click("a[href^='/archiveItems/new']")
    accessible(page, "the form of an entry")
    page.fill("input[name=document]", "第一轮反馈意见")
    page.fill("input[name=pages]", "0")
    page.evaluate("document.querySelector('form.fields').noValidate = true")
    page.click("button.primary")
    page.wait_for_load_state()
    check("第一轮反馈意见" in page.content(), "a refused form keeps what was typed")
    page.fill("input[name=pages]", "36")
    page.select_option("select[name=retention]", "thirty")
    page.fill("input[name=place]", "档案柜2号")
    page.click("button.primary")
    page.wait_for_load_state()
    check("巡档〔" in page.content(), "the entry has its number")
    accessible(page, "an entry")
    page.click("summary:has-text('作废登记')")
    page.fill("textarea[name=reason]", "重复登记")
    page.click("form[action$='/strike'] button[type=submit]")
    page.wait_for_load_state()
    check("已作废" in page.content() and "重复登记" in page.content(), "struck out, and kept")


def import_a_register(page):
    """The office reads a file, looks at its report, and takes it in."""
    register = os.path.join(folder, "register.csv")
    with open(register, "w", encoding="gb18030") as file:
        file.write("统计用区划代码,名称,乡镇代码,乡镇名称,县代码,县名称,市名称,省名称\r\n"
                   "990101105299,新增王家庄村民委员会,990101105,白石镇,990101,清源区,云州市,示范省\r\n"
                   "9.90101E+11,坏代码村民委员会,990101105,白石镇,990101,清源区,云州市,示范省\r\n")
    page.goto(BASE + "/units")
    page.click("a[href='/units/import']")
    accessible(page, "the form of an import")
    page.fill("input[name=since]", "2026-06-30")
    page.set_input_files("input[name=file]", register)
    page.click("button.primary")
    page.wait_for_load_state()
    check("拒收" in page.content() and "9.90101E+11" in page.content(), "the report names the row")
    accessible(page, "the report of an import")
    picture(page, "desk-import")
    page.click("button.primary")
    page.wait_for_load_state()
    check("新增1个" in page.content(), "one unit more")
    page.goto(BASE + "/units?q=" + "新增王家庄")
    check("王家庄" in page.content(), "and it is found")


def look_at_lists(page):
    page.goto(BASE + "/inspections")
    page.click("tbody a >> nth=0")
    page.click("a[href$='/package']")
    check(page.locator("main section.card").count() == 4, "one report has four lists")
    accessible(page, "the lists of a village")
    picture(page, "desk-package")
    with page.expect_download() as download:
        page.click("text=XLSX")
    check(os.path.getsize(download.value.path()) > 3000, "the lists as a workbook")


def work_in_bulk(page):
    """The office keeps a filter, presses for several items at once, and prints them."""
    page.goto(BASE + "/rectification?late=open")
    page.click("summary:has-text('保存当前条件')")
    page.fill(".saved-filters input[name=name]", "未销号")
    page.click(".saved-filters form button")
    page.wait_for_load_state()
    check(page.locator(".saved-filters li.current").count() == 1, "a filter is kept")
    for row in range(3):
        page.check(f"input[name=row] >> nth={row}")
    check("3" in page.locator("[data-picked]").inner_text(), "chosen rows are counted")
    page.select_option("#bulk select", "supervisionLetters.record")
    page.click("#bulk button >> nth=0")
    accessible(page, "the form for many")
    page.fill("input[name=demand]", "请于五日内报送整改进展。")
    page.fill("input[name=replyDueOn]", "2030-01-01")
    page.click("form.fields button.primary")
    page.wait_for_load_state()
    check("办理3条" in page.content(), "all three are done")
    accessible(page, "what became of many")
    page.goto(BASE + "/supervisionLetters")
    check(page.locator("tbody tr").count() >= 3, "and three letters are out")
    page.goto(BASE + "/rectification")
    page.check("input[data-all]")
    page.click("#bulk button >> nth=-1")
    page.wait_for_load_state()
    check(page.locator("article.sheet").count() == 20, "a page of the list is ready to print")
    page.goto(BASE + "/rectification/bulk?action=rectification.close&row=nonsense")
    check("请勾选" in page.content(), "nothing chosen is told in words")


def take_over_a_ledger(page):
    """The office reads a ledger of its own against a round."""
    ledger = os.path.join(folder, "ledger.csv")
    with open(ledger, "w", encoding="gb18030") as file:
        file.write("某区巡察整改台账,,,\r\n村居,问题描述,整改状态,备注\r\n无此村,台账里的问题,整改中,\r\n")
    page.goto(BASE + "/rounds")
    page.click("tbody a >> nth=0")
    page.click("a[href$='/ledger']")
    accessible(page, "the form of a ledger")
    page.fill("#fedBackOn", "2026-01-05")
    page.set_input_files("#file", ledger)
    page.click("button.primary")
    page.wait_for_load_state()
    check("不在本轮" in page.content() and "备注" in page.content(), "the report names row and column")
    accessible(page, "the report of a ledger")
def screen_books(page):
    """A group hands in books, checks the report, screens them, and opens what was raised; a village sees none of it."""
    log_in(page, "village-1")
    check(page.locator("nav a[href='/screening']").count() == 0, "a village has no screening")
    answer = page.goto(BASE + "/suspicions")
    check(answer.status == 403, f"a village sees no suspicion: {answer.status}")
    log_in(page, "leader1")
    for path in ["/screening", "/suspicions", "/datasets", "/runs", "/models", "/models/E05", "/points", "/precision"]:
        page.goto(BASE + path)
        check(page.locator("h1").count() == 1, f"{path} has one heading")
        accessible(page, path)
        picture(page, "desk" + path.replace("/", "-"))
    page.goto(BASE + "/suspicions?light=red")
    check(page.locator("tbody tr").count() > 5, "suspicions wait")
    page.goto(BASE + "/inspections")
    page.click("tbody a >> nth=0")
    page.click("a[href^='/datasets/new']")
    accessible(page, "the form of a dataset")
    books = os.path.join(folder, "凭证.csv")
    with open(books, "w", encoding="gb18030") as file:
        file.write("凭证日期,凭证字,凭证号,附件数,摘要,科目编码,借方金额,贷方金额,收款人\r\n")
        for number, day in [(1, "2025-03-03"), (2, "2025-03-05")]:
            file.write(f"{day},记,{number},2,砂石款,541,4800.00,,王某\r\n{day},记,{number},2,砂石款,102,,4800.00,\r\n")
        file.write("昨天,记,3,2,错行,541,1.00,,王某\r\n")
    page.fill("input[name=title]", "补充凭证")
    page.fill("input[name=handedBy]", "三资代理中心")
    page.fill("input[name=since]", "2025-01-01")
    page.fill("input[name=until]", "2025-12-31")
    page.set_input_files("input[name=files]", books)
    page.click("button.primary")
    page.wait_for_load_state()
    check("昨天" in page.content() and "GB18030" in page.content().replace(" ", ""), "the report names the row")
    accessible(page, "the report of a dataset")
    picture(page, "desk-dataset-report")
    page.click("button.primary")
    page.wait_for_load_state()
    check("补充凭证" in page.locator("h1").inner_text(), "the dataset is kept")
    page.click("a[href$='/screen']")
    accessible(page, "the choice of models")
    page.check("input[value=E05]")
    page.click("button.primary")
    page.wait_for_url("**/runs/**")
    accessible(page, "a run")
    page.click("a[href^='/suspicions?run=']")
    check(page.locator("tbody tr").count() == 1, "one suspicion was raised")
    page.click("tbody a >> nth=0")
    accessible(page, "a suspicion")
    picture(page, "desk-suspicion")
    page.click("a[href*='/voucher?'] >> nth=0")
    check("砂石款" in page.content(), "the voucher with its lines")
    accessible(page, "a voucher")
    page.click("a[href$='/ledger']")
    page.fill("input[name=payee]", "王")
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    check("共 2 行" in page.content(), "two lines name the payee")
    accessible(page, "the ledger")


def screen_tenders(page):
    """A group hands in tenders as OCDS in JSON lines; a line that is none is told, and an indicator raises a suspicion."""
    page.goto(BASE + "/inspections")
    page.click("tbody a >> nth=0")
    page.click("a[href^='/datasets/new']")
    tender = {"procurementMethod": "open", "numberOfTenderers": 1, "title": "水渠修复工程",
              "tenderPeriod": {"startDate": "2025-03-01T09:00:00+08:00", "endDate": "2025-03-25T09:00:00+08:00"}}
    bids = {"details": [{"id": "1", "status": "valid", "tenderers": [{"id": "清原路桥公司"}],
                         "value": {"amount": 250000, "currency": "CNY"}}]}
    award = {"status": "active", "suppliers": [{"id": "清原路桥公司"}], "value": {"amount": 250000, "currency": "CNY"}}
    lines = [json.dumps({"ocid": "ocds-walk-1", "tender": tender, "bids": bids, "awards": [award]}), '{"ocid":']
    page.fill("input[name=title]", "招标数据")
    page.fill("input[name=handedBy]", "公共资源交易中心")
    page.fill("input[name=since]", "2025-01-01")
    page.fill("input[name=until]", "2025-12-31")
    page.set_input_files(
        "input[name=files]",
        {"name": "招标.jsonl", "mimeType": "application/json", "buffer": "\n".join(lines).encode()})
    page.click("button.primary")
    page.wait_for_load_state()
    check("OCDS" in page.content() and "不是完整的 JSON" in page.content(), "the report names the broken line")
    told = page.locator("main").inner_text()
    check(re.search(r"文件\s+1\s+接收行数\s+1\s+拒收行数\s+1\s", told), "a process counts once, whatever tables it fills")
    accessible(page, "the report of tenders")
    picture(page, "desk-tenders-report")
    page.click("button.primary")
    page.wait_for_load_state()
    page.click("a[href$='/screen']")
    page.check("input[value=R018]")
    page.click("button.primary")
    page.wait_for_url("**/runs/**")
    picture(page, "desk-tenders-run")
    check("P12.start" not in page.content(), "a run names the norms of its own models only")
    page.click("a[href^='/suspicions?run=']")
    check(page.locator("tbody tr").count() == 1, "one indicator raised a suspicion")
    page.click("tbody a >> nth=0")
    check("水渠修复工程" in page.content() and "“公开招标”方式" in page.content(), "the suspicion names the tender")
    accessible(page, "a suspicion of a tender")
    picture(page, "desk-tenders-suspicion")
    page.set_viewport_size({"width": 390, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    check(wide <= 390, f"a suspicion of a tender fits a phone: {wide}")
    page.set_viewport_size({"width": 1280, "height": 900})


def plan_a_round(page):
    """The office looks at risk, plans the term, adopts it, opens a round and plans its groups with a pin."""
    log_in(page, "office")
    page.goto(BASE + "/terms")
    page.click("tbody a >> nth=0")
    term = page.url
    page.click("a[href$='/risk']")
    page.fill("input[name=petitions]", "80")
    page.click("form.filters button")
    page.wait_for_load_state()
    check("petitions=80" in page.url and page.locator("tbody tr").count() > 20, "risk with other weights")
    accessible(page, "risk")
    picture(page, "desk-risk")
    page.goto(term + "/plan")
    page.fill("input[name=parts]", "9")
    page.fill("input[name=size]", "160")
    accessible(page, "the form of a coverage plan")
    adopt(page, "desk-coverage-plan")
    page.goto(BASE + "/rounds/new")
    for name in ["term", "mode", "framework"]:
        page.select_option(f"select[name={name}]", index=1)
    for name, value in [("number", "6"), ("startsOn", "2027-03-01"), ("endsOn", "2027-04-10")]:
        page.fill(f"input[name={name}]", value)
    page.click("form.fields button.primary")
    page.wait_for_load_state()
    check("/rounds/" in page.url, "a round is drafted: " + page.url)
    round_page = page.url
    page.click("a[href$='/plan']")
    accessible(page, "the form of groups")
    page.fill("input[name=parts]", "2")
    page.fill("input[name=size]", "2")
    page.fill("input[name=villages]", "20")
    page.fill("input[name=seconds]", "15")
    page.click("form button.primary")
    planned(page)
    accessible(page, "a proposal of groups")
    picture(page, "desk-proposal")
    first = page.url
    page.click("a[href$='/again']")
    page.select_option("select[name=subject]", index=1)
    page.select_option("select[name=group]", index=2)
    accessible(page, "planning again")
    page.click("form button.primary")
    planned(page)
    check(page.url != first, "a pin gives another proposal")
    page.goto(first + "/compare?with=" + page.url.split("/")[-1].split("?")[0])
    accessible(page, "proposals side by side")
    picture(page, "desk-compare")
    page.goto(first)
    press(page, "proposal.adopt")
    page.goto(round_page)
    check(page.locator("a[href^='/inspections/']").count() >= 10 or "第1组" in page.content(), "the round has its groups")
    accessible(page, "a round that was planned")
    picture(page, "desk-planned-round")


def planned(page):
    """Waits until what is planned is there; what stands in its way is told."""
    for _ in range(90):
        page.wait_for_timeout(1000)
        if re.search("/proposals/[0-9a-f-]{36}$", page.url):
            return
        try:
            if page.locator("a.button[href$='/plan']").count():
                break
        except Error:
            continue  # the page is asking again
    check(False, "no proposal: " + page.locator("main").inner_text()[:300])


def adopt(page, name):
    page.click("form button.primary")
    planned(page)
    accessible(page, name)
    picture(page, name)
    press(page, "proposal.adopt")


def press(page, action):
    """Opens a move and does it."""
    form = page.locator(f"form[action$='/{action.split('.')[1]}']").first
    if not form.is_visible():
        page.locator("details:has(form[action$='/" + action.split(".")[1] + "']) summary").first.click()
    with page.expect_navigation():
        form.locator("button").first.click()
    check(page.locator(".problem").count() == 0 and "程序出错" not in page.content(), action + " is done")


def phone(browser):
    small = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 800})
    page = small.new_page()
    log_in(page, "township-1")
    for path in ["/", "/rectification", "/findings", "/calendar"]:
        page.goto(BASE + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(wide <= 390, f"{path} fits a phone: {wide}")
        accessible(page, f"{path} on a phone")
        picture(page, "phone" + path.replace("/", "-"))
    page.goto(BASE + "/findings")
    page.click("tbody a >> nth=0")
    picture(page, "phone-record")
    accessible(page, "a record on a phone")


subprocess.run([program, "demo", "--no-serve", "--extent", "round", "--data", data], check=True, capture_output=True)
server = subprocess.Popen([program, "serve", "--data", data, "--port", str(PORT)],
                          stderr=subprocess.DEVNULL)
try:
    for _ in range(500):
        try:
            urllib.request.urlopen(BASE + "/healthz", timeout=1).read()
            break
        except OSError:
            time.sleep(0.02)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        walk(browser)
        browser.close()
finally:
    server.terminate()
    server.wait()
    shutil.rmtree(folder)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
