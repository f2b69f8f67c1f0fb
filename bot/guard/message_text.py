"""Makes a message safe to read and to pass on, without changing what it says."""
import re
import unicodedata

# Invisible characters can split a word in two for the reader but not for the eye.
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def normalised(text: str) -> str:
    """One form of each letter; no invisible and no control characters."""
    text = unicodedata.normalize("NFC", text)
    return CONTROL.sub(" ", INVISIBLE.sub("", text)).strip()


def without_command(text: str) -> str:
    """Free text never starts a command: Rasa reads a leading "/" as one, so it is taken off."""
    return text.lstrip("/ \t\n")


def is_one_of(text: str, phrases: "tuple[str, ...]") -> bool:
    """Whether the whole message is one of these phrases, whatever its capitals and stops."""
    return " ".join(re.sub(r"[^\w\s']", " ", text.lower().replace("’", "'")).split()) in phrases
