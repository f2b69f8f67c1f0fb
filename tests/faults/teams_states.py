"""States that only Teams has, and those of the web that it shares: the transcript, and a process that has forgotten."""

from typing import Dict

from tests.faults.states import DANGER, Set, State
from tests.faults.web_states import WEB_STATES
from tests.teams.microsoft import Fault

SHARED = ("transcript cannot be written", "transcript cannot be read", "after a restart")
TEAMS_STATES: Dict[str, State] = {name: WEB_STATES[name] for name in SHARED}


def state(function: State) -> State:
    """Enters a state in the matrix, by the words of its name."""
    TEAMS_STATES[function.__name__.replace("_", " ")] = function
    return function


@state
async def the_file_of_the_channel_fails(at: Set) -> str:
    """The disk is gone; from now on promises are kept in memory."""
    await at.in_form()
    at.way._client.teams.ledger._base.close()
    return DANGER


@state
async def the_connector_refuses_at_first(at: Set) -> str:
    """Too many requests, then a fault of its own."""
    await at.in_form()
    at.way._cloud.faults = [Fault(429, {"retry-after": "0"}), Fault(503)]
    return DANGER


@state
async def cards_are_refused(at: Set) -> str:
    """Nothing but words arrives."""
    await at.in_form()
    at.way._cloud.refuse_cards = True
    return DANGER


@state
async def our_token_is_no_longer_accepted(at: Set) -> str:
    """Another has to be fetched before 999 can be sent."""
    await at.in_form()
    at.way._cloud.accepted = {"given-2"}
    return DANGER
