"""What is reported: each figure of both bots with its ratio, as a table and as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Dict, List

HERE = Path(__file__).resolve().parent
#: Of the memory of the stock bot in the same run; and in MB, whatever the stock bot needs.
MEMORY_AIM, MEMORY_MOST = 0.75, 800


@dataclass(frozen=True)
class Figure:
    """One line of the table: medians of both bots."""

    name: str
    unit: str
    ours: float
    stock: float
    aim: str = "lower"

    @property
    def ratio(self) -> float:
        """Ours by stock's."""
        return self.ours / self.stock

    @property
    def met(self) -> bool:
        """Whether the project's aim is reached: faster, or at most 75 % of the memory and 800 MB."""
        if self.aim == "memory":
            return self.ratio <= MEMORY_AIM and self.ours < MEMORY_MOST
        return self.ratio > 1 if self.aim == "higher" else self.ratio < 1

    def row(self) -> str:
        """The line in Markdown."""
        return (f"| {self.name} | {self.ours:.{self._digits}f} {self.unit} | "
                f"{self.stock:.{self._digits}f} {self.unit} | {self.ratio:.2f} | "
                f"{'yes' if self.met else 'NO'} |")

    @property
    def _digits(self) -> int:
        return 0 if self.unit == "MB" else 1


def machine() -> Dict[str, Any]:
    """The machine in words, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"processor": _processor(), "cores": cores, "memory_gb": round(memory),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(), "rasa": version("rasa")}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.processor() or "unknown"


def write(figures: List[Figure], facts: Dict[str, Any], folder: Path = HERE) -> None:
    """The results lie in `results.md` and `results.json`."""
    rows = [{**asdict(one), "ratio": round(one.ratio, 3), "met": one.met} for one in figures]
    content = {**facts, "machine": machine(), "figures": rows}
    (folder / "results.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    (folder / "results.md").write_text(page(figures, facts), encoding="utf-8")


def page(figures: List[Figure], facts: Dict[str, Any]) -> str:
    """The results as Markdown."""
    where = machine()
    words = (f"Measured on {dt.date.today().isoformat()}: {where['processor']}, {where['cores']} "
             f"cores, {where['memory_gb']} GB, {where['system']}, Python {where['python']}, "
             f"Rasa {where['rasa']}.")
    load = ", ".join(f"{one:.1f}" for one in facts["waiting_processes"])
    head = ["# Results", "", words,
            f"{facts['batches']} batches per cell, medians; {facts['messages']} messages in all. "
            f"Load of the machine before each part (one-minute average, bots included): {load}.",
            "A ratio below 1 is better for us; for messages/s, above 1. Aim: better than stock in "
            "every line, memory at most 0.75 and 800 MB.",
            "", "| | ours | stock `rasa init` | ours / stock | aim met |", "|---|---|---|---|---|"]
    missed = [one.name for one in figures if not one.met]
    end = "Every aim is met." if not missed else f"Not met: {'; '.join(missed)}."
    return "\n".join([*head, *(one.row() for one in figures), "", end, ""])


def today() -> str:
    """The date of the measurement."""
    return dt.date.today().isoformat()
