"""What the model has learned of each piece of a message, beside what its words are like."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Mapping, Optional, Sequence

from bot.language.encoder.comfort import tellings, without_comfort
from bot.language.encoder.heard import gravest
from bot.language.encoder.pieces import stretches
from bot.language.reading import Told

Scores = Dict[str, float]
log = logging.getLogger(__name__)


class Learned:
    """Scores of the model, and how they are put together with the others."""

    def __init__(self, encoder: Optional[Any], how: Mapping[str, Any]) -> None:
        """Without a model, what the words are like decides alone."""
        self._encoder, self._how = encoder, how

    def of(self, text: str, pieces: Sequence[str], answer: bool = False) -> Optional[List[Scores]]:
        """A score for every entry that the model knows, for each piece of a text.

        A short answer to a question is no worry. Which levels are meant is told from the whole text.
        What comforts is left out. None without a model.
        """
        if self._encoder is None or not pieces:
            return None
        try:
            whole = gravest(self._encoder.hear([("", one) for one in tellings(text)]))
            heard = self._encoder.hear([("", without_comfort(piece)) for piece in pieces])
        except Exception as error:  # half a reading is better than none
            log.error("the language model failed: %s", type(error).__name__)
            return None
        least = self._how["answer_words" if answer else "words"]
        return [self._encoder.labels.scores(each, whole) if len(piece.split()) >= least else {}
                for each, piece in zip(heard, pieces)]

    def of_whole(self, text: str, answer: bool = False) -> Scores:
        """The same for the text as a whole; the best of its tellings, and of its stretches if long."""
        found: Scores = {}
        for stretch in (stretch for telling in tellings(text) for stretch in stretches(telling)):
            for scores in self.of(stretch, [stretch], answer) or ():
                for key, score in scores.items():
                    found[key] = max(found.get(key, 0.0), score)
        return found

    def blended(self, like: Scores, learned: Optional[Scores]) -> Scores:
        """Both kinds of scores as one. An entry that the model never met keeps what it had.

        In a piece that is too short for the model likeness decides alone, and counts for less.
        """
        if learned is None:
            return like
        if not learned:
            return {key: self._how["alone"] * score for key, score in like.items()}
        share, least = self._how["share"], self._how["least"]
        found = {key: (1.0 - share) * score if key in learned else score
                 for key, score in like.items()}
        for key, score in learned.items():
            if score >= least:
                found[key] = found.get(key, 0.0) + share * score
        return found

    def answer(self, text: str, asked: str, fact: Optional[str]) -> Optional[Told]:
        """What an answer to a question with choices means, if the model is sure enough of it."""
        meanings = self._how["answers"].get(fact)
        if self._encoder is None or not meanings:
            return None
        try:
            heard = self._encoder.hear([(asked, text)])[0]
        except Exception as error:  # the answer is still kept in the person's own words
            log.error("the language model failed: %s", type(error).__name__)
            return None
        meaning, chance = self._encoder.labels.answer(heard, list(meanings))
        if meaning == "none" or chance < self._how["sure"]:
            return None
        return Told(fact, meanings[meaning], text)
