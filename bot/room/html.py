"""HTML that is safe by default: whatever is not markup of ours is escaped."""

from __future__ import annotations

from html import escape
from typing import Any, Iterable, Union

VOID = ("input", "link", "meta", "br")


class Html(str):
    """Markup that stands as it is."""


Inside = Union[None, str, Html, Iterable[Any]]


def text(value: Inside) -> Html:
    """Anything as markup: strings escaped, lists one after the other, None as nothing."""
    if isinstance(value, Html):
        return value
    if value is None or value is False:
        return Html("")
    if isinstance(value, (str, int, float)):
        return Html(escape(str(value)))
    return Html("".join(text(one) for one in value))


def tag(name: str, /, *inside: Inside, **attributes: Any) -> Html:
    """An element. `class_` and `for_` lose their underscore, others become hyphens; None and False are left out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{text(inside)}</{name}>")


def _attribute(key: str, value: Any) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def paragraphs(words: str) -> Html:
    """A paragraph for each line that holds something."""
    return text([tag("p", line) for line in words.splitlines() if line.strip()])
