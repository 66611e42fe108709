"""Screening on data of others. usage: validate_screening.py PROGRAM DATA

Figures are those of the data's own reference files; any difference fails.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

program, data = os.path.abspath(sys.argv[1]), sys.argv[2]
passed = failed = 0


def expect(what, got, wanted, relative=0.0):
    global passed, failed
    if got == wanted or (relative and abs(got - wanted) <= relative * abs(wanted)):
        passed += 1
    else:
        failed += 1
        print(f"NOT AS EXPECTED: {what}: {got}, wanted {wanted}")


def answer(*arguments):
    run = subprocess.run([program, "screen", *arguments], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def benford(file, column, wanted):
    found = answer("benford", "--column", column, "--json", file)
    tests = {test["name"]: test for test in found["tests"]}
    for path, value in wanted.items():
        name, _, key = path.partition(".")
        place = tests.get(name, found.get(name))
        got = place[key] if key else place
        expect(f"{os.path.basename(file)} {path}", got, value, 1e-11 if isinstance(value, float) else 0)


benford(f"{data}/nigrini-corporate-payments/corporate_payment.csv", "Amount", {
    "n": 185083, "negatives": 4264, "zeros": 123, "F1.meanDeviation": 0.01321140500309997,
    "F1.chiSquare": 4317.272126289114, "D2.meanDeviation": 0.014206563636100006,
    "D2.chiSquare": 6847.878140285658, "F2.meanDeviation": 0.0023366142119693543,
    "F2.chiSquare": 32100.901094159733, "F2.largestDistance": 0.0331953633654493,
    "F3.meanDeviation": 0.0004566726166894195, "secondOrder.n": 65504,
    "secondOrder.meanDeviation": 0.013762528222137384, "mantissa.arc": 0.00399581209449444,
    "mantissa.mean": 0.4957197047333893, "mantissa.variance": 0.09174613955314825})
benford(f"{data}/nigrini-purchasing-cards-2010/purchasing_cards_2010.csv", "AMOUNT", {
    "n": 95076, "sum": 3903742206, "F1.meanDeviation": 0.015228342888798381,
    "D2.meanDeviation": 0.01297785036247483, "F3.meanDeviation": 0.0005010285832534056,
    "secondOrder.n": 33981, "secondOrder.meanDeviation": 0.01619544174934973,
    "mantissa.arc": 0.0063067380506888595})

for file in sorted(glob.glob(f"{data}/cardinal-rs-fixtures/indicators/*.jsonl")):
    name = os.path.basename(file)[:-6]
    code, *rest = name.split("-")
    settings = ["no_price_comparison_procurement_methods=NPC",
                "exclusions.procurement_method_details=EXC"]
    if rest[:1] == ["procurement_method_details"]:
        settings += [f"R003.procurement_method_details.{k}={v}" for k, v in zip(rest[1::2], rest[2::2])]
    elif code != "R038" and rest:
        settings.append(f"{code}.{rest[0]}={rest[1].replace('+', '|')}")
    found = answer("ocds", file, *(part for s in settings for part in ("--set", s)))
    kept = {group: {i: {code: v[code]} for i, v in ids.items() if code in v} for group, ids in found.items()}
    wanted = json.load(open(file[:-6] + ".expected"))
    only = {group: {i: {code: v[code]} for i, v in ids.items() if code in v} for group, ids in wanted.items()}
    expect(name, {g: v for g, v in kept.items() if v}, {g: v for g, v in only.items() if v})



def models(folder, *arguments):
    """Model -> keys of its leads, and the reports of the files."""
    found = answer("files", folder, "--models", "O", "--format", "json", *arguments)
    keys = {}
    for lead in found["leads"]:
        keys.setdefault(lead["model"], set()).add(lead["key"])
    return keys, found["files"]


def ids(results, code):
    """Ids that an indicator shows as leads: processes, or organisations where it is about these."""
    groups = ["Buyer", "ProcuringEntity", "Tenderer"] if code in ("R025", "R038", "R048") else ["OCID"]
    return {i for group in groups for i, v in results.get(group, {}).items() if code in v}


# Models say nothing of comparisons with few; 0 has them compare whatever there is, as Cardinal does.
POLICY = "model,parameter,value,area,from,until,source,article\n" + "".join(
    f"{code},compared,0,,,,,\n" for code in ("R024", "R025", "R038", "R048", "R058"))


def tied(lines):
    """Processes whose lowest price is that of a valid bid and of a disqualified one: the model R036
    leaves them out, Cardinal takes the first of the bids."""
    found = set()
    for line in lines:
        process = json.loads(line)
        prices = {}
        for bid in process.get("bids", {}).get("details", []):
            amount = bid.get("value", {}).get("amount")
            if amount is not None:
                prices.setdefault(bid.get("status"), []).append(amount)
        if "valid" in prices and "disqualified" in prices:
            if min(prices["valid"]) == min(prices["disqualified"]):
                found.add(process["ocid"])
    return found


CODES = ["R003", "R018", "R024", "R025", "R028", "R030", "R035", "R036", "R038", "R048", "R058"]
PARAMETERS = {"R003-threshold": ("R003", "days"), "R048-minimum_contracting_processes": ("R048", "processes")}
for file in sorted(glob.glob(f"{data}/cardinal-rs-fixtures/indicators/*.jsonl")):
    name = os.path.basename(file)[:-6]
    code, *rest = name.split("-")
    with tempfile.TemporaryDirectory() as folder:
        # As models: the same ids as the indicators by themselves give, all with the default settings.
        shutil.copy(file, f"{folder}/a.jsonl")
        policy = f"{folder}.csv"
        open(policy, "w").write(POLICY)
        keys, files = models(folder, "--policy", policy)
        found = answer("ocds", file)
        equal = tied(line for line in open(file) if line.strip())
        for each in CODES:
            wanted = ids(found, each) - (equal if each == "R036" else set())
            expect(f"{name}: model {each}", keys.get(each, set()), wanted)
        expect(f"{name}: processes", files[0]["kept"], sum(1 for line in open(file) if line.strip()))
        # And those of Cardinal's own result, without the processes that its settings leave out: models
        # have no parameter for them. Lists of methods are no parameters either.
        if rest and f"{code}-{rest[0]}" not in PARAMETERS and rest[0] != "tenderer":
            os.remove(policy)
            continue
        out = ["EXC"] + (["NPC"] if code in ("R024", "R028", "R036", "R058") else [])
        lines = [line for line in open(file) if line.strip()
                 and json.loads(line).get("tender", {}).get("procurementMethodDetails") not in out]
        open(f"{folder}/a.jsonl", "w").writelines(lines)
        if rest and rest[0] != "tenderer":
            model, parameter = PARAMETERS[f"{code}-{rest[0]}"]
            open(policy, "a").write(f"{model},{parameter},{rest[1]},,,,,\n")
        keys, _ = models(f"{folder}/a.jsonl", "--policy", policy)
        wanted = ids(json.load(open(file[:-6] + ".expected")), code) - (equal if code == "R036" else set())
        expect(f"{name}: as Cardinal gives it", keys.get(code, set()), wanted)
        os.remove(policy)


def parts(file):
    whole = json.load(open(file))
    return len(whole.get("releases") if "ocid" not in whole and "releases" in whole else whole.get("records", [0]))


keys, files = models(f"{data}/ocds-fictional-example")
read = {f["name"]: f for f in files if f["format"] == "OCDS 1.1 JSON"}
for file in sorted(glob.glob(f"{data}/ocds-fictional-example/*.json")):
    told = read[os.path.basename(file)]
    expect(f"{os.path.basename(file)}: parts", told["rows"], parts(file))
    expect(f"{os.path.basename(file)}: refused", told["refused"], 0)

vectors = json.load(open(f"{data}/cn-identifiers/vectors.json"))


def kinds(value):
    run = subprocess.run([program, "screen", "ids", "--", value], capture_output=True, text=True, check=True)
    return run.stdout.strip().split("\t")[-1].split("、")


for group, key, kind in [("resident_id", "number", "身份证号"), ("uscc", "code", "统一社会信用代码"),
                         ("org_code", "code", "组织机构代码"), ("luhn", "pan", "银行卡号"),
                         ("division", "code", "区划代码"), ("resident_id_15_to_18", "in", "15位身份证号")]:
    for vector in vectors[group]:
        wanted = vector.get("check_ok", vector.get("valid", True))
        expect(f"{vector[key]} is {kind}", kind in kinds(vector[key]), wanted)
for group, kind in [("resident_id", "身份证号"), ("uscc", "统一社会信用代码")]:
    for vector in vectors["invalid"][group]:
        expect(f"{vector['v']} is no {kind}", kind in kinds(vector["v"]), False)

found = answer("ocds", f"{data}/ocds-fictional-example/ocds-213czf-000-00001.json")
expect("the fictional example parses", isinstance(found, dict), True)
print(f"screening: {passed} passed, {failed} failed")
sys.exit(failed > 0)
