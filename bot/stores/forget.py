"""Deletion and retention from outside: the page's delete button, and the job that sweeps."""

import asyncio
import logging
from typing import Any

from bot.stores.keeper import SWEEP_EVERY, Keeper

logger = logging.getLogger(__name__)


def keeper_of(store: Any) -> Keeper:
    """The store behind Rasa's wrappers; plain `rasa run` wraps it to hide errors."""
    inner = getattr(store, "_tracker_store", store)
    if not isinstance(inner, Keeper):
        raise TypeError(f"The store {type(inner).__name__} cannot delete conversations.")
    return inner


async def forget(agent: Any, sender_id: str) -> bool:
    """Nothing of the conversation is left in the store of an agent; True if there was one."""
    return await keeper_of(agent.tracker_store).delete(sender_id)


async def sweep_for_ever(keeper: Keeper, *, every: float = SWEEP_EVERY) -> None:
    """Old conversations are deleted now and every ten minutes from now on."""
    while True:
        try:
            gone = keeper.sweep()
            logger.info("Retention: %s conversations deleted.", gone)
        except Exception:
            logger.exception("Retention failed; it is tried again.")
        await asyncio.sleep(every)
