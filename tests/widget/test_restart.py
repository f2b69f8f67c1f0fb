"""The real server is killed in mid-conversation and started again: nothing that was acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

from tests.widget.browser import Page
from tests.widget.real import Server
from tests.widget.steps import WORRY, answered, begun, say


async def test_killed_and_started_again(page: Page, tmp_path: Path) -> None:
    server = Server(tmp_path)
    await server.start()
    try:
        await begun(page, server.address)
        for text in ("Luton", "no", WORRY):
            await say(page, text)
        found = await page.run("$$('.found li').length")
        server.kill()
        await page.run("($('textarea').value = 'yes', $('form').requestSubmit())")
        await page.until("$('.ours.error')?.innerText.includes('call 999')")
        await page.until("$('.fate')?.textContent.includes('Not sent yet') || "
                         "$$('.fate').some(f => f.textContent.includes('Not sent yet'))")
        assert "Trying again in" in await page.run("$('.status-line').textContent")
        await server.start()
        await page.run("$('.statuses button').click()")
        await page.until("$('.ours.questions, .ours.summary, .ours.answer')", 60)
        await answered(page)
        assert await page.run("$$('.theirs').map(one => one.querySelector('p').textContent)") == [
            "Luton", "no", WORRY, "yes"]
        assert "Connected again" in await page.run("$('.status-line').textContent") and found
        await page.open(server.address + "/?again")
        await page.until("$$('.theirs').length === 4 && $('.ours.questions, .ours.summary, .ours.answer')", 60)
    finally:
        server.kill()
