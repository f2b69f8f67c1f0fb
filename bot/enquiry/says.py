"""Messages of ours: the words, and the same in structured form for channels that draw."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from bot.engine.library import Area, Library
from bot.enquiry.case import Case
from bot.enquiry.items import Item
from bot.enquiry.replies import LETTERS
from bot.enquiry.turn import Say
from bot.enquiry.understand import shown
from bot.wording.phrases import phrase

Choices = Sequence[Dict[str, Any]]


def choice(label: str, **payload: Any) -> Dict[str, Any]:
    """A button: its label, and the value that our server will recognise."""
    return {"label": label, "payload": payload}


def intent(label_key: str, name: str) -> Dict[str, Any]:
    """A button for one of the things that work at every point."""
    return choice(phrase(f"buttons.{label_key}"), do="intent", intent=name)


def text(case: Case, words: str) -> Say:
    """A plain message."""
    return Say(words, {"kind": "text", "text": words, "area": case.area})


def ask(case: Case, key: str, words: str, choices: Choices = (), **more: Any) -> Say:
    """A question with buttons; a channel without buttons shows the labels."""
    labels = " ".join(f"[{c['label']}]" for c in choices)
    payload = {"kind": "question", "id": key, "text": words, "choices": list(choices),
               "multiple": False, "asked": words, "area": case.area, **more}
    return Say(f"{words}\n{labels}" if labels else words, payload)


def ask_area(case: Case, library: Library, words: Optional[str] = None,
             only: Sequence[str] = ()) -> Say:
    """Where the child lives, by button or typed."""
    areas = [library.area(key) for key in (only or library.area_ids)]
    choices = [choice(area.pack.title, do="area", area=area.id) for area in areas]
    choices.append(choice(phrase("area.other"), do="area", area="other"))
    return ask(case, "area", words or phrase("area.ask"), choices)


def ask_danger(case: Case, again: bool = False) -> Say:
    """The one question that always comes."""
    choices = [choice(phrase("buttons.yes"), do="danger", answer="yes"),
               choice(phrase("buttons.not_sure"), do="danger", answer="not_sure"),
               choice(phrase("buttons.no"), do="danger", answer="no")]
    return ask(case, "danger", phrase("danger.again" if again else "danger.ask"), choices)


def ask_confirm(case: Case, area: Area) -> Say:
    """What was understood, in the table's terms, with their own words."""
    found = shown(case, area)
    certain = any(f.strong for f in found)
    lines = [phrase("confirm.ask" if certain else "confirm.maybe")]
    rows = [{"id": f.id, "text": area.target(f.id).text, "because": f.because, "status": f.status,
             "change": choice(phrase("buttons.take_out"), do="remove", id=f.id)} for f in found]
    lines += [_line(number, row) for number, row in enumerate(rows, 1)]
    lines += known_line(case) + _unread_line(case)
    choices = [intent("change", "change_answer"), choice(phrase("buttons.more"), do="more")]
    lines.append(phrase("confirm.right") if certain else "")
    first = choice(phrase("buttons.right"), do="confirm", answer="yes") if certain else choice(
        phrase("topics.none"), do="confirm", answer="none")
    body = "\n".join(line for line in lines if line)
    payload = {"kind": "understood", "id": "confirm", "text": body, "found": rows,
               "unread": case.unread, "certain": certain, "asked": phrase("confirm.right"),
               "choices": [first, *choices, *_unread_choices(case)], "area": case.area,
               "picks": [choice(row["text"], do="maybe", id=row["id"]) for row in rows]}
    return Say(body + "\n" + " ".join(f"[{c['label']}]" for c in payload["choices"]), payload)


def _line(number: int, row: Dict[str, Any]) -> str:
    words = ", ".join(f'"{word}"' for word in row["because"][:3])
    return f"{number}. {row['text']} ({words})" if words else f"{number}. {row['text']}"


def known_line(case: Case) -> List[str]:
    """Facts already told, in their own words, so that nothing is asked twice."""
    words = [word for key, word in case.words.items() if key not in ("place", "role")]
    unique = list(dict.fromkeys(words))
    return [phrase("confirm.also_know", facts="; ".join(f'"{w}"' for w in unique))] if unique else []


def _unread_line(case: Case) -> List[str]:
    if not case.unread:
        return []
    return [phrase("confirm.unread", parts=", ".join(f'"{part}"' for part in case.unread[:4]))]


def _unread_choices(case: Case) -> List[Dict[str, Any]]:
    if not case.unread:
        return []
    return [choice(phrase("buttons.not_worry"), do="unread", answer="no_worry"),
            choice(phrase("buttons.topics"), do="intent", intent="topics")]


def ask_items(case: Case, items: Sequence[Item], note: Optional[str] = None,
              left: Optional[int] = None) -> Say:
    """Several questions in one message; any of them may be skipped. `left`: with those after it."""
    head = note or (phrase("questions.one") if len(items) == 1
                    else phrase("questions.several", count=len(items)))
    lines = [head, *(_item_lines(n, one, len(items) > 1) for n, one in enumerate(items, 1))]
    body = "\n".join(lines)
    # A row's descriptions quote what was said: only a question of ours is one for the guard.
    asked = next((one.ask for one in items if one.finding is None), "")
    payload = {"kind": "questions", "id": "questions", "text": head, "asked": asked,
               "area": case.area, "items": [_item_payload(one) for one in items],
               "left": max(left or 0, len(items)),
               "choices": [intent("skip", "skip"), intent("why", "why_ask")]}
    return Say(body, payload)


def _item_lines(number: int, one: Item, many: bool) -> str:
    start = f"{number}) " if many else ""
    rows = [f"   {LETTERS[i]}) {c.label}" for i, c in enumerate(one.choices)]
    return "\n".join([f"{start}{one.ask}", *rows])


def _item_payload(one: Item) -> Dict[str, Any]:
    choices = [choice(c.label, do="answers", answers={one.key: i})
               for i, c in enumerate(one.choices)]
    return {"id": one.key, "text": one.ask, "multiple": False, "choices": choices,
            "pick": one.finding is not None}
