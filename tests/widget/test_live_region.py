"""What a screen reader is given, and what it is not; where the keyboard is stays the person's affair."""

from __future__ import annotations

from tests.widget.browser import Page
from tests.widget.contract import Contract
from tests.widget.steps import KNIFE, WORRY, aloud, begun, listening, say, to_kind


async def test_each_message_is_said_once_and_goes_again(page: Page, site: str) -> None:
    await begun(page, site)
    await listening(page)
    await say(page, "Luton")
    said = await aloud(page)

    assert [words for _, words in said] == [
        "Luton.", "Is anyone in danger right now? If so, call 999 now. 3 answers to choose from."]
    assert await page.until("!$('[data-live]').children.length")


async def test_the_transcript_is_a_log_that_is_not_live(page: Page, site: str) -> None:
    await begun(page, site)

    assert await page.run("[$('.log').role, $('.log').ariaLive, $('.log').tabIndex, $('.log').ariaLabel]") == [
        "log", "off", 0, "Conversation"]


async def test_999_is_an_alert_in_words_and_comes_first(page: Page, site: str) -> None:
    await begun(page, site)
    await listening(page)
    await say(page, KNIFE)
    said = await aloud(page)

    assert said[0] == ["alert", "Immediate action required. Call 999 now."]
    assert [kind for kind, _ in said].count("alert") == 1
    assert await page.run("$('.danger.first h3').textContent") == "Immediate action required"
    assert await page.run("$('.danger.first a.call').getAttribute('href')") == "tel:999"


async def test_a_second_danger_is_an_alert_again(page: Page, site: str) -> None:
    await begun(page, site)
    await say(page, KNIFE)
    await listening(page)
    await say(page, "she is not breathing")

    assert (await aloud(page))[0][0] == "alert"


async def test_a_long_answer_is_told_by_its_level_and_harm(page: Page, site: str) -> None:
    await begun(page, site)
    await to_kind(page, "summary")
    await listening(page)
    await say(page, "yes")
    [(kind, words)] = await aloud(page)

    assert kind == "polite" and words.startswith("Level ") and "Significant harm" in words
    assert words.endswith("The whole answer is in the conversation.") and len(words) < 700


async def test_focus_is_never_moved_by_a_message(page: Page, site: str) -> None:
    await begun(page, site)
    await page.run("$('textarea').focus()")
    for text in ("Peterborough", "no", WORRY, KNIFE):
        await say(page, text)
        assert await page.run("host.shadowRoot.activeElement === $('textarea')"), text


async def test_a_button_that_was_pressed_keeps_the_focus_and_tab_goes_on_to_the_next_question(
        page: Page, site: str) -> None:
    await begun(page, site)
    await page.run("$$('.choices button').find(b => b.textContent === 'Luton').focus()")
    await page.press("Enter")
    await page.until("$$('.ours').length >= 4 && !$('.dots')")
    assert await page.run("host.shadowRoot.activeElement.textContent") == "Luton"
    await page.press("Tab")

    assert await page.run("$$('.ours').pop().contains(host.shadowRoot.activeElement)")


async def test_trouble_is_said_too(page: Page, site: str, contract: Contract) -> None:
    await begun(page, site)
    await listening(page)
    contract.faults = [503]
    await say(page, "Luton")
    said = " / ".join(words for _, words in await aloud(page))

    assert "I cannot reach the assistant" in said and "call 999" in said and "Connected again." in said
