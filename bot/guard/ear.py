"""What the learned model hears in a message. It may fail or be slow; then it says so, and fast."""

from __future__ import annotations

import logging
import re
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as Slow
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from ruamel.yaml import YAML

from bot.guard.danger import RANK, Danger, graver
from bot.language.encoder.comfort import tellings, without_comfort
from bot.language.encoder.pieces import parts, stretches
from bot.language.encoder.shared import fault as model_fault

log = logging.getLogger(__name__)
FILE = Path(__file__).with_name("ear.yml")
FAULT = Danger("possible", "model.fault", "fault", "child")
TIERS = ("no", "possible", "yes")
#: The most pieces of one message that are read: the first and the last ones.
MOST = 64
_WORD = re.compile(r"[a-z]+")
#: Of a longer text only the beginning and the end are taken apart at all, so many characters of each.
END = 6_000
Chances = Tuple[float, float, float]
#: What is heard in the whole message and in its sentences, and whether that is all of it.
Heard = Tuple[List[Chances], List[Chances], bool]


class Ear:
    """The model with the numbers of `ear.yml`."""

    def __init__(self, encoder: Any, numbers: Mapping[str, Any]) -> None:
        """Listen through this model."""
        self._encoder, self._numbers = encoder, numbers
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ear")
        self._rests_until = 0.0

    def judged(self, ruled: Danger, text: str, asked: str, of_danger: bool = False) -> Danger:
        """What the rules found and what the model hears, as one; either raises the other.

        `of_danger`: the open question is whether anyone is in danger; asked once more costs little.
        A model that hangs or fails makes a question of every message that the rules leave calm.
        """
        if ruled.tier == "no" and (self._is_one("commands", text) or not of_danger and self._is_one("nothing", text)):
            return ruled
        question, asked = asked, asked if of_danger or self._of_a_fact(asked, text) else ""
        try:
            whole, single, all_heard = self._heard(text, asked)
            of = self._kind(text, asked, of_danger)
            tier = max(self._tier(whole, of), self._tier(single, "sentence"))
            tier = max(tier, self._tier_of_place(text, question) if not asked else 0)
            if tier == 2 and (self._is_told_before(text, asked) or self._is_everyday(text)):
                tier = 1
        except Exception as error:  # without its second opinion nobody may be called safe
            log.error("the language model gave no opinion: %s", type(error).__name__)
            return graver(ruled, replace(FAULT, called=ruled.called))
        own = self._ruled(ruled, whole + single) if all_heard else ruled
        if tier <= RANK[own.tier]:
            return own
        return Danger(TIERS[tier], "model", ruled.kind or "learned", ruled.about or "child", ruled.called,
                      faint=self._faint(whole + single, of) if tier == 1 else 0)

    @property
    def short(self) -> int:
        """A message of so few words says next to nothing by itself."""
        return int(self._numbers["bare"]["words"])

    def forget(self) -> None:
        """No encoding of any message is kept."""
        self._encoder.forget()

    def _heard(self, text: str, asked: str) -> Heard:
        if time.monotonic() < self._rests_until:
            raise Slow
        seconds = self._numbers["seconds"]
        done = self._worker.submit(self._listen, text, asked, time.monotonic() + seconds)
        try:
            return done.result(seconds)
        except Slow:
            # What still waits is never read: nobody waits for it any more.
            if not done.cancel() and self._ends_soon(done):
                raise  # it was only a long message; it has given up, and others are heard
            self._rests_until = time.monotonic() + self._numbers["rest_seconds"]
            raise

    def _ends_soon(self, done: "Future[Heard]") -> bool:
        """Whether the model stops by itself, as it does between two pieces once its time is over."""
        return bool(wait([done], self._numbers["grace_seconds"]).done)

    def _listen(self, text: str, asked: str, until: float) -> Heard:
        """The chances of the whole message and of each sentence, each with the open question.

        It is heard with what comforts in it and without, so that comfort never lowers a danger.
        """
        text, cut = (text, False) if len(text) <= 2 * END else (f"{text[:END]}\n{text[-END:]}", True)
        # An answer says what was asked for: cut in pieces, it sounds like something else.
        seen = [without_comfort(text)] if asked else tellings(text)
        # So little is left of an answer that it has to be as clear as a sentence by itself.
        few = [one for one in seen if asked and len(one.split()) < self.short]
        both = dict.fromkeys([text, *(one for one in seen if one not in few)])
        least = self._numbers["sentence"]["words"]
        pieces = ([piece for one in both for piece in stretches(one)],
                  [*(part for part in parts(text) if len(part.split()) >= least), *few])
        whole, single = map(_ends, pieces)
        chances = [self._one((asked, one), until) for one in whole + single]
        all_heard = not cut and all(len(some) <= MOST for some in pieces)
        return chances[: len(whole)], chances[len(whole) :], all_heard

    def _kind(self, text: str, asked: str, of_danger: bool) -> str:
        """Which numbers count for a message."""
        if len(text.split()) <= self.short:
            return "bare"
        return "asked" if of_danger else "answer" if asked else "whole"

    def _is_one(self, of: str, text: str) -> bool:
        """Whether a message is nothing but "skip" or the like: with a question before it, it would sound like more."""
        return " ".join(_said(text)) in self._numbers[of]

    def _is_everyday(self, text: str) -> bool:
        """Whether a message only tells that somebody of those whom `ear.yml` names has the child: nothing else is said."""
        said, everyday = set(_said(text)), self._numbers["everyday"]
        who, beside = (set(str(everyday[name]).split()) for name in ("who", "beside"))
        return bool(said & who) and said <= who | beside

    def _of_a_fact(self, asked: str, text: str) -> bool:
        """Whether a question asks for one fact; after any other, or the first one, a message may tell anything."""
        first = self._numbers["first"]
        if asked.startswith(tuple(first["to"])):
            return len(text.split()) <= int(first["words"])
        return asked.startswith(tuple(self._numbers["answer"]["to"]))

    def _tier_of_place(self, text: str, question: str) -> int:
        """2 if a long answer to the first question is a place that is a danger: "down the well, the lid is off"."""
        first = self._numbers["first"]
        if not question.startswith(tuple(first["to"])):
            return 0
        whole, _, _ = self._heard(text, question)
        return 2 * int(any(chances[2] >= first["danger"] for chances in whole))

    def _one(self, piece: Tuple[str, str], until: float) -> Chances:
        if time.monotonic() > until:
            raise Slow
        found: Chances = self._encoder.hear([piece])[0].danger
        return found

    def _is_told_before(self, text: str, asked: str) -> bool:
        """Whether an answer tells what a child said, and sounds like danger only with the question before it."""
        quoted = self._numbers["quoted"]
        if not asked.startswith(tuple(quoted["to"])):
            return False
        whole, single, _ = self._heard(text, "")
        return max(chances[2] for chances in whole + single) < float(quoted["danger"])

    def _faint(self, heard: Sequence[Chances], of: str) -> int:
        """How little a doubt is: 2 for too little to ask once danger was settled, 1 once it was asked about again."""
        doubt, limits = max(1.0 - chances[0] for chances in heard), self._numbers["settled"]
        if of == "answer" and doubt < limits["answer"]:
            return 2
        return int(doubt < limits["again"])

    def _tier(self, heard: Sequence[Chances], of: str) -> int:
        """2 for danger, 1 for doubt, 0 for neither."""
        limits = self._numbers[of]
        if any(chances[2] >= limits["danger"] for chances in heard):
            return 2
        return int(any(1.0 - chances[0] >= limits["doubt"] for chances in heard))

    def _ruled(self, ruled: Danger, heard: Sequence[Chances]) -> Danger:
        """A cue that the model finds unlikely asks instead of leading, or is another sense of words."""
        if ruled.called:
            return ruled  # help is there or called: that was said, whatever the rest means
        danger = max((chances[2] for chances in heard), default=1.0)
        doubt = max((1.0 - chances[0] for chances in heard), default=1.0)
        if ruled.tier == "yes" and danger >= self._numbers["cue"]["danger"]:
            return ruled
        least = self._numbers["cue" if ruled.tier == "yes" else "hint"]["doubt"]
        tier = "possible" if ruled.tier != "no" and doubt >= least else "no"
        return replace(ruled, tier=tier)


def numbers() -> Mapping[str, Any]:
    """The numbers as they stand in the data file."""
    found: Mapping[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def fault() -> Optional[str]:
    """Why the model that should be listened to cannot be; None if it can, or is switched off."""
    return model_fault() if numbers()["in_use"] else None


def _said(text: str) -> List[str]:
    """The words of a text in small letters, without marks."""
    return _WORD.findall(text.lower().replace("'", "").replace("\u2019", ""))


def _ends(pieces: List[str]) -> List[str]:
    """All pieces, or the first and the last of very many."""
    return pieces if len(pieces) <= MOST else pieces[: MOST // 2] + pieces[-MOST // 2 :]
