"""Who we are, where the child is, and whether anyone is in danger now."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from bot.enquiry import people
from bot.enquiry.case import Case
from bot.enquiry.replies import is_reply, yes_no
from bot.enquiry.says import ask_area, choice, intent, text
from bot.enquiry.turn import Incoming, Say
from bot.wording.phrases import phrase

Payload = Dict[str, Any]
#: Begins the note on a place that no pack covers.
ELSEWHERE = "elsewhere:"
#: An answer to "where?" of no more words is only a place, unless it clearly says more.
SHORT = 5


def intro(case: Case, operator: Optional[str]) -> Say:
    """What this is and is not, who answers for it, 999, and no names."""
    signed = phrase("open.signed", operator=operator) if operator else phrase("open.unsigned")
    return text(case, f"{phrase('open.intro')} {signed}")


# ---- area ------------------------------------------------------------------


def area_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """A button, a town, or a first message that says everything at once."""
    if payload.get("do") == "site":
        return site_area(talk, case, str(payload.get("area")))
    if payload.get("do") == "area":
        return set_area(talk, case, str(payload.get("area")))
    if not words.strip():
        return [text(case, phrase("worry.empty"))]
    reading = talk.reader.read(words, talk.library.area_ids[0], case.open.get("asked"))
    if _is_concern(talk, words, reading):
        return talk.hear(case, words)
    if is_reply("cry", words):
        case.danger = "possible"
        return []
    if is_reply("greeting", words):
        return []
    named = any(told.fact == "place" for told in reading.told)
    if named:
        return place_in(talk, case, reading)
    return [] if yes_no(words) else [text(case, phrase("area.unknown"))]


def _is_concern(talk: Any, words: str, reading: Any) -> bool:
    """Whether an answer to "where?" says more than a place. A name alone resembles something always."""
    if len(words.split()) > SHORT:
        return True
    named = next((told.because for told in reading.told if told.fact == "place"), "")
    if named and len(words.replace(named, "").split()) < 2:
        return False
    # Likeness alone is looked at in so few words, and "he lives in ..." is like many entries.
    least = 2 * talk.reader.strong if named else talk.reader.weak
    return any(c.score >= least for c in reading.candidates)


def place_in(talk: Any, case: Case, reading: Any) -> List[Say]:
    """The area that a place in the message belongs to; a doubtful place is asked about."""
    for told in reading.told:
        if told.fact != "place":
            continue
        value = told.value
        if value.get("area"):
            return set_area(talk, case, value["area"])
        if value.get("may_be"):
            return _doubtful(case, told.because, list(value["may_be"]))
        if value.get("elsewhere"):
            case.area, case.area_note = None, f"{ELSEWHERE}{told.because}"
            return [text(case, phrase("area.elsewhere", place=told.because))]
    return []


def site_area(talk: Any, case: Case, key: str) -> List[Say]:
    """The page is for one area, which is taken until they say where the child lives."""
    case.turns = 0  # nobody has said anything yet
    if key not in talk.library.area_ids:
        return [text(case, phrase("area.site_unknown"))]
    case.area = case.presumed = key
    return [text(case, phrase("area.site", area=talk.library.area(key).pack.title))]


def other_place(talk: Any, case: Case, words: str, reading: Any) -> List[Say]:
    """A place that is not the page's: a short answer moves the case, in a story it is asked about."""
    told = next((t for t in reading.told if t.fact == "place" and _not(case.area, t.value)), None)
    if told is None:
        return []
    named = [told.value["area"]] if told.value.get("area") else list(told.value.get("may_be") or ())
    if named and len(words.split()) <= SHORT:
        return place_in(talk, case, reading)
    case.area, case.area_note, case.area_only = None, told.because, [str(case.presumed), *named]
    return []


def _not(area: Optional[str], place: Payload) -> bool:
    return area != place.get("area") and area not in (place.get("may_be") or ())


def moved(talk: Any, case: Case, words: str) -> List[Say]:
    """The area is the one that a place in the words names, if there is one."""
    return place_in(talk, case, talk.reader.read(words, talk.library.area_ids[0]))


def _doubtful(case: Case, name: str, may_be: List[str]) -> List[Say]:
    """A name that may be several areas is asked about, unless the area known is one of them."""
    if case.area not in may_be:
        case.area, case.area_note, case.area_only = None, name, may_be
    return []


