"""Starts the enquiry again."""

from actions.digression import Digression


class ActionStartAgain(Digression):
    """Starts the enquiry again."""

    wish = "start_again"
