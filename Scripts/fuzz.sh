#!/bin/sh
# Runs libFuzzer on the parsers and the models behind them. Usage: fuzz.sh [SECONDS EACH] [PARSER …]
# The corpus is of our own making: the made-up county, its report, and small files below. What libFuzzer
# finds is kept in .build-fuzz/corpus; an input that stops the program is left in .build-fuzz/found.
set -eu
seconds=${1:-600}
[ $# -gt 0 ] && shift
# Without Swift's own handler, libFuzzer keeps the input that stopped the program.
export XUNCUN_FUZZ=1 SWIFT_BACKTRACE=enable=no
swift build -c release --product Fuzzing --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer \
    -Xswiftc -parse-as-library -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
swift build -c release --product xuncun --scratch-path .build-release
program=.build-fuzz/release/Fuzzing
corpus=.build-fuzz/corpus
mkdir -p "$corpus/table" "$corpus/sheet" "$corpus/ocds" "$corpus/policy" "$corpus/sql" .build-fuzz/found
.build-release/release/xuncun screen sample --villages 3 --years 1 --rate 1 --out .build-fuzz/county
n=0
for file in .build-fuzz/county/账目/*.csv; do
    n=$((n + 1))
    head -12 "$file" >"$corpus/table/seed-$n"
    iconv -f UTF-8 -t GB18030 "$corpus/table/seed-$n" >"$corpus/table/seed-gb-$n" || true
done
printf '<a><记账凭证><记账凭证日期>20240305</记账凭证日期><记账凭证编号>1</记账凭证编号><科目编号>513</科目编号><借方本币金额>5.00</借方本币金额></记账凭证></a>' >"$corpus/table/seed-xml"
.build-release/release/xuncun screen "$corpus/table/seed-1" --village 330782001201 --format xlsx --out "$corpus/sheet/seed.xlsx" 2>/dev/null || true
printf '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>凭证日期</t></is></c><c r="B1" t="inlineStr"><is><t>凭证号</t></is></c><c r="C1" t="inlineStr"><is><t>科目编码</t></is></c><c r="D1" t="inlineStr"><is><t>借方</t></is></c></row><row r="2"><c r="A2"><v>45356</v></c><c r="B2"><v>1</v></c><c r="C2"><v>513</v></c><c r="D2"><v>1.5E2</v></c></row></sheetData></worksheet>' >"$corpus/sheet/seed-sheet"
printf '{"releases":[{"ocid":"a","tender":{"procurementMethod":"open","numberOfTenderers":1,"tenderPeriod":{"startDate":"2024-01-01T00:00:00Z","endDate":"2024-01-05T00:00:00Z"}},"bids":{"details":[{"id":"1","status":"valid","tenderers":[{"id":"x"}],"value":{"amount":5,"currency":"CNY"}}]},"awards":[{"status":"active","suppliers":[{"id":"x"}],"value":{"amount":5,"currency":"CNY"}}]}]}' >"$corpus/ocds/seed"
sed 's/"ocid":"a"/"ocid":"x-330782001201-1"/' "$corpus/ocds/seed" >"$corpus/table/seed-ocds"
printf 'model,parameter,value,area,from,until,source\nC04,limit,6000,3307,2024-01-01,,x\n' >"$corpus/policy/seed"
printf 'SELECT village_code AS village, voucher_number AS key, sum(credit) AS amount FROM entry GROUP BY 1, 2' >"$corpus/sql/seed"
for parser in ${*:-table sheet ocds policy sql}; do
    echo "== $parser, $seconds s"
    PARSER=$parser "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=8192 \
        -print_final_stats=1 -artifact_prefix=".build-fuzz/found/$parser-" "$corpus/$parser" 2>&1 |
        grep -E "SUMMARY|ERROR|stat::number_of_executed|stat::peak|DONE|Test unit written|Fatal" | tail -8
    if ls .build-fuzz/found/"$parser"-* >/dev/null 2>&1; then
        echo "inputs that stop the program: .build-fuzz/found" >&2
        exit 1
    fi
done
