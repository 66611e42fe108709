"""The models of `xuncun plan`, unit by unit, as one would write them for any solver.

Each is (columns, rows): columns are (lower, upper, cost), rows are (terms, lower, upper), terms are
(column, factor); lower and upper of a row may be None. All numbers are whole.
"""
import datetime
import math

POSTS = {"leader": ["leader", "deputy"], "member": ["member"], "expert": ["expert"]}
EFFECT = {  # unit, township, township around a unit
    "works": (2, 2, 0), "worked": (2, 2, 0), "relative": (2, 2, 0), "native": (2, 1, 1),
    "declared": (1, 1, 0), "inspected": (2, 2, 2),
}


class Model:
    def __init__(self):
        self.columns, self.rows, self.constant = [], [], 0

    def column(self, lower, upper, cost=0):
        self.columns.append((lower, upper, cost))
        return len(self.columns) - 1

    def row(self, terms, lower=None, upper=None):
        self.rows.append((terms, lower, upper))


def rounds(request):
    """Which unit in which round. Knows what the samples use: no lost rounds, nothing done before."""
    model, weights = Model(), {"waiting": 1, "split": 40, "unevenness": 20, "change": 200}
    weights.update(request.get("weights") or {})
    count = len(request["rounds"])
    place = {r["id"]: i for i, r in enumerate(request["rounds"])}
    units = request["units"]
    days = [u.get("days") or request["days"][u.get("class", "general")] for u in units]
    work = sum(days)
    room = sum(r["groupDays"] for r in request["rounds"])
    visits = {t["id"]: [model.column(0, 1, weights["split"]) for _ in range(count)]
              for t in request["townships"]}
    model.constant = -weights["split"] * len({u["township"] for u in units})
    high = request.get("highRisk")
    x = []
    for unit in units:
        row = []
        latest = min([place[unit["latest"]] if unit.get("latest") else count - 1]
                     + ([place[high["by"]]] if high and unit.get("risk", 0) >= high["from"] else [])
                     + ([0] if unit.get("isPilot") else []))
        for r in range(count):
            allowed = r <= latest and unit.get("promised") in (None, request["rounds"][r]["id"])
            column = model.column(0, int(allowed), weights["waiting"] * unit.get("risk", 0) * r)
            model.row([(column, 1), (visits[unit["township"]][r], -1)], upper=0)
            row.append(column)
        model.row([(c, 1) for c in row], 1, 1)
        x.append(row)
    above = model.column(0, work, weights["unevenness"])
    below = model.column(0, work, weights["unevenness"])
    for r in range(count):
        load = [(x[u][r], days[u]) for u in range(len(units))]
        capacity = request["rounds"][r]["groupDays"]
        share = work * capacity // room
        model.row(load, upper=capacity)
        model.row(load + [(above, -1)], upper=share)
        model.row(load + [(below, 1)], lower=share)
    for township in request["townships"]:
        if township.get("isWhole"):
            model.row([(c, 1) for c in visits[township["id"]]], upper=1)
    return model


def kilometres(a, b):
    if not a or not b:
        return 0
    rad = math.pi / 180
    x = math.sin((b["latitude"] - a["latitude"]) * rad / 2)
    y = math.sin((b["longitude"] - a["longitude"]) * rad / 2)
    root = x * x + math.cos(a["latitude"] * rad) * math.cos(b["latitude"] * rad) * y * y
    return math.floor(2 * 6371 * math.asin(min(1, math.sqrt(root))) + 0.5)


def recusals(request, person):
    """Level by place: 2 blocks, 1 is reviewed."""
    units = {u["id"]: u["township"] for u in request["units"]}
    found = {}
    start = datetime.date.fromisoformat(request["round"]["starts"])
    for relation in person.get("relations") or []:
        until = relation.get("until")
        if relation["kind"] == "worked" and until:
            if (start - datetime.date.fromisoformat(until)).days > 3 * 365:
                continue
        unit, township, around = EFFECT[relation["kind"]]
        at = relation["place"]
        levels = [(at, unit), (units[at], around)] if at in units else [(at, township)]
        for place, level in levels:
            found[place] = max(level, found.get(place, 0))
    return {place: level for place, level in found.items() if level}


def groups(request):
    """Who and what in which group. Knows what the samples use: no pins, absences, cross inspection."""
    model = Model()
    weights = {"split": 60, "travel": 1, "unevenness": 10, "call": 5, "review": 100}
    weights.update(request.get("weights") or {})
    units, teams = request["units"], request["groups"]
    used = {u["township"] for u in units}
    model.constant = -weights["split"] * len(used)
    y = {t["id"]: [model.column(0, 1, weights["split"] + weights["travel"]
                                * kilometres(g.get("base"), t.get("at"))) for g in teams]
         for t in request["townships"] if t["id"] in used}
    x = {}
    for unit in units:
        x[unit["id"]] = [model.column(0, 1) for _ in teams]
        model.row([(c, 1) for c in x[unit["id"]]], 1, 1)
        for g, column in enumerate(x[unit["id"]]):
            model.row([(column, 1), (y[unit["township"]][g], -1)], upper=0)
    work = sum(u["days"] for u in units)
    most = model.column(0, work, weights["unevenness"])
    least = model.column(0, work, -weights["unevenness"])
    for g, group in enumerate(teams):
        load = [(x[u["id"]][g], u["days"]) for u in units]
        model.row(load, upper=group["maxDays"])
        model.row([(c, 1) for c, _ in load], group.get("minUnits", 0), group["maxUnits"])
        model.row(load + [(most, -1)], upper=0)
        model.row(load + [(least, -1)], lower=0)
    people(model, request, weights, {**x, **y})
    return model


def people(model, request, weights, places):
    teams = request["groups"]
    need = [{"leader": g.get("leaders", 1), "deputy": g.get("deputies", 0), "member": g["members"],
             "expert": g.get("experts", 0)} for g in teams]
    seats = {}
    for person in request["people"]:
        cost = person.get("calls", 0) * weights["call"]
        mine = [[(post, model.column(0, 1, cost)) for post in POSTS[person["pool"]] if need[g][post]]
                for g in range(len(teams))]
        seats[person["id"]] = mine
        model.row([(c, 1) for posts in mine for _, c in posts], upper=1)
        for place, level in recusals(request, person).items():
            if place not in places:
                continue
            review = model.column(0, 1, weights["review"]) if level == 1 else None
            for g, posts in enumerate(mine):
                terms = [(c, 1) for _, c in posts] + [(places[place][g], 1)]
                model.row(terms + ([(review, -1)] if review is not None else []), upper=1)
    for g, group in enumerate(teams):
        for post, count in need[g].items():
            if count:
                model.row([(c, 1) for p in request["people"] for q, c in seats[p["id"]][g]
                           if q == post], count, count)
        for speciality in group.get("specialities") or []:
            model.row([(c, 1) for p in request["people"] for _, c in seats[p["id"]][g]
                       if speciality in (p.get("specialities") or [])], lower=1)
