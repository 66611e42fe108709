"""Makes the files of counties of any size, the same for the same seed: ledger lines, bank lines,
invoices, subsidies, officials. More lines are more villages, not busier ones: 349 villages for ten
million lines of three years. Every voucher has two lines; schemes are planted by chance."""
import os
import sys

import numpy as np
import polars as pl

LINES_OF_VILLAGE = 28_653
PAYEES = 400


def make(folder, lines, seed=1):
    os.makedirs(folder, exist_ok=True)
    rng = np.random.default_rng(seed)
    villages = max(20, round(lines / LINES_OF_VILLAGE))
    vouchers = lines // 2
    village = np.sort(rng.integers(0, villages, vouchers))
    day = rng.integers(0, 1096, vouchers)
    order = np.lexsort((day, village))
    village, day = village[order], day[order]
    amount = np.exp(rng.normal(6.5, 1.3, vouchers))
    fen = (amount * 100).astype(np.int64) + 1
    payee = rng.integers(0, PAYEES, vouchers) + village * 1000
    bill = rng.integers(0, 10**8, vouchers)
    kind = rng.random(vouchers)
    bare = rng.random(vouchers) < 0.3
    wrong = (rng.random(vouchers) < 1e-4) * 100
    # The same payment twice; villages whose amounts are off the law.
    twice = np.flatnonzero(rng.random(vouchers - 1) < 1e-4)
    twice = twice[village[twice] == village[twice + 1]]
    fen = np.where(village % 50 == 7, 500_000 + fen % 90_000, fen)
    for column in (fen, payee):
        column[twice + 1] = column[twice]
    day[twice + 1] = day[twice]
    kind[twice] = kind[twice + 1] = 0.1
    bare[twice] = bare[twice + 1] = True
    frame = pl.DataFrame({"v": village, "day": day})
    # Numbers run on within a village and a year; one in ten thousand is left out.
    frame = frame.with_columns(
        date=pl.date(2023, 1, 1) + pl.duration(days=pl.col("day")),
        step=pl.Series(1 + (rng.random(vouchers) < 1e-4)))
    frame = frame.with_columns(
        number=pl.col("step").cum_sum().over(["v", pl.col("date").dt.year()]))
    village_code = 330782001200 + frame["v"]
    # 70 % payments by bank, 5 % in cash, 23 % income, 2 % income spent at once.
    debit_account = np.where(kind < 0.75, "51301", np.where(kind < 0.98, "102", "153"))
    credit_account = np.where(kind < 0.70, "102", np.where(kind < 0.75, "101", "50101"))
    is_spending = (kind < 0.75) | (kind >= 0.98)
    base = pl.DataFrame({
        "village_code": village_code, "day": frame["date"], "voucher_number": frame["number"],
        "payee": payee, "bill": bill, "fen": fen, "spending": is_spending,
        "da": debit_account, "ca": credit_account,
        "nobill": bare, "wrong": wrong,
    })
    yuan = pl.format("{}.{}", pl.col("fen") // 100, (pl.col("fen") % 100).cast(pl.Utf8).str.zfill(2))
    paid = pl.col("fen") + pl.col("wrong")
    off = pl.format("{}.{}", paid // 100, (paid % 100).cast(pl.Utf8).str.zfill(2))
    bill_text = pl.when(pl.col("spending") & ~pl.col("nobill")).then(
        pl.col("bill").cast(pl.Utf8).str.zfill(8)).otherwise(pl.lit(""))
    party = pl.when(pl.col("spending")).then(
        pl.lit("收款户") + pl.col("payee").cast(pl.Utf8)).otherwise(pl.lit(""))
    first = base.select(
        "village_code", "day", "voucher_number", line=pl.lit(1), summary=pl.lit("日常收支"),
        account="da", debit=yuan, credit=pl.lit(""), party=party, bill_number=bill_text)
    second = base.select(
        "village_code", "day", "voucher_number", line=pl.lit(2), summary=pl.lit("日常收支"),
        account="ca", debit=pl.lit(""), credit=off, party=pl.lit(""), bill_number=pl.lit(""))
    index = pl.int_range(vouchers, eager=True).alias("i")
    both = pl.concat([
        first.with_columns(i=index, j=pl.lit(0)), second.with_columns(i=index, j=pl.lit(1))])
    both.sort("i", "j").drop("i", "j").write_csv(f"{folder}/entry.csv", quote_style="never")
    pl.DataFrame({
        "village_code": 330782001200 + np.arange(villages), "year": 2023, "period": 1,
        "account": "101", "opening": 300000, "debit": 0, "credit": 0, "closing": 300000,
    }).write_csv(f"{folder}/balance.csv")
    bank(folder, lines // 5, villages, rng)
    invoices(folder, lines // 10, villages, rng)
    subsidies(folder, lines // 5, villages, rng)
    pl.DataFrame({
        "village_code": np.repeat(330782001200 + np.arange(villages), 3),
        "name": [f"收款户{v * 1000 + k}" for v in range(villages) for k in (1, 2, 3)],
        "post": "村干部",
    }).write_csv(f"{folder}/official.csv")


def bank(folder, n, villages, rng):
    account = np.sort(rng.integers(0, villages, n))
    fen = rng.integers(1, 10**7, n)
    out = rng.random(n) < 0.5
    signed = np.where(out, -fen, fen)
    total = np.cumsum(signed)
    start = np.searchsorted(account, account)
    balance = 10**10 + total - np.where(start > 0, total[start - 1], 0)
    balance += np.cumsum(rng.random(n) < 1e-5) * 100
    seconds = np.arange(n) - start
    pl.DataFrame({
        "village_code": 330782001200 + account, "account_number": 12080000 + account,
        "moment": np.datetime64("2023-01-01T00:00:00", "ms") + seconds * 3000,
        "fen": fen, "direction": np.where(out, "出", "进"), "balance": balance,
    }).select(
        "village_code", "account_number", pl.col("moment").dt.strftime("%Y-%m-%d %H:%M:%S"),
        amount=pl.format("{}.{}", pl.col("fen") // 100, (pl.col("fen") % 100).cast(pl.Utf8).str.zfill(2)),
        direction="direction",
        balance=pl.format("{}.{}", pl.col("balance") // 100, (pl.col("balance") % 100).cast(pl.Utf8).str.zfill(2)),
    ).write_csv(f"{folder}/bank.csv")


def invoices(folder, n, villages, rng):
    number = np.arange(n)
    again = rng.random(n) < 1e-4
    number[again] = rng.integers(0, n, again.sum())
    pl.DataFrame({
        "village_code": 330782001200 + rng.integers(0, villages, n),
        "code": "033002100" + pl.Series(number % 7).cast(pl.Utf8),
        "number": pl.Series(number).cast(pl.Utf8).str.zfill(8), "seller": "某店",
        "total": rng.integers(100, 9000, n), "voucher_number": np.arange(n),
    }).write_csv(f"{folder}/invoice.csv")


def subsidies(folder, n, villages, rng):
    person = np.arange(n) // 4
    card = person.copy()
    shared = rng.random(n) < 2e-3
    card[shared] = card[shared] // 2000 * 2000
    pl.DataFrame({
        "village_code": 330782001200 + person % villages, "program": "耕地补贴",
        "id": pl.Series(person).cast(pl.Utf8).str.zfill(12),
        "household": pl.Series(person // 2).cast(pl.Utf8),
        "card": "6222" + pl.Series(card).cast(pl.Utf8).str.zfill(12),
        "amount": rng.integers(50, 2000, n), "paid_day": "2024-06-20",
    }).write_csv(f"{folder}/subsidy.csv")


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
