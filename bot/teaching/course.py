"""Teaches the network: every lesson once an epoch, some told twice, in steps that grow smaller; then the heads alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, List, Mapping, Sequence, Tuple

import numpy as np
import torch
from ruamel.yaml import YAML
from tqdm import tqdm

from bot.corpus.tellings import additions, tellings
from bot.language.encoder.alike import alike
from bot.teaching.agreement import disagreement
from bot.teaching.finishing import Finish, Pair
from bot.teaching.lessons import Lesson, Subjects
from bot.teaching.losses import Marks, batches, coded
from bot.teaching.network import Network, check_start, tokenizer
from bot.teaching.retelling import Again, Retelling

FILE = Path(__file__).with_name("course.yml")


def settings() -> Mapping[str, Any]:
    """The numbers of the course as they stand in the data file."""
    found: Mapping[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return found


def teach(lessons: Sequence[Lesson], subjects: Subjects,
          how: Mapping[str, Any]) -> Tuple[Network, Any]:
    """A network that has been through the whole course, and the tokenizer that it reads with."""
    torch.manual_seed(how["seed"])
    # Numbers next to nothing make the processor crawl.
    torch.set_flush_denormal(True)
    draw = random.Random(how["seed"])
    check_start()
    words = tokenizer()
    network = Network(len(subjects.rows), len(subjects.statements), len(subjects.levels),
                      how["dropout"])
    marks = Marks(subjects, how)
    optimiser = _optimiser(network, how)
    if not lessons:
        return network.eval(), words
    rounds = [batches(lessons, how["batch"], draw) for _ in range(how["epochs"])]
    pace = _pace(optimiser, sum(map(len, rounds)), how["warm_up"])
    again = Retelling(tellings(), additions(), how["again"])
    network.train()
    for number, lot in enumerate(rounds, 1):
        for batch in tqdm(lot, desc=f"epoch {number} of {len(rounds)}", unit="batch"):
            _step(network, words, batch, again.of(batch, draw), marks, optimiser, how)
            pace.step()
    network.eval()
    finish = Finish(subjects, how["finish"], lambda pairs: _vectors(network, words, pairs, how))
    finish.teach(network.rows, network.danger, lessons)
    return network, words


def _vectors(network: Network, words: Any, pairs: Sequence[Pair], how: Mapping[str, Any]) -> np.ndarray:
    """What the encoder makes of each text."""
    found = []
    for start in tqdm(range(0, len(pairs), how["batch"]), desc="vectors", unit="batch"):
        some = [(asked, alike(text)) for asked, text in pairs[start : start + how["batch"]]]
        with torch.no_grad():
            found.append(network.vectors(coded(words, some, how["longest"])).float().numpy())
    return np.concatenate(found)


def _step(network: Network, words: Any, batch: List[Lesson], again: List[Again], marks: Marks,
          optimiser: Any, how: Mapping[str, Any]) -> None:
    """One step: each lesson is right, those told again are too, and both are judged alike."""
    told = batch + [lesson for _, lesson in again]
    pieces = coded(words, [(one.asked, alike(one.text)) for one in told], how["longest"])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_quick()):
        vectors = network.vectors(pieces)
    found = network.heads(vectors.float())
    loss = marks.loss(found, told)
    if again:
        firsts = torch.tensor([number for number, _ in again])
        apart = disagreement([each[firsts] for each in found], [each[len(batch):] for each in found])
        loss = loss + how["again"]["agree"] * apart * len(again) / len(batch)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()


def _quick() -> bool:
    """Whether this processor computes in half the digits by itself; it saves a third of the time."""
    return bool(torch.cpu._is_amx_tile_supported())


def _optimiser(network: Network, how: Mapping[str, Any]) -> torch.optim.Optimizer:
    inner = [p for name, p in network.named_parameters()
             if name.startswith("encoder.") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW([{"params": inner, "lr": how["encoder_rate"]},
                              {"params": heads, "lr": how["head_rate"]}],
                             weight_decay=how["decay"])


def _pace(optimiser: torch.optim.Optimizer, steps: int, warm_up: float) -> Any:
    """Up to the full rate at first, then down to nothing in a straight line."""
    def rate(step: int) -> float:
        return min(1.0, (step + 1) / max(1.0, warm_up * steps), max(0.0, 1.0 - step / steps))

    return torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
