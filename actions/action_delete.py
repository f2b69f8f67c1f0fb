"""Forgets the whole conversation."""

from actions.digression import Digression


class ActionDelete(Digression):
    """Forgets the whole conversation."""

    wish = "delete"
