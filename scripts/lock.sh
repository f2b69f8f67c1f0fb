#!/usr/bin/env bash
# Makes requirements*.lock from requirements*.in: exact releases with hashes, and no address of any index.
set -euo pipefail
cd "$(dirname "$0")/.."

# requirements-engine.lock has to serve Python 3.11 to 3.13: make it with one of those.
for name in ${LOCKS:-requirements requirements-test}; do
    ${PIP_COMPILE:-.venv/bin/pip-compile} --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate \
        --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        --output-file "$name.lock" "$name.in"
    {
        echo "# Exact releases with hashes, made from $name.in by \`make lock\`; do not edit by hand."
        grep -vE '^(--(index-url|extra-index-url|trusted-host|find-links)|#|$)' "$name.lock"
    } > "$name.lock.new"
    mv "$name.lock.new" "$name.lock"
done
