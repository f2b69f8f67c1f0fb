"""The one model of this process, so that every reader of a message uses the same encoding."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Optional, Union

import numpy as np

from bot.language.encoder.encoder import Encoder
from bot.language.encoder.files import ModelFault

#: The length of a vector of the model.
WIDTH = 384
log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _loaded() -> Union[Encoder, ModelFault]:
    try:
        return Encoder.load()
    except ModelFault as fault:
        log.error("%s", fault)
        return fault
    except Exception as error:  # a model that cannot run is as good as none
        log.error("the language model cannot be run: %s", type(error).__name__)
        return ModelFault(f"the language model cannot be run ({type(error).__name__})")


def encoder() -> Optional[Encoder]:
    """The model, or None if there is none; everything has to work, if less well, without it."""
    found = _loaded()
    return found if isinstance(found, Encoder) else None


def fault() -> Optional[str]:
    """Why there is no model, in a sentence; None if there is one."""
    found = _loaded()
    return str(found) if isinstance(found, ModelFault) else None


def identity() -> str:
    """Which model this is: the hash of its file; "none" without one."""
    found = encoder()
    return found.identity if found else "none"


def nothing() -> np.ndarray:
    """What stands for a text that cannot be encoded."""
    return np.zeros(WIDTH, dtype=np.float32)


def reload() -> None:
    """The next use reads the files again."""
    _loaded.cache_clear()
