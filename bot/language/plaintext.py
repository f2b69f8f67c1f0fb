"""Makes any text readable without moving a letter: every place stays where it was."""

from __future__ import annotations

import re
import unicodedata

# Only real tag names: "<he has a knife>" is somebody's words, not markup.
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|mark|small|a|p|br|div|h[1-6]|li|ul|ol|table|tbody|thead|tr|td"
    r"|th|html|body|head|img|hr|blockquote|pre|style|script|title|meta|section|article|o:p)"
    r"(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:/?p|br|/?div|/?li|/?tr|/?h[1-6])\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_ALIKE = {"\u2018": "'", "\u2019": "'", "`": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
          "\u2013": "-", "\u2014": "-"}
_KEPT = "Lu Ll Lt Lm Lo Nd Po Ps Pe Pd Pi Pf Sc Sm Sk Zs"


def readable(text: str) -> str:
    """The text in small letters without markup, of the same length as it came."""
    if "<" in text:
        text = _TAG.sub(_blank_tag, text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: " " * len(found.group()), text)
    if text.isascii():
        return text.lower()
    return "".join(_plain(sign) for sign in text)


def _blank_tag(tag: "re.Match[str]") -> str:
    size = len(tag.group())
    return "\n" * size if _BREAK.match(tag.group()) else " " * size


def _plain(sign: str) -> str:
    """One sign as one sign: without its accent, and a space where it says nothing."""
    if sign.isascii():
        return sign.lower()
    if sign in _ALIKE:
        return _ALIKE[sign]
    if unicodedata.category(sign) not in _KEPT:
        return " "
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if len(base) == 1 else sign
