"""Results as JUnit XML, the form that build servers read."""

from __future__ import annotations

import re
from typing import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.scenarios.results import Result
from bot.scenarios.told import differences_text, transcript_text

#: Signs that XML 1.0 cannot hold at all.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def junit(results: Sequence[Result]) -> str:
    """One test case a playing; a failure holds what differs, system-out the transcript."""
    suite = Element("testsuite", name="scenarios", tests=str(len(results)),
                    failures=str(sum(bool(one.differences) for one in results)),
                    errors=str(sum(one.error is not None for one in results)),
                    time=f"{sum(one.seconds for one in results):.2f}")
    for one in results:
        _case(suite, one)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(suite, encoding="unicode") + "\n"


def _case(suite: Element, one: Result) -> None:
    case = SubElement(suite, "testcase", classname=one.script.replace("/", "."),
                      name=f"{one.variant} · {one.area}", file=one.file, time=f"{one.seconds:.2f}")
    if not one.passed:
        kind = "error" if one.error else "failure"
        what = one.error or "; ".join(f"{d.field}: {d.expected}, got {d.got}" for d in one.differences)
        SubElement(case, kind, message=_clean(what)).text = _clean(differences_text(one))
    SubElement(case, "system-out").text = _clean(transcript_text(one))


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
