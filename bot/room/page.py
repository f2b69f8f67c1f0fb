"""What all pages of the room share: head, 999 on top, forms and their parts."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from bot.room.html import Html, Inside, tag, text
from bot.room.words import say

TITLE = "{name} · {site}"


def page(name: str, *body: Inside, wide: bool = False, mistaken: bool = False) -> str:
    """A whole page; its title says first if there is something to mend."""
    width, title = "text wide" if wide else "text", say("mistaken", name=name) if mistaken else name
    head = tag("head", tag("meta", charset="utf-8"),
               tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
               tag("title", TITLE.format(name=title, site=say("site"))),
               tag("link", rel="icon", href="data:,"),
               tag("link", rel="stylesheet", href="/webhooks/web/page.css"),
               tag("link", rel="stylesheet", href="/room/room.css"),
               tag("script", src="/room/room.js", defer=True))
    danger = tag("aside", tag("p", tag("strong", say("danger"), " ", tag("a", say("danger_call"), href="tel:999"))),
                 class_="danger", aria_label=say("danger"))
    foot = tag("footer", tag("p", tag("a", say("statement"), href="/accessibility")), class_=width)
    main = tag("main", body, class_=width)
    return f'<!doctype html>\n{tag("html", head, tag("body", danger, main, foot), lang="en-GB")}\n'


def form(action: str, *inside: Inside, token: Optional[str] = None, method: str = "post") -> Html:
    """A form; `token` shows that this page has made it."""
    seal = tag("input", type="hidden", name="token", value=token) if token else None
    return tag("form", seal, inside, action=action, method=method, novalidate=True)


def button(words: str, name: Optional[str] = None, value: Optional[str] = None, quiet: bool = False) -> Html:
    """A button that sends its form."""
    return tag("button", words, type="submit", name=name, value=value, class_="quiet" if quiet else "main")


def field(name: str, label: str, *, type_: str = "text", value: str = "", hint: str = "", wrong: str = "",
          **more: Any) -> Html:
    """A line to type into, with its label, hint and mistake."""
    about = [key for key, words in ((f"{name}-hint", hint), (f"{name}-wrong", wrong)) if words]
    return tag("div", tag("label", label, for_=name),
               tag("p", hint, id=f"{name}-hint", class_="hint") if hint else None,
               tag("p", wrong, id=f"{name}-wrong", class_="wrong") if wrong else None,
               tag("input", id=name, name=name, type=type_, value=value or None, required=True,
                   aria_invalid="true" if wrong else None, aria_describedby=" ".join(about) or None, **more),
               class_="field")


def select(name: str, label: str, options: Mapping[str, str], chosen: str) -> Html:
    """A list to choose one thing from."""
    choices = [tag("option", words, value=value, selected=value == chosen) for value, words in options.items()]
    return tag("div", tag("label", label, for_=name), tag("select", choices, id=name, name=name), class_="field")


def radios(name: str, question: str, options: Mapping[str, str], chosen: Optional[str] = None,
           wrong: str = "") -> Html:
    """A question with one answer of several. A mistake is said with the question."""
    mistake = tag("span", wrong, class_="wrong") if wrong else None
    choices = [tag("label", tag("input", type="radio", name=name, value=value, checked=value == chosen,
                                id=f"{name}-{number}"), tag("span", words))
               for number, (value, words) in enumerate(options.items())]
    return tag("fieldset", tag("legend", question, mistake), choices, class_="mistaken" if wrong else None)


def mistakes(named: Mapping[str, str]) -> Html:
    """A list of what is to be mended, with links to it; it is read out when the page opens."""
    if not named:
        return Html("")
    items = [tag("li", tag("a", words, href=f"#{key}")) for key, words in named.items()]
    return tag("div", tag("h2", say("mistakes"), id="mistakes"), tag("ul", items), class_="mistakes", role="alert",
               aria_labelledby="mistakes")


def notice(words: str) -> Html:
    """A sentence about what has just happened."""
    return tag("p", words, class_="notice", role="status") if words else Html("")


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Inside]]) -> Html:
    """A table whose first column names the rows; on a narrow screen it scrolls by itself, also by keyboard."""
    top = tag("tr", [tag("th", head, scope="col") for head in heads])
    body = [tag("tr", tag("th", row[0], scope="row"), [tag("td", cell) for cell in row[1:]]) for row in rows]
    return tag("div", tag("table", tag("caption", caption), tag("thead", top), tag("tbody", body)),
               class_="scroll", role="region", aria_label=caption, tabindex="0")


def told(pairs: Sequence[Any]) -> Html:
    """Names with what belongs to them."""
    return tag("dl", [text([tag("dt", name), tag("dd", value)]) for name, value in pairs])


def said_page(words: str, link: Optional[str] = None, link_words: str = "") -> str:
    """A page that says one thing."""
    return page(say("site"), tag("h1", say("site")), tag("p", words, role="status"),
                tag("p", tag("a", link_words, href=link)) if link else None)
