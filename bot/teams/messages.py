"""The activities that we send: a card with its text beside it, plain words, an update, three dots."""
import json
from typing import Any, Dict, Optional

from bot.teams.elements import MIME, Element
from bot.teams.words import words

Content = Dict[str, Any]
To = Dict[str, Any]
# Teams takes about 28 kB on every way; a larger card is said in words.
MOST_BYTES = 27_000


def with_card(to: To, card: Element, urgent: bool = False, keep: bool = False) -> Content:
    """A message with a card; `keep` says that the card is updated when it is answered."""
    activity = {
        **_between(to), "type": "message", "locale": "en-GB",
        # Stands in the notification, where others may read it.
        "summary": words()["notice_urgent" if urgent else "notice"],
        "attachments": [{"contentType": MIME, "content": card}],
    }
    content: Content = {"to": to, "activity": activity}
    if len(json.dumps(activity).encode()) > MOST_BYTES:
        return as_text(content)
    return {**content, "keep": card} if keep else content


def as_text(content: Content) -> Content:
    """The same message in plain words, for whoever cannot show the card."""
    cards = content["activity"].get("attachments") or []
    return in_words(content, "\n\n".join(str(one["content"]["fallbackText"]) for one in cards))


def update(to: To, card: Element, activity: str) -> Content:
    """A card takes the place of one that was sent before."""
    return {**with_card(to, card), "update": activity}


def typing(to: To) -> Content:
    """The three dots."""
    return {"to": to, "activity": {**_between(to), "type": "typing"}}


def _between(to: To) -> Dict[str, Any]:
    reply: Optional[str] = to.get("reply_to")
    between = {
        "from": to["bot"], "recipient": to["user"], "conversation": {"id": to["conversation"]},
    }
    return {**between, "replyToId": reply} if reply else between


def in_words(content: Content, text: str) -> Content:
    """Another text in the place of a message."""
    activity = {key: value for key, value in content["activity"].items() if key != "attachments"}
    return {"to": content["to"], "activity": {**activity, "text": text, "textFormat": "plain"}}
