"""Every specific risk: a realistic message sets it off, and its duty stands in the answer."""

from __future__ import annotations

from typing import Any, List, Tuple

import pytest

from bot.engine.loading import load_library
from tests.conversation.hold import Hold
from tests.conversation.pathways import MESSAGES


def treats(area: Any, pathway: str) -> bool:
    """Whether the area's own or joint documents say something on a risk."""
    return any(p.duties or p.never or p.minimums for pack in area.packs[:-1]
               for p in pack.pathways if p.id == pathway)


def cases() -> List[Tuple[str, str, bool]]:
    """For every risk one area that treats it and one that does not, where there are such."""
    library = load_library()
    found = []
    for pathway in MESSAGES:
        for local in (True, False):
            areas = [a.id for a in library.areas() if treats(a, pathway) is local]
            found += [(pathway, areas[0], local)] if areas else []
    return found


def minimum(area: Any, pathway: str, trigger: str) -> int:
    """The level below which the area does not go for a trigger; 0 where it sets none."""
    return max((m.level for m in area.minimums(pathway)
                if not m.triggers or trigger in m.triggers), default=0)


def test_there_is_a_message_for_every_risk_that_the_matrices_know(library: Any) -> None:
    known = {p.id for pack in library.packs.values() for p in pack.pathways}

    assert set(MESSAGES) == known and len(known) == 33


@pytest.mark.parametrize("pathway, area_id, local", cases(), ids=lambda v: str(v))
def test_a_realistic_message_sets_off_the_risk_with_its_duty_and_level(
        hold: Hold, library: Any, pathway: str, area_id: str, local: bool) -> None:
    name, message = MESSAGES[pathway]
    trigger = f"national.trigger.{pathway}.{name}"
    talk = hold()
    talk.give({"do": "area", "area": area_id}).say("no", message)
    if talk.open == "after_danger":
        talk.press("Carry on")
    answer = talk.to_the_answer(trigger).answer

    assert pathway in answer["pathways"]
    assert any(d["pathway"] == pathway for d in answer["duties"])
    assert (answer["level"] or 0) >= minimum(library.area(area_id), pathway, trigger)
    assert (("national guidance" in heading(answer, pathway)) is not local)


def heading(answer: Any, pathway: str) -> str:
    """The line above a risk's duties."""
    duties = next(b for b in answer["blocks"] if b["id"] == "duties")
    return next(line["text"] for line in duties["lines"] if line.get("pathway") == pathway)


def test_the_list_of_what_never_to_do_in_a_forced_marriage_is_shown_whole(hold: Hold) -> None:
    talk = hold("central bedfordshire", "no", MESSAGES["forced_marriage"][1]).to_the_answer()

    assert talk.answer["consent"]["tell_family"] in ("ask_hub_first", "no")
    never = [line for b in talk.answer["blocks"] if b["id"] == "duties" for line in b["lines"]
             if line["text"].startswith("Do not")]
    assert len(never) >= 4 and all(line["brief"] for line in never)


def test_a_lender_gives_no_number_of_its_own(hold: Hold, library: Any) -> None:
    for area in (a for a in library.areas() if a.borrowed):
        own = {c.value for c in library.area(area.id).contacts.values()}
        talk = hold(area.pack.title, "no", MESSAGES["cse"][1]).to_the_answer()

        assert {c["value"] for c in talk.answer["contacts"]} <= own

