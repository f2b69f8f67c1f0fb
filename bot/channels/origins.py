"""Which other sites may use the assistant from their pages (CORS)."""
from typing import Collection, Dict, Optional

ALLOWED = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "content-type, authorization",
    "Access-Control-Max-Age": "600",
}


class Origins:
    """The sites that the operator has listed; any other gets no header and its browser refuses."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = frozenset(allowed)

    def headers(self, origin: Optional[str], asks_first: bool) -> Dict[str, str]:
        """What a browser has to read on an answer to a page of this origin.

        No cookie and no password is ever used, so credentials are not allowed.
        """
        if not self._allowed:
            return {}
        if origin not in self._allowed:
            return {"Vary": "Origin"}
        more = ALLOWED if asks_first else {"Access-Control-Expose-Headers": "retry-after"}
        return {"Vary": "Origin", "Access-Control-Allow-Origin": str(origin), **more}
