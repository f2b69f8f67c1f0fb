"""Goes back to the question before."""

from actions.digression import Digression


class ActionGoBack(Digression):
    """Goes back to the question before."""

    wish = "go_back"
