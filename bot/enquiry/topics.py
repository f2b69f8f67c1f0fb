"""Looking through the topics of the table instead of typing."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.engine.library import Area
from bot.engine.records import Statement
from bot.enquiry.case import Case, Found
from bot.enquiry.replies import chosen, is_reply
from bot.enquiry.questions import Choice
from bot.enquiry.says import LETTERS, ask, choice, text
from bot.enquiry.turn import Say
from bot.wording.phrases import phrase


def titles(area: Area) -> Dict[str, str]:
    """Topic slug and title, once each (a list may stand in several files)."""
    return {topic.topic: topic.title for topic in area.topics}


def statements(area: Area, slug: str) -> List[Statement]:
    """The statements of a topic above level 1, lowest level first."""
    found = [s for t in area.topics if t.topic == slug for s in t.statements if s.level > 1]
    return sorted(found, key=lambda s: (s.row, s.level, s.id))


def ask_topics(case: Case, area: Area) -> Say:
    """The list of topics."""
    buttons = [choice(title.capitalize(), do="topic", topic=slug)
               for slug, title in titles(area).items()]
    words = phrase("topics.ask")
    lines = [words, *(f"{n}. {b['label']}" for n, b in enumerate(buttons, 1))]
    said = ask(case, "topics", words, buttons)
    return Say("\n".join(lines), {**said.payload, "multiple": False})


def ask_topic(case: Case, area: Area, slug: str) -> Say:
    """The descriptions of one topic."""
    words = phrase("topics.rows", topic=titles(area)[slug].capitalize())
    buttons = [choice(s.text, do="statement", id=s.id) for s in statements(area, slug)]
    buttons.append(choice(phrase("topics.none"), do="statement", id=""))
    lines = [words, *(f"{n}. {b['label']}" for n, b in enumerate(buttons, 1))]
    return Say("\n".join(lines), ask(case, "topic", words, buttons).payload)


def topics_step(talk: Any, case: Case, words: str, payload: Dict[str, Any]) -> List[Say]:
    """A topic was named by button, number or name; anything else is a concern."""
    area = talk.area(case)
    slugs = list(titles(area))
    slug = payload.get("topic") or _named(words, [Choice(label=t) for t in titles(area).values()],
                                          slugs)
    if slug in slugs:
        case.open = {"kind": "topic", "topic": slug}
        return []
    case.open = {}
    return [] if is_reply("none", words) else talk.hear(case, words)


def topic_step(talk: Any, case: Case, words: str, payload: Dict[str, Any]) -> List[Say]:
    """A description was picked: the practitioner's own choice, so it is confirmed."""
    area = talk.area(case)
    rows = statements(area, case.open["topic"])
    key = payload.get("id") or _named(words, [Choice(label=s.text) for s in rows],
                                      [s.id for s in rows])
    case.open = {}
    if key in area.statements:
        case.found.append(Found(key, score=1.0, strong=True, confirmed=True, picked=True))
        case.confirmed = True
        return [text(case, phrase("topics.added"))]
    if words.strip() and "id" not in payload and not is_reply("none", words):
        return talk.hear(case, words)
    return []


def _named(words: str, choices: List[Choice], keys: List[str]) -> str:
    if len(choices) > len(LETTERS) or words.strip().isdigit():
        number = int(words) if words.strip().isdigit() else 0
        if 1 <= number <= len(keys):
            return keys[number - 1]
    index = chosen(words, choices)
    return keys[index] if index is not None else ""


TOPIC_HANDLERS = {"topics": topics_step, "topic": topic_step}
