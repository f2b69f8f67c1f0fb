"""Takes note that something in the answer is wrong."""

from actions.digression import Digression


class ActionWrongHere(Digression):
    """Takes note that something in the answer is wrong."""

    wish = "wrong_here"
