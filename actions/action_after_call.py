"""Says what happens after the call."""

from actions.digression import Digression


class ActionAfterCall(Digression):
    """Says what happens after the call."""

    wish = "after_call"
