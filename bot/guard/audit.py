"""The guard's own record that it spoke: when, where, which cue. Never a word of the message."""
import hashlib
import json
import logging
import os
import secrets
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable, Optional

from bot.guard.state import state_folder

logger = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(timezone.utc)


class Audit:
    """Appends one JSON line for each message in which danger was heard or could not be ruled out."""

    def __init__(self, folder: Optional[Path] = None, now: Callable[[], datetime] = _now) -> None:
        self.folder = folder or state_folder()
        self.file = self.folder / "guard-audit.jsonl"
        self._now = now
        self._salt = self._read_salt()

    def write(self, channel: str, conversation: str, cue: Optional[str], tier: str) -> bool:
        """Write one record; a full disk must never stop the 999 line, so this only reports."""
        record = {
            "at": self._now().isoformat(timespec="seconds"),
            "channel": channel,
            "conversation": self.hashed(conversation),
            "cue": cue,
            "tier": tier,
        }
        try:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(record) + "\n")
            return True
        except OSError as error:
            logger.error("the guard's audit record could not be written: %s", type(error).__name__)
            return False

    def writable(self) -> bool:
        """Whether the next record can be written."""
        try:
            with self.file.open("a", encoding="utf-8"):
                return True
        except OSError:
            return False

    def hashed(self, conversation: str) -> str:
        """A name for the conversation that cannot be turned back without this machine's salt."""
        return hashlib.sha256(self._salt + conversation.encode("utf-8", "replace")).hexdigest()[:32]

    def _read_salt(self) -> bytes:
        path = self.folder / "guard-audit.salt"
        try:
            if not path.exists():
                descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
                with os.fdopen(descriptor, "wb") as file:
                    file.write(secrets.token_bytes(32))
            return path.read_bytes()
        except OSError:
            return secrets.token_bytes(32)
