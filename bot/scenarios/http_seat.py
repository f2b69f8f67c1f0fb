"""The same seat in front of a running server, over its public web channel and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from typing import Any, Dict, List, Optional
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen
from uuid import uuid4

from bot.scenarios.seat import Message, button

ROUTE = "/webhooks/web/messages"
DELETE = "/webhooks/web/conversations/"
CLOCK = "/training/clock"
#: Where a training server asks for a pass phrase, it stands here, as for the server itself.
PHRASE = "BOT_TRAINER_PHRASE"
#: The guard answers for a dialogue that hangs; a server that says nothing for so long is down.
SECONDS = 60
#: A server that has too many messages at once is asked again so often.
TOO_MANY, TRIES = 429, 20


class NoServer(Exception):
    """Nothing that answers like the assistant is there."""


def has_clock(url: str) -> bool:
    """Whether it is a training server, whose clock can be set."""
    try:
        urlopen(url.rstrip("/") + CLOCK, timeout=SECONDS).close()
    except (HTTPError, URLError, OSError):
        return False
    return True


def set_clock(url: str, at: dt.datetime) -> None:
    """For every conversation of a training server it is this moment now."""
    body = json.dumps({"at": f"{at:%Y-%m-%d %H:%M}"}).encode()
    phrase = os.environ.get(PHRASE)
    head = {"Authorization": f"Bearer {phrase}"} if phrase else {}
    try:
        urlopen(Request(url.rstrip("/") + CLOCK, body, head, method="POST"), timeout=SECONDS).close()
    except (HTTPError, URLError, OSError) as error:
        raise NoServer(f"{url} does not let its clock be set: {error}.") from error


class HttpSeat:
    """One conversation over HTTP. The clock is the server's; `clock` where it was set for this script."""

    def __init__(self, url: str, clock: bool = False) -> None:
        self._url, self._conversation = url.rstrip("/"), None  # type: str, Optional[str]
        self.clock = clock
        self.latest: List[Message] = []

    def open(self) -> List[Message]:
        """The welcome and the first question."""
        return self._send({})

    def say(self, text: str) -> List[Message]:
        """They type something."""
        return self._send({"text": text})

    def press(self, label: str) -> List[Message]:
        """They press a button of the latest messages."""
        return self._send({"payload": button(self.latest, label)["payload"]})

    def close(self) -> None:
        """The conversation is deleted on the server; one that cannot be is deleted there in time."""
        if self._conversation:
            request = Request(self._url + DELETE + quote(self._conversation), method="DELETE")
            try:
                urlopen(request, timeout=SECONDS).close()
            except (HTTPError, URLError, OSError):
                return

    def _send(self, body: Dict[str, Any]) -> List[Message]:
        if self._conversation:
            body = {**body, "conversation": self._conversation}
        got = self._post(body)
        self._conversation, self.latest = got.get("conversation", self._conversation), got["messages"]
        return self.latest

    def _post(self, body: Dict[str, Any]) -> Dict[str, Any]:
        # A second sending of the same message is answered as the first one was.
        body = {**body, "id": uuid4().hex} if "conversation" in body else body
        request = Request(self._url + ROUTE, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with self._in_its_time(request) as got:
                answer = json.loads(got.read())
        except HTTPError as error:
            raise NoServer(f"{self._url} answers with status {error.code}.") from error
        except (URLError, OSError, ValueError) as error:
            raise NoServer(f"{self._url} does not answer: {getattr(error, 'reason', error)}.") from error
        if not isinstance(answer, dict) or "messages" not in answer:
            raise NoServer(f"{self._url} answers, but not like the assistant.")
        return answer

    def _in_its_time(self, request: Request) -> Any:
        """The answer, after as long as a server wants that has too many messages at once."""
        for _ in range(TRIES):
            try:
                return urlopen(request, timeout=SECONDS)
            except HTTPError as error:
                if error.code != TOO_MANY:
                    raise
                time.sleep(_wanted(error))
        return urlopen(request, timeout=SECONDS)


def _wanted(error: HTTPError) -> float:
    """The seconds to wait that a refusal names, at most a minute."""
    try:
        return min(float(json.loads(error.read())["retry_after"]), SECONDS)
    except (ValueError, KeyError, TypeError):
        return 1.0
