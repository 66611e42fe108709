"""Screening on data of others. usage: validate_screening.py PROGRAM DATA

Figures are those of the data's own reference files; any difference fails.
"""
import glob
import json
import os
import subprocess
import sys

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
