"""What was expected beside what was got. Looks at decisions and ids, never at wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence

from bot.scenarios.looked_at import contact_words, first_contact, fits, fits_level, listed, shown, tips
from bot.scenarios.played import Exchange, Message, Played

NOT_LOOKED_AT = ("in", "call_999_after")


@dataclass(frozen=True)
class Difference:
    """One point that is not as expected. `reason` is filled in later, where one can be guessed."""

    field: str
    expected: str
    got: str
    reason: str = ""


class Judge:
    """Compares one conversation with an expectation. `mind` knows the words and topics of ids."""

    def __init__(self, played: Played, mind: Any, clock: bool = True) -> None:
        self.played, self.mind, self.clock = played, mind, clock
        self.answer: Message = played.answers[-1] if played.answers else {}

    def differences(self, expect: Mapping[str, Any]) -> List[Difference]:
        """Every point that differs, in the order of the script."""
        found: List[Difference] = []
        for field, wanted in expect.items():
            if field not in NOT_LOOKED_AT and (self.clock or field != "first_contact"):
                found += self._one(field, wanted, expect)
        return found

    def _one(self, field: str, wanted: Any, expect: Mapping[str, Any]) -> Iterator[Difference]:
        if field == "call_999":
            yield from _call_999(self.played.exchanges, wanted, expect.get("call_999_after"))
        elif field == "consent":
            yield from self._consent(wanted)
        elif field == "tipping_points":
            yield from self._tips(wanted)
        elif field.startswith("not_"):
            yield from self._absent(field, wanted)
        elif field in HELD:
            yield from self._present(field, wanted)
        else:
            yield from self._value(field, wanted)

    def _value(self, field: str, wanted: Any) -> Iterator[Difference]:
        got = VALUES[field](self)
        if not FITS.get(field, fits)(wanted, got):
            yield Difference(field, shown(wanted), shown(got))

    def _present(self, field: str, wanted: Sequence[Any]) -> Iterator[Difference]:
        there = [*HELD[field](self), *(self._in_words(wanted) if field == "contacts" else ())]
        missing = [one for one in wanted if not set(listed(one)) & set(there)]
        for one in missing:
            yield Difference(field, " or ".join(listed(one)), shown(sorted(set(there))) or "nothing")

    def _in_words(self, wanted: Sequence[Any]) -> List[str]:
        """Numbers that stand in what was said: a child or a neighbour gets words and no list of contacts."""
        said = "" if self.answer else "\n".join(m["text"] for e in self.played.exchanges for m in e.replies)
        return [name for one in wanted for name in listed(one) if name in said]

    def _absent(self, field: str, wanted: Sequence[str]) -> Iterator[Difference]:
        there = HELD[field[4:]](self)
        for one in wanted:
            if one in there:
                yield Difference(field, f"not {one}", one)

    def _tips(self, wanted: Sequence[str]) -> Iterator[Difference]:
        said = tips(self.answer)
        for one in wanted:
            if not any(self.mind.tip(one) in text for text in said):
                yield Difference("tipping_points", self.mind.tip(one), shown(said[-3:]) or "nothing")

    def _consent(self, wanted: Mapping[str, Any]) -> Iterator[Difference]:
        told = self.answer.get("consent", {})
        for question, answers in wanted.items():
            if told.get(question) not in listed(answers):
                yield Difference(f"consent.{question}", shown(answers), shown(told.get(question)))


def judge_reply(expect: Mapping[str, Any], played: Played, number: int, mind: Any) -> List[Difference]:
    """Differences of one reply: a look between exact turns."""
    reply, found = played.exchanges[number], []  # type: Exchange, List[Difference]
    after = f'after "{reply.said}"' if reply.said else "in the opening"
    wanted = expect.get("call_999")
    if wanted == "first" and not reply.begins_with_999:
        found.append(Difference("call_999", f"999 first {after}", "said later" if reply.calls_999 else "not said"))
    if wanted == "never" and reply.calls_999:
        found.append(Difference("call_999", f"no 999 {after}", "999"))
    for key in expect.get("asked", ()):
        if key not in reply.asked:
            found.append(Difference("asked", f"{key} {after}", shown(reply.asked) or "no question"))
    rest = {key: one for key, one in expect.items() if key not in ("call_999", "call_999_after", "asked")}
    judge = Judge(Played(played.exchanges[:number + 1]), mind)
    early = [one for one in reply.replies if one.get("kind") == "answer"]
    judge.answer = early[-1] if early else judge.answer  # what was asked for so far counts at this point
    return found + judge.differences(rest)


def _call_999(exchanges: Sequence[Exchange], wanted: str, after: Optional[str]) -> Iterator[Difference]:
    calls = [one for one in exchanges if one.calls_999]
    if wanted == "never":
        for one in calls:
            yield Difference("call_999", "999 is never said", f'said after "{one.said}"')
        return
    if not calls:
        yield Difference("call_999", "999 first", "never said")
    for one in calls:
        if not one.begins_with_999:
            yield Difference("call_999", f'999 first after "{one.said}"', f'"{one.replies[0]["text"]}" came first')
    if calls and after and not any(after.lower() in (one.said or "").lower() for one in calls):
        yield Difference("call_999", f'999 after "{after}"', f'999 after "{calls[0].said}"')


VALUES: Dict[str, Callable[[Judge], Any]] = {
    "level": lambda j: j.answer.get("level"),
    "could_be": lambda j: j.answer.get("level_range", []),
    "firm": lambda j: j.answer.get("firm"),
    "borrowed": lambda j: j.answer.get("borrowed"),
    "harm": lambda j: j.answer.get("harm"),
    "first_contact": lambda j: first_contact(j.answer),
    "answer": lambda j: "full" if j.answer else "none",
    "turns_at_most": lambda j: j.played.turns,
}
FITS: Dict[str, Callable[[Any, Any], bool]] = {
    "level": fits_level,
    "could_be": lambda wanted, got: set(wanted) <= set(got),
    "first_contact": lambda wanted, got: bool(set(listed(wanted)) & set(got)),
    "turns_at_most": lambda wanted, got: got <= wanted,
}
HELD: Dict[str, Callable[[Judge], List[str]]] = {
    "indicators": lambda j: list(j.answer.get("indicators", ())),
    "topics": lambda j: [t for t in map(j.mind.topic_of, j.answer.get("indicators", ())) if t],
    "pathways": lambda j: list(j.answer.get("pathways", ())),
    "duties": lambda j: [one["id"] for one in j.answer.get("duties", ())],
    "contacts": lambda j: contact_words(j.answer),
    "asked": lambda j: j.played.asked,
}
