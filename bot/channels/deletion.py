"""Removes one conversation from everywhere it is kept."""
import asyncio
from typing import Any

from bot.channels.recent import Recent
from bot.guard.guard import Guard

# A turn that hangs is given up by the guard before this.
WAIT_SECONDS = 8.0


async def delete_conversation(agent: Any, guard: Guard, recent: Recent, conversation: str) -> None:
    """Wait for a running turn, then delete events, payloads and what is remembered here."""
    async def locked() -> None:
        async with agent.lock_store.lock(conversation):
            # Plain `rasa run` wraps the store, and the wrapper knows no deletion.
            store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
            await store.delete(conversation)

    guard.memory.forget(conversation)
    recent.forget(conversation)
    await asyncio.wait_for(locked(), WAIT_SECONDS)
