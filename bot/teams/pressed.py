"""What a card has sent: only values that this server signed for this conversation count."""
from typing import Any, Dict, List, Optional

from bot.channels.signing import Pressed, Signer

MOST = 40


def is_from_card(value: Any) -> bool:
    """Whether something was pressed at all."""
    return isinstance(value, dict) and ("pressed" in value or "ticked" in value)


def read_pressed(value: Dict[str, Any], conversation: str, signer: Signer) -> Optional[List[Pressed]]:
    """The buttons or ticks, in order; None if any of them is not ours."""
    read = [signer.pressed(conversation, token) for token in tokens(value)[:MOST]]
    return None if None in read else [one for one in read if one]


def tokens(value: Dict[str, Any]) -> List[Any]:
    """The signed values: of one button, or of all that was ticked in the card."""
    if "pressed" in value:
        return [value["pressed"]]
    ticked: List[str] = []
    for name in sorted(name for name in value if name not in ("ticked", "msteams", "action")):
        # Several ticks of one list come as one text with commas; our tokens hold none.
        ticked += [token for token in str(value[name] or "").split(",") if token]
    return ticked
