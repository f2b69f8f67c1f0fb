"""The terminal: the same guard, each message once, labels instead of buttons."""

from pathlib import Path
from typing import Any, Dict, List

from bot.channels.terminal import WELCOME, Terminal
from tests.guard.stand_ins import WORDS, make_guard

CHOICE = {"label": "Go back", "payload": {"do": "intent", "intent": "go_back"}}


class Scripted:
    """A terminal whose lines are given and whose output is kept."""

    def __init__(self, folder: Path, *lines: str) -> None:
        self.lines, self.written, self.heard = list(lines), [], []  # type: ignore[var-annotated]
        self.says: List[Dict[str, Any]] = [{"text": "Understood."}]
        self.terminal = Terminal(make_guard(folder), self.answer, self.read, self.written.append)

    async def read(self) -> Any:
        return self.lines.pop(0) if self.lines else None

    async def answer(self, message: Any) -> None:
        self.heard.append(message)
        for one in self.says:
            await message.output_channel.send_response(message.sender_id, one)

    @property
    def texts(self) -> List[str]:
        return [text.strip() for text in self.written]


async def test_it_opens_and_ends_with_the_input(tmp_path: Path) -> None:
    scripted = Scripted(tmp_path)
    await scripted.terminal.run()
    assert scripted.texts == [WELCOME, "Understood."]
    assert scripted.heard[0].metadata["payload"] == {"intent": "greet"}


async def test_danger_comes_first_and_once(tmp_path: Path) -> None:
    scripted = Scripted(tmp_path, "he has a knife", "quit", "not read")
    await scripted.terminal.run()
    assert scripted.texts[2:] == [WORDS.call_999, WORDS.quiet, "Understood."]
    assert len(scripted.heard) == 2


async def test_a_typed_label_is_the_button(tmp_path: Path) -> None:
    scripted = Scripted(tmp_path, "go back", "go back please")
    scripted.says = [{"text": "What next?", "payload": {"choices": [CHOICE]}}]
    await scripted.terminal.run()
    assert scripted.texts[1] == "What next?\n[Go back]"
    assert [m.metadata.get("payload") for m in scripted.heard[1:]] == [CHOICE["payload"], None]


async def test_labels_that_stand_in_the_text_are_not_repeated(tmp_path: Path) -> None:
    scripted = Scripted(tmp_path)
    scripted.says = [{"text": "What next?\n[Go back]", "payload": {"choices": [CHOICE]}}]
    await scripted.terminal.run()
    assert scripted.texts[1] == "What next?\n[Go back]"


async def test_the_danger_question_can_be_answered_by_its_label(tmp_path: Path) -> None:
    scripted = Scripted(tmp_path, "an argument", "Not sure")
    scripted.says = []
    await scripted.terminal.run()
    assert WORDS.call_999 in scripted.texts
