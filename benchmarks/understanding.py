"""Compares ways to hear danger and to match rows, with the same lessons and the same test.

    .venv/bin/python -m benchmarks.understanding --untaught FOLDER

FOLDER holds the encoder as it was before it was taught: `make train-language ARGS="--untaught --output FOLDER"`.
Learns on the training split and measures on the development split, so that the test split stays unseen.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.corpus.reading import read
from bot.corpus.records import Message
from bot.evaluation.danger import Outcome, figures
from bot.guard.danger import RANK
from bot.guard.detector import Detector
from bot.guard.danger_files import FOLDER, read as read_cues
from bot.language.encoder.encoder import Encoder

Features = Callable[[Sequence[Message]], Any]
TIER = ("no", "possible", "now")
#: How many of the harmless messages may be interrupted when ways are compared.
ALARMS = 0.10


def ngrams(train: Sequence[Message]) -> Features:
    """Words and groups of letters, the question in front."""
    texts = [_joined(each) for each in train]
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit(texts)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3,
                              sublinear_tf=True).fit(texts)

    def features(messages: Sequence[Message]) -> Any:
        some = [_joined(each) for each in messages]
        return hstack([words.transform(some), letters.transform(some)]).tocsr()

    return features


def vectors(encoder: Encoder) -> Features:
    """The vector that an encoder gives."""
    def features(messages: Sequence[Message]) -> Any:
        return np.stack([each.vector for each in
                         encoder.hear([(one.asked, one.text) for one in messages])])

    return features


def _joined(message: Message) -> str:
    return f"{message.asked} {message.text}"


def linear(features: Features, train: Sequence[Message], test: Sequence[Message]) -> np.ndarray:
    """Chances of the three tiers by a linear model on some features."""
    right = [TIER.index(each.tier or "no") for each in train]
    model = LogisticRegression(max_iter=400, C=4.0).fit(features(train), right)
    return model.predict_proba(features(test))


def nearest(features: Features, train: Sequence[Message], test: Sequence[Message]) -> np.ndarray:
    """Chances of the three tiers by the fifteen nearest examples."""
    known, asked = _unit(features(train)), _unit(features(test))
    right = np.eye(3)[[TIER.index(each.tier or "no") for each in train]]
    like = asked @ known.T
    best = np.argsort(-like, axis=1)[:, :15]
    return np.stack([right[rows].mean(axis=0) for rows in best])


def _unit(found: np.ndarray) -> np.ndarray:
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def own(encoder: Encoder, test: Sequence[Message]) -> np.ndarray:
    """Chances of the three tiers by the taught encoder's own head."""
    return np.array([each.danger for each in
                     encoder.hear([(one.asked, one.text) for one in test])])


def line(name: str, chances: np.ndarray, ruled: Sequence[str], test: Sequence[Message]) -> List[str]:
    """One row of the table: alone at the same share of alarms, and with the rules raising it."""
    score = chances[:, 2] + 0.5 * chances[:, 1]
    harmless = np.array([each.tier == "no" for each in test])
    limit = float(np.quantile(score[harmless], 1.0 - ALARMS))
    alone = ["yes" if each > limit else "no" for each in score]
    both = [max(one, two, key=RANK.__getitem__) for one, two in zip(alone, ruled)]
    return [name, *_figures(alone, test), *_figures(both, test)]


def _figures(tiers: Sequence[str], test: Sequence[Message]) -> Tuple[str, str]:
    found = figures([Outcome(each, tier, "") for each, tier in zip(test, tiers)])
    alarms = found.alarms.value + found.asked.value
    return f"{100 * found.caught.value:.0f} %", f"{100 * alarms:.0f} %"


def ways(untaught: Path, train: Sequence[Message],
         test: Sequence[Message]) -> Dict[str, np.ndarray]:
    """Every way that is compared, with its chances."""
    taught, before = Encoder.load(), Encoder.load(untaught)
    return {
        "words and letters, linear": linear(ngrams(train), train, test),
        "encoder before teaching, linear": linear(vectors(before), train, test),
        "encoder before teaching, nearest examples": nearest(vectors(before), train, test),
        "taught encoder, nearest examples": nearest(vectors(taught), train, test),
        "taught encoder, its own head": own(taught, test),
    }


def main() -> None:
    """Prints the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--untaught", type=Path, required=True)
    untaught = parser.parse_args().untaught
    train = [each for each in read("danger", "train") + read("concerns", "train") if each.tier]
    test = read("danger", "development")
    rules = Detector(read_cues(FOLDER))
    ruled = [rules.scan(each.text, each.asked or None).tier for each in test]
    print("| way | caught, alone | interrupted | caught, with rules | interrupted |\n|---|---|---|---|---|")
    alone = _figures(ruled, test)
    print(f"| rules alone | {alone[0]} | {alone[1]} | | |")
    for name, chances in ways(untaught, train, test).items():
        print("| " + " | ".join(line(name, chances, ruled, test)) + " |")


if __name__ == "__main__":
    main()
