"""What is known about danger in one message: the guard's finding, else a scan of our own."""

from functools import lru_cache
from typing import Any, Dict, Optional

# The guard's own rule: when nothing can be said about a message, somebody may be in danger.
UNKNOWN = {
    "tier": "possible", "cue": None, "kind": None, "about": None, "called": False, "said": False
}


@lru_cache(maxsize=1)
def detector() -> Any:
    """The one detector of this process, or the error that kept it from loading."""
    try:
        from bot.guard.detector import Detector

        return Detector.load()
    except Exception as error:  # remembered: a second try costs time at every message
        return error


def scanned(text: str) -> Dict[str, Any]:
    """What the detector says about a text; a missing or failing one counts as possible danger."""
    try:
        found = detector().scan(text)
        return {**{name: getattr(found, name) for name in UNKNOWN if name != "said"}, "said": False}
    except Exception:  # an error here would silence the assistant
        return dict(UNKNOWN)


def judged(text: Optional[str], facts: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """The guard's finding where a guarded channel made one, else the result of a scan here."""
    guard = (facts or {}).get("guard")
    if isinstance(guard, dict) and guard.get("tier"):
        return guard
    return scanned(text or "")
