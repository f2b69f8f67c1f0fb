#!/usr/bin/env bash
# Runs the engine's tests without Rasa on the newest Python from 3.11 to 3.13 that is found here.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
found=""
for version in 3.13 3.12 3.11; do
    python=$(command -v "python$version" || true)
    if ! "$python" -c '' 2>/dev/null && command -v pyenv >/dev/null; then
        python=$(ls -d "$(pyenv root)/versions/$version".*/bin/python 2>/dev/null | tail -n 1 || true)
    fi
    if [ -n "$python" ] && "$python" -c '' 2>/dev/null; then found="$version"; break; fi
    missing+=("$version")
done

[ ${#missing[@]} -eq 0 ] || echo "Engine tests: not found here: Python ${missing[*]}."
if [ -z "$found" ]; then
    echo "Engine tests ran on Python 3.10 only."
    exit 0
fi
venv=.venv-engine
if ! "$venv/bin/python" -c "import sys, pydantic, holidays, hypothesis; sys.exit('%d.%d' % sys.version_info[:2] != '$found')" 2>/dev/null; then
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-engine.lock
fi
echo "Engine tests without Rasa on Python $found:"
"$venv/bin/python" -m pytest -c tests/engine/pytest.ini tests/engine -p no:cacheprovider
