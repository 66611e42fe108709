"""The twelve models of the benchmark in DuckDB and in Polars: usage screening_peers.py duckdb|polars FOLDER [THREADS]

Prints one JSON line: seconds of the clock and of the processors to load and to screen, those of
each model, its leads, peak memory.
The definitions are those of the doc comments in Sources/Screening/Models. Lists of ten lines and
more, transfers and voided vouchers do not occur in the data, so the queries leave them out.
"""
import json
import math
import os
import re
import resource
import sys
import time

LADDER = [100_000, 500_000, 1_000_000, 5_000_000]
SPENDING = "('51','15')"


def peak_mib():
    """The most memory of this program alone: ru_maxrss begins with that of whoever started it."""
    with open("/proc/self/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) // 1024


def now():
    """Seconds of the clock, and of the processors."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), used.ru_utime + used.ru_stime


def tail(n, k):
    return sum(math.comb(n, i) for i in range(k, n + 1)) / 2**n if n < 1000 else (
        0.0 if k > 0.75 * n else 1.0)


def just_below(rows):
    """rows of (limit, B, A)"""
    return sum(1 for _, b, a in rows if b >= 8 and b / (a + 1) >= 3 and tail(a + b, b) < 0.01)


def benford(counts_by_village):
    leads = 0
    p = [math.log10(1 + 1 / d) for d in range(10, 100)]
    for counts in counts_by_village.values():
        n = sum(counts)
        if n >= 2000 and sum(abs(c / n - q) for c, q in zip(counts, p)) / 90 > 0.0022:
            leads += 1
    return leads


def duckdb_side(folder, threads):
    import duckdb
    db = duckdb.connect(config={"threads": threads})
    began = now()
    fen = "CAST(CAST({} AS DECIMAL(18,2)) * 100 AS BIGINT)"
    db.execute(f"""
        CREATE TABLE entry AS SELECT village_code AS village, day, voucher_number AS vno, account,
            coalesce({fen.format('debit')}, 0) AS debit, coalesce({fen.format('credit')}, 0) AS credit,
            coalesce(party, '') AS party, coalesce(bill_number, '') AS bill,
            CASE WHEN left(account, 3) IN ('511','512','513','514','515') OR left(account, 3) IN ('151','153')
                 THEN 1 WHEN left(account, 3) = '101' THEN 2 WHEN left(account, 3) = '102' THEN 3
                 WHEN left(account, 3) IN ('501','502','503','504') THEN 4
                 WHEN left(account, 3) = '211' THEN 5 ELSE 0 END::UTINYINT AS class
        FROM read_csv('{folder}/entry.csv', types={{'village_code':'BIGINT','day':'DATE','voucher_number':'INTEGER',
            'line':'INTEGER','summary':'VARCHAR','account':'VARCHAR','debit':'VARCHAR','credit':'VARCHAR',
            'party':'VARCHAR','bill_number':'VARCHAR'}}, header=true);
        CREATE TABLE bank AS SELECT account_number AS account, moment,
            CASE direction WHEN '出' THEN -1 ELSE 1 END * {fen.format('amount')} AS amount,
            {fen.format('balance')} AS balance FROM read_csv('{folder}/bank.csv', types={{'amount':'VARCHAR','balance':'VARCHAR'}});
        CREATE TABLE invoice AS SELECT code, number, village_code AS village, voucher_number AS vno
            FROM read_csv('{folder}/invoice.csv', types={{'code':'VARCHAR','number':'VARCHAR'}});
        CREATE TABLE subsidy AS SELECT id, household, card FROM read_csv('{folder}/subsidy.csv',
            types={{'id':'VARCHAR','household':'VARCHAR','card':'VARCHAR'}});
        CREATE TABLE official AS SELECT village_code AS village, name FROM read_csv('{folder}/official.csv');
        CREATE TABLE opening AS SELECT village_code AS village, opening * 100 AS fen FROM read_csv('{folder}/balance.csv');
        """)
    loaded = now()
    one = lambda sql: db.execute(sql).fetchone()[0]
    leads, times = {}, {}

    def model(name, body):
        start = time.monotonic()
        leads[name] = body()
        times[name] = round(time.monotonic() - start, 4)

    model("C01a", lambda: one("""SELECT count(*) FROM (SELECT village FROM entry GROUP BY village, day, vno
        HAVING sum(CASE WHEN class = 4 THEN credit ELSE 0 END) > 0 AND sum(CASE WHEN class IN (1, 5) THEN debit ELSE 0 END) > 0
        AND sum(CASE WHEN class IN (2, 3) THEN debit ELSE 0 END) = 0)"""))
    model("C04", lambda: one("""WITH d AS (SELECT village, day, sum(debit - credit) AS s FROM entry WHERE class = 2 GROUP BY 1, 2),
        b AS (SELECT d.village, year(day) AS y, o.fen + sum(s) OVER (PARTITION BY d.village ORDER BY day) AS bal
              FROM d JOIN opening o ON o.village = d.village)
        SELECT coalesce(sum((n >= 3)::INT + (m < 0)::INT), 0) FROM (SELECT count(*) FILTER (bal > 500000) AS n, min(bal) AS m
              FROM b GROUP BY village, y)"""))
    model("C10", lambda: one("""SELECT count(DISTINCT account) FROM (SELECT account, balance - amount AS before,
        lag(balance) OVER (PARTITION BY account ORDER BY moment) AS last FROM bank) WHERE last IS NOT NULL AND last <> before"""))
    model("E02", lambda: one("""SELECT count(*) FROM (SELECT code FROM invoice GROUP BY code, number
        HAVING count(*) > 1 AND count(DISTINCT (village, vno)) > 1)"""))
    model("E03", lambda: one("""SELECT count(*) FROM (SELECT village FROM entry WHERE class = 1 AND debit >= 10000 AND party <> ''
        GROUP BY village, party, debit, CASE WHEN bill <> '' THEN bill ELSE CAST(day AS VARCHAR) END HAVING count(*) > 1)"""))

    def split():
        # One sort for all limits: a payment above a limit is not in that limit's windows.
        hits = " OR ".join(
            f"(debit <= {t} AND sum(debit) FILTER (debit <= {t}) OVER w > {t} AND count(*) FILTER (debit <= {t}) OVER w > 1)"
            for t in LADDER)
        return one(f"""SELECT count(*) FROM (SELECT DISTINCT village, party FROM (SELECT village, party, {hits} AS hit
            FROM entry WHERE class = 1 AND debit > 0 AND debit <= {LADDER[-1]} AND party <> ''
            WINDOW w AS (PARTITION BY village, party ORDER BY day RANGE BETWEEN INTERVAL 7 DAYS PRECEDING AND CURRENT ROW))
            WHERE hit)""")
    model("E05", split)

    def below():
        columns = ", ".join(
            f"count(*) FILTER (debit >= {t - t // 10} AND debit < {t}), count(*) FILTER (debit >= {t} AND debit < {t + t // 10})"
            for t in LADDER)
        rows = db.execute(f"SELECT {columns} FROM entry WHERE class = 1 AND debit > 0 GROUP BY village").fetchall()
        return just_below([(t, row[2 * i], row[2 * i + 1]) for row in rows for i, t in enumerate(LADDER)])
    model("E06", below)
    model("S05", lambda: one("""SELECT count(*) FROM (SELECT card FROM subsidy GROUP BY card
        HAVING count(DISTINCT id) >= 3 AND count(DISTINCT household) > 1)"""))
    model("L01", lambda: one("""SELECT count(*) FROM (SELECT DISTINCT e.village, e.party FROM entry e
        SEMI JOIN official o ON o.village = e.village AND o.name = e.party WHERE class = 1 AND debit > 0)"""))
    model("Q01", lambda: one("""SELECT count(*) FROM (SELECT max(vno) AS top, count(*) AS n, count(DISTINCT vno) AS d
        FROM (SELECT DISTINCT village, day, vno FROM entry) GROUP BY village, year(day))
        WHERE d >= 0.5 * top AND (top > d OR n > d)"""))
    model("Q02", lambda: one("""SELECT count(*) FROM (SELECT village FROM entry GROUP BY village, day, vno
        HAVING abs(sum(debit) - sum(credit)) > 1)"""))

    def digits():
        steps = " ".join(f"WHEN debit < {10 ** (k + 1)} THEN debit // {10 ** (k - 1)}" for k in range(1, 14))
        rows = db.execute(f"""SELECT village, CASE WHEN debit < 10 THEN debit * 10 {steps} END AS d, count(*) FROM entry
            WHERE class = 1 AND debit > 0 GROUP BY 1, 2""").fetchall()
        counts = {}
        for village, digit, n in rows:
            counts.setdefault(village, [0] * 90)[digit - 10] = n
        return benford(counts)
    model("F03", digits)
    return began, loaded, now(), leads, times


def polars_side(folder, threads):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl
    began = now()
    fen = lambda name: (pl.col(name).str.replace_all(".", "", literal=True).cast(pl.Int64).fill_null(0))
    entry = pl.read_csv(f"{folder}/entry.csv", schema_overrides={
        "village_code": pl.Int64, "account": pl.Categorical, "debit": pl.Utf8, "credit": pl.Utf8,
        "party": pl.Categorical, "bill_number": pl.Utf8, "summary": pl.Categorical}, try_parse_dates=True)
    entry = entry.select(
        pl.col("village_code").alias("village"), "day",
        pl.col("voucher_number").cast(pl.Int32).alias("vno"), fen("debit").alias("debit"), fen("credit").alias("credit"),
        pl.col("party"), pl.col("bill_number").fill_null("").alias("bill"),
        pl.col("account").cast(pl.Utf8).str.slice(0, 3).replace_strict(
            {"511": 1, "512": 1, "513": 1, "514": 1, "515": 1, "151": 1, "153": 1, "101": 2, "102": 3,
             "501": 4, "502": 4, "503": 4, "504": 4, "211": 5}, default=0, return_dtype=pl.UInt8).alias("class"))
    bank = pl.read_csv(f"{folder}/bank.csv", schema_overrides={"amount": pl.Utf8, "balance": pl.Utf8}, try_parse_dates=True).select(
        pl.col("account_number").alias("account"), "moment",
        (fen("amount") * pl.when(pl.col("direction") == "出").then(-1).otherwise(1)).alias("amount"), fen("balance").alias("balance"))
    invoice = pl.read_csv(f"{folder}/invoice.csv", schema_overrides={"code": pl.Utf8, "number": pl.Utf8})
    subsidy = pl.read_csv(f"{folder}/subsidy.csv", schema_overrides={"id": pl.Utf8, "household": pl.Utf8, "card": pl.Utf8})
    official = pl.read_csv(f"{folder}/official.csv").select(
        pl.col("village_code").alias("village"), pl.col("name").cast(pl.Categorical).alias("party"))
    opening = pl.read_csv(f"{folder}/balance.csv").select(pl.col("village_code").alias("village"), (pl.col("opening") * 100).alias("open"))
    loaded = now()
    leads, times = {}, {}

    def model(name, body):
        start = time.monotonic()
        leads[name] = body()
        times[name] = round(time.monotonic() - start, 4)

    spending = entry.lazy().filter((pl.col("class") == 1) & (pl.col("debit") > 0))
    paid = spending.filter(pl.col("party").is_not_null())
    height = lambda frame: frame.select(pl.len()).collect().item()

    part = lambda column, *classes: pl.when(pl.col("class").is_in(classes)).then(pl.col(column)).otherwise(0)
    model("C01a", lambda: height(entry.lazy().select(
        "village", "day", "vno", part("credit", 4).alias("in"), part("debit", 1, 5).alias("out"),
        part("debit", 2, 3).alias("money")).group_by("village", "day", "vno").sum().filter(
        (pl.col("in") > 0) & (pl.col("out") > 0) & (pl.col("money") == 0))))

    def cash():
        days = entry.lazy().filter(pl.col("class") == 2).group_by("village", "day").agg(
            (pl.col("debit") - pl.col("credit")).sum().alias("s")).join(opening.lazy(), on="village").sort("village", "day").with_columns(
            bal=pl.col("open") + pl.col("s").cum_sum().over("village"))
        years = days.group_by("village", pl.col("day").dt.year()).agg(
            (pl.col("bal") > 500_000).sum().alias("n"), pl.col("bal").min().alias("m")).collect()
        return int((years["n"] >= 3).sum() + (years["m"] < 0).sum())
    model("C04", cash)
    model("C10", lambda: bank.lazy().sort("account", "moment").with_columns(
        last=pl.col("balance").shift().over("account")).filter(
        pl.col("last").is_not_null() & (pl.col("last") != pl.col("balance") - pl.col("amount"))).select(
        pl.col("account").n_unique()).collect().item())
    model("E02", lambda: height(invoice.lazy().group_by("code", "number").agg(
        pl.struct("village_code", "voucher_number").n_unique().alias("n")).filter(pl.col("n") > 1)))
    model("E03", lambda: height(paid.filter(pl.col("debit") >= 10_000).group_by(
        "village", "party", "debit",
        pl.when(pl.col("bill") != "").then(pl.col("bill")).otherwise(pl.col("day").cast(pl.Utf8))).len().filter(pl.col("len") > 1)))

    def split():
        found = []
        ordered = paid.select("village", "party", "day", "debit").sort("village", "party", "day").collect()
        for limit in LADDER:
            found.append(ordered.lazy().filter(pl.col("debit") <= limit).rolling(
                index_column="day", period="8d", group_by=["village", "party"]).agg(
                pl.col("debit").sum().alias("s"), pl.len().alias("n")).filter(
                (pl.col("s") > limit) & (pl.col("n") > 1)).select("village", "party").unique())
        return height(pl.concat(found).unique())
    model("E05", split)

    def below():
        counts = spending.group_by("village").agg([
            part for t in LADDER for part in (
                ((pl.col("debit") >= t - t // 10) & (pl.col("debit") < t)).sum().alias(f"b{t}"),
                ((pl.col("debit") >= t) & (pl.col("debit") < t + t // 10)).sum().alias(f"a{t}"))]).collect()
        return just_below([(t, row[f"b{t}"], row[f"a{t}"]) for row in counts.iter_rows(named=True) for t in LADDER])
    model("E06", below)
    model("S05", lambda: height(subsidy.lazy().group_by("card").agg(
        pl.col("id").n_unique().alias("n"), pl.col("household").n_unique().alias("h")).filter(
        (pl.col("n") >= 3) & (pl.col("h") > 1))))
    model("L01", lambda: height(paid.join(official.lazy(), on=["village", "party"], how="semi").select("village", "party").unique()))
    model("Q01", lambda: height(entry.lazy().select("village", "day", "vno").unique().group_by("village", pl.col("day").dt.year()).agg(
        pl.col("vno").max().alias("top"), pl.len().alias("n"), pl.col("vno").n_unique().alias("d")).filter(
        (pl.col("d") >= 0.5 * pl.col("top")) & ((pl.col("top") > pl.col("d")) | (pl.col("n") > pl.col("d"))))))
    model("Q02", lambda: height(entry.lazy().group_by("village", "day", "vno").agg(
        (pl.col("debit") - pl.col("credit")).sum().abs().alias("x")).filter(pl.col("x") > 1)))

    def digits():
        step = pl.when(pl.col("debit") < 10).then(pl.col("debit") * 10)
        for k in range(1, 14):
            step = step.when(pl.col("debit") < 10 ** (k + 1)).then(pl.col("debit") // 10 ** (k - 1))
        rows = spending.group_by("village", step.alias("d")).len().collect()
        counts = {}
        for village, digit, n in rows.iter_rows():
            counts.setdefault(village, [0] * 90)[digit - 10] = n
        return benford(counts)
    model("F03", digits)
    return began, loaded, now(), leads, times


if __name__ == "__main__":
    side = {"duckdb": duckdb_side, "polars": polars_side}[sys.argv[1]]
    began, loaded, ended, leads, times = side(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
    print(json.dumps({
        "load": loaded[0] - began[0], "screen": ended[0] - loaded[0], "load_cpu": loaded[1] - began[1],
        "screen_cpu": ended[1] - loaded[1], "leads": leads, "times": times,
        "memory_mib": peak_mib()}))
