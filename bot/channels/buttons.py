"""Buttons on their way out and back: signed one by one, merged when several were ticked."""
from typing import Any, Dict, List, Sequence

from bot.channels.signing import Pressed, Signer


def signed(content: Any, conversation: str, signer: Signer) -> Any:
    """A copy of a payload in which the value of every button is signed."""
    if isinstance(content, list):
        return [signed(one, conversation, signer) for one in content]
    if not isinstance(content, dict):
        return content
    copy = {key: signed(value, conversation, signer) for key, value in content.items()}
    if isinstance(content.get("payload"), dict) and "label" in content:
        copy["payload"] = signer.button(conversation, str(content["label"]), content["payload"])
    return copy


def labels(pressed: Sequence[Pressed]) -> str:
    """What stood on the buttons, as if it had been typed."""
    return "; ".join(one.label for one in pressed)


def merged(pressed: Sequence[Pressed]) -> Dict[str, Any]:
    """The value of one button, or of several ticks of one list as one value."""
    together: Dict[str, Any] = {}
    for one in pressed:
        _merge(together, one.payload)
    return together


def _merge(into: Dict[str, Any], more: Dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        elif key in into and into[key] != value:
            kept = _listed(into[key])
            into[key] = kept + [one for one in _listed(value) if one not in kept]
        else:
            into[key] = dict(value) if isinstance(value, dict) else value


def _listed(value: Any) -> List[Any]:
    return value if isinstance(value, list) else [value]
