"""Nothing is lost, nothing is sent twice, and the person is told at each moment what is going on."""

from __future__ import annotations

import asyncio
from typing import List

import pytest

from tests.widget.browser import Page
from tests.widget.contract import NUMBERS, Contract
from tests.widget.steps import answered, begun, say


def texts(contract: Contract) -> List[str]:
    """What the server has handled, in order."""
    return [one["text"] for one in contract.heard if one.get("text")]


@pytest.mark.parametrize("fault", [0, 1, 2, 503], ids=["no connection", "answer lost", "answer cut", "server error"])
async def test_a_message_that_meets_trouble_arrives_once_and_is_shown_once(
        page: Page, site: str, contract: Contract, fault: int) -> None:
    await begun(page, site)
    contract.faults = [fault]
    await say(page, "Luton")

    assert texts(contract) == ["Luton"]
    assert await page.run("$$('.theirs').length") == 1
    assert await page.run("$$('.ours:not(.error)').slice(2).map(m => m.querySelector('p').textContent)") == [
        "Luton.", "Is anyone in danger right now? If so, call 999 now."]


async def test_no_answer_in_five_seconds_shows_999_and_the_numbers(hurried: Page, site: str, contract: Contract) -> None:
    page = hurried
    await begun(page, site)
    contract.delay = 7
    await page.run("($('textarea').value = 'Luton', $('form').requestSubmit())")
    await asyncio.sleep(3)
    assert not await page.run("!!$('.error')")
    shown = await page.until("$('.ours.error')?.innerText", 4)
    assert "call 999" in shown and "01582 547653" in shown and "kept" in shown
    assert await page.run("$('.who').open")
    contract.delay = 0
    await answered(page)

    assert await page.run("$$('.ours').pop().innerText.includes('danger')") and texts(contract) == ["Luton"]


async def test_while_it_waits_the_person_sees_what_happens_and_can_press_for_another_try(
        page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    contract.faults = [503] * 5
    await page.run("($('textarea').value = 'Luton', $('form').requestSubmit())")
    await page.until("$('.fate')?.textContent.includes('Not sent yet')")
    assert "Trying again in" in await page.run("$('.status-line').textContent")
    assert "01582" in await page.run("$('.ours.error').innerText")
    contract.faults = []
    await page.run("$('.statuses button').click()")
    await answered(page)

    assert texts(contract) == ["Luton"] and await page.run("$('.status-line').textContent") == "Connected again."


async def test_a_message_behind_one_that_hangs_is_sent_all_the_same(hurried: Page, site: str, contract: Contract) -> None:
    page = hurried
    await begun(page, site)
    contract.delay = 30
    await page.run("($('textarea').value = 'Luton', $('form').requestSubmit())")
    await asyncio.sleep(0.5)
    await page.run("($('textarea').value = 'he has a knife', $('form').requestSubmit())")
    for _ in range(80):
        await asyncio.sleep(0.1)
        if len(texts(contract)) == 2:
            break

    assert texts(contract) == ["Luton", "he has a knife"]
    contract.delay = 0


async def test_too_many_messages_are_kept_and_sent_when_it_is_time(page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    contract.faults = [429]
    await say(page, "Luton")

    assert "Too many messages" in await page.run("$('.ours.error').innerText")
    assert texts(contract) == ["Luton"] and await page.run("$$('.theirs').length") == 1


@pytest.mark.parametrize("status", [413, 400, 401])
async def test_what_is_refused_comes_back_to_the_box(page: Page, site: str, contract: Contract, status: int) -> None:
    await begun(page, site)
    contract.faults = [status]
    await page.run("($('textarea').value = 'a very long text', $('form').requestSubmit())")
    await page.until("$('.ours.error')")
    await answered(page)

    assert await page.run("$('textarea').value") == "a very long text"
    assert await page.run("$$('.theirs').length") == 0 and "call 999" in await page.run("$('.ours.error').innerText")


async def test_a_text_over_the_limit_is_pointed_out_before_it_is_sent(page: Page, site: str) -> None:
    await begun(page, site)
    await page.run("($('textarea').value = 'x'.repeat(10001), $('textarea').dispatchEvent(new Event('input')))")

    assert "10,000" in await page.run("$('.status-line').textContent")
    assert await page.run("$('textarea').hasAttribute('aria-invalid')")


async def test_a_page_that_is_loaded_again_goes_on_where_it_was(page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    await say(page, "Luton")
    await page.open(site + "/?again")
    await page.until("$$('.theirs').length === 1 && $$('.ours').length === 4")
    kept = await page.run("JSON.stringify([...Object.entries(sessionStorage)]) + localStorage.length + document.cookie")
    assert "Luton" not in kept and kept.endswith("]0")
    await say(page, "no")

    assert len(contract.talks) == 1 and "worried" in await page.run("$$('.ours').pop().innerText")


async def test_a_network_that_drops_and_comes_back(page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    await page.offline(True)
    await page.run("($('textarea').value = 'Luton', $('form').requestSubmit())")
    await page.until("$('.ours.error')")
    await page.offline(False)
    await answered(page)

    assert texts(contract) == ["Luton"]


async def test_a_server_that_was_never_there_leaves_999_and_the_sites_own_numbers(page: Page, contract: Contract) -> None:
    contract.faults, contract.numbers = [503] * 50, NUMBERS
    async with contract.served() as site:
        await page.open(site)
        await page.until("$('.ours.error')")

        assert "01582 547653" in await page.run("$('.ours.error').innerText")
        assert await page.run("$('.emergency a').getAttribute('href')") == "tel:999"
