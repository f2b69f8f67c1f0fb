"""Whether the assistant runs, and whether people may be sent to it."""
from typing import Any, Callable, List

from bot.channels.kept import Kept
from bot.guard.guard import Guard


def not_ready(agent: Any, guard: Guard, matrices: Callable[[], List[str]]) -> List[str]:
    """What is missing before people may be sent here; nothing if all is well."""
    wrong = guard.self_test()
    if agent is None or not agent.is_ready():
        wrong.append("the model is not loaded")
    wrong += guard.missing() + matrices() + Kept(agent).check()
    if not guard.audit.writable():
        wrong.append("the guard's audit record cannot be written")
    return wrong
