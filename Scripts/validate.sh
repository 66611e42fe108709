#!/bin/sh
# The importer on real registers. Usage: validate.sh PROGRAM DATA
# Counts are compared with the README of the registers; any difference fails.
set -eu
program=$1
registers=$2/registers
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
passed=0

# field NAME: a number of the JSON on standard input.
field() { python3 -c "import json,sys; v=json.load(sys.stdin)['$1']; print(len(v) if isinstance(v, list) else v)"; }

# expect WHAT GOT WANTED
expect() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "NOT AS EXPECTED: $1: $2, wanted $3"
    fi
}

# register NAME FILE COUNTY ADDED REFUSED
register() {
    report=$("$program" import villages "$2" ${3:+--county "$3"} --json --date 2020-06-30 --data "$folder/$1")
    expect "$1 added" "$(echo "$report" | field added)" "$4"
    expect "$1 refused" "$(echo "$report" | field refused)" "$5"
    again=$("$program" import villages "$2" ${3:+--county "$3"} --json --date 2020-06-30 --data "$folder/$1")
    expect "$1 added the second time" "$(echo "$again" | field added)" 0
    expect "$1 unchanged the second time" "$(echo "$again" | field unchanged)" "$4"
}

# count DATABASE QUERY: the one number that the query answers. The words of the query
# travel as an argument, so that its quotes stay what they are.
count() {
    python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' \
        "$1" "$2"
}

register suiyang "$registers/villages.csv" 411403 356 0
expect "suiyang communities" "$(count "$folder/suiyang/xuncun.sqlite" "SELECT count(*) FROM village_units WHERE kind = 'community'")" 54
expect "suiyang townships" "$(count "$folder/suiyang/xuncun.sqlite" "SELECT count(*) FROM townships")" 19
register longsheng "$registers/villages.csv" 450328 128 0
expect "longsheng communities" "$(count "$folder/longsheng/xuncun.sqlite" "SELECT count(*) FROM village_units WHERE kind = 'community'")" 9
register zezhou "$registers/villages.csv" 140525 448 0
expect "jincun town" "$(count "$folder/zezhou/xuncun.sqlite" "SELECT count(*) FROM village_units u JOIN townships t ON t.id = u.township_id WHERE t.name = '金村镇'")" 59
register jinhua "$registers/villages.csv" 3307 3280 0
register gbk "$registers/fixtures/411403_gbk_crlf.csv" 411403 356 0
register bom "$registers/fixtures/450328_utf8_bom_crlf.csv" 450328 128 0
register utf16 "$registers/fixtures/140525_utf16le_bom_tab.txt" 140525 448 0
register mojibake "$registers/fixtures/330783_mojibake_gbk_as_cp1252_or_latin1.csv" 330783 388 0
register exponents "$registers/fixtures/632802_excel_scientific_codes_utf8.csv" 632802 0 60
started=$(date +%s)
# 1,497 virtual units of statistics, 23 lost and 3 private-use characters, 8 names in pinyin
register country "$registers/villages_national_2020.csv.gz" "" 632449 1531
echo "the national register twice: $(($(date +%s) - started)) s"
"$program" verify --data "$folder/country"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
