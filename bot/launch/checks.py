"""What must be true before anybody may type: detector, reading and actions all work."""

from typing import Iterable, Tuple

from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

from bot.guard.ear import fault
from bot.guard.judge import detector
from bot.launch.agent import LaunchError
from bot.launch.inside import Inside

DANGERS = ("he has a knife and he is in the house now", "she is not breathing")
CALM = "she often has no lunch with her"
# A text, and the intents that a working classifier may give it.
READINGS: Tuple[Tuple[str, Tuple[str, ...]], ...] = (
    (DANGERS[0], ("immediate_risk",)),
    (CALM, ("inform",)),
    ("why do you ask?", ("why_ask",)),
    ("go back", ("go_back",)),
)


def check_language_model() -> None:
    """The learned model is there, and is the one that was measured."""
    wrong = fault()
    if wrong:
        raise LaunchError(f"{wrong[0].upper()}{wrong[1:]}.")


def check_detector() -> None:
    """The detector knows plain danger and stays quiet where there is none."""
    if isinstance(detector(), Exception):
        raise LaunchError(f"The danger detector cannot be loaded: {detector()}")
    for text in DANGERS:
        if detector().scan(text).tier != "yes":
            raise LaunchError(f"The danger detector does not react to {text!r}: do not open it.")
    if detector().scan(CALM).tier != "no":
        raise LaunchError(f"The danger detector reacts to {CALM!r}, where nobody is in danger now.")


async def check_reading(agent: Agent) -> None:
    """The model reads messages; a classifier that failed to load would guess at random."""
    for text, allowed in READINGS:
        name = (await agent.parse_message(text))["intent"]["name"]
        if name not in allowed:
            raise LaunchError(
                f"The model reads {text!r} as {name!r}. Train it again: python -m bot train --force"
            )


def check_actions(agent: Agent, action: EndpointConfig) -> None:
    """Every action of the domain can be run in this process."""
    known: Iterable[str] = action.names if isinstance(action, Inside) else ()
    missing = sorted(set(agent.domain.user_actions) - set(known) - set(agent.domain.responses))
    if isinstance(action, Inside) and missing:
        raise LaunchError(f"domain.yml names actions that do not exist: {', '.join(missing)}.")


async def check_all(agent: Agent) -> None:
    """The assistant may be opened."""
    check_language_model()
    check_detector()
    check_actions(agent, agent.action_endpoint)
    await check_reading(agent)
