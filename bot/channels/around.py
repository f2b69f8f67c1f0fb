"""What every request and every answer of the web channel passes: the root, the headers, the errors."""
import logging
from typing import Any, Callable, Collection, Optional

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from bot.channels.origins import Origins
from bot.channels.pages import HEADERS
from bot.guard.faults import where

logger = logging.getLogger(__name__)
# Larger than what web_request.py still reads for danger.
MOST_BYTES = 4_000_000


class Around:
    """Stands around all routes; Rasa's own are there too, so it is told to the whole application."""

    def __init__(
        self,
        origins: Collection[str],
        start_page: Callable[[Request], HTTPResponse],
        error: Callable[[str, int], HTTPResponse],
    ) -> None:
        self._origins, self._start_page, self._error = Origins(origins), start_page, error

    async def register(self, app: Sanic, loop: Any) -> None:
        """The application uses it from its start."""
        app.config.REQUEST_MAX_SIZE = MOST_BYTES
        app.register_middleware(self.page_at_root, "request")
        app.register_middleware(self.with_headers, "response")
        app.error_handler.add(Exception, self.in_words)

    async def page_at_root(self, request: Request) -> Optional[HTTPResponse]:
        """The page at "/": Rasa has a route of its own there, which cannot be replaced."""
        at_root = request.path == "/" and request.method in ("GET", "HEAD")
        return self._start_page(request) if at_root else None

    async def with_headers(self, request: Request, answer: BaseHTTPResponse) -> None:
        """The answer says what a browser may do with it."""
        asks_first = request.method == "OPTIONS"
        answer.headers.update(self._origins.headers(request.headers.get("origin"), asks_first))
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)

    def in_words(self, request: Request, error: Exception) -> HTTPResponse:
        """Whatever goes wrong around a route is said in words a person can act on."""
        if isinstance(error, SanicException) and error.status_code < 500:
            known = {404: "no_page", 413: "too_large"}
            return self._error(known.get(error.status_code, "not_usable"), error.status_code)
        logger.error("a request was not answered: %s", where(error))
        return self._error("failed", 500)
