"""The likely reason of a difference: the wording was not understood, a rule or a contact is another one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional

from bot.scenarios.judge import Difference, Judge
from bot.scenarios.script import Part

FOUND = ("indicators", "topics", "pathways", "duties", "level", "harm", "could_be", "firm")


class Reasons:
    """Looks in the matrices for what a citation of the script says, and for what the answer rests on."""

    def __init__(self, library: Any, part: Part, judge: Judge) -> None:
        self._area, self._part, self._judge = library.area(part.area), part, judge
        self._differs: List[str] = []

    def explained(self, differences: Iterable[Difference]) -> List[Difference]:
        """The same differences, each with its likely reason."""
        differences = list(differences)
        self._differs = [one.field for one in differences]
        return [replace(one, reason=self._reason(one)) for one in differences]

    def _reason(self, one: Difference) -> str:
        if self._judge.played.stuck:
            return f"The conversation got stuck: {self._judge.played.stuck}."
        if one.field.startswith("consent."):
            return self._consent(one.field.partition(".")[2])
        if one.field in ("contacts", "first_contact"):
            return self._contact(one.expected)
        if one.field in FOUND:
            return self._moved() or self._not_understood()
        return OTHER.get(one.field, "")

    # ---- rules ------------------------------------------------------------------

    def _moved(self) -> Optional[str]:
        """A cell that the script cites is empty now, or another description of its row was read."""
        found = [text for cite in self._part.cites if "level" in cite for text in self._row(cite)]
        return next(iter(sorted(found, key=lambda text: not text.startswith("Rule changed"))), None)

    def _row(self, cite: Mapping[str, Any]) -> Iterator[str]:
        same = [s for s in self._area.statements.values()
                if (s.cite.document, s.cite.topic, s.row) == (cite["document"], cite.get("topic"), cite.get("row"))
                and tuple(s.cite.lines or ()) == tuple(cite.get("lines", s.cite.lines or ()))]
        rests = [s for s in same if s.id in self._judge.answer.get("indicators", ())]
        here = any(s.level == cite["level"] for s in same)
        for one in rests:
            if not here:
                yield (f"Rule changed: the script cites {_words(cite)}, level {cite['level']}, and nothing stands "
                       f"there now; {one.id} of that row stands at level {one.level}.")
            elif one.level != cite["level"] and not any(s.level == cite["level"] for s in rests):
                yield (f"Another description of the row was understood: {one.id}, level {one.level}, where the script "
                       f"cites level {cite['level']} ({_words(cite)}).")

    def _not_understood(self) -> str:
        named = [name for field in ("indicators", "pathways", "topics") for name in
                 _flat(self._part.expect.get(field, ()))]
        found = self._judge.answer.get("indicators", ())
        there = {*found, *self._judge.answer.get("pathways", ()), *map(self._judge.mind.topic_of, found)}
        missing = [name for name in named if name not in there]
        rests = ", ".join(found) or "nothing"
        if missing or not there:
            return f"Wording not understood, or read as something else: the answer rests on {rests}."
        return f"Rule: what was expected to be found was found, and leads elsewhere. The answer rests on {rests}."

    def _consent(self, question: str) -> str:
        block = next((b for b in self._judge.answer.get("blocks", ()) if b["id"] == "consent"), {"lines": ()})
        for line in block["lines"]:
            if line.get("question") == question and line.get("answer"):
                where = (line.get("cite") or {}).get("words", "no citation")
                return f"Consent rule: the answer comes from {where}. Has that rule changed, or what it looks at?"
        return self._moved() or "No rule on this question spoke."

    # ---- contacts -----------------------------------------------------------------

    def _contact(self, expected: str) -> str:
        for name in expected.replace(" or ", ", ").split(", "):
            held = [c for c in self._contacts() if name in (c.id, c.value)]
            if not held:
                return f"Contact changed: {name} stands nowhere in the contacts of this area. {self._instead()}"
            if self._part.area and "contacts" in self._differs:
                return f"{name} is in the data ({held[0].id}), but was not chosen for this case at this hour."
        return "Another contact comes first at this hour: hours, order or the clock are different."

    def _contacts(self) -> List[Any]:
        return [c for pack in self._area.packs for c in pack.contacts]

    def _instead(self) -> str:
        """What the contacts that this script cites print now."""
        lines = {tuple(cite.get("lines", ())) for cite in self._part.cites}
        now = [f"{c.id} is {c.value}" for c in self._contacts()
               if c.kind == "phone" and tuple(c.cite.lines or ()) in lines]
        return f"From the lines that the script cites: {'; '.join(now)}." if now else ""


def _words(cite: Mapping[str, Any]) -> str:
    where = f", {cite['topic']}, row {cite.get('row', '?')}" if cite.get("topic") else ""
    return f"{cite['document']}{where}"


def _flat(value: Any) -> List[str]:
    if isinstance(value, (list, tuple)):
        return [word for one in value for word in _flat(one)]
    return [str(value)]


OTHER: Dict[str, str] = {
    "call_999": "The danger cues read this message otherwise (bot/guard/cues).",
    "answer": "The conversation ended in another way; read the transcript.",
    "asked": "The plan asks something else first, or knew the fact already.",
    "not_asked": "The plan asked although it could have known.",
    "turns_at_most": "The conversation took longer.",
    "asked_twice": "A fact that was told was not kept.",
    "must_be_asked": "Nobody asked for it before the answer.",
    "stuck": "An answer was not understood as one.",
    "tipping_points": "What would move the level is found, or asked, otherwise now.",
}
