"""Larger counties, as copies of a made-up one made in the database, with its text index."""
import datetime
import os
import re
import sqlite3


def grams(text):
    """Pairs of characters as the text index holds them (Storage/Engine/Grams)."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text.lower())
    pairs = []
    for stretch in re.findall(r"[0-9a-z\u2e80-\U0010ffff]+", narrow.replace(" ", "")):
        pairs += [stretch[i:i + 2] for i in range(len(stretch))]
    return " ".join(pairs)


def other(k):
    """An identifier of the k-th copy: the same for the same identifier, another for every k."""
    return lambda blob: None if blob is None else bytes([blob[0] ^ k & 255, blob[1] ^ k >> 8]) + blob[2:]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]


def copy(db, table, key, changed, where=""):
    """Copies the rows of a table; `changed` names the columns that are told apart by the function `key`."""
    names = columns(db, table)
    values = [f"{key}({name})" if name in changed else
              f"{name} || :k" if name in ("number", "paper_number") else name for name in names]
    db.execute(f"INSERT INTO {table}({', '.join(names)}) SELECT {', '.join(values)} FROM {table} {where}",
               {"k": f"-{key}"})


def widen(data, units):
    """The county of the demo year again and again, until it has so many units."""
    db = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))
    db.execute("PRAGMA foreign_keys = OFF")
    there, last = db.execute("SELECT count(*), max(seq) FROM village_units").fetchone()
    first = {table: db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0 for table in TABLES}
    for k in range(1, -(-units // there)):
        db.create_function(f"copy{k}", 1, other(k), deterministic=True)
        left = units - there * k
        chosen = f"(SELECT id FROM village_units WHERE seq <= {last} ORDER BY seq LIMIT {left})"
        for table, (identifiers, unit) in TABLES.items():
            copy(db, table, f"copy{k}", identifiers, f"WHERE rowid <= {first[table]} AND {unit.format(chosen)}")
        copy(db, "item_standings", f"copy{k}", {"item_id", "finding_id"},
             f"WHERE item_id IN (SELECT id FROM rectification_items WHERE rowid <= {first['rectification_items']} "
             f"AND {BY_UNIT.format(chosen)})")
    db.execute("ANALYZE")
    db.commit()
    db.close()


BY_UNIT = "unit_id IN {}"
BY_INSPECTION = "inspection_id IN (SELECT id FROM inspections WHERE unit_id IN {})"
TABLES = {
    "village_units": ({"id"}, "id IN {}"),
    "inspections": ({"id", "unit_id"}, BY_UNIT),
    "findings": ({"id", "unit_id", "inspection_id"}, BY_UNIT),
    "rectification_items": ({"id", "unit_id", "inspection_id", "finding_id"}, BY_UNIT),
    "visits": ({"id", "inspection_id"}, BY_INSPECTION),
    "discussions": ({"id", "unit_id", "parent_id"}, BY_UNIT),
    "postings": ({"id", "unit_id", "parent_id"}, BY_UNIT),
    "amount_records": ({"id", "unit_id", "parent_id"}, BY_UNIT),
}


def deepen(data, findings):
    """The findings of the county again and again, spread over its units, with the text index."""
    db = sqlite3.connect(os.path.join(data, "xuncun.sqlite"))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -500000")
    there = db.execute("SELECT count(*) FROM findings").fetchone()[0]
    names = columns(db, "findings")
    original = db.execute(f"SELECT {', '.join(names)} FROM findings ORDER BY seq").fetchall()
    units = db.execute("SELECT id, township_id FROM village_units ORDER BY seq").fetchall()
    place = {name: index for index, name in enumerate(names)}
    texts = [grams(f"{row[place['title']]} {row[place['facts']]}") for row in original]
    base = db.execute("SELECT max(seq) FROM findings").fetchone()[0]
    states = ["fedBack", "inRectification", "closed", "inRectification"]

    def rows():
        for n in range(findings - there):
            row = list(original[n % there])
            copied = n // there + 1
            row[place["id"]] = other(copied)(row[place["id"]])
            unit, township = units[(n * 7919) % len(units)]
            row[place["unit_id"]], row[place["township_id"]] = unit, township
            row[place["number"]], row[place["paper_number"]] = f"B{there + n}", f"P{there + n}"
            row[place["state"]] = states[n % 4]
            due = datetime.date.today() + datetime.timedelta(days=n * 31 % 180 - 60)
            row[place["due_on"]] = due.isoformat()
            row[place["fed_back_on"]] = "2026-06-01"
            yield row

    # Rows first, their indexes in one pass each: kept up row by row in no order, they cost most of the time.
    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'findings' "
                         "AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    marks = ", ".join("?" * len(names))
    db.executemany(f"INSERT INTO findings({', '.join(names)}) VALUES ({marks})", rows())
    db.executemany("INSERT INTO finding_search(rowid, grams) VALUES (?, ?)",
                   ((base + 1 + n, texts[n % there]) for n in range(findings - there)))
    for _, sql in indexes:
        db.execute(sql)
    db.execute("INSERT INTO finding_search(finding_search) VALUES ('optimize')")
    db.execute("ANALYZE")
    db.commit()
    db.close()
