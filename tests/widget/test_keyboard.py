"""A whole conversation with the keyboard alone, on the real server, and every way back and out."""

from __future__ import annotations

from typing import AsyncIterator, Callable

import pytest

from tests.widget.browser import Page
from tests.widget.real import Server
from tests.widget.steps import WORRY, answered, begun, press, say, to_kind

NOW = "host.shadowRoot.activeElement"
#: More presses of Tab than there are things to stop at.
MOST = 80


@pytest.fixture(scope="session")
async def real(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """The assistant itself, with a store of its own."""
    server = Server(tmp_path_factory.mktemp("real"))
    await server.start()
    yield server
    server.kill()


async def tab_to(page: Page, test: str, back: bool = False) -> None:
    """Presses Tab until the element that has the keyboard passes a test; it must be seen to have it."""
    for _ in range(MOST):
        if await page.run(f"!!{NOW} && ({test})({NOW})"):
            outline = await page.run(f"getComputedStyle({NOW}).outlineStyle")
            assert outline != "none", await page.run(f"{NOW}.outerHTML")
            return
        await page.press("Tab", shift=back)
    raise AssertionError(f"the keyboard does not reach {test}")


async def key_press(page: Page, label: str) -> None:
    """Goes to a button that is still open and presses Enter."""
    await tab_to(page, f"one => one.textContent === '{label}' && !one.ariaDisabled")
    await page.press("Enter")
    await answered(page)


async def test_a_whole_conversation_with_nothing_but_keys(page: Page, real: Server) -> None:
    await begun(page, real.address)
    await key_press(page, "Peterborough")
    await key_press(page, "No")
    await tab_to(page, "one => one.tagName === 'TEXTAREA'")
    await page.write(WORRY)
    await page.press("Enter")
    await page.until("$('.ours.understood')", 60)
    await answered(page)
    await tab_to(page, "one => one.textContent === 'Yes' && !one.ariaDisabled", back=True)
    await page.press("Enter")
    await page.until("$('.ours.questions')", 60)
    await answered(page)
    await tab_to(page, "one => one.type === 'radio'")
    await page.press("ArrowDown")
    await page.press("Space")
    await key_press(page, "Send these answers")
    for _ in range(4):
        last = await page.run("$$('.ours').pop().dataset.kind")
        if last == "answer":
            break
        await key_press(page, "Yes" if last in ("summary", "understood") else "Skip")
    assert await page.run("$('.answer .card .scale li.is').textContent")
    await key_press(page, "Show the source of every line")
    assert await page.run("$('.card').hasAttribute('data-sources')")
    await tab_to(page, "one => one.href?.startsWith('tel:0')", back=True)
    await key_press(page, "Copy a summary")
    assert await page.run("$('.ours.copy pre').textContent.startsWith('Record of a worry')")


async def test_back_and_change_and_start_again(page: Page, site: str) -> None:
    await begun(page, site)
    await say(page, "Luton")
    await press(page, "Back")
    assert "Where does the child live" in await page.run("$$('.ours').pop().innerText")
    await to_kind(page, "understood")
    rows = await page.run("$$('.found li').length")
    await page.run("$('.found button').click()")
    await answered(page)
    assert await page.run("$$('.understood').length") == 2
    assert await page.run("[...$$('.understood').pop().querySelectorAll('.found li')].length") == rows - 1
    await press(page, "Change an answer")
    assert "What should change?" in await page.run("$$('.ours').pop().innerText")
    await page.run("$('.more').open = true")
    await press(page, "Start again")
    await press(page, "Yes, start again")

    assert "Where does the child live" in await page.run("$$('.ours').pop().innerText")


async def test_an_earlier_question_takes_no_second_answer(page: Page, site: str, contract: object) -> None:
    await begun(page, site)
    await say(page, "Luton")

    assert await page.run("$$('.ours')[1].querySelectorAll('button:not([aria-disabled])').length") == 0
    await page.run("$$('.ours')[1].querySelector('button').click()")
    assert await page.run("$$('.theirs').length") == 1


async def test_own_words_and_ticks_go_together(page: Page, site: str, contract: object) -> None:
    await begun(page, site)
    await to_kind(page, "questions")
    await page.run("$('.questions input[type=radio]').click()")
    if not await page.run("!!$('.own input')"):
        await press(page, "Send these answers")
    await page.until("$('.own input')")
    await page.run("$('.own input').value = 'her nan; and an uncle'")
    await press(page, "Send these answers")
    sent = contract.heard[-1]  # type: ignore[attr-defined]

    assert sent["text"].endswith(") her nan, and an uncle") and "her nan; and an uncle" in await page.run(
        "$$('.theirs').pop().innerText")


async def test_nothing_chosen_is_pointed_out(page: Page, site: str) -> None:
    await begun(page, site)
    await to_kind(page, "questions")
    await page.run("$$('button').find(b => b.textContent === 'Send these answers').click()")

    assert "Nothing is chosen" in await page.run("$('.status-line').textContent")


@pytest.mark.parametrize("hide", ["escape", "button"])
async def test_the_screen_is_hidden_at_once_and_comes_back(page: Page, site: str, hide: str) -> None:
    await begun(page, site)
    await say(page, "Luton")
    if hide == "escape":
        await page.press("Escape")
        assert await page.run("$('.frame').checkVisibility()")
        await page.press("Escape")
    else:
        await page.run("$('.hide').click()")
    assert not await page.run("$('.frame').checkVisibility()") and await page.run("document.title") == "Page"
    seen = "$$('.all, button, .all ~ *').filter(e => e.checkVisibility() && !e.matches('div')).map(e => e.textContent)"
    assert await page.run(seen) == ["Show again"]
    await page.run("$$('button').pop().click()")

    assert await page.run("$('.frame').checkVisibility() && $$('.theirs').length") == 1


async def test_hiding_can_leave_the_page_altogether(page: Page, site: str) -> None:
    await begun(page, site)
    await page.run(f"host.setAttribute('exit', '{site}/accessibility')")
    await page.press("Escape")
    await page.press("Escape")

    await page.until("location.pathname === '/accessibility'")


async def test_a_conversation_is_deleted_now(page: Page, site: str, contract: object) -> None:
    await begun(page, site)
    await say(page, "Luton")
    talks: Callable[[], int] = lambda: len(contract.talks)  # type: ignore[attr-defined]
    await page.run("$('.more').open = true")
    await press(page, "Delete this conversation")
    await press(page, "No, keep it")
    assert await page.run("$$('.theirs').length") == 1
    await press(page, "Delete this conversation")
    await press(page, "Yes, delete it")
    await page.until("!$('.theirs') && $('.choices button')")

    assert talks() == 1 and "Deleted" in await page.run("$('.status-line').textContent")


async def test_a_deletion_that_fails_says_so_and_keeps_what_is_there(page: Page, site: str, contract: object) -> None:
    await begun(page, site)
    await say(page, "Luton")
    contract.faults = [503]  # type: ignore[attr-defined]
    await page.run("$('.more').open = true")
    await press(page, "Delete this conversation")
    await press(page, "Yes, delete it")

    assert "could not be deleted" in await page.until("$('.status-line').textContent")
    assert await page.run("$$('.theirs').length") == 1


async def test_an_answer_is_printed_by_itself_and_whole(page: Page, site: str) -> None:
    await begun(page, site)
    await to_kind(page, "answer")
    await page.run("(window.printed = new Promise(done => { const make = document.createElement.bind(document);"
                   "document.createElement = name => { const made = make(name); if (name === 'iframe') "
                   "queueMicrotask(() => done(made.contentDocument?.body.innerText ?? '')); return made; }; }), 1)")
    await page.run("$$('button').find(b => b.textContent === 'Print').click()")
    printed = await page.run("window.printed")

    assert "Level" in printed and "Consent" in printed and "Show the source" not in printed
