"""Measures `xuncun plan` beside OR-tools CP-SAT and HiGHS on the same requests, in turn, and writes
docs/benchmarks-planning.md.

usage: planning.py PROGRAM [NAME …]     (default: all of CASES)
"""
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import highspy
from ortools.sat.python import cp_model

import planning_models

JINHUA = ["--units", "3280", "--townships", "147"]
CASES = {  # name: kind, sizes, seconds
    "Suiyang rounds": ("rounds", [], 30),
    "Suiyang groups": ("groups", [], 10),
    "Suiyang groups, longer": ("groups", [], 30),
    "Jinhua rounds": ("rounds", JINHUA, 60),
    "Jinhua groups": ("groups", JINHUA + ["--groups", "23", "--people", "460", "--round-units", "300"], 60),
}


def ours(program, kind, path, seconds):
    begin = time.monotonic()
    process = subprocess.Popen(
        [program, "plan", kind, path, "--time-limit", str(seconds), "--explain", "none"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    trace = []
    for line in process.stderr:
        if found := re.search(r"：(-?\d+)（", line):
            trace.append((time.monotonic() - begin, int(found.group(1))))
    text = process.stdout.read()
    process.wait()
    if not (found := re.search(r"points (-?\d+)", text)):
        return None, None, time.monotonic() - begin, trace
    objective = int(found.group(1))
    bound = re.search(r"下界 (-?\d+)", text)
    trace.append((time.monotonic() - begin, objective))
    return objective, int(bound.group(1)) if bound else objective, time.monotonic() - begin, trace


class Trace(cp_model.CpSolverSolutionCallback):
    def __init__(self):
        super().__init__()
        self.begin, self.trace = time.monotonic(), []

    def on_solution_callback(self):
        self.trace.append((time.monotonic() - self.begin, int(self.objective_value)))


def cp_sat(model, seconds):
    made = cp_model.CpModel()
    columns = [made.new_int_var(lower, upper, "") for lower, upper, _ in model.columns]
    for terms, lower, upper in model.rows:
        total = sum(columns[c] * f for c, f in terms)
        if lower is not None and lower == upper:
            made.add(total == lower)
            continue
        if lower is not None:
            made.add(total >= lower)
        if upper is not None:
            made.add(total <= upper)
    made.minimize(sum(c * cost for c, (_, _, cost) in zip(columns, model.columns) if cost)
                  + model.constant)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    trace = Trace()
    status = solver.solve(made, trace)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    objective = round(solver.objective_value) if found else None
    return objective, round(solver.best_objective_bound), time.monotonic() - trace.begin, trace.trace


def highs(model, seconds):
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("threads", 2)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.999)
    count = len(model.columns)
    solver.addVars(count, [float(c[0]) for c in model.columns], [float(c[1]) for c in model.columns])
    for index, (_, _, cost) in enumerate(model.columns):
        if cost:
            solver.changeColCost(index, float(cost))
    solver.changeColsIntegrality(count, list(range(count)), [highspy.HighsVarType.kInteger] * count)
    for terms, lower, upper in model.rows:
        merged = {}
        for column, factor in terms:
            merged[column] = merged.get(column, 0) + factor
        solver.addRow(-highspy.kHighsInf if lower is None else float(lower),
                      highspy.kHighsInf if upper is None else float(upper), len(merged),
                      list(merged), [float(f) for f in merged.values()])
    solver.changeObjectiveOffset(float(model.constant))
    begin, trace = time.monotonic(), []
    solver.cbMipImprovingSolution += lambda event: trace.append(
        (time.monotonic() - begin, round(event.data_out.objective_function_value)))
    solver.run()
    took = time.monotonic() - begin
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = -(-info.mip_dual_bound // 1) if abs(info.mip_dual_bound) < 1e15 else None
    return (round(info.objective_function_value) if found else None,
            None if bound is None else int(bound), took, trace)


def measure(program, name):
    kind, sizes, seconds = CASES[name]
    path = os.path.join(tempfile.mkdtemp(prefix="xuncun-plan-"), "request.json")
    with open(path, "w") as file:
        subprocess.run([program, "plan", "sample", kind] + sizes, stdout=file, check=True)
    model = getattr(planning_models, kind)(json.load(open(path)))
    answers = [("Xuncun", ours(program, kind, path, seconds)),
               ("OR-tools CP-SAT, 2 workers", cp_sat(model, seconds)),
               ("HiGHS, 2 threads", highs(model, seconds))]
    best = min(a[0] for _, a in answers if a[0] is not None)
    rows = []
    for side, (objective, bound, took, trace) in answers:
        near = next((f"{at:.1f}" for at, value in trace if value <= best + abs(best) * 0.01), "–")
        if objective is not None and bound is not None:
            bound = min(bound, objective)
        proof = f"{took:.1f}" if objective is not None and objective == bound else "–"
        cells = [side, objective, bound, f"{took:.1f}", near, proof]
        rows.append("| " + " | ".join("–" if c is None else str(c) for c in cells) + " |")
        print(name, rows[-1], flush=True)
    return [f"## {name} ({len(model.columns)} columns unit by unit, {seconds} s)", "",
            "| side | objective | bound | s | s to 1 % of the best | s to proof |",
            "| --- | ---: | ---: | ---: | ---: | ---: |"] + rows + [""]


def province(program, counties=58, units=345):
    """20,010 units: every county has its own groups and days, so the parts are exact."""
    folder = tempfile.mkdtemp(prefix="xuncun-province-")
    for number in range(1, counties + 1):
        with open(os.path.join(folder, f"{number:02}.json"), "w") as file:
            subprocess.run([program, "plan", "sample", "rounds", "--units", str(units), "--seed", str(number)],
                           stdout=file, check=True)
    begin = time.monotonic()
    run = subprocess.run([program, "plan", "province", folder], capture_output=True, text=True, check=True)
    took = time.monotonic() - begin
    print(run.stdout, f"{took:.1f} s", flush=True)
    return [f"## A province: {counties} counties, {counties * units:,} units", "",
            f"`xuncun plan province`, both cores, {took:.1f} s ({took / counties:.2f} s a county):", "",
            "```", run.stdout.strip(), "```", ""]


def what_if(program, times=7):
    """A plan is taken up again with one person pinned to another group: the whole program, each time another pin."""
    folder = tempfile.mkdtemp(prefix="xuncun-pin-")
    request, start, changed = (os.path.join(folder, name) for name in ("request.json", "plan.json", "pinned.json"))
    with open(request, "w") as file:
        subprocess.run([program, "plan", "sample", "groups"], stdout=file, check=True)
    with open(start, "w") as file:
        subprocess.run([program, "plan", "groups", request, "--json", "--time-limit", "10"], stdout=file, check=True)
    plan, asked = json.load(open(start)), json.load(open(request))
    seconds, full, points = [], [], []
    for number in range(times):
        here, there = plan["groups"][number], plan["groups"][number + 1]
        member = next(person for person in here["people"] if person["post"] == "member")
        asked["pins"] = [{"person": member["id"], "group": there["id"]}]
        json.dump(asked, open(changed, "w"))
        for found, more in [(seconds, ["--explain", "none"]), (full, [])]:
            begin = time.monotonic()
            run = subprocess.run([program, "plan", "groups", changed, "--start", start, "--json"] + more,
                                 capture_output=True, text=True)
            found.append(time.monotonic() - begin)
        points.append(json.loads(run.stdout)["proof"]["objective"] if run.returncode == 0 else "impossible")
    seconds.sort()
    return ["## What if: one person pinned to another group", "",
            f"Suiyang groups ({plan['proof']['objective']} points before), {times} pins one by one, from the earlier plan: "
            f"median {seconds[times // 2]:.2f} s, slowest {seconds[-1]:.2f} s; with the reasons of all people and units "
            f"median {sorted(full)[times // 2]:.2f} s; points {', '.join(map(str, points))}.", ""]


program = os.path.abspath(sys.argv[1])
names = sys.argv[2:] or list(CASES)
lines = []
for name in names:
    lines += measure(program, name)
if not sys.argv[2:]:
    lines += what_if(program) + province(program)
path = os.path.join(os.path.dirname(__file__), "..", "docs", "benchmarks-planning.md")
with open(path, "w") as file:
    file.write("# Measured: planning\n\nWritten by `Benchmarks/planning.py`: one request of the made-up county "
               "each, the three sides in turn on one\nmachine. Xuncun uses one thread, the others two; "
               "its seconds are the whole program's, theirs the solver's alone.\n\n")
    file.write(f"{datetime.date.today()}, {os.cpu_count()} cores, load "
               f"{os.getloadavg()[2]:.1f} over the last 15 minutes.\n\n")
    file.write("\n".join(lines))
print("written:", os.path.normpath(path))
