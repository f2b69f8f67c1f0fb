"""Results as plain text: the transcript, what differs, and one line at the end."""

from __future__ import annotations

from typing import Iterator, List, Sequence, Sized

from bot.scenarios.results import Result

WHO = {"they": "YOU", "we": "BOT"}


def transcript_text(result: Result) -> str:
    """The whole conversation, as one would read it aloud."""
    return "\n\n".join(_spoken(line) for line in result.transcript)


def _spoken(line: dict) -> str:
    head = f"{WHO[line['who']]}  "
    words = f"[{line['text']}]" if line.get("pressed") else line["text"]
    rows = [words, *offered(line)]
    return head + ("\n" + " " * len(head)).join(part for row in rows for part in row.splitlines())


def offered(line: dict) -> Iterator[str]:
    """Its questions with their choices, and its buttons."""
    for number, item in enumerate(line.get("items", ()), 1):
        yield f"{number}) {item['text']}"
        yield from (f"   {letter}) {label}" for letter, label in zip("abcdefghijklmnop", item["choices"]))
    if line.get("choices"):
        yield " ".join(f"[{label}]" for label in line["choices"])


def differences_text(result: Result) -> str:
    """What differs in one playing, with the likely reason of each."""
    lines = [result.name, *([f"  could not be played: {result.error}"] if result.error else [])]
    for one in result.differences:
        lines.append(f"  {one.field}: expected {one.expected}; got {one.got}")
        lines += [f"    likely reason: {one.reason}"] if one.reason else []
    return "\n".join(lines)


def remarks_text(results: Sequence[Result]) -> str:
    """Facts that nobody asked for, and questions that a script had no fact for; neither is a failure."""
    lines = [f"  {r.name}: " + "; ".join(_remarks(r)) for r in results if _remarks(r)]
    return "\n".join(["Worth knowing, not a failure:", *lines]) if lines else ""


def _remarks(result: Result) -> List[str]:
    said = [f"never asked for: {', '.join(result.not_asked_for)}"] if result.not_asked_for else []
    said += [f"asked, no fact: {', '.join(result.without_fact)}"] if result.without_fact else []
    return said + ([f"not looked at, the clock is the server's: {', '.join(result.not_looked_at)}"]
                   if result.not_looked_at else [])


def last_line(results: Sequence[Result], seconds: float) -> str:
    """How many did what they should, and how long it took."""
    failed = sum(not one.passed for one in results)
    how = "all as expected" if not failed else f"{failed} not as expected"
    known = sum(bool(one.waved) for one in results)
    how += f", {known} with a known weakness" if known else ""
    scripts = counted({one.script for one in results}, "script")
    return f"{counted(results, 'playing')} of {scripts}: {how} ({seconds:.0f} seconds)."


def counted(things: Sized, name: str) -> str:
    """How many of them there are, in words."""
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"
