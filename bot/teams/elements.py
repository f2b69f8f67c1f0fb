"""The pieces of an Adaptive Card that we use. Words are runs of text, which no client reads as markup."""
from typing import Any, Dict, Iterable, List

Element = Dict[str, Any]
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
MIME = "application/vnd.microsoft.card.adaptive"
# Longer labels are cut off on a button; a list shows them whole.
LONGEST_BUTTON = 40
# Teams hides what comes after the sixth button behind three dots.
MOST_BUTTONS = 6


def paragraphs(text: str, **more: Any) -> List[Element]:
    """A text, one element a line; what practitioners typed may stand in it."""
    return [runs([run(line)], **more) for line in text.splitlines() if line.strip()]


def runs(inlines: List[Element], **more: Any) -> Element:
    """One paragraph made of runs."""
    return {"type": "RichTextBlock", "inlines": inlines, **more}


def run(text: str, **more: Any) -> Element:
    """Some words, exactly as they are."""
    return {"type": "TextRun", "text": text, **more}


def link(text: str, address: str) -> Element:
    """Words that open an address."""
    return run(text, selectAction={"type": "Action.OpenUrl", "url": address})


def heading(text: str, **more: Any) -> Element:
    """A heading that a screen reader can jump to; words of ours only."""
    return {"type": "TextBlock", "text": text, "style": "heading", "weight": "Bolder", "wrap": True, **more}


def container(items: List[Element], **more: Any) -> Element:
    """Elements that belong together."""
    return {"type": "Container", "items": items, **more}


def press(label: str, token: str) -> Element:
    """A button that sends its signed value, and nothing that was ticked beside it."""
    return {
        "type": "Action.Submit", "title": label, "data": {"pressed": token}, "associatedInputs": "none",
    }


def send(label: str) -> Element:
    """The button that sends what was ticked."""
    return {"type": "Action.Submit", "title": label, "data": {"ticked": True}, "style": "positive"}


def show_more(label: str, target: str) -> Element:
    """A button that opens and closes a part of the card; nothing is sent."""
    return {"type": "Action.ToggleVisibility", "title": label, "targetElements": [target]}


def buttons(actions: List[Element]) -> List[Element]:
    """Rows of buttons, so that none is hidden."""
    rows = [actions[start:start + MOST_BUTTONS] for start in range(0, len(actions), MOST_BUTTONS)]
    return [{"type": "ActionSet", "actions": row} for row in rows]


def choice_list(id: str, label: str, choices: Iterable[Any], multiple: bool) -> Element:
    """A list to tick, or of which one is picked; the label is read out with it."""
    listed = [{"title": one["label"], "value": one["payload"]} for one in choices]
    return {
        "type": "Input.ChoiceSet", "id": id, "label": label, "style": "expanded", "wrap": True,
        "isMultiSelect": multiple, "choices": listed,
    }


def card(body: List[Element], fallback: str) -> Element:
    """A whole card; clients that cannot draw it show the same in words."""
    return {
        "$schema": SCHEMA, "type": "AdaptiveCard", "version": VERSION, "lang": "en",
        "fallbackText": fallback, "body": body,
    }
