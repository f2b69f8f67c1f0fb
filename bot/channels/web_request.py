"""One request to the web channel, checked before anything is done with it."""
import json
import re
from typing import Any, Dict, List, NamedTuple, Optional

from bot.channels.buttons import labels, merged
from bot.channels.signing import Pressed, Signer
from bot.channels.tickets import Ticket, Tickets

MOST_BYTES = 2_000_000
MOST_TICKS = 40
LONGEST_ID = 100
# The page's first request has nothing to say yet; this stands for it.
HELLO = "hello"
OPENING = {"intent": "greet"}
AREA = re.compile(r"[a-z_]{1,40}")


class Refused(Exception):
    """A request that cannot be used; the code names the sentence in errors.yml."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.status = code, status


class WebRequest(NamedTuple):
    """What the client wants to say, and in which conversation.

    `late`: the ticket had run out, so this begins a new conversation and the person is told.
    `opens`: the page says hello; nobody has typed anything.
    """

    conversation: str
    text: str
    metadata: Dict[str, Any]
    id: Optional[str]
    late: bool = False
    opens: bool = False


def read_request(body: bytes, signer: Signer, tickets: Tickets) -> WebRequest:
    """The request in a body, or Refused. A ticket that is not ours gets a new conversation."""
    if len(body) > MOST_BYTES:
        # Too long even to take apart; the guard will say so, and 999 before that.
        text = body[:MOST_BYTES].decode("utf-8", "replace")
        return WebRequest(tickets.begin(), text, {}, None)
    data = _json(body)
    ticket = tickets.read(data.get("conversation"))
    late = ticket is not None and ticket.expired
    conversation = _conversation(ticket, tickets, _id(data))
    text, pressed = _text(data), _pressed(data, conversation, signer)
    if not text and not pressed and (late or not ticket) and not data.get("payload"):
        return WebRequest(conversation, HELLO, {"payload": _opening(data)}, _id(data), late, opens=True)
    if data.get("payload") and not pressed and not text:
        raise Refused("expired", 401) if late else Refused("old_button")
    metadata: Dict[str, Any] = {"payload": merged(pressed), "typed": bool(text)} if pressed else {}
    return WebRequest(conversation, text or labels(pressed), metadata, _id(data), late)


def _conversation(ticket: Optional[Ticket], tickets: Tickets, request: Optional[str]) -> str:
    if ticket is None:
        return tickets.begin()
    expired = ticket.expired
    return tickets.after(ticket.conversation, request) if expired else ticket.conversation


def _json(body: bytes) -> Dict[str, Any]:
    try:
        data = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise Refused("not_json") from None
    if not isinstance(data, dict):
        raise Refused("not_json")
    return data


def _text(data: Dict[str, Any]) -> str:
    text = data.get("text")
    if text is not None and not isinstance(text, str):
        raise Refused("not_text")
    return text if text and text.strip() else ""


def _pressed(data: Dict[str, Any], conversation: str, signer: Signer) -> List[Pressed]:
    """The buttons that came back; a list that holds one that is not ours counts for nothing."""
    tokens = data.get("payload") or []
    tokens = tokens if isinstance(tokens, list) else [tokens]
    read = [signer.pressed(conversation, token) for token in tokens[:MOST_TICKS]]
    return [] if None in read else [one for one in read if one]


def _opening(data: Dict[str, Any]) -> Dict[str, Any]:
    """Hello, or hello from a page that is about one area: then it is not asked about."""
    area = data.get("area")
    known = isinstance(area, str) and AREA.fullmatch(area)
    return {"do": "area", "area": area} if known else OPENING


def _id(data: Dict[str, Any]) -> Optional[str]:
    given = data.get("id")
    return given[:LONGEST_ID] if isinstance(given, str) and given else None
