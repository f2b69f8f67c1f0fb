#!/usr/bin/env bash
# Makes .venv with Python 3.10 and installs one lock file into it: scripts/install.sh LOCK
set -euo pipefail
cd "$(dirname "$0")/.."

is_310() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; }

find_310() {
    local candidate
    for candidate in python3.10 python3 python; do
        if is_310 "$candidate"; then command -v "$candidate"; return; fi
    done
    if command -v pyenv >/dev/null; then
        for candidate in "$(pyenv root)"/versions/3.10*/bin/python; do
            if is_310 "$candidate"; then echo "$candidate"; return; fi
        done
    fi
    if command -v uv >/dev/null; then
        uv python install --quiet 3.10 >&2 && uv python find 3.10 && return
    fi
    return 1
}

if ! is_310 .venv/bin/python; then
    if ! python=$(find_310); then
        echo "Python 3.10 is needed and was not found: install it from python.org, or with 'pyenv install 3.10' or 'uv python install 3.10', and run this again." >&2
        exit 1
    fi
    "$python" -m venv .venv
fi
echo "Installing $1 into .venv (a few minutes the first time) ..." >&2
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$1"
