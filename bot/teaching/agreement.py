"""How far two tellings of the same facts are judged differently."""

from __future__ import annotations

from typing import Sequence

import torch
from torch.nn import functional

#: What must agree, by its place among the outputs of the network: danger, rows, levels.
DANGER, ROWS, LEVELS = 1, 2, 4


def disagreement(first: Sequence[torch.Tensor], second: Sequence[torch.Tensor]) -> torch.Tensor:
    """0 where every pair is judged alike, more the further apart; each is drawn to the other."""
    one_way = _apart(first, second)
    return one_way + _apart(second, first)


def _apart(moving: Sequence[torch.Tensor], fixed: Sequence[torch.Tensor]) -> torch.Tensor:
    danger = functional.kl_div(functional.log_softmax(moving[DANGER], 1),
                               functional.softmax(fixed[DANGER].detach(), 1), reduction="batchmean")
    return danger + _each(moving[ROWS], fixed[ROWS]) + _each(moving[LEVELS], fixed[LEVELS])


def _each(moving: torch.Tensor, fixed: torch.Tensor) -> torch.Tensor:
    """The divergence of chances that do not add up to 1, summed over them."""
    fixed = fixed.detach()
    wanted = torch.sigmoid(fixed)
    cost = functional.binary_cross_entropy_with_logits
    apart = cost(moving, wanted, reduction="none") - cost(fixed, wanted, reduction="none")
    return apart.sum(1).mean()