def set_area(talk: Any, case: Case, key: str) -> List[Say]:
    """The area is known; what was said before is read again with its table."""
    if key not in talk.library.area_ids:
        case.area_note = f"{ELSEWHERE}there"
        return [text(case, phrase("area.elsewhere", place="That place"))]
    changed = case.area is not None and case.area != key
    case.area, case.area_note, case.area_only, case.presumed = key, None, [], None
    title = talk.library.area(key).pack.title
    if case.texts:
        talk.hear_again(case)
    read_again = changed and case.person is None
    said = phrase("area.changed" if read_again else "area.is", area=title)
    return [text(case, said)]


def ask_place(talk: Any, case: Case) -> Say:
    """The question for the area, narrowed where a name could be more than one."""
    if case.area_only and case.area_note:
        key = "area.site_or" if case.presumed else "area.ambiguous"
        words = phrase(key, name=case.area_note)
        return ask_area(case, talk.library, words, case.area_only)
    return ask_area(case, talk.library)


# ---- danger ----------------------------------------------------------------


def danger_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """"Not sure" is yes. Anything but a clear no is asked once more, then treated as yes."""
    answer = payload.get("answer") or yes_no(words)
    if answer == "no" and not is_reply("unclear_no", words):
        case.danger = "no"
        return _not_covered(case)
    if answer in ("yes", "not_sure"):
        return in_danger(talk, case, Incoming(words))
    reading = talk.reader.read(words, case.area or talk.library.area_ids[0])
    nothing = not any(c.score >= talk.reader.weak for c in reading.candidates)
    if _told_no(reading):
        case.danger = "no"
        if nothing:
            return []
    told = len(case.texts)
    said = talk.hear(case, words)
    if nothing and case.area:
        del case.texts[told:]  # an answer about this moment; what worries them is still to be asked
    if case.danger == "no":
        return said
    case.danger_asks += 1
    return in_danger(talk, case, Incoming("")) if case.danger_asks > 1 else said


def _not_covered(case: Case) -> List[Say]:
    """A place elsewhere that was named while danger was asked about."""
    note = case.area_note or ""
    if case.area or not note.startswith(ELSEWHERE):
        return []
    return [text(case, phrase("area.elsewhere", place=note[len(ELSEWHERE):]))]


def _told_no(reading: Any) -> bool:
    return any(told.fact == "danger" and told.value == "no" for told in reading.told)


def in_danger(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    """999 first, then the hub for this hour and the offer to go on."""
    says = after_999(talk, case, incoming)
    if (incoming.danger or {}).get("said"):
        return says
    first = [Say(words, {"kind": "danger", "text": words})
             for words in (phrase("danger.call"), phrase("danger.quiet"))]
    return [*first, *says]


def after_999(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    """Whom to ring after 999, and buttons to go on. Danger to a child sets the level."""
    about = (incoming.danger or {}).get("about")
    if about not in ("adult", "staff", "site"):
        case.danger = "yes"
    back = case.open if case.open.get("kind") not in ("danger", "after_danger") else {}
    case.open = {"kind": "after_danger", "back": back}
    called = (incoming.danger or {}).get("called")
    words = [phrase("danger.called")] if called else []
    words += [people.hub_line(talk, case), *_in_writing(talk, case), phrase("danger.offer")]
    choices = [choice(phrase("buttons.called"), do="danger_after", answer="called"),
               choice(phrase("buttons.carry"), do="danger_after", answer="carry"),
               choice(phrase("buttons.over"), do="danger_after", answer="over")]
    body = "\n".join(words)
    payload = {"kind": "danger", "text": body, "choices": choices, "area": case.area,
               "asked": phrase("danger.offer")}
    return [Say(body + "\n" + " ".join(f"[{c['label']}]" for c in choices), payload)]


def _in_writing(talk: Any, case: Case) -> List[str]:
    """What the area's own document wants after the call, and by when."""
    told = case.area and case.danger == "yes" and case.person is None
    own = talk.area(case).own.guidance if told else ()
    return [g.text for g in own if g.kind == "immediate" and g.by]


def after_danger_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """They are back: the question that was open before comes again, unless this answers it."""
    answer = payload.get("answer")
    back = case.open.get("back") or {}
    case.open = back
    if answer in ("called", "carry", "over"):
        return [text(case, phrase({"called": "danger.called", "over": "danger.over",
                                   "carry": "danger.carry_on"}[answer]))]
    if words.strip() and yes_no(words) is None:
        return talk.hear(case, words)
    return []


def talk_buttons(case: Case) -> List[Dict[str, Any]]:
    """Ways out that are offered where nothing was found."""
    return [intent("topics", "topics"), intent("talk", "talk_to_someone")]
