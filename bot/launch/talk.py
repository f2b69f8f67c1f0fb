"""Makes the dialogue core of this installation: its matrices, reader, clock and operator."""

import datetime as dt
from pathlib import Path
from typing import Any, Dict

import pytz
from ruamel.yaml import YAML

from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.language.reader import Reader
from bot.launch.clock import Clock
from bot.launch.settings import ROOT

LONDON = pytz.timezone("Europe/London")
OPERATOR = "operator.yml"
ENDPOINTS = "endpoints.yml"


def london_now() -> dt.datetime:
    """The time on a clock in London, without its zone."""
    return dt.datetime.now(LONDON).replace(tzinfo=None)


CLOCK = Clock(london_now)


def read(file: Path) -> Dict[str, Any]:
    """A settings file; one that is missing or empty sets nothing."""
    if not file.exists():
        return {}
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or {}


def make_talk(root: Path = ROOT) -> Talk:
    """The dialogue core over the matrices, with what the operator has set."""
    library = load_library()
    answers_for_it = read(root / OPERATOR).get("answers_for_it")
    keep_hours = read(root / ENDPOINTS).get("tracker_store", {}).get("keep_hours", 12)
    return Talk(library, Reader.load(library), CLOCK, answers_for_it, keep_hours)
