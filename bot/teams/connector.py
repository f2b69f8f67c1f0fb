"""One request to the Bot Connector: what is sent where, and what its answer means for us."""
import logging
import random
from typing import Any, Dict, NamedTuple, Optional
from urllib.parse import quote

from bot.guard.faults import where
from bot.teams.bearer import Bearer
from bot.teams.http import BROKEN, Answer, Web
from bot.teams.service_addresses import is_allowed
from bot.teams.settings import TeamsSettings

logger = logging.getLogger(__name__)
# Microsoft asks for another attempt after these (too many, changed meanwhile, not reachable).
AGAIN = frozenset({408, 409, 412, 429, 500, 502, 503, 504})
# The person has removed the bot, or the conversation is gone: nothing will ever arrive there.
CLOSED = frozenset({403, 404})
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0


class Outcome(NamedTuple):
    """`what` is sent, again, text (the card was refused), closed or lost."""

    what: str
    id: Optional[str] = None
    wait: Optional[float] = None


class Connector:
    """Sends, updates and shows that we are typing; never raises."""

    def __init__(self, settings: TeamsSettings, web: Web, bearer: Bearer) -> None:
        self._settings, self._web, self._bearer = settings, web, bearer

    async def send(self, content: Dict[str, Any]) -> Outcome:
        """The outcome of one attempt with one message, as `desk` wrote it down."""
        settings = self._settings
        if not is_allowed(content["to"]["address"], settings.service_hosts, settings.playground):
            logger.error("an answer was not sent: its address is not listed")
            return Outcome("lost")
        try:
            answer = await self._ask(content)
            if answer.status == 401:
                self._bearer.forget()
                answer = await self._ask(content)
        except BROKEN as error:
            logger.warning("the Bot Connector was not reached: %s", where(error))
            return Outcome("again")
        except Exception as error:  # a queue must survive whatever one message does
            logger.error("an answer was not sent: %s", where(error))
            return Outcome("again")
        return outcome(answer, "attachments" in content["activity"])

    async def _ask(self, content: Dict[str, Any]) -> Answer:
        to, update = content["to"], content.get("update")
        path = f"v3/conversations/{quote(to['conversation'], safe='')}/activities"
        after = update or to.get("reply_to")
        path += f"/{quote(after, safe='')}" if after else ""
        return await self._web.ask(
            "PUT" if update else "POST", f"{to['address'].rstrip('/')}/{path}",
            json=content["activity"], headers=await self._bearer.headers(),
        )


def outcome(answer: Answer, has_card: bool) -> Outcome:
    """What an answer of the Bot Connector means for the message that was sent."""
    if 200 <= answer.status < 300:
        content = answer.content if isinstance(answer.content, dict) else {}
        return Outcome("sent", id=content.get("id"))
    logger.warning("the Bot Connector answered %s", answer.status)
    if answer.status in AGAIN or answer.status == 401:
        return Outcome("again", wait=seconds(answer.retry_after))
    if answer.status in CLOSED:
        return Outcome("closed")
    return Outcome("text" if has_card else "lost")


def seconds(retry_after: Optional[str]) -> Optional[float]:
    """How long the service asks us to wait, if it says so in seconds."""
    try:
        return min(max(float(retry_after or ""), 0.0), LONGEST_WAIT)
    except ValueError:
        return None


def back_off(attempt: int, chance: Any = random.random) -> float:
    """How long to wait before the next attempt: longer each time, and not with all others at once."""
    return float(min(FIRST_WAIT * 2**attempt, LONGEST_WAIT) * (0.5 + chance() / 2))
