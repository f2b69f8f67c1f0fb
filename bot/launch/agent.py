"""Rasa's agent with actions inside the process and the store that the operator configured."""

from pathlib import Path
from typing import Optional

from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.utils.common import class_from_module_path
from rasa.utils.endpoints import EndpointConfig

from bot.launch import logs, patches
from bot.launch.inside import Inside


class LaunchError(RuntimeError):
    """The assistant must not start like this; the text says what to mend."""


def load(
    model: Path, endpoints: AvailableEndpoints, action: Optional[EndpointConfig] = None
) -> Agent:
    """An agent that can answer, with the model and the stores that are configured and no others."""
    if not model.exists():
        raise LaunchError(f"There is no trained model at {model}. Run: python -m bot train")
    logs.configure()
    patches.apply()
    store, lock = stores(endpoints)
    agent = Agent.load(
        model, tracker_store=store, lock_store=lock, action_endpoint=action or Inside()
    )
    unwrap(agent, store)
    return agent


def stores(endpoints: AvailableEndpoints) -> "tuple[TrackerStore, LockStore]":
    """The stores of `endpoints.yml`; a mistyped class would silently become one in memory."""
    store = TrackerStore.create(endpoints.tracker_store)
    lock = LockStore.create(endpoints.lock_store)
    for made, asked in ((store, endpoints.tracker_store), (lock, endpoints.lock_store)):
        wanted = class_named(asked)
        if wanted is None or type(made) is not wanted:
            named = getattr(asked, "type", None)
            raise LaunchError(
                f"endpoints.yml asks for the store {named!r}, which cannot be loaded. "
                "Check its spelling."
            )
    return store, lock


def class_named(config: Optional[EndpointConfig]) -> Optional[type]:
    """The class that a store's configuration names by its path."""
    try:
        return class_from_module_path(config.type) if config and config.type else None
    except (AttributeError, ImportError, ValueError):
        return None


def unwrap(agent: Agent, store: TrackerStore) -> None:
    """Errors of the store are raised: Rasa's wrapper would begin an empty conversation instead."""
    store.domain = agent.domain
    agent.tracker_store = store
    if agent.processor is None:
        raise LaunchError("The model could not be loaded. Run: python -m bot train --force")
    agent.processor.tracker_store = store
