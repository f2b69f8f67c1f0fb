"""The chat page's files, read once, and the headers that keep it to itself."""
from pathlib import Path
from typing import Dict

FOLDER = Path(__file__).with_name("page")
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def load_pages() -> Dict[str, str]:
    """The files of the page by name."""
    return {name: (FOLDER / name).read_text(encoding="utf-8") for name in TYPES}
