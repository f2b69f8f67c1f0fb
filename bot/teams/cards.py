"""One message made into an Adaptive Card, from the same payload as the page draws."""
import logging
from typing import Any, Callable, Dict, List

from bot.guard.faults import where
from bot.teams import elements as e
from bot.teams.answer_card import answer_body
from bot.teams.elements import Element
from bot.teams.words import words

logger = logging.getLogger(__name__)
Payload = Dict[str, Any]
LONGEST_ALARM = 80


def card_of(text: str, payload: Payload) -> Element:
    """The card of a message whose buttons are signed; kinds that we do not know are shown as text."""
    draw = KINDS.get(str(payload.get("kind")), _text)
    try:
        # The text ends with the labels of the buttons; a card draws them.
        return e.card(draw(str(payload.get("text") or text), payload), text)
    except Exception as error:  # a message that cannot be drawn must still be said
        logger.error("a card was not drawn: %s", where(error))
        return e.card(e.paragraphs(text), text)


def answered(card: Element, chosen: str, value: Payload) -> Element:
    """The same card after it was answered: what was chosen, and nothing left to press."""
    note = _chosen(chosen)
    body = [one for element in card["body"] for one in _unpressable(element, value)]
    # What was ticked stands under its own question.
    body += [_said(note)] if "pressed" in value else []
    return {**card, "body": body, "fallbackText": f"{card['fallbackText']}\n{note}"}


def is_question(payload: Payload) -> bool:
    """Whether a card waits for one answer, and is done when it has got it."""
    asks = bool(payload.get("asked")) or payload.get("id") == "danger"
    return asks and any("payload" in one for one in _all_choices(payload))


def welcome(token: str) -> Element:
    """The card that greets whoever has installed the app."""
    said = words()
    body = [_alarm(said["welcome_title"]), *(p for line in said["welcome"] for p in e.paragraphs(line))]
    body += e.buttons([e.press(said["welcome_button"], token)])
    return e.card(body, "\n".join([said["welcome_title"], *said["welcome"]]))


def _text(text: str, payload: Payload) -> List[Element]:
    return [*e.paragraphs(text), *_choices(payload)]


def _danger(text: str, payload: Payload) -> List[Element]:
    first, _, rest = text.partition("\n")
    # An order is short; a paragraph in large letters would be hard to read.
    start = [_alarm(first)] if len(first) <= LONGEST_ALARM else e.paragraphs(first)
    return [*start, *e.paragraphs(rest), *_choices(payload)]


def _alarm(text: str) -> Element:
    # The background says alarm; the words keep the colour that can be read on it in every theme.
    title = e.heading(text, size="Large")
    return e.container([title], style="attention", bleed=True)


def _understood(text: str, payload: Payload) -> List[Element]:
    body = e.paragraphs(text)
    if not payload["certain"] and payload["picks"]:
        body += _picked_from("picks", payload["asked"], payload["picks"], False)
    return body + _choices(payload)


def _questions(text: str, payload: Payload) -> List[Element]:
    """Each question with its list, and one button that sends them all."""
    body: List[Element] = []
    for number, item in enumerate(payload["items"]):
        if item["choices"]:
            body.append(e.choice_list(f"item{number}", item["text"], item["choices"], item["multiple"]))
        else:
            body += e.paragraphs(item["text"])
    body += e.buttons([e.send(words()["send"])])
    return body + _choices(payload)


def _answer(text: str, payload: Payload) -> List[Element]:
    return [*answer_body(payload["blocks"]), *_choices(payload)]


def _choices(payload: Payload) -> List[Element]:
    choices = payload.get("choices") or []
    if not choices:
        return []
    asked = str(payload.get("asked") or words()["send"])
    return _picked_from("choices", asked, choices, bool(payload.get("multiple")))


def _picked_from(id: str, label: str, choices: List[Any], multiple: bool) -> List[Element]:
    """Buttons; or a list, where several may be ticked or a button would cut its label."""
    short = all(len(one["label"]) <= e.LONGEST_BUTTON for one in choices)
    if short and not multiple:
        return e.buttons([e.press(one["label"], one["payload"]) for one in choices])
    listed = e.choice_list(id, label, choices, multiple)
    return [listed, *e.buttons([e.send(words()["send"])])]


def _unpressable(element: Element, value: Payload) -> List[Element]:
    """An element without inputs and buttons that send; what only opens a part stays."""
    if element["type"] == "Input.ChoiceSet":
        ticked = str(value.get(element["id"]) or "").split(",")
        titles = [one["title"] for one in element["choices"] if one["value"] in ticked]
        shown = [_said(_chosen("; ".join(titles)))] if titles and "pressed" not in value else []
        return [*e.paragraphs(element["label"]), *shown]
    if element["type"] == "ActionSet":
        kept = [one for one in element["actions"] if one["type"] != "Action.Submit"]
        return [{**element, "actions": kept}] if kept else []
    return [element]


def _said(note: str) -> Element:
    return e.runs([e.run(note, weight="Bolder")], spacing="Small")


def _chosen(chosen: str) -> str:
    return str(words()["chosen"].format(chosen=chosen))


def _all_choices(payload: Payload) -> List[Any]:
    items = payload.get("items") or []
    inside = [one for item in items for one in item["choices"]]
    return [*(payload.get("choices") or []), *(payload.get("picks") or []), *inside]


KINDS: Dict[str, Callable[[str, Payload], List[Element]]] = {
    "danger": _danger, "understood": _understood, "questions": _questions, "answer": _answer,
}
