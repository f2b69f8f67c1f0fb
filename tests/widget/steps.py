"""What a person does in the widget, and what a test looks at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest

from tests.widget.browser import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "widget" / "node_modules" / "axe-core" / "axe.min.js"
NO_AXE = "axe-core is not installed: run `make test`, or `npm ci` in widget/ (Node 20 or later)"
WORRY = "year 4 boy, same dirty clothes for three weeks, he smells and is always hungry at breakfast club"
KNIFE = "his dad has just come in with a knife and is attacking him"


async def begun(page: Page, address: str) -> None:
    """The page is open and has asked its first question."""
    await page.open(address)
    await page.until("$('.choices button')")


async def say(page: Page, text: str) -> None:
    """Types a message and waits for the whole answer."""
    before = await page.run("$$('.theirs').length")
    await page.run("$('textarea').focus()")
    await page.write(text)
    await page.press("Enter")
    await page.until(f"$$('.theirs').length > {before} || !$$('.theirs').length")
    await answered(page)


async def press(page: Page, label: str) -> None:
    """Presses a button by its label and waits for the whole answer."""
    name = json.dumps(label)
    await page.until(f"$$('button').some(b => b.textContent === {name} && !b.ariaDisabled && b.checkVisibility())")
    await page.run(f"$$('button').filter(b => b.textContent === {name} && !b.ariaDisabled && b.checkVisibility())"
                   ".pop().click()")
    await answered(page)


async def answered(page: Page) -> None:
    """Nothing is under way any more."""
    await page.until("!$('.dots') && !$('.log').hasAttribute('aria-busy')")


#: What is typed to go on from a question.
REPLIES = {"area": "Peterborough", "danger": "no", "worry": WORRY, "confirm": "yes", "questions": "skip", "summary": "yes"}


async def to_kind(page: Page, kind: str) -> None:
    """Goes through a conversation about a worry until a message of this kind stands there."""
    for _ in range(12):
        if await page.run(f"!!$('.ours.{kind}')"):
            return
        asked = await page.run("$$('.ours[data-id]').pop()?.dataset.id")
        assert asked in REPLIES, f"no message of the kind {kind}; the last question is {asked}"
        await say(page, REPLIES[asked])
    raise AssertionError(f"no message of the kind {kind}")


async def axe(page: Page) -> List[str]:
    """What axe-core finds wrong, in the whole page with all its shadow roots."""
    if not AXE.exists():
        pytest.skip(NO_AXE)
    if not await page.run("typeof axe === 'object'"):
        await page.call("Runtime.evaluate", expression=AXE.read_text(encoding="utf-8"))
    found: List[Dict[str, Any]] = await page.run("(await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]]


async def listening(page: Page) -> None:
    """From now on everything that a screen reader would be given is written down."""
    await page.run("(window.saidAloud = [], (watch => $$('[data-live]').forEach(region => watch.observe(region, "
                   "{childList: true})))(new MutationObserver(all => all.forEach(one => one.addedNodes.forEach(node => "
                   "saidAloud.push([one.target.dataset.live, node.textContent]))))), 1)")


async def aloud(page: Page) -> List[List[str]]:
    """Kind of region and words of everything said since `listening`."""
    said: List[List[str]] = await page.run("saidAloud")
    return said
