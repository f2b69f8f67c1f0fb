"""Custom actions answered in the same process: no second server, no port, no HTTP."""

import json
import logging
from typing import Any, Optional

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from bot.guard.faults import where

logger = logging.getLogger(__name__)


class Inside(EndpointConfig):
    """Looks like an action server to Rasa and runs the actions itself."""

    def __init__(self, package: str = "actions") -> None:
        """Loads every action of the package once."""
        super().__init__(url="inside://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    @property
    def names(self) -> frozenset:
        """The names of the actions that can be run."""
        return frozenset(self._executor.actions)

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Optional[Any]:
        """What an action server would have answered, its refusals included."""
        try:
            return await self._executor.run(json)
        except ActionExecutionRejection as refusal:
            raise refused(400, refusal.message, refusal.action_name) from refusal
        except ActionNotFoundException as missing:
            raise refused(404, missing.message, missing.action_name) from missing
        except Exception as error:  # Rasa's own log would hold the message that was being answered
            logger.error("%s failed: %s", (json or {}).get("next_action"), where(error))
            raise


def refused(status: int, error: str, action: str) -> ClientResponseError:
    """The only error that Rasa's side understands (rasa/core/actions/action.py:801-812)."""
    body = json.dumps({"error": error, "action_name": action})
    return ClientResponseError(status, error, body.encode())
