"""Logs that never hold what somebody typed: Rasa writes messages and slots at its lower levels."""

import logging

import structlog

LEVEL = logging.WARNING
# These write the text of a message even when they only warn.
TALKATIVE = ("rasa.core.channels", "rasa.core.processor", "rasa.core.policies", "sanic")


def configure() -> None:
    """From now on only warnings are written, and none with a message in it."""
    logging.basicConfig(level=LEVEL)
    logging.getLogger("rasa").setLevel(LEVEL)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        cache_logger_on_first_use=True,
    )
