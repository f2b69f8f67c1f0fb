"""What all handlers of the room need from a request, and how they answer: headers, cookies, refusals."""

from __future__ import annotations

import logging
from functools import wraps
from typing import Any, Awaitable, Callable, Dict, Optional

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pages import HEADERS
from bot.guard.faults import where
from bot.room.page import said_page
from bot.room.pages_cases import sign_in_page
from bot.room.words import say

logger = logging.getLogger(__name__)
Handler = Callable[..., Awaitable[HTTPResponse]]
POLICY = HEADERS["Content-Security-Policy"].replace("form-action 'none'", "form-action 'self'")
OWN = {**HEADERS, "Content-Security-Policy": POLICY}
NOT_SIGNED_IN = 401


class Refused(Exception):
    """The request is not done; `code` names the sentence that says so."""

    def __init__(self, code: str, status: int = 404) -> None:
        super().__init__(code)
        self.code, self.status = code, status


def html(content: str, status: int = 200) -> HTTPResponse:
    """A page of ours; it is stored nowhere and no other site can frame it or send its forms."""
    return response.html(content, status=status, headers=dict(OWN))


def json(content: Any) -> HTTPResponse:
    """A state for the script."""
    return response.json(content, headers=dict(OWN))


def go_to(address: str) -> HTTPResponse:
    """The browser opens this page next, with a GET."""
    return response.redirect(address, status=303, headers=dict(OWN))


def given(request: Request, name: str, most: int = 200) -> str:
    """What a form or an address says; too much of it is cut off."""
    found = request.form.get(name) if request.method == "POST" else request.args.get(name)
    return (found or "").strip()[:most]


def https(request: Request, address: Optional[str]) -> bool:
    """Whether the browser came by https, as far as our proxy or the operator's address can say."""
    return request.headers.get("x-forwarded-proto") == "https" or address == f"https://{request.host}"


def set_cookie(answer: HTTPResponse, name: str, value: str, path: str, secure: bool,
               seconds: Optional[int] = None) -> None:
    """The browser brings this back to this path, on no other site's wish, and shows it to no script."""
    answer.cookies[name] = value
    facts: Dict[str, Any] = {"path": path, "httponly": True, "samesite": "Strict"}
    facts.update({"secure": True} if secure else {}, **({"max-age": seconds} if seconds is not None else {}))
    for key, one in facts.items():
        answer.cookies[name][key] = one


def in_words(handler: Handler) -> Handler:
    """A handler whose refusals and faults are pages that say what to do."""

    @wraps(handler)
    async def handle(request: Request, **path: str) -> HTTPResponse:
        try:
            return await handler(request, **path)
        except Refused as refused:
            if refused.status == NOT_SIGNED_IN:
                return html(sign_in_page(said=say(refused.code)), refused.status)
            return html(said_page(say(refused.code)), refused.status)
        except Exception as error:  # nobody may be left with a blank page
            logger.error("a page of the room failed: %s", where(error))
            return html(said_page(say("broken")), 500)

    return handle
