"""How long each part takes with one message."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import Any, Callable, Dict, List, Sequence

from bot.corpus.records import Message


def latency(scorer: Any, encoder: Any, messages: Sequence[Message], area: str) -> Dict[str, float]:
    """Milliseconds a message, the middle one of many, for each part; nothing is remembered between."""
    texts = [message.text for message in messages]

    def rules(text: str) -> None:
        scorer.detector.scan(text)

    def forgetful(text: str) -> None:
        scorer.detector.forget()
        scorer.detector.scan(text)

    def reading(text: str) -> None:
        scorer.reader.read(text, area)

    found = {"encoding one message": _middle(lambda text: _encode(encoder, text), texts),
             "danger, encoding included": _middle(forgetful, texts),
             "danger, already encoded": _middle(rules, texts)}
    scorer.detector.forget()
    return {**found, "matching, encoding included": _middle(reading, texts)}


def _encode(encoder: Any, text: str) -> None:
    encoder.forget()
    encoder.hear([("", text)])


def _middle(part: Callable[[str], None], texts: Sequence[str]) -> float:
    spent: List[float] = []
    for text in texts:
        start = perf_counter()
        part(text)
        spent.append(perf_counter() - start)
    return 1000 * median(spent)
