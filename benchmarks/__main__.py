"""Measures both bots in one run and writes the results: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import figures
from benchmarks.bots import ours, stock
from benchmarks.measure import Run, measure
from benchmarks.servers import BenchmarkError


def main() -> int:
    """Both bots are measured and stopped again; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        benchmark(folder)
    except BenchmarkError as error:
        sys.stderr.write(f"{error}\n")  # it names a log, so the folder stays
        return 1
    shutil.rmtree(folder)
    return 0


def benchmark(folder: Path) -> None:
    """The measurement in a folder of its own, and its results written down."""
    began = time.monotonic()
    pair = (ours(folder), stock(folder))
    run = Run(pair, folder)
    run.began = began
    try:
        measure(run)
    finally:
        for server in pair:
            server.stop()
    facts = {"date": figures.today(), "batches": run.batches, "messages": run.messages,
             "waiting_processes": [round(one, 1) for one in run.waiting],
             "seconds": round(time.monotonic() - began)}
    figures.write(run.figures, facts)
    sys.stdout.write(figures.page(run.figures, facts))


if __name__ == "__main__":
    sys.exit(main())
