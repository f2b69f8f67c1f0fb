"""The format of a script, from the schema that editors use as well."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs/reference/scenario.schema.json"


@lru_cache(maxsize=1)
def schema() -> Dict[str, Any]:
    """The JSON schema as it stands in the docs."""
    return json.loads(FILE.read_text(encoding="utf-8"))
