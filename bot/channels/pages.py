"""The files that are sent as they stand, and the headers that keep pages and answers to themselves."""
import hashlib
from html import escape
from pathlib import Path
from typing import Dict, List, Optional

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

FOLDER = Path(__file__).with_name("page")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# Kept for as long as the browser likes, and asked about each time: what is mended reaches everybody at
# once. Any site may load the script; which sites it may speak to us from is decided in origins.py.
LASTING = {"Cache-Control": "public, no-cache", "Cross-Origin-Resource-Policy": "cross-origin"}


def load_pages(folder: Path = FOLDER) -> Dict[str, str]:
    """The files of the folder by name, read once."""
    files = sorted(path for path in folder.iterdir() if path.suffix in TYPES)
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def send(name: str, content: str, request: Request, numbers: str) -> HTTPResponse:
    """A page with the numbers of this hour; a script or style only if the browser's is another."""
    suffix = Path(name).suffix
    if suffix == ".html":
        content = content.replace("{numbers}", escape(numbers))
        return response.text(content, content_type=TYPES[suffix])
    headers = {"ETag": etag(content), **LASTING}
    if headers["ETag"] in held(request.headers.get("if-none-match")):
        return response.empty(status=304, headers=headers)
    return response.text(content, content_type=TYPES[suffix], headers=headers)


def etag(content: str) -> str:
    """A name for exactly these contents."""
    return f'"{hashlib.sha256(content.encode()).hexdigest()[:24]}"'


def held(header: Optional[str]) -> List[str]:
    """The contents that a browser has; a proxy that compresses marks their names as weak."""
    return [one.strip().removeprefix("W/") for one in (header or "").split(",")]
