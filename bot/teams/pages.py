"""The pages on privacy and terms that the app's details in Teams link to."""
from html import escape
from typing import Dict, List

from bot.teams.words import words

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body><main><h1>{title}</h1>
{lines}
</main></body>
</html>
"""


def page(name: str, facts: Dict[str, str]) -> str:
    """A page of words.yml, with what the operator has decided in it."""
    said = words()["pages"][name]
    lines: List[str] = [line.format(**facts) for line in said["lines"]]
    shown = "\n".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return PAGE.format(title=escape(said["title"]), lines=shown)
