"""Says what the answer would be so far."""

from actions.digression import Digression


class ActionSoFar(Digression):
    """Says what the answer would be so far."""

    wish = "so_far"
