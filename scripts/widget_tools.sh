#!/usr/bin/env bash
# The tools that build and check the widget, as its lock file names them. Nothing that runs needs them, so a machine
# without npm, or without a network, is told what it will not test and goes on.
set -euo pipefail
cd "$(dirname "$0")/../widget"
kept=node_modules/.package-lock.json
skipped="so the widget's types, its build and its axe checks are skipped; that the built file is of these sources is tested all the same."

if [[ -e $kept && ! package-lock.json -nt $kept ]]; then exit 0; fi
if ! command -v npm >/dev/null; then echo "npm is not installed, $skipped"; exit 0; fi
if ! npm ci --silent; then rm -rf node_modules; echo "npm could not fetch its packages, $skipped"; fi
