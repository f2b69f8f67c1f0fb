"""Stand-ins for the dialogue core, so that the shell can be tested without any matrix."""

from types import SimpleNamespace
from typing import Any, Dict, Optional

from rasa.core.channels.channel import CollectingOutputChannel

from bot.enquiry.turn import Incoming, Say, Turn


def make_talk() -> "Talk":
    """What `BOT_TALK=tests.doubles:make_talk` gives to the actions."""
    return Talk()


def _say(text: str, kind: str = "text", **more: Any) -> Say:
    asked = {"asked": "What are you worried about?", "area": None}
    return Say(text=text, payload={"kind": kind, **asked, **more})


class Talk:
    """Asks for concerns for ever, echoes them, and answers when it reads "that is all"."""

    def __init__(self, library: Any = None, reader: Any = None, now: Any = None) -> None:
        """Takes what the real one takes and uses none of it."""
        self.broken: Optional[Exception] = None

    def open(self) -> Turn:
        """The opening: a text and a question."""
        self._break()
        case: Dict[str, Any] = {"heard": [], "danger": []}
        return Turn(case, (_say("I help you compare a worry."), self._question()), False)

    def take(self, case: Dict[str, Any], incoming: Incoming) -> Turn:
        """The message is kept and echoed; "that is all" gives the answer."""
        self._break()
        if (incoming.payload or {}).get("do") == "intent":
            return self.digress(case, incoming.payload["intent"], incoming)
        kept = {**case, "heard": case["heard"] + [incoming.text], "payload": incoming.payload}
        kept["answered"] = incoming.text.strip().lower() == "that is all"
        if kept["answered"]:
            return Turn(kept, (_say("Level 3.", "answer"),), False)
        read = _say(f"I read this as: {incoming.text}", "understood")
        return Turn(kept, (read, self._question()), False)

    def digress(self, case: Dict[str, Any], intent: str, incoming: Incoming) -> Turn:
        """The wish is named back; after a deletion the conversation is over."""
        self._break()
        deleted = intent == "delete"
        kept = {"heard": [], "danger": []} if deleted else {**case, "last_wish": intent}
        return Turn(kept, (_say(f"You want: {intent}."),), deleted)

    def danger(self, case: Dict[str, Any], incoming: Incoming) -> Turn:
        """The facts are kept, a number is given and the way on offered."""
        self._break()
        kept = {**case, "danger": case["danger"] + [incoming.text]}
        hub = _say("Then ring the hub, 01632 960000. I am here to go on.", "danger")
        return Turn(kept, (hub,), False)

    def _question(self) -> Say:
        choices = [{"label": "Go back", "payload": {"do": "intent", "intent": "go_back"}}]
        more = {"id": "concern", "choices": choices, "multiple": False}
        return _say("What are you worried about?", "question", **more)

    def _break(self) -> None:
        if self.broken:
            raise self.broken


class Collector(CollectingOutputChannel):
    """An output channel that keeps messages whole, with what travels beside the text."""

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """The message is kept as Rasa hands it to a channel."""
        self.messages.append({name: value for name, value in message.items() if value})


class Scanner:
    """A detector that knows a knife, and the words "maybe danger"."""

    def scan(self, text: str, asked: Optional[str] = None) -> SimpleNamespace:
        """The danger in a text, shaped like the real one."""
        tier = "yes" if "knife" in text else "possible" if "maybe danger" in text else "no"
        return SimpleNamespace(tier=tier, cue=None, kind=None, about="child", called=False)
