"""Signs conversation ids and buttons, so that nobody can make up either."""
import base64
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any, Dict, NamedTuple, Optional

SETTING = "BOT_SIGNING_KEY"
ID_BYTES, SEAL_BYTES = 16, 12
LONGEST_TOKEN = 8000


class Pressed(NamedTuple):
    """A button of ours that came back: what stood on it, and the value it carries."""

    label: str
    payload: Dict[str, Any]


class Signer:
    """Makes and checks ids and buttons with one secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def new_conversation(self) -> str:
        """An id that cannot be guessed, with the seal that shows it is ours."""
        name = _encoded(secrets.token_bytes(ID_BYTES))
        return f"{name}.{self._seal('conversation', name)}"

    def is_conversation(self, conversation: Any) -> bool:
        """Whether this server has issued the id."""
        name, _, seal = str(conversation).partition(".")
        return bool(name) and _same(seal, self._seal("conversation", name))

    def button(self, conversation: str, label: str, payload: Dict[str, Any]) -> str:
        """The value of a button; it works in its own conversation only."""
        content = json.dumps([label, payload], ensure_ascii=False, separators=(",", ":"))
        value = _encoded(content.encode("utf-8"))
        return f"{value}.{self._seal('button', conversation, value)}"

    def pressed(self, conversation: str, token: Any) -> Optional[Pressed]:
        """What a button of ours says, or None if it is not one of this conversation's."""
        if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
            return None
        value, _, seal = token.partition(".")
        if not _same(seal, self._seal("button", conversation, value)):
            return None
        label, payload = json.loads(base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)))
        return Pressed(label, payload)

    def _seal(self, *parts: str) -> str:
        text = "\0".join(parts).encode("utf-8", "replace")
        return _encoded(hmac.new(self._key, text, hashlib.sha256).digest()[:SEAL_BYTES])


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
    key = secrets.token_bytes(32)
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(key)
    return key


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8"))
