"""axe-core finds nothing, on every kind of message, in every state, and in every set of colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.widget.browser import Page
from tests.widget.contract import Contract
from tests.widget.steps import KNIFE, WORRY, axe, begun, press, say, to_kind

COLOURS = [{"prefers_color_scheme": "light"}, {"prefers_color_scheme": "dark"}, {"forced_colors": "active"}]
SAID = {
    "error": {"kind": "error", "text": "Something went wrong. If a child is in danger now, call 999."},
    "copy": {"kind": "copy", "text": "Record of a worry about a child\nChild: ________"},
    "unknown kinds": {"kind": "hologram", "text": "Shown as text."},
    "tick lists": {"kind": "question", "id": "topics", "text": "Which of these?", "asked": "?", "multiple": True,
                   "choices": [{"label": "Neglect", "payload": {"do": "topic", "topic": "a"}},
                               {"label": "Health", "payload": {"do": "topic", "topic": "b"}}]},
}


async def test_axe_sees_what_is_inside_the_widget(page: Page, site: str) -> None:
    await begun(page, site)
    await page.run("($('.log').append(Object.assign(document.createElement('img'), {src: 'data:,'})), 1)")

    assert any("image-alt" in one for one in await axe(page))


async def test_before_any_script_runs(page: Page, site: str) -> None:
    await page.open_without_script(site)

    assert not await axe(page)
    shown = await page.run("document.body.innerText")
    assert "Call 999" in shown and "01582 547653" in shown and "JavaScript" in shown


@pytest.mark.parametrize("colours", COLOURS, ids=lambda c: "-".join(c.values()))
async def test_a_whole_conversation_in_every_set_of_colours(page: Page, site: str, colours: Any) -> None:
    await page.media(**colours)
    await begun(page, site)
    for kind in ("question", "understood", "questions", "summary", "answer"):
        await to_kind(page, kind)
        assert not await axe(page), kind
    await page.run("$$('details').forEach(d => d.open = true)")
    await press(page, "Show the source of every line")
    assert not await axe(page)
    await press(page, "Copy a summary")
    await say(page, KNIFE)
    assert await page.run("!!$('.danger.first')") and not await axe(page)


async def test_best_guesses_topics_and_what_can_be_changed(page: Page, site: str) -> None:
    await begun(page, site)
    for text in ("Luton", "no", "he has not been himself", "topics"):
        await say(page, text)
        assert not await axe(page), text
    await say(page, WORRY)
    await say(page, "change something")
    assert await page.run("$$('.ours').pop().dataset.kind === 'question'") and not await axe(page)


@pytest.mark.parametrize("name", SAID)
async def test_other_kinds(page: Page, site: str, contract: Contract, name: str) -> None:
    await begun(page, site)
    contract.says = [SAID[name]]
    await say(page, "hello")

    assert not await axe(page)


async def test_waiting_hidden_and_asking_whether_to_delete(page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    await page.run("($('.more').open = true, $$('.more > button').pop().click())")
    assert not await axe(page)
    contract.faults = [503] * 9
    await page.run("($('textarea').value = 'hello', $('form').requestSubmit())")
    await page.until("$('.statuses button').checkVisibility()")
    assert not await axe(page)
    await page.run("host.hideAll(true)")
    assert not await axe(page)


async def test_the_accessibility_statement(page: Page, site: str) -> None:
    await page.open(f"{site}/accessibility")

    assert not await axe(page)
    assert "screen reader" in await page.run("document.body.innerText")
