"""Runs the model: a list of texts in, what it makes of each out. Nothing is computed twice."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.language.encoder.alike import alike
from bot.language.encoder.files import Files, checked, folder
from bot.language.encoder.heard import Heard, Labels
from bot.language.encoder.words import FILE, Words

#: A question that is open, and the words that are read; the question is "" where none is.
Pair = Tuple[str, str]
#: So many pieces are remembered: the guard, Rasa and the matching read the same message in turn.
REMEMBERED = 256
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Encoder:
    """The model of this process. Safe to use from several threads."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer,
                 labels: Labels, identity: str, words: Optional[Words] = None) -> None:
        """Use `load`. Without words the encoder alone says how likely danger is."""
        self._session, self._tokenizer, self._words = session, tokenizer, words
        self.labels, self.identity = labels, identity
        self._kept: "OrderedDict[bytes, Heard]" = OrderedDict()
        self._lock, self._salt = threading.Lock(), os.urandom(16)

    @classmethod
    def load(cls, at: Optional[Path] = None) -> "Encoder":
        """The model of a folder, every file checked. Raises `ModelFault`."""
        files = checked(at or folder())
        about = files.about
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
        session = onnxruntime.InferenceSession(files.path("encoder.onnx"), options,
                                               providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(files.path("tokenizer.json"))
        tokenizer.enable_truncation(about["longest"])
        tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
        return cls(session, tokenizer, _labels(about), about["sha256"]["encoder.onnx"], _words(files))

    def hear(self, pairs: Sequence[Pair]) -> List[Heard]:
        """What the model makes of each piece, in the order given."""
        keys = [self._key(pair) for pair in pairs]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        missing = {key: pair for key, pair in zip(keys, pairs) if key not in found}
        for key, pair in missing.items():
            found[key] = self._run(pair)
        self._remember({key: found[key] for key in missing})
        return [found[key] for key in keys]

    def forget(self) -> None:
        """Nothing of any message is kept here any more."""
        with self._lock:
            self._kept.clear()

    def _remember(self, fresh: "dict[bytes, Heard]") -> None:
        with self._lock:
            self._kept.update(fresh)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)

    def _key(self, pair: Pair) -> bytes:
        """A name for a piece from which its words cannot be had."""
        text = "\x00".join(pair).encode("utf-8", "replace")
        return hashlib.blake2b(text, key=self._salt, digest_size=16).digest()

    def _run(self, pair: Pair) -> Heard:
        """One piece by itself: with numbers of one byte, what runs beside it would change it."""
        coded = self._tokenizer.encode_batch([_seen(*pair)])[0]
        arrays = (coded.ids, coded.attention_mask, coded.type_ids)
        feed = {name: np.array([part], dtype=np.int64) for name, part in zip(INPUTS, arrays)}
        vector, danger, *others = self._session.run(None, feed)
        chances = np.exp(danger - danger.max())
        chances /= chances.sum()
        chances = self._words.blended([pair], chances) if self._words else chances
        return Heard(vector[0], tuple(map(float, chances[0])), *(each[0] for each in others))


def _words(files: Files) -> Optional[Words]:
    return Words.load(Path(files.path(FILE))) if FILE in files.about["sha256"] else None


def _labels(about: Mapping[str, Any]) -> Labels:
    names = (tuple(about[name]) for name in ("rows", "statements", "answers"))
    places = (np.array(about[name], dtype=np.int32) for name in ("row_of", "level_of"))
    return Labels(*names, *places)


def _seen(asked: str, text: str) -> Union[str, Pair]:
    """What the model gets to see of a piece."""
    return (asked, alike(text)) if asked else alike(text)
