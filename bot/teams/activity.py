"""What an activity of the Bot Connector means for us, and the few parts of it that we keep."""
import hashlib
import html
import json
import re
from typing import Any, Dict, List, NamedTuple, Optional
from uuid import uuid4

AT = re.compile(r"<at[^>]*>(.*?)</at>", re.IGNORECASE | re.DOTALL)
MESSAGE, EDITED, DELETED, WELCOME, REMOVED, INVOKE, NOTHING = (
    "message", "edited", "deleted", "welcome", "removed", "invoke", "nothing",
)
CARD_ACTION = "adaptiveCard/action"
EDITS = {"editMessage": EDITED, "softDeleteMessage": DELETED}


class Unusable(ValueError):
    """An activity without the parts that every activity has."""


class Activity(NamedTuple):
    """One activity: its kind, and what is needed to answer it. Nobody's name is in it."""

    kind: str
    key: str
    personal: bool
    tenant: str
    user: str
    text: str
    value: Any
    to: Dict[str, Any]
    card: Optional[str]
    name: str


def read_activity(raw: Dict[str, Any]) -> Activity:
    """The activity in a body that was let in."""
    conversation, sender, bot = (_part(raw, name) for name in ("conversation", "from", "recipient"))
    if not isinstance(conversation.get("id"), str) or not isinstance(raw.get("type"), str):
        raise Unusable("no conversation or no type")
    user = str(sender.get("aadObjectId") or sender.get("id") or "")
    to = {
        "address": str(raw.get("serviceUrl") or ""), "conversation": conversation["id"],
        "reply_to": _text(raw.get("id")), "bot": {"id": _text(bot.get("id"))},
        "user": {"id": _text(sender.get("id"))},
    }
    return Activity(
        kind_of(raw, str(bot.get("id"))), key_of(raw, conversation["id"]),
        conversation.get("conversationType", "personal") == "personal", tenant_of(raw), user,
        spoken(raw), value_of(raw), to, _text(raw.get("replyToId")), str(raw.get("name") or ""),
    )


def kind_of(raw: Dict[str, Any], bot: str) -> str:
    """What has happened: something was said, changed or taken back, or we were added or removed."""
    type_, data = raw["type"], _part(raw, "channelData")
    if type_ == "message":
        return MESSAGE
    if type_ in ("messageUpdate", "messageDelete"):
        plain = EDITED if type_ == "messageUpdate" else DELETED
        # Taking a deletion back brings no new words.
        return EDITS.get(str(data.get("eventType")), NOTHING) if data.get("eventType") else plain
    if type_ == "conversationUpdate":
        return WELCOME if bot in [_text(one.get("id")) for one in _list(raw, "membersAdded")] else NOTHING
    if type_ == "installationUpdate":
        return {"add": WELCOME, "remove": REMOVED}.get(str(raw.get("action")), NOTHING)
    if type_ == "invoke":
        return MESSAGE if raw.get("name") == CARD_ACTION else INVOKE
    return NOTHING


def key_of(raw: Dict[str, Any], conversation: str) -> str:
    """By what a repeated activity is known; an edit has the id of the message that it changes."""
    moment = raw.get("timestamp") if raw["type"] in ("messageUpdate", "messageDelete") else ""
    # Without an id nothing can be recognised: better twice than not at all.
    id = _text(raw.get("id")) or uuid4().hex
    parts = "\0".join([raw["type"], conversation, id, str(moment or "")])
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()


def spoken(raw: Dict[str, Any]) -> str:
    """The words that were typed, without the bot's own name in front of them."""
    text = raw.get("text") if isinstance(raw.get("text"), str) else ""
    bot = _part(raw, "recipient")
    names = [_text(bot.get("name"))] if bot.get("name") else []
    for entity in _list(raw, "entities"):
        mentioned = _part(entity, "mentioned")
        if entity.get("type") == "mention" and mentioned.get("id") == bot.get("id"):
            names.append(AT.sub(r"\1", str(entity.get("text") or "")))
            text = text.replace(str(entity.get("text") or "\0"), " ")

    def name_or_nothing(found: "re.Match[str]") -> str:
        # The name of anybody else is part of what was said.
        return " " if found.group(1).strip() in names else found.group(1)

    return html.unescape(AT.sub(name_or_nothing, text)).replace("\xa0", " ").strip()


def value_of(raw: Dict[str, Any]) -> Any:
    """What a card has sent: of a message, or of an invoke. Text that holds JSON is read."""
    value = raw.get("value")
    if raw["type"] == "invoke" and isinstance(value, dict):
        value = _part(value, "action").get("data")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value


def tenant_of(raw: Dict[str, Any]) -> str:
    """The organisation in which it was said."""
    tenant = _part(raw, "conversation").get("tenantId")
    return str(tenant or _part(_part(raw, "channelData"), "tenant").get("id") or "")


def as_kept(activity: Activity) -> Dict[str, Any]:
    """The activity as it is written down until it is answered."""
    return activity._asdict()


def from_kept(kept: Dict[str, Any]) -> Activity:
    """The activity that was written down."""
    return Activity(**kept)


def _part(raw: Dict[str, Any], name: str) -> Dict[str, Any]:
    part = raw.get(name)
    return part if isinstance(part, dict) else {}


def _list(raw: Dict[str, Any], name: str) -> List[Dict[str, Any]]:
    part = raw.get(name)
    return [one for one in part if isinstance(one, dict)] if isinstance(part, list) else []


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None
