#!/bin/sh
# Drives the API by its own description; no answer may be a 5xx. Usage: fuzz-api.sh PROGRAM [EXAMPLES]
set -eu
program=$1
examples=${2:-8}
folder=$(mktemp -d)
port=8813
"$program" demo --no-serve --extent round --data "$folder/data" >/dev/null 2>&1
"$program" serve --data "$folder/data" --port $port 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do curl -fs "http://127.0.0.1:$port/healthz" >/dev/null 2>&1 && break; sleep 0.1; done
token=$(curl -fs -X POST "http://127.0.0.1:$port/api/session" \
    -d '{"login":"director","password":"qingyuan-demo-2026"}' | python3 -c 'import json,sys; print(json.load(sys.stdin)["token"])')
curl -fs "http://127.0.0.1:$port/api/openapi.json" >"$folder/openapi.json"
status=0
.venv/bin/schemathesis run "$folder/openapi.json" --url "http://127.0.0.1:$port" \
    -H "Authorization: Bearer $token" --checks not_a_server_error --max-examples "$examples" \
    --exclude-operation-id session.end --phases examples,fuzzing --seed 20261123 \
    --request-timeout 20 --no-color >"$folder/report" 2>&1 || status=$?
tail -40 "$folder/report"
"$program" verify --data "$folder/data"
exit $status
