"""Signs tickets and buttons, so that nobody can make up either."""
import base64
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any, Dict, NamedTuple, Optional

SETTING = "BOT_SIGNING_KEY"
SEAL_BYTES = 12
LONGEST_TOKEN = 8000


class Pressed(NamedTuple):
    """A button of ours that came back: what stood on it, and the value it carries."""

    label: str
    payload: Dict[str, Any]


class Signer:
    """Makes and checks seals and buttons with one secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def button(self, conversation: str, label: str, payload: Dict[str, Any]) -> str:
        """The value of a button; it works in its own conversation only."""
        content = json.dumps([label, payload], ensure_ascii=False, separators=(",", ":"))
        value = encoded(content.encode("utf-8"))
        return f"{value}.{self.seal('button', conversation, value)}"

    def pressed(self, conversation: str, token: Any) -> Optional[Pressed]:
        """What a button of ours says, or None if it is not one of this conversation's."""
        if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
            return None
        value, _, seal = token.partition(".")
        if not self.sealed(seal, "button", conversation, value):
            return None
        label, payload = json.loads(base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)))
        return Pressed(label, payload)

    def seal(self, *parts: str, size: int = SEAL_BYTES) -> str:
        """The seal that only this key puts on these parts."""
        text = "\0".join(parts).encode("utf-8", "replace")
        return encoded(hmac.new(self._key, text, hashlib.sha256).digest()[:size])

    def sealed(self, seal: str, *parts: str) -> bool:
        """Whether a seal is ours and stands on these parts."""
        return hmac.compare_digest(seal.encode("utf-8", "replace"), self.seal(*parts).encode("utf-8"))


def load_key(folder: Path) -> bytes:
    """The key of the setting, else the one in a file of this folder, made at the first start."""
    setting = os.environ.get(SETTING)
    if setting:
        return hashlib.sha256(setting.encode("utf-8")).digest()
    file = folder / "web-signing.key"
    try:
        return file.read_bytes() if file.exists() else _new_key(file)
    except OSError:
        # Without a disk the buttons of before a restart do not work; typing always does.
        return secrets.token_bytes(32)


def _new_key(file: Path) -> bytes:
    # Written aside and renamed: a process that is killed here leaves no half of a key.
    part = file.with_suffix(f".{os.getpid()}")
    descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(secrets.token_bytes(32))
    part.replace(file)
    return file.read_bytes()


def encoded(content: bytes) -> str:
    """Bytes as letters that an address may hold."""
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")
