"""Leaves the open question out."""

from actions.digression import Digression


class ActionSkip(Digression):
    """Leaves the open question out."""

    wish = "skip"
