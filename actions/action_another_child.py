"""Begins with another child."""

from actions.digression import Digression


class ActionAnotherChild(Digression):
    """Begins with another child."""

    wish = "another_child"
